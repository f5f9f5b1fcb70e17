"""Everything that one language folder says, as one frozen value."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from kiosk.content.shapes.record import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.content.shapes.crisis import Crisis, Region
    from kiosk.content.shapes.evidence import Fact, Source
    from kiosk.content.shapes.interface import Interface
    from kiosk.content.shapes.pack import Pack, Theme
    from kiosk.content.shapes.texts import Article, Card, Shelf, Text, Topic
    from kiosk.content.shapes.words import Glossary, Pronunciation, Speech


@shape
class Library:
    """Everything that one language folder says, checked: links lead somewhere, nothing is missing."""

    pack: Pack
    interface: Interface
    topics: tuple[Topic, ...]
    shelves: tuple[Shelf, ...]
    cards: Mapping[str, Card]
    articles: Mapping[str, Article]
    glossary: Glossary
    pronunciations: Mapping[str, Pronunciation]
    speech: Speech
    crisis: Crisis
    regions: Mapping[str, Region]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    uses: Mapping[str, tuple[str, ...]]
    """The names of the cards that explain a term, by the term's id."""
    texts: int
    """How many cards and articles there are."""
    signed: int
    """How many of them a clinician has signed."""
    themes: Mapping[str, Theme] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    """What is wrong with newer content than this, where this is the last that was good; each a line for authors."""

    def text(self, page_id: str) -> Text:
        """The card or the article behind a page id, as card:esketamine.  KeyError where there is none."""
        kind, _, name = page_id.partition(":")
        texts: Mapping[str, Mapping[str, Text]] = {"card": self.cards, "article": self.articles}
        return texts[kind][name]

    def sources_of(self, facts: Iterable[str]) -> tuple[str, ...]:
        """Ids of the sources of some facts, each once, in the order in which they are first needed."""
        return tuple(dict.fromkeys(source for fact in facts for source in self.facts[fact].sources))
