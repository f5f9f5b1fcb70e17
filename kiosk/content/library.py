"""The shapes of the content, as frozen values.

Each class is at once the value that the kiosk works with and, through `schema`, the strict model that a file is
checked against.  The docstring under a field is what an editor shows an author.  The sentences of the interface have
a module of their own, `interface`.  Knows no file and no YAML.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Literal

from kiosk.content.interface import Interface
from kiosk.content.record import Record, shape

Status = Literal["approved", "cleared", "off-label", "investigational", "not-a-medicine"]
Confidence = Literal["verified", "well-established-from-memory", "uncertain"]

SECTIONS = (
    "what", "how", "time", "evidence", "side_effects", "serious_risks",
    "not_for", "daily_life", "cost", "status", "unknown", "ask",
)  # fmt: skip
"""The sections of every card, in the order in which they are read."""


@shape
class Sentence(Record):
    """One sentence, as it is shown and spoken."""

    text: str
    """The words to show.  One idea, at most 20 words."""
    say: str = ""
    """The words to say where they must differ, for example a phone number digit by digit."""
    facts: tuple[str, ...] = ()
    """Ids from facts.yaml that the sentence rests on.  Empty for a sentence that states no fact."""


@shape
class Section(Record):
    """A heading and its sentences."""

    heading: str
    """A few words that say what follows."""
    sentences: tuple[Sentence, ...]
    """What stands under the heading, in reading order."""


@shape
class Article(Record):
    """A longer text in sections: the overview, or an article."""

    title: str
    """The name of the page, plain words first."""
    summary: str
    """One line for lists, at most 12 words."""
    sections: tuple[Section, ...]
    """The parts, in reading order."""
    terms: tuple[str, ...]
    """Ids from terms.yaml of words that the text explains at its end; at most 6."""
    reviewed: datetime.date
    """When the text was last checked, as 2026-11-23."""
    review_due: datetime.date
    """When the text must be checked again."""


@shape
class CardSections(Record):
    """The sections of a treatment card.  None may be missing; one without facts says so in words."""

    what: tuple[Sentence, ...]
    """What it is."""
    how: tuple[Sentence, ...]
    """How it is done."""
    time: tuple[Sentence, ...]
    """How long until it may help."""
    evidence: tuple[Sentence, ...]
    """What studies found, always with the comparison."""
    side_effects: tuple[Sentence, ...]
    """Possible side effects."""
    serious_risks: tuple[Sentence, ...]
    """Serious risks."""
    not_for: tuple[Sentence, ...]
    """Who should not have it."""
    daily_life: tuple[Sentence, ...]
    """Work, driving and daily life."""
    cost: tuple[Sentence, ...]
    """Cost and access."""
    status: tuple[Sentence, ...]
    """Approved, cleared, off-label or investigational: where and since when."""
    unknown: tuple[Sentence, ...]
    """What is not known."""
    ask: tuple[Sentence, ...]
    """Questions to ask."""


@shape
class Card(Record):
    """One treatment."""

    title: str
    """The treatment's name, plain words first."""
    summary: str
    """One line for lists, at most 12 words."""
    status: Status
    """How US regulators see the treatment for depression."""
    sections: CardSections
    """The same sections, in the same order, on every card."""
    terms: tuple[str, ...]
    """Ids from terms.yaml of words that the card explains at its end; at most 6."""
    reviewed: datetime.date
    """When the card was last checked, as 2026-11-23."""
    review_due: datetime.date
    """When the card must be checked again."""


@shape
class Topic(Record):
    """A group of cards."""

    id: str
    """A short name for links: small letters and hyphens."""
    title: str
    """What the group is called."""
    summary: str
    """One line for lists, at most 12 words."""
    cards: tuple[str, ...]
    """File names of the cards without .yaml, in the order of the list; at most 8."""


@shape
class Topics(Record):
    """All groups of cards, in the order of the list; at most 8."""

    topics: tuple[Topic, ...]
    """The groups."""


@shape
class Term(Record):
    """A word explained."""

    term: str
    """The word as it stands in the texts."""
    meaning: tuple[Sentence, ...]
    """What it means, in plain words."""
    respelling: str = ""
    """How to say it, for readers: es-KET-uh-meen."""


@shape
class Glossary(Record):
    """The words explained."""

    terms: Mapping[str, Term]
    """The words by id: small letters and hyphens."""
    reviewed: datetime.date
    """When the words were last checked, as 2026-11-23."""
    review_due: datetime.date
    """When the words must be checked again."""


@shape
class Fact(Record):
    """One claim of the fact base that sentences rest on."""

    claim: str
    """The claim in plain words."""
    confidence: Confidence
    """How sure we are.  An uncertain fact may stand here but no sentence may rest on it."""
    sources: tuple[str, ...]
    """Ids from sources.yaml."""


@shape
class Facts(Record):
    """The facts by id."""

    facts: Mapping[str, Fact]
    """The facts that sentences may rest on."""


@shape
class Source(Record):
    """Where facts come from."""

    citation: str
    """Author, title, place and year, as a person would read it out."""


@shape
class Sources(Record):
    """The sources by id."""

    sources: Mapping[str, Source]
    """The sources that facts may name."""


@shape
class CrisisLine(Record):
    """One way to reach help now."""

    name: str
    """Who answers."""
    contact: str
    """What to call or text."""
    say: str
    """The same, with each number digit by digit."""
    note: str
    """When it is open, what it costs, whom it is for."""
    facts: tuple[str, ...]
    """Ids from facts.yaml."""


@shape
class Crisis(Record):
    """The crisis help page of a region."""

    region: str
    """The country or region where the numbers work."""
    title: str
    """The name of the page."""
    intro: tuple[Sentence, ...]
    """What to read first."""
    lines: tuple[CrisisLine, ...]
    """Ways to reach help, most urgent first."""
    after: tuple[Sentence, ...]
    """Signs to look for, and how to help another person."""
    reviewed: datetime.date
    """When the numbers were last checked, as 2026-11-23."""
    review_due: datetime.date
    """When the numbers must be checked again."""


@shape
class Pack(Record):
    """What a language folder says about itself."""

    language: str
    """Language tag, as en or es-419."""
    voice: str
    """The espeak-ng voice that speaks the language, as en-us."""
    title: str
    """The kiosk's name on the first page."""
    authors: str
    """Who wrote the content, in what role."""
    funding: str
    """Who paid for it."""
    clinician_review: str
    """Who has checked it, or that nobody has yet."""


@shape
class Theme(Record):
    """A set of colours."""

    name: str
    """What the reader calls it, two or three words."""
    about: str
    """One sentence that says for whom it is."""
    contrast: float
    """The least contrast that each pair of colours must reach, as 7 or 20 (WCAG 2.2)."""
    colours: Mapping[str, str]
    """The colours by role, each as "#rrggbb"."""


@shape
class Library:
    """Everything that one language folder says, checked: links lead somewhere, nothing is missing."""

    pack: Pack
    interface: Interface
    overview: Article
    topics: tuple[Topic, ...]
    cards: Mapping[str, Card]
    articles: Mapping[str, Article]
    glossary: Glossary
    crisis: Crisis
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    themes: Mapping[str, Theme] = field(default_factory=dict)

    def sources_of(self, facts: Iterable[str]) -> tuple[str, ...]:
        """Ids of the sources of some facts, each once, in the order in which they are first needed."""
        return tuple(dict.fromkeys(source for fact in facts for source in self.facts[fact].sources))
