"""From a sentence to its facts to their sources, for people who want to see it in black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.library import Library
    from kiosk.content.shapes.texts import Sentence


def traceable(library: Library) -> tuple[str, ...]:
    """The ids of the texts that can be traced, as page ids."""
    return (
        *(f"card:{name}" for name in library.cards),
        *(f"article:{name}" for name in library.articles),
        *(f"term:{name}" for name in library.glossary.terms),
        "crisis",
    )


def sentences(library: Library, page_id: str) -> Iterator[tuple[str, Sentence]]:
    """The sentences of a text in reading order, each with the name of its section.  KeyError for an unknown text."""
    kind, _, name = page_id.partition(":")
    if kind in ("card", "article"):
        text = library.text(page_id)
        yield "summary", text.summary
        for section, told in (("in_short", text.in_short), *text.parts):
            yield from ((section, sentence) for sentence in told)
    elif kind == "term":
        yield from (("meaning", sentence) for sentence in library.glossary.terms[name].meaning)
    elif page_id == "crisis":
        for key in ("intro", "also", "after"):
            yield from ((key, sentence) for sentence in getattr(library.crisis, key))
    else:
        raise KeyError(page_id)


def trace(library: Library, page_id: str) -> Iterator[str]:
    """Lines of text: each sentence, below it its facts with their figures and how sure they are, and their sources."""
    heading = ""
    for section, sentence in sentences(library, page_id):
        if section != heading:
            heading = section
            yield f"\n== {section}"
        yield f"\n{sentence.text}"
        if sentence.unsourced:
            yield f"    rests on no fact: {sentence.unsourced}"
        for name in sentence.facts:
            yield from _fact(library, name)


def _fact(library: Library, name: str) -> Iterator[str]:
    fact = library.facts[name]
    yield f"    {name} ({fact.confidence}): {fact.claim}"
    for label, text in (("figure", fact.figure), ("note", fact.note), ("look up again", fact.recheck)):
        if text:
            yield f"        {label}: {text}"
    for source in fact.sources:
        yield f"        {source}: {library.sources[source].citation}"
