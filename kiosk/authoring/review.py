"""What a clinician must still check, from the confidence of the facts: a checklist in Markdown."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kiosk.authoring.trace import sentences, traceable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.library import Library
    from kiosk.content.shapes.evidence import Fact

MEMORY = "well-established-from-memory"


def checklist(library: Library) -> Iterator[str]:
    """Lines of Markdown: what may have changed, how sure each text is, each fact told from memory, each respelling."""
    pages = _pages(library)
    yield "# What a clinician must still check"
    yield ""
    yield "Made by `kiosk review` from the facts that sentences rest on.  Do not edit; tick on a copy."
    yield ""
    yield from _rechecks(library, pages)
    yield from _texts(library)
    yield from _facts(library, pages)
    yield from _respellings(library)


def _pages(library: Library) -> dict[str, list[str]]:
    """The texts that rest on each fact."""
    pages: dict[str, list[str]] = defaultdict(list)
    for page_id in traceable(library):
        for fact in dict.fromkeys(fact for _, sentence in sentences(library, page_id) for fact in sentence.facts):
            pages[fact].append(page_id)
    for name, region in library.regions.items():
        for fact in dict.fromkeys(fact for line in region.lines for fact in line.facts):
            pages[fact].append(f"region:{name}")
    return pages


def _rechecks(library: Library, pages: dict[str, list[str]]) -> Iterator[str]:
    yield "## To be looked up again before each release"
    yield ""
    for name, fact in library.facts.items():
        if fact.recheck and name in pages:
            yield f"- [ ] {name} ({fact.recheck}): {_claim(fact)}  In {', '.join(pages[name])}."
    yield ""


def _texts(library: Library) -> Iterator[str]:
    yield "## How sure each text is"
    yield ""
    yield "Sentences that rest on facts; of these, how many rest on one that was told from memory and not seen again."
    yield ""
    yield "| text | sentences with facts | on a fact from memory | signed by |"
    yield "|---|---|---|---|"
    for page_id in traceable(library):
        if not page_id.startswith(("card:", "article:")):
            continue
        told = [sentence for _, sentence in sentences(library, page_id) if sentence.facts]
        memory = sum(any(library.facts[f].confidence == MEMORY for f in sentence.facts) for sentence in told)
        yield f"| {page_id} | {len(told)} | {memory} | {library.text(page_id).reviewed_by or 'nobody yet'} |"
    yield ""


def _facts(library: Library, pages: dict[str, list[str]]) -> Iterator[str]:
    yield "## Facts told from memory"
    yield ""
    for name, fact in library.facts.items():
        if fact.confidence == MEMORY and name in pages and not name.startswith(("ASK-", "BRG-", "GLO-")):
            yield f"- [ ] {name}: {_claim(fact)}"
    yield ""


def _claim(fact: Fact) -> str:
    return f"{fact.claim}  [{fact.figure}]" if fact.figure else fact.claim


def _respellings(library: Library) -> Iterator[str]:
    yield "## Pronunciations that no source gives"
    yield ""
    yield "A pharmacist should hear and confirm each."
    yield ""
    for word, said in library.pronunciations.items():
        if not said.facts:
            yield f"- [ ] {word}: {said.respelling}"
