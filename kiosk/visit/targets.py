"""What the target of a choice does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.visit import comfort, keeping, staff
from kiosk.visit.commands import Command
from kiosk.visit.moves import go, read_on
from kiosk.visit.page import (
    Ask,
    Begin,
    Compare,
    CompareNone,
    Digit,
    Do,
    Drop,
    Finish,
    Go,
    Item,
    Keep,
    Matter,
    Print,
    There,
    Wait,
)
from kiosk.visit.visit import HOME, Place, Say, Visit, begin

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.library import Library


def follow(library: Library, visit: Visit, item: Item, do: Callable[[Visit, Command], Visit]) -> Visit:
    """The visit that has chosen an item of its page.  `do` is what a command does."""
    visit = replace(visit, place=Place(visit.place.page, item.id))
    match item.target:
        case Go(page_id):
            return go(library, visit, page_id)
        case Do(command):
            return do(visit, command)
        case Finish():
            return begin(visit.station)
        case There(command):
            return _there(visit, command, do)
        case Wait(kind, by):
            return read_on(comfort.change_wait(library, visit, kind, by))
        case Digit() | Begin() | Ask():
            return staff.followed(library, visit, item.target)
        case Compare() | CompareNone() | Matter() | Keep() | Drop() | Print():
            return keeping.followed(library, visit, item.target)
    return visit


def _there(visit: Visit, command: Command, do: Callable[[Visit, Command], Visit]) -> Visit:
    """Back to where a reader was, and a command there, as if a key had been pressed."""
    place, trail = (visit.trail[-1], visit.trail[:-1]) if visit.trail else (Place(HOME), ())
    visit = replace(visit, place=place, trail=trail, reading=False)
    last = visit.last_spelled
    if command is Command.PAUSE:
        return replace(visit, say=Say.ON, reading=True) if visit.speaks else do(visit, command)
    if command is Command.SPELL and last and last.place == place:
        visit = replace(visit, word=last.word, spelled=last.times)
    return do(visit, command)
