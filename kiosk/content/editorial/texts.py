"""Every page of the content, laid out in reading order with its places, for the rules to read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.content.shapes.texts import SECTIONS, Article, Card, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kiosk.content.library import Library
    from kiosk.content.marks import Tree, Where
    from kiosk.content.shapes.crisis import Region
    from kiosk.content.shapes.texts import Stock
    from kiosk.errors import Fault


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: a sentence, or a title or a heading, which states nothing."""

    where: Where
    text: str
    sentence: Sentence | None = None
    used: bool = False
    """Whether it comes from the stock."""
    alone: bool = False
    """Whether it stands in lists and not on the page itself: a summary."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page: lines that are read together."""

    name: str
    where: Where
    lines: tuple[Line, ...]

    @property
    def sentences(self) -> Iterator[tuple[Line, Sentence]]:
        """The lines that are sentences of the content."""
        return ((line, line.sentence) for line in self.lines if line.sentence)

    @property
    def words(self) -> list[str]:
        """What is read, without titles and headings."""
        return [line.text for line in self.lines if line.sentence]


@dataclass(frozen=True)
class Text:
    """One page."""

    name: str
    """The file without .yaml: cards/esketamine; with #id behind it for one page of several in a file."""
    tree: Tree
    parts: tuple[Part, ...]
    source: Article | Card | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All that stands on the page, in reading order."""
        return tuple(line for part in self.parts for line in part.lines if not line.alone)

    @property
    def sentences(self) -> Iterator[tuple[Line, Sentence]]:
        """The sentences of the page and of its summary."""
        return (pair for part in self.parts for pair in part.sentences)

    @property
    def terms(self) -> tuple[str, ...]:
        """The ids of the words that the page explains at its end."""
        return self.source.terms if self.source else ()

    def fault(self, where: Where, problem: str, expected: str, remedy: str) -> Fault:
        """A fault at a place of the page."""
        return self.tree.fault(where, problem, expected, remedy)


def texts(library: Library, stock: Stock, trees: Mapping[str, Tree]) -> list[Text]:
    """Every page whose words are content, in the order of the files, and each sentence of the stock."""
    found = [_card(name, card, trees[f"cards/{name}"]) for name, card in library.cards.items()]
    found += [_article(name, article, trees[f"articles/{name}"]) for name, article in library.articles.items()]
    tree = trees["terms"]
    for name, term in library.glossary.terms.items():
        title = Line(("terms", name, "term"), term.term)
        lines = (title, *_sentences(tree, ("terms", name, "meaning"), term.meaning))
        found.append(Text(f"terms#{name}", tree, (Part("", ("terms", name), lines),)))
    found.append(_crisis(library, trees["crisis"]))
    found += [_region(name, region, trees[f"regions/{name}"]) for name, region in library.regions.items()]
    found.append(_topics(library, trees["topics"]))
    tree = trees["pack"]
    found.append(Text("pack", tree, (Part("", (), tuple(_sentences(tree, ("about",), library.pack.about))),)))
    found.append(_interface(library, trees["interface"]))
    tree = trees["stock"]
    for name, sentence in stock.sentences.items():
        where = ("sentences", name)
        found.append(Text(f"stock#{name}", tree, (Part("", where, (Line(where, sentence.text, sentence),)),)))
    return found


def _sentences(tree: Tree, where: Where, sentences: Iterable[Sentence]) -> Iterator[Line]:
    for i, sentence in enumerate(sentences):
        place = (*where, i)
        yield Line(place, sentence.text, sentence, used=place in tree.used)


def _head(text: Card | Article, tree: Tree) -> list[Part]:
    summary = Line(("summary",), text.summary.text, text.summary, alone=True)
    head = Part("summary", (), (Line(("title",), text.title), summary))
    return [head, Part("in_short", ("in_short",), tuple(_sentences(tree, ("in_short",), text.in_short)))]


def _card(name: str, card: Card, tree: Tree) -> Text:
    parts = _head(card, tree)
    for section in SECTIONS:
        where = ("sections", section)
        parts.append(Part(section, where, tuple(_sentences(tree, where, getattr(card.sections, section)))))
    return Text(f"cards/{name}", tree, tuple(parts), card)


def _article(name: str, article: Article, tree: Tree) -> Text:
    parts = _head(article, tree)
    for i, section in enumerate(article.sections):
        where: Where = ("sections", i)
        heading = Line((*where, "heading"), section.heading)
        lines = (heading, *_sentences(tree, (*where, "sentences"), section.sentences))
        parts.append(Part(section.heading, where, lines))
    return Text(f"articles/{name}", tree, tuple(parts), article)


def _crisis(library: Library, tree: Tree) -> Text:
    parts = [Part("", (), (Line(("title",), library.crisis.title),))]
    for key in ("intro", "also", "after"):
        parts.append(Part(key, (key,), tuple(_sentences(tree, (key,), getattr(library.crisis, key)))))
    return Text("crisis", tree, tuple(parts))


def _region(name: str, region: Region, tree: Tree) -> Text:
    """The notes of the lines; names and numbers are checked by people who call them."""
    lines = []
    for i, line in enumerate(region.lines):
        note = Sentence(text=line.note, facts=line.facts)
        lines += [Line(("lines", i, "name"), line.name), Line(("lines", i, "note"), line.note, note)]
    return Text(f"regions/{name}", tree, (Part("", ("lines",), tuple(lines)),))


def _topics(library: Library, tree: Tree) -> Text:
    lines = []
    for i, topic in enumerate(library.topics):
        lines.append(Line(("topics", i, "title"), topic.title))
        lines.append(Line(("topics", i, "summary"), topic.summary.text, topic.summary, alone=True))
    lines += [Line(("shelves", i, "title"), shelf.title) for i, shelf in enumerate(library.shelves)]
    return Text("topics", tree, (Part("", ("topics",), tuple(lines)),))


def _interface(library: Library, tree: Tree) -> Text:
    phrases = library.interface.phrases
    lines = []
    for field in fields(phrases):
        text = getattr(phrases, field.name)
        lines.append(Line(("phrases", field.name), text, Sentence(text=text, unsourced="kiosk")))
    return Text("interface", tree, (Part("", ("phrases",), tuple(lines)),))
