"""The way to the pages for staff, and what is done there.

The keys of KNOCK, pressed one after the other on the first page, lead to the page where the PIN is entered; so does the
word of the staff, typed there.  Nothing tells of it.  Neither page is on the way back of who leaves it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.pin import LENGTH
from kiosk.visit.commands import CheckPin, Command, Examined, KeepDefaults, NotKept, PinChecked, PrintSheet, StaffWord
from kiosk.visit.moves import arrive, go, read_on, tell
from kiosk.visit.page import Ask, Begin, Digit
from kiosk.visit.visit import DOOR, STAFF, VOLUMES, WELCOME, Paper, Place, Visit

if TYPE_CHECKING:
    from kiosk.content.library import Library

KNOCK = (Command.BACK, Command.UP, Command.BACK, Command.DOWN) * 2
"""Commands that even a pad of eight keys has, and that lead nowhere on the first page."""


def knocked(library: Library, visit: Visit, before: Visit, message: object) -> Visit:
    """The visit after a message, which may be one more of KNOCK; `before` is the visit before it."""
    if before.place.page != WELCOME or not visit.station.machine.has_pin:
        return replace(visit, knocks=0) if visit.knocks else visit
    done = before.knocks + 1 if message is KNOCK[before.knocks] else int(message is KNOCK[0])
    return to_door(library, visit) if done == len(KNOCK) else replace(visit, knocks=done)


def to_door(library: Library, visit: Visit) -> Visit:
    """To the page where the PIN is entered."""
    if not visit.station.machine.has_pin or visit.place.page != WELCOME:
        return visit
    return go(library, replace(visit, knocks=0, pin=""), DOOR)


def shut(visit: Visit) -> Visit:
    """The same visit, from which no way leads back to a page for staff that was left."""
    if _for_staff(visit.place):
        return visit
    trail = tuple(place for place in visit.trail if not _for_staff(place))
    return visit if trail == visit.trail and not visit.pin else replace(visit, trail=trail, pin="")


def _for_staff(place: Place) -> bool:
    return place.page.partition(":")[0] in (DOOR, STAFF)


def followed(library: Library, visit: Visit, target: Digit | Begin | Ask) -> Visit:
    """What a choice on these pages does."""
    match target:
        case Digit(digit):
            return _entered(library, replace(visit, pin=f"{visit.pin}{digit}"))
        case Begin(kind, by):
            return _begun(library, visit, kind, by)
        case Ask(PrintSheet() as order):
            visit = replace(visit, order=order, paper=Paper.UNDERWAY)
            return tell(visit, library.interface.own.paper_underway)
        case Ask(order):
            return tell(replace(visit, order=order), library.interface.staff.examining)


def answered(library: Library, visit: Visit, message: StaffWord | PinChecked | Examined | NotKept) -> Visit:
    """What comes of what the staff did."""
    words = library.interface.staff
    match message:
        case StaffWord():
            return to_door(library, visit)
        case NotKept():
            return tell(visit, words.defaults_lost)
        case PinChecked() if visit.place.page != DOOR:
            return visit
        case PinChecked(right=True):
            return arrive(library, replace(visit, pin=""), Place(STAFF), visit.trail)
        case PinChecked(wait=wait):
            return tell(replace(visit, pin=""), words.door_wrong.format(seconds=wait))
        case Examined(lines):
            visit = replace(visit, examined=lines)
            return tell(visit, words.examined) if _for_staff(visit.place) else visit


def _entered(library: Library, visit: Visit) -> Visit:
    """One more digit of the PIN.  None is told: others may listen."""
    words = library.interface.staff
    if len(visit.pin) < LENGTH:
        return tell(visit, words.door_count.format(count=len(visit.pin)))
    return tell(replace(visit, pin="", order=CheckPin(visit.pin)), words.door_checking)


def _begun(library: Library, visit: Visit, kind: str, by: int) -> Visit:
    """How each visit begins from now on; this one too."""
    phrases, words, station = library.interface.phrases, library.interface.staff, visit.station
    least, most = (0, station.sizes - 1) if kind == "size" else (1, VOLUMES)
    value = (min(station.size, most) if kind == "size" else station.volume) + by
    if not least <= value <= most:
        ends = (phrases.largest, phrases.smallest) if kind == "size" else (phrases.loudest, phrases.quietest)
        return tell(visit, ends[0 if by > 0 else 1])
    if kind == "size":
        station, liked = replace(station, size=value), replace(visit.comfort, size=value)
        line = words.defaults_size.format(size=value + 1)
    else:
        station, liked = replace(station, volume=value), replace(visit.comfort, volume=value)
        line = words.defaults_volume.format(volume=value)
    order = KeepDefaults(station.size, station.volume)
    return read_on(replace(visit, station=station, comfort=liked, order=order, notice=f"{line} {words.defaults_kept}"))
