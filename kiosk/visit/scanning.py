"""Switches: one steps from each thing that can be done to the next, one chooses; or the kiosk steps, and one chooses.

Crisis help is the first step of every page.  Then comes the page itself, then the ways out of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kiosk.visit.commands import Command, Pick
from kiosk.visit.keymap import ROUND
from kiosk.visit.moves import tell
from kiosk.visit.pages import page
from kiosk.visit.visit import Place, Say, Scan, Visit

if TYPE_CHECKING:
    from kiosk.content.library import Library

ROUNDS = 2
"""How often a kiosk that steps by itself goes round before it waits for the switch."""
_BEFORE = (Command.CRISIS, Command.NEXT)
"""What comes before the choices of the page."""


class Step(NamedTuple):
    """One thing that can be chosen."""

    message: Command | Pick
    label: str = ""
    """What is shown and said; empty for a choice of the page, which has its own words."""

    @property
    def item(self) -> str:
        """The item of the page that is the choice; empty for none."""
        return self.message.item if isinstance(self.message, Pick) else ""


def steps(library: Library, visit: Visit) -> tuple[Step, ...]:
    """The steps of the page where a visit is: crisis help, what moves on, its choices, and the ways out."""
    shown = page(library, visit)
    here = {*ROUND} - {command for command in ROUND if command == shown.id}
    if shown.is_menu:
        here -= {Command.NEXT}
    if not visit.trail:
        here -= {Command.BACK}
    before, after = (
        [Step(command, getattr(library.interface.commands, command).label) for command in part if command in here]
        for part in (_BEFORE, [command for command in ROUND if command not in _BEFORE])
    )
    if not shown.is_menu and not shown.item(visit.scan.origin if visit.scan else visit.place.item).target:
        line = Step(Command.SELECT, library.interface.phrases.read_on)
        before.insert(1, line if visit.speaks else Step(Command.DOWN, library.interface.commands.down.label))
    if visit.spelled:
        before.insert(1, Step(Command.SPELL, library.interface.commands.spell.label))
    return (*before, *(Step(Pick(choice.id)) for choice in shown.choices), *after)


def step_on(library: Library, visit: Visit) -> Visit:
    """The next step.  One that the kiosk makes by itself is the last after ROUNDS rounds."""
    scan = visit.scan or Scan(-1, page(library, visit).item(visit.place.item).id)
    there = steps(library, visit)
    index, rounds = (scan.index + 1) % len(there), scan.rounds + (scan.index + 1 >= len(there))
    place = Place(visit.place.page, there[index].item or scan.origin)
    if visit.station.keymap.scans and rounds == ROUNDS:
        ended = replace(visit, scan=None, place=Place(visit.place.page, scan.origin))
        return tell(ended, library.interface.phrases.scan_ends)
    visit = replace(visit, scan=Scan(index, scan.origin, rounds), place=place, reading=False, prompted=False)
    if there[index].label:
        return tell(visit, library.interface.phrases.step.format(label=there[index].label))
    return replace(visit, notice="", say=Say.ITEM)


def stepped_no_more(visit: Visit) -> Visit:
    """Something else has happened while a switch stepped: the reader is on the line where they were."""
    if not visit.scan:
        return visit
    return replace(visit, scan=None, place=Place(visit.place.page, visit.scan.origin))


def stepped_to(library: Library, visit: Visit) -> Command | None:
    """The command to which a switch has stepped, to be marked instead of a line; None for a line, and to read on."""
    if not visit.scan:
        return None
    there = steps(library, visit)
    message = there[min(visit.scan.index, len(there) - 1)].message
    return message if isinstance(message, Command) and message is not Command.SELECT else None


def chosen(library: Library, visit: Visit) -> tuple[Visit, Command | Pick]:
    """What was stepped to, and the visit that does it: the reader is where they were."""
    assert visit.scan
    there = steps(library, visit)
    message = there[min(visit.scan.index, len(there) - 1)].message
    # Who goes line by line presses it again.
    again = message is Command.DOWN or (message is Command.SELECT and page(library, visit).paced)
    kept = replace(visit.scan, rounds=0) if again else None
    return replace(stepped_no_more(visit), scan=kept), message
