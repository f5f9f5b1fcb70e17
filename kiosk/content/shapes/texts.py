"""The shapes of what people read: sentences, articles and treatment cards, and the groups they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from kiosk.content.shapes.record import Record, Reviewed, shape

Status = Literal[
    "approved", "approved-other-use", "cleared", "off-label", "investigational",
    "supplement", "not-a-medicine", "not-applicable",
]  # fmt: skip
Unsourced = Literal["", "question", "unknown", "advice", "kiosk", "not-applicable"]
Figures = Literal["people", "days", "weeks"]

SECTIONS = (
    "what", "how", "time", "evidence", "side_effects", "serious_risks",
    "not_for", "daily_life", "cost", "status", "unknown", "ask",
)  # fmt: skip
"""The sections of every card, in the order in which they are read."""


@shape
class Picture(Record):
    """A row of figures that shows the number of a sentence, which says it in words."""

    figures: Figures
    """What they are: ten people, of whom each stands for ten of a hundred; the seven days of a week; or weeks."""
    first: int
    """How many are filled: of 100 people, days, or weeks."""
    last: int = 0
    """Up to how many, where the sentence gives a range; the figures between are filled paler."""


@shape
class Sentence(Record):
    """One sentence, as it is shown and spoken."""

    text: str
    """The words to show.  One idea, at most 20 words."""
    say: str = ""
    """The words to say where they must differ, for example a phone number digit by digit."""
    facts: tuple[str, ...] = ()
    """Ids from facts.yaml that the sentence rests on."""
    warning: bool = False
    """Whether it tells a danger that must not be missed: it is set bold and begins with the word for a warning."""
    unsourced: Unsourced = ""
    """Why a sentence rests on no fact: it is a question to ask, says that something is unknown, gives neutral advice,
    speaks of the kiosk or its texts, or says why a section does not apply."""
    picture: Picture | None = None
    """A row of figures that shows the number that the sentence says."""

    @property
    def is_question(self) -> bool:
        """Whether it is a question to bring to a visit: no page asks its reader anything else without telling something
        first.
        """
        return self.text.endswith("?") and ". " not in self.text


@shape
class Section(Record):
    """A heading and its sentences."""

    heading: str
    """A few words that say what follows."""
    sentences: tuple[Sentence, ...]
    """What stands under the heading, in reading order."""


@shape
class Text(Reviewed):
    """What an article and a treatment card share."""

    title: str
    """The name of the page, plain words first."""
    summary: Sentence
    """One line for lists, at most 12 words."""
    in_short: tuple[Sentence, ...]
    """The main points, three to five lines at the top of the page: of a treatment, the main good and the main harm."""
    terms: tuple[str, ...]
    """Ids from terms.yaml of words that the text explains at its end."""
    more: tuple[str, ...] = ()
    """Pages to read next, as card:esketamine or article:hope; together with the terms at most 6."""

    @property
    def parts(self) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
        """The sections in reading order: what each is called, and its sentences."""
        raise NotImplementedError

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in reading order."""
        return (self.summary, *self.in_short, *(sentence for _, told in self.parts for sentence in told))


@shape
class Article(Text):
    """A longer text in sections: the overview, or an article."""

    sections: tuple[Section, ...]
    """The parts, in reading order."""

    @property
    def parts(self) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
        """The heading and the sentences of each section."""
        return ((section.heading, section.sentences) for section in self.sections)


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
class Card(Text):
    """One treatment."""

    status: Status
    """How US regulators see the treatment for depression."""
    sections: CardSections
    """The same sections, in the same order, on every card."""

    @property
    def parts(self) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
        """The name and the sentences of each section."""
        return ((section, getattr(self.sections, section)) for section in SECTIONS)


@shape
class Topic(Record):
    """A group of cards."""

    id: str
    """A short name for links: small letters and hyphens."""
    title: str
    """What the group is called."""
    summary: Sentence
    """One line for lists, at most 12 words."""
    cards: tuple[str, ...]
    """File names of the cards without .yaml, in the order of the list."""


@shape
class Shelf(Record):
    """A group of articles; each is a choice of the home page."""

    id: str
    """A short name for links: small letters and hyphens."""
    title: str
    """What the group is called."""
    articles: tuple[str, ...]
    """File names of the articles without .yaml, in the order of the list."""


@shape
class Topics(Record):
    """All groups of cards and of articles, in the order of the lists."""

    topics: tuple[Topic, ...]
    """The groups of cards; at most 9."""
    shelves: tuple[Shelf, ...]
    """The groups of articles; at most 3."""


@shape
class Stock(Record):
    """Sentences that stand on many pages, written once.  A page takes one with `- use: id`."""

    sentences: Mapping[str, Sentence]
    """The sentences by id."""
