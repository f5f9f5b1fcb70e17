"""Learning the keys: Help on the help page, and each key says what it does and does nothing; Help again ends it.

Crisis help is never held back: its key leads there, and ends the learning.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.visit.commands import Choose, Command, Pick, UnknownKey, table
from kiosk.visit.moves import tell
from kiosk.visit.page import Do
from kiosk.visit.pages import page
from kiosk.visit.visit import HELP, Place

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit


def learn(library: Library, visit: Visit, message: Command | Choose | Pick | UnknownKey) -> Visit | None:
    """The visit that learns a key, or begins to; None where the message is to do what it always does."""
    phrases = library.interface.phrases
    if not visit.learning:
        begins = message is Command.HELP and visit.place.page == HELP and not visit.station.lines
        return _begun(library, visit) if begins else None
    if _never_held_back(library, visit, message):
        return None
    match message:
        case Command.HELP:
            return tell(replace(visit, learning=False), phrases.learn_ends)
        case Pick():
            return None
        case Choose():
            return tell(visit, phrases.help_numbers)
        case UnknownKey():
            return tell(visit, phrases.unknown_key)
        case Command():
            row = next(row for row in table(library.interface, visit.station.keymap) if row.id is message)
            keys = phrases.key_or.join(key.say for key in row.keys) or row.spoken
            return tell(visit, phrases.help_line.format(keys=keys, help=row.help))


def _begun(library: Library, visit: Visit) -> Visit:
    """From where the page begins: there Select leads to crisis help, if no key does."""
    place = Place(HELP, page(library, visit).opening)
    return tell(replace(visit, learning=True, place=place), library.interface.phrases.learn_begins)


def _never_held_back(library: Library, visit: Visit, message: Command | Choose | Pick | UnknownKey) -> bool:
    """Crisis help, by its key or by its line on the page; and what makes a dark screen bright."""
    shown = page(library, visit)
    if isinstance(message, Choose):
        chosen = [choice for choice in shown.choices if choice.number == message.number]
    else:
        chosen = [shown.item(visit.place.item)] if message is Command.SELECT else []
    crisis = message is Command.CRISIS or any(item.target == Do(Command.CRISIS) for item in chosen)
    return crisis or (message is Command.CURTAIN and visit.curtain)
