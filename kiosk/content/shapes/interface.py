"""The shapes of interface.yaml: every word that the kiosk itself shows or says."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.content.shapes.commands import Commands, Keys, Pads
from kiosk.content.shapes.own import OwnPhrases
from kiosk.content.shapes.phrases import Phrases
from kiosk.content.shapes.record import Record, shape
from kiosk.content.shapes.staff import StaffPhrases


@shape
class SectionHeadings(Record):
    """The headings of the sections of a card."""

    in_short: str
    """Above the main points, on cards and articles."""
    what: str
    how: str
    time: str
    evidence: str
    side_effects: str
    serious_risks: str
    not_for: str
    daily_life: str
    cost: str
    status: str
    unknown: str
    ask: str


@shape
class Domains(Record):
    """The questions by which treatments are compared (the domains of a published decision aid, Shillington 2020)."""

    works: str
    given: str
    effects: str
    life: str
    time: str
    cost: str


@shape
class Interface(Record):
    """Every sentence that the kiosk itself shows or says."""

    commands: Commands
    """The words of each command."""
    keys: Keys
    """The names of the keys."""
    pads: Pads
    """The names of the keys of pads and switches."""
    headings: SectionHeadings
    """The headings of the sections of a card."""
    domains: Domains
    """The questions by which treatments are compared."""
    phrases: Phrases
    """The sentences."""
    own: OwnPhrases
    """The sentences of what makes a visit the visitor's own."""
    staff: StaffPhrases
    """The sentences of the pages for staff, and of a kiosk that is started again."""
    alphabet: Mapping[str, str]
    """A word for each letter, by small letter, to tell letters apart by ear."""
    signs: Mapping[str, str]
    """The name of each sign that can stand in a word."""
