"""What both commands and reports do to a visit: arrive at a page, go back, tell a sentence, give a hint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.visit.pages import page
from kiosk.visit.visit import CRISIS, HINTS_TOLD, Place, Say, Visit

if TYPE_CHECKING:
    from kiosk.content.library import Library


def sounding(visit: Visit) -> Visit:
    """The same visit, which knows whether something is being said now."""
    return replace(visit, sounding=visit.speaks and visit.say is not Say.NOTHING)


def lifted(visit: Visit) -> Visit:
    """The same visit; with the screen bright where nothing can be heard."""
    return replace(visit, curtain=False) if visit.curtain and not visit.speaks else visit


def tell(visit: Visit, notice: str = "") -> Visit:
    """Say one sentence about what happened, the notice that is there or another, and stay."""
    return replace(visit, notice=notice or visit.notice, say=Say.NOTICE, reading=False)


def read_on(visit: Visit) -> Visit:
    """Tell the notice, and go on reading where the voice was reading."""
    return replace(visit, say=Say.ON if visit.reading and visit.speaks else Say.NOTICE)


def hint(visit: Visit, name: str, words: str) -> tuple[Visit, str]:
    """A hint, which falls silent after HINTS_TOLD times, and speaks of keys, which plain lines do not have."""
    if visit.station.lines or visit.hints.count(name) >= HINTS_TOLD:
        return visit, ""
    return replace(visit, hints=(*visit.hints, name)), words


def page_ends(library: Library, visit: Visit) -> Visit:
    """At the end of a page: that it ends, and as long as that is a hint, how to go on."""
    phrases = library.interface.phrases
    visit, words = hint(visit, "end", phrases.hint_end)
    return replace(visit, notice=f"{phrases.page_ends} {words}".strip())


def arrive(library: Library, visit: Visit, place: Place, trail: tuple[Place, ...]) -> Visit:
    """Arrive at a page, where it begins or at the item where it was left."""
    visit = replace(visit, place=place, trail=trail, say=Say.PAGE, reading=True)
    if place.item:
        return replace(visit, say=Say.RETURN, reading=False)
    shown = page(library, visit)
    phrases = library.interface.phrases
    name, words = ("menu", phrases.hint_menu) if shown.is_menu else ("text", phrases.hint_text)
    visit, words = (visit, "") if shown.paced or shown.id == CRISIS else hint(visit, name, words)
    return replace(visit, place=Place(place.page, shown.opening), notice=words)


def go(library: Library, visit: Visit, page_id: str) -> Visit:
    """Go to a page and remember the way back.  A page that is already on the way back is returned to."""
    way = [place.page for place in visit.trail]
    if page_id == visit.place.page:
        return arrive(library, visit, Place(page_id), visit.trail)
    if page_id in way:
        return arrive(library, visit, Place(page_id), visit.trail[: way.index(page_id)])
    return arrive(library, visit, Place(page_id), (*visit.trail, visit.place))


def back(library: Library, visit: Visit) -> Visit:
    """To the page before; on the first page, say that it is."""
    if not visit.trail:
        return tell(visit, library.interface.phrases.first_page)
    return arrive(library, visit, visit.trail[-1], visit.trail[:-1])


def settled(library: Library, visit: Visit) -> Visit:
    """A report can take the line away on which the reader is, or name one that is not there: back to the title."""
    if not visit.place.item:
        return visit
    found = page(library, visit).item(visit.place.item)
    return replace(visit, place=Place(visit.place.page, found.id))
