"""What must hold between files: every link leads somewhere, no card is lost, no sentence rests on an uncertain fact."""

from __future__ import annotations

import string
from collections import Counter
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from kiosk.content.files import NAME
from kiosk.content.interface import PLACEHOLDERS
from kiosk.content.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kiosk.content.library import Article, Card, Library
    from kiosk.content.marks import Tree, Where
    from kiosk.errors import Fault

MOST_TERMS = 6
MOST_CHOICES = 8
"""A page numbers its choices from 1 to 9; one number is left for going on."""


def faults(library: Library, trees: Mapping[str, Tree]) -> list[Fault]:
    """Every fault between the files of a library."""
    checks: tuple[Callable[[Library, Mapping[str, Tree]], Iterable[Fault]], ...] = (
        _topics,
        _articles,
        _terms,
        _fact_links,
        _sources,
        _ids,
        _dates,
        _phrases,
    )
    return [fault for check in checks for fault in check(library, trees)]


def _unknown(tree: Tree, where: Where, kind: str, name: str, known: Iterable[str]) -> Fault:
    remedy = did_you_mean(name, known, f"write the {kind} first, or take the id away")
    return tree.fault(where, f"there is no {kind} {name!r}", f"the id of a {kind}", remedy)


def _articles(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    for name in list(library.articles)[MOST_CHOICES + 1 :]:
        problem = f"there are {len(library.articles)} articles"
        yield trees[f"articles/{name}"].fault((), problem, f"at most {MOST_CHOICES + 1}", "put two articles together")
    if not any(name.startswith("articles/") for name in trees):
        yield trees["overview"].fault((), "there is no article", "one file or more in articles/", "write one")


def _topics(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    tree = trees["topics"]
    listed = Counter(card for topic in library.topics for card in topic.cards)
    yield from _crowded(tree, ("topics",), "topics", len(library.topics))
    for t, topic in enumerate(library.topics):
        yield from _crowded(tree, ("topics", t, "cards"), "cards", len(topic.cards))
        for c, card in enumerate(topic.cards):
            where = ("topics", t, "cards", c)
            if f"cards/{card}" not in trees:
                known = [name.partition("/")[2] for name in trees if name.startswith("cards/")]
                yield _unknown(tree, where, "card", card, known)
            elif listed[card] > 1:
                problem = f"the card {card!r} is listed {listed[card]} times"
                yield tree.fault(where, problem, "each card once", "take it out of all lists but one")
    for name in library.cards.keys() - listed:
        problem, expected = f"no topic lists the card {name!r}", "a place in topics.yaml"
        yield trees[f"cards/{name}"].fault((), problem, expected, "add it to the cards of a topic")


def _crowded(tree: Tree, where: Where, what: str, count: int, most: int = MOST_CHOICES) -> Iterator[Fault]:
    if count > most:
        yield tree.fault(where, f"the list has {count} {what}", f"at most {most}", "shorten it, or make two lists")


def _texts(library: Library) -> Iterator[tuple[str, Article | Card]]:
    yield "overview", library.overview
    yield from ((f"cards/{name}", card) for name, card in library.cards.items())
    yield from ((f"articles/{name}", article) for name, article in library.articles.items())


def _terms(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    for name, text in _texts(library):
        for i, term in enumerate(text.terms):
            if term not in library.glossary.terms:
                yield _unknown(trees[name], ("terms", i), "term", term, library.glossary.terms)
        yield from _crowded(trees[name], ("terms",), "terms", len(text.terms), MOST_TERMS)


def _fact_lists(value: Any, where: Where = ()) -> Iterator[tuple[Where, tuple[str, ...]]]:
    """The places and values of every `facts` list inside a shape."""
    if where and where[-1] == "facts":
        yield where, value
        return
    for key, inner in _parts(value):
        yield from _fact_lists(inner, (*where, key))


def _parts(value: Any) -> Iterable[tuple[str | int, Any]]:
    """What a list, a mapping or a shape holds, each part with its key."""
    if isinstance(value, (tuple, list)):
        return enumerate(value)
    if isinstance(value, dict):
        return value.items()
    return ((field.name, getattr(value, field.name)) for field in fields(value)) if is_dataclass(value) else ()


def _fact_links(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    shapes = [*_texts(library), ("terms", library.glossary), ("crisis", library.crisis)]
    for name, shape in shapes:
        for where, ids in _fact_lists(shape):
            for i, fact in enumerate(ids):
                if fact not in library.facts:
                    yield _unknown(trees[name], (*where, i), "fact", fact, library.facts)
                elif library.facts[fact].confidence == "uncertain":
                    yield trees[name].fault(
                        (*where, i),
                        f"the fact {fact} is uncertain",
                        "a fact that is checked",
                        "take the sentence away until the fact is checked",
                    )


def _sources(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    for name, fact in library.facts.items():
        for i, source in enumerate(fact.sources):
            if source not in library.sources:
                yield _unknown(trees["facts"], ("facts", name, "sources", i), "source", source, library.sources)


def _ids(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    expected = "small letters, digits and hyphens"
    for name in library.glossary.terms:
        if not NAME.fullmatch(name):
            yield trees["terms"].fault(("terms", name), f"{name!r} is not an id", expected, "rename it", of_key=True)
    ids = Counter(topic.id for topic in library.topics)
    for t, topic in enumerate(library.topics):
        if ids[topic.id] > 1:
            problem = f"the id {topic.id!r} stands {ids[topic.id]} times"
            yield trees["topics"].fault(("topics", t, "id"), problem, "each id once", "rename one of them")
        if not NAME.fullmatch(topic.id):
            yield trees["topics"].fault(("topics", t, "id"), f"{topic.id!r} is not an id", expected, "rename it")


def _dates(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    dated: list[tuple[str, Any]] = [*_texts(library), ("terms", library.glossary), ("crisis", library.crisis)]
    for name, text in dated:
        if text.review_due <= text.reviewed:
            yield trees[name].fault(
                ("review_due",),
                "the next review comes before the last one",
                "a later date",
                "mend one of the two dates",
            )


def _phrases(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    tree = trees["interface"]
    for field in fields(library.interface.phrases):
        text = getattr(library.interface.phrases, field.name)
        wanted = PLACEHOLDERS.get(field.name, frozenset())
        try:
            found = {_placeholder(*field) for field in string.Formatter().parse(text)} - {None}
        except ValueError:
            found = {"{"}
        if found != wanted:
            expected = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "no words in braces"
            yield tree.fault(
                ("phrases", field.name),
                "the words in braces are not the ones that are filled in",
                expected,
                "mend the braces",
            )


def _placeholder(_text: str, name: str | None, spec: str | None, conversion: str | None) -> str | None:
    """A name in braces; one with a format behind it is no name that is filled in."""
    return f"{name}:{spec}{conversion}" if spec or conversion else name
