"""The shapes of the words explained, and of how words are said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kiosk.content.shapes.record import Record, Reviewed, shape
from kiosk.content.shapes.texts import Sentence

Kind = Literal["medicine", "abbreviation", "word"]


@shape
class Term(Record):
    """A word explained."""

    term: str
    """The word as it stands in the texts."""
    meaning: tuple[Sentence, ...]
    """What it means, in plain words."""


@shape
class Glossary(Reviewed):
    """The words explained."""

    terms: Mapping[str, Term]
    """The words by id: small letters and hyphens."""


@shape
class Pronunciation(Record):
    """How one word is said."""

    respelling: str
    """For readers: es-KET-uh-meen."""
    kind: Kind
    """What it is: the name of a medicine, an abbreviation, or another word."""
    facts: tuple[str, ...]
    """Ids from facts.yaml that give the respelling.  Empty where no source gives one: a pharmacist must confirm it."""
    phonemes: str = ""
    """For espeak-ng where it would say the word wrong, as [[k@r'Ipr@zi:n]]; for a single word only."""


@shape
class Speech(Record):
    """How the language reads out what is no word."""

    range: str
    """A range as 15-21: {first} {last}."""
    dot: str
    """A dot in a web address."""
    slash: str
    """A slash in a web address."""
    signs: Mapping[str, str]
    """A sign that stands alone, or a slash between words.  A sign that is not listed is silent."""
    after_number: Mapping[str, str]
    """A sign behind a number, as 20%: {number}."""
    units: Mapping[str, str]
    """A unit behind a number."""
    short: Mapping[str, str]
    """What is written shorter than it is said, as vs."""


@shape
class Pronunciations(Record):
    """How words are said, each word once."""

    speech: Speech
    """How the language reads out what is no word."""

    words: Mapping[str, Pronunciation]
    """By the word as it stands in the texts."""
