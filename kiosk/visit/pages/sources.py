"""Where the sentences of a page come from, who wrote them, and who has checked them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.page import Draft, Page
from kiosk.visit.pages.crisis import region_of
from kiosk.visit.pages.texts import reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.content.library import Library
    from kiosk.content.shapes.record import Reviewed
    from kiosk.content.shapes.texts import Sentence
    from kiosk.visit.visit import Visit


def sources(library: Library, visit: Visit, about: str) -> Page:
    """The sources of a page in full, in the order in which it needs them."""
    phrases = library.interface.phrases
    title, facts, dated = _origin(library, visit, about)
    draft = Draft(f"sources:{about}", phrases)
    draft.title(phrases.sources_title.format(title=title))
    draft.note(library.pack.authors)
    draft.note(library.pack.funding)
    draft.note(phrases.signed.format(name=dated.reviewed_by) if dated.reviewed_by else phrases.not_signed)
    reviewed(library, visit, draft, dated)
    named = library.sources_of(facts)
    draft.note(phrases.sources_count.format(count=len(named)))
    for source in named:
        draft.source(library.sources[source].citation)
    return draft.text()


def _origin(library: Library, visit: Visit, about: str) -> tuple[str, list[str], Reviewed]:
    """The title of a page, the facts that its sentences rest on, and what carries its dates of review."""
    kind, _, name = about.partition(":")
    if kind == "term":
        term = library.glossary.terms[name]
        return term.term, _facts(term.meaning), library.glossary
    if kind == "crisis":
        crisis, region = library.crisis, region_of(library, visit)
        lines = [fact for line in region.lines for fact in line.facts]
        return crisis.title, _facts(crisis.sentences) + lines, region
    text = library.text(about)
    return text.title, _facts(text.sentences), text


def _facts(sentences: Iterable[Sentence]) -> list[str]:
    return [fact for sentence in sentences for fact in sentence.facts]
