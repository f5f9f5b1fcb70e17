"""What must hold between files: every link leads somewhere, no text is lost, no sentence rests on an uncertain fact."""

from __future__ import annotations

import string
from collections import Counter
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from kiosk.content.files import NAME
from kiosk.content.nearest import did_you_mean
from kiosk.content.shapes.placeholders import PLACEHOLDERS, PRESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kiosk.content.library import Library
    from kiosk.content.marks import Tree, Where
    from kiosk.content.shapes.record import Reviewed
    from kiosk.content.shapes.texts import Shelf, Stock, Text, Topic
    from kiosk.errors import Fault

MOST_LINKS = 6
"""Terms and further pages of a text.  A page numbers its choices from 1 to 9; three lead on and back."""
MOST_TOPICS = 9
MOST_SHELVES = 3
EMERGENCY = "emergency"
"""The word in braces that stands for a region's emergency number."""


def faults(library: Library, stock: Stock, trees: Mapping[str, Tree]) -> list[Fault]:
    """Every fault between the files of a library."""
    checks: tuple[Callable[[Library, Mapping[str, Tree]], Iterable[Fault]], ...] = (
        _topics,
        _shelves,
        _terms,
        _more,
        _region,
        _sources,
        _ids,
        _dates,
        _phrases,
        _speech,
        _emergency,
    )
    found = [fault for check in checks for fault in check(library, trees)]
    return found + list(_fact_links(library, stock, trees))


def texts(library: Library) -> Iterator[tuple[str, Text]]:
    """The articles and the cards by the names of their files in the pack: cards/esketamine."""
    yield from ((f"cards/{name}", card) for name, card in library.cards.items())
    yield from ((f"articles/{name}", article) for name, article in library.articles.items())


def dated(library: Library) -> Iterator[tuple[str, Reviewed]]:
    """Everything with a date of review, by the names of the files."""
    yield from texts(library)
    yield "terms", library.glossary
    yield from ((f"regions/{name}", region) for name, region in library.regions.items())


def _unknown(tree: Tree, where: Where, kind: str, name: str, known: Iterable[str]) -> Fault:
    remedy = did_you_mean(name, known, f"write the {kind} first, or take the id away")
    return tree.fault(where, f"there is no {kind} {name!r}", f"the id of a {kind}", remedy)


def _names(trees: Mapping[str, Tree], folder: str) -> set[str]:
    """The names of the files of a folder, usable or not."""
    return {name.partition("/")[2] for name in trees if name.startswith(f"{folder}/")}


def _topics(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    yield from _crowded(trees["topics"], ("topics",), "topics", len(library.topics), MOST_TOPICS)
    lists: dict[Where, tuple[str, ...]] = {
        ("topics", t, "cards"): topic.cards for t, topic in enumerate(library.topics)
    }
    yield from _listed(trees, "card", lists)


def _shelves(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    yield from _crowded(trees["topics"], ("shelves",), "shelves", len(library.shelves), MOST_SHELVES)
    lists: dict[Where, tuple[str, ...]] = {
        ("shelves", s, "articles"): shelf.articles for s, shelf in enumerate(library.shelves)
    }
    yield from _listed(trees, "article", lists)


def _listed(trees: Mapping[str, Tree], kind: str, lists: Mapping[Where, tuple[str, ...]]) -> Iterator[Fault]:
    """Every file of a folder stands in one list of topics.yaml, and every name in the lists is a file."""
    tree, known = trees["topics"], _names(trees, f"{kind}s")
    count = Counter(name for names in lists.values() for name in names)
    for where, names in lists.items():
        for i, name in enumerate(names):
            if name not in known:
                yield _unknown(tree, (*where, i), kind, name, known)
            elif count[name] > 1:
                problem = f"the {kind} {name!r} is listed {count[name]} times"
                yield tree.fault((*where, i), problem, f"each {kind} once", "take it out of all lists but one")
    for name in sorted(known - count.keys()):
        problem = f"topics.yaml does not list the {kind} {name!r}"
        yield trees[f"{kind}s/{name}"].fault((), problem, "a place in topics.yaml", "add it to a list there")


def _crowded(tree: Tree, where: Where, what: str, count: int, most: int) -> Iterator[Fault]:
    if count > most:
        yield tree.fault(where, f"the list has {count} {what}", f"at most {most}", "shorten it, or make two lists")


def _terms(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    for name, text in texts(library):
        for i, term in enumerate(text.terms):
            if term not in library.glossary.terms:
                yield _unknown(trees[name], ("terms", i), "term", term, library.glossary.terms)
        count = len(text.terms) + len(text.more)
        yield from _crowded(trees[name], ("terms",), "terms and pages to read next", count, MOST_LINKS)


def _more(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    known = [f"{kind}:{name}" for kind in ("card", "article") for name in sorted(_names(trees, f"{kind}s"))]
    there = set(known)
    for name, text in texts(library):
        for i, page in enumerate(text.more):
            if page not in there:
                yield _unknown(trees[name], ("more", i), "page", page, known)


def _region(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    known = _names(trees, "regions")
    if library.pack.region not in known:
        yield _unknown(trees["pack"], ("region",), "region", library.pack.region, known)


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


def _fact_links(library: Library, stock: Stock, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    shapes: list[tuple[str, Any]] = [*dated(library), ("stock", stock), ("crisis", library.crisis)]
    shapes += [("topics", {"topics": library.topics}), ("pack", library.pack)]
    shapes.append(("pronunciation", {"words": library.pronunciations}))
    for name, shape in shapes:
        for where, ids in _fact_lists(shape):
            if where[:-1] not in trees[name].used:
                yield from _facts(library, trees[name], where, ids)


def _facts(library: Library, tree: Tree, where: Where, ids: tuple[str, ...]) -> Iterator[Fault]:
    for i, fact in enumerate(ids):
        if fact not in library.facts:
            yield _unknown(tree, (*where, i), "fact", fact, library.facts)
        elif library.facts[fact].confidence == "uncertain":
            problem, remedy = f"the fact {fact} is uncertain", "take the sentence away until the fact is checked"
            yield tree.fault((*where, i), problem, "a fact that is checked", remedy)


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
    lists: dict[str, Sequence[Topic | Shelf]] = {"topics": library.topics, "shelves": library.shelves}
    for key, groups in lists.items():
        ids = Counter(group.id for group in groups)
        for i, group in enumerate(groups):
            if ids[group.id] > 1:
                problem = f"the id {group.id!r} stands {ids[group.id]} times"
                yield trees["topics"].fault((key, i, "id"), problem, "each id once", "rename one of them")
            if not NAME.fullmatch(group.id):
                yield trees["topics"].fault((key, i, "id"), f"{group.id!r} is not an id", expected, "rename it")


def _dates(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    for name, text in dated(library):
        if text.review_due <= text.reviewed:
            problem = "the next review comes before the last one"
            yield trees[name].fault(("review_due",), problem, "a later date", "mend one of the two dates")


def _phrases(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    for part in ("phrases", "own", "staff"):
        sentences = getattr(library.interface, part)
        for field in fields(sentences):
            wanted = PLACEHOLDERS.get(field.name, frozenset())
            free = set() if part == "staff" or field.name.startswith("press") else PRESS
            if _placeholders(getattr(sentences, field.name)) - free != wanted:
                expected = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "no words in braces"
                yield _braces(trees["interface"], (part, field.name), expected)


def _speech(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    speech, tree = library.speech, trees["pronunciation"]
    if _placeholders(speech.range) != {"first", "last"}:
        yield _braces(tree, ("speech", "range"), "{first} and {last}")
    for sign, text in speech.after_number.items():
        if _placeholders(text) != {"number"}:
            yield _braces(tree, ("speech", "after_number", sign), "{number}")


def _emergency(library: Library, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    for key in ("intro", "also", "after"):
        for i, sentence in enumerate(getattr(library.crisis, key)):
            for field in ("text", "say"):
                if _placeholders(getattr(sentence, field)) - {EMERGENCY}:
                    yield _braces(trees["crisis"], (key, i, field), f"{{{EMERGENCY}}} or no words in braces")


def _braces(tree: Tree, where: Where, expected: str) -> Fault:
    return tree.fault(where, "the words in braces are not the ones that are filled in", expected, "mend the braces")


def _placeholders(text: str) -> set[str]:
    """The names in braces; "{" for braces that are not closed, and a name with its format for one with a format."""
    try:
        return {_placeholder(*field) for field in string.Formatter().parse(text)} - {""}
    except ValueError:
        return {"{"}


def _placeholder(_text: str, name: str | None, spec: str | None, conversion: str | None) -> str:
    return f"{name}:{spec}{conversion}" if spec or conversion else name or ("" if name is None else "{}")
