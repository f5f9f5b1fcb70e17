"""What a visitor chooses: treatments to compare, the list, what matters, and the sheet that is to be printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from kiosk.visit.commands import PrintSheet
from kiosk.visit.moves import arrive, go, read_on, settled, sounding, tell
from kiosk.visit.page import Compare, CompareNone, Drop, Go, Keep, Matter, Print
from kiosk.visit.pages import page
from kiosk.visit.pages.crisis import region_of
from kiosk.visit.sheet import sheet, title_of
from kiosk.visit.visit import MOST_COMPARED, MOST_KEPT, PAPER, UNDERWAY, Kept, Paper, Place, Say, Visit

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.page import Own

_FAILED = (Paper.EMPTY, Paper.MISSING, Paper.FAILED)


def followed(library: Library, visit: Visit, target: Own) -> Visit:
    """What a choice of the visitor's own pages does."""
    match target:
        case Compare() | CompareNone():
            return _compare(library, visit, target)
        case Keep(kept):
            return settled(library, keep(library, visit, kept))
        case Drop(kept):
            return _drop(library, visit, kept)
        case Matter():
            return _weigh(library, visit, target)
        case Print():
            return _print(library, visit)
        case _:
            assert_never(target)


def _compare(library: Library, visit: Visit, target: Compare | CompareNone) -> Visit:
    if isinstance(target, CompareNone):
        visit = arrive(library, replace(visit, compared=()), Place(visit.place.page), visit.trail)
        return replace(visit, notice=library.interface.phrases.compare_cleared)
    card = target.card
    if card not in visit.compared and len(visit.compared) == MOST_COMPARED:
        full = go(library, visit, "compare")
        return replace(full, notice=library.interface.phrases.compare_full)
    compared = tuple(dict.fromkeys((*visit.compared, card)))
    return go(library, replace(visit, compared=compared), "compare")


def keep_here(library: Library, visit: Visit) -> Visit:
    """Keep what the line is on which the reader is: a question, a treatment, a word; else what the page is about.

    In plain lines nobody is on a line: there a page that has several things leads to the lines that keep them.
    """
    shown = page(library, visit)
    kept = shown.keeps if visit.station.lines else shown.item(visit.place.item).keeps or shown.keeps
    to_choose = [item.target for item in shown.choices if item.target == Go(f"keep:{shown.id}")]
    if visit.station.lines and to_choose:
        return go(library, visit, f"keep:{shown.id}")
    return keep(library, visit, kept) if kept else tell(visit, library.interface.own.kept_nothing)


def keep(library: Library, visit: Visit, kept: Kept) -> Visit:
    """Put something on the list, or back where it was, and read on."""
    own, title = library.interface.own, title_of(library, kept)
    if any(_same(kept, other) for other in visit.kept):
        return read_on(replace(visit, notice=own.kept_already.format(title=title)))
    if len(visit.kept) == MOST_KEPT:
        return tell(visit, own.kept_full.format(most=MOST_KEPT))
    place, dropped = len(visit.kept), visit.dropped
    if dropped and dropped[1] == kept:
        place, dropped = dropped[0], None
    visit = replace(visit, kept=(*visit.kept[:place], kept, *visit.kept[place:]), dropped=dropped)
    return read_on(replace(visit, notice=own.kept.format(title=title)))


def _same(one: Kept, other: Kept) -> bool:
    """Whether two things are one on the list: questions of articles are about no treatment, whichever article it is."""
    general = not one.page.startswith("card:") and not other.page.startswith("card:")
    return one == other or (one.kind == other.kind == "question" and general and one.text == other.text)


def _drop(library: Library, visit: Visit, kept: Kept | None) -> Visit:
    """Take something off, or all.  Where the line was that took it off there is one now that puts it back."""
    own = library.interface.own
    if kept is None:
        empty = replace(visit, kept=(), matters=(), dropped=None)
        return replace(go(library, empty, "list"), notice=own.dropped_all)
    place = visit.kept.index(kept)
    visit = replace(visit, kept=visit.kept[:place] + visit.kept[place + 1 :], dropped=(place, kept))
    return tell(settled(library, visit), own.dropped.format(title=title_of(library, kept)))


def _weigh(library: Library, visit: Visit, target: Matter) -> Visit:
    others = tuple((domain, weight) for domain, weight in visit.matters if domain != target.domain)
    visit = go(library, replace(visit, matters=(*others, (target.domain, target.weight))), target.then)
    own, title = library.interface.own, getattr(library.interface.domains, target.domain)
    return replace(visit, notice=own.matters_noted.format(title=title, weight=getattr(own, f"matters_{target.weight}")))


def _print(library: Library, visit: Visit) -> Visit:
    """Ask for the sheet.  One that is underway is not asked for twice."""
    own = library.interface.own
    if visit.paper in UNDERWAY:
        return tell(visit, getattr(own, f"paper_{visit.paper}"))
    order = PrintSheet(sheet(library, visit, region_of(library, visit)))
    return tell(replace(visit, order=order, paper=Paper.UNDERWAY), own.paper_underway)


def printed(library: Library, visit: Visit, paper: Paper) -> Visit:
    """What became of the sheet; a sheet that this visitor did not ask for is none of their business.

    A voice that holds still goes on holding still, and who is asked whether they are there is told when they answer.
    """
    if visit.paper not in UNDERWAY:
        return visit
    visit = replace(visit, paper=paper)
    if visit.leaving:
        return visit
    notice = getattr(library.interface.own, f"paper_{paper}")
    if paper is Paper.PRINTED and visit.station.outlets.place:
        notice += " " + library.interface.own.paper_place.format(place=visit.station.outlets.place)
    visit = replace(visit, notice=notice)
    if visit.paused:
        return replace(visit, say=Say.NOTHING)
    other = next((item for item in page(library, visit).choices if item.target == Go("take")), None)
    if paper in _FAILED and visit.place.page == PAPER and other:
        return sounding(replace(visit, place=Place(PAPER, other.id), say=Say.ITEM, reading=False))
    return sounding(read_on(visit))
