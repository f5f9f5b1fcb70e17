"""The ways to take the list home: on paper, in codes that a phone reads, or read slowly to who writes it down."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.visit.commands import Command
from kiosk.visit.letters import letters
from kiosk.visit.page import Do, Draft, Go, Page, Print
from kiosk.visit.pages.crisis import region_of
from kiosk.visit.sheet import list_parts, pieces, plain_text, sheet
from kiosk.visit.visit import LISTEN, PAPER, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit


MOST_CODES = 6
"""Who would hold a phone to more?"""


def take(library: Library, visit: Visit, about: str) -> Page:
    """The ways that there are here, or one of them."""
    kind, _, number = about.partition(":")
    pages = {"paper": _paper, "code": _code, "listen": _listen}
    return pages[kind](library, visit, number) if kind else _ways(library, visit)


def _codes(library: Library, visit: Visit) -> tuple[str, ...]:
    """The texts of the codes; none where the screen has no room for them, or the face no screen."""
    if not visit.code_bytes:
        return ()
    text = plain_text(sheet(library, visit, region_of(library, visit)))
    found = pieces(text, visit.code_bytes, library.interface.own.code_here)
    return found if len(found) <= MOST_CODES else ()


def _ways(library: Library, visit: Visit) -> Page:
    own = library.interface.own
    draft = Draft("take", library.interface.phrases)
    draft.title(own.take_title)
    if visit.station.outlets.paper:
        draft.choice(own.take_paper, Go(PAPER))
    if _codes(library, visit):
        draft.choice(own.take_code, Go("take:code"))
    draft.choice(own.take_listen, Go(LISTEN))
    draft.choice(library.interface.phrases.stay, Do(Command.BACK))
    if not list_parts(library, visit):
        draft.note(own.list_empty)
    draft.note(own.list_cleared)
    return draft.menu()


def _paper(library: Library, visit: Visit, _number: str) -> Page:
    own, outlets = library.interface.own, visit.station.outlets
    draft = Draft(PAPER, library.interface.phrases)
    draft.title(own.take_paper)
    draft.choice(own.paper_now, Print())
    draft.choice(own.take_other, Go("take"))
    if visit.paper is not Paper.NONE:
        draft.sentence(getattr(own, f"paper_{visit.paper}"))
    if outlets.place:
        draft.sentence(own.paper_place.format(place=outlets.place))
    draft.sentence(own.paper_what)
    draft.note(own.paper_seen)
    if outlets.copies:
        draft.note(own.paper_copies)
    return draft.menu()


def _code(library: Library, visit: Visit, number: str) -> Page:
    own = library.interface.own
    codes = _codes(library, visit)
    index = min(int(number or 1), len(codes)) - 1
    draft = Draft(visit.place.page, library.interface.phrases)
    several = own.code_title.format(number=index + 1, of=len(codes))
    draft.title(several if len(codes) > 1 else own.code_only)
    if index < len(codes) - 1:
        draft.choice(own.code_next, Go(f"take:code:{index + 2}"))
    draft.choice(own.take_other, Go("take"))
    if codes and visit.curtain:
        draft.note(own.code_dark)
    for sentence in (own.code_hold, own.code_closer, own.code_text, own.code_search) if codes else (own.code_none,):
        draft.sentence(sentence)
    return replace(draft.text(), code=codes[index] if codes else "")


def _listen(library: Library, visit: Visit, _number: str) -> Page:
    own = library.interface.own
    draft = Draft(LISTEN, library.interface.phrases)
    draft.title(own.take_listen)
    if visit.speaks:
        draft.note(own.listen_what)
        draft.note(own.listen_again)
    else:
        draft.note(own.listen_read)
    first = len(draft.items)
    shown = sheet(library, visit, region_of(library, visit))
    for part in shown.parts:
        draft.heading(part.heading)
        for line in part.lines:
            draft.sentence(line.show, line.say)
            for word in _hard_words(library, line.show):
                draft.sentence(letters(library.interface, word, with_words=False))
    draft.note(own.listen_ends)
    draft.choice(own.take_other, Go("take"))
    if visit.station.lines or not visit.speaks:
        return draft.text()
    return replace(draft.text(), opening=draft.items[first].id, paced=True)


def _hard_words(library: Library, line: str) -> Iterator[str]:
    """The names of medicines in a line, which nobody writes down by ear: each is spelled."""
    names = {name.casefold() for name, said in library.pronunciations.items() if said.kind == "medicine"}
    for word in dict.fromkeys(re.findall(r"[\w-]+", line)):
        if word.casefold() in names:
            yield word


def page_ids() -> tuple[str, ...]:
    """The ids of these pages."""
    return ("take", PAPER, "take:code", LISTEN)
