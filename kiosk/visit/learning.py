"""Learning the keys: Help on the help page, and each key says what it does and does nothing; Help again ends it.

Crisis help is never held back: its key leads there, and ends the learning.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.visit.commands import Choose, Command, Pick, UnknownKey, table
from kiosk.visit.moves import tell
from kiosk.visit.visit import HELP

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit


def learn(library: Library, visit: Visit, message: Command | Choose | Pick | UnknownKey) -> Visit | None:
    """The visit that learns a key, or begins to; None where the message is to do what it always does."""
    phrases = library.interface.phrases
    if not visit.learning:
        begins = message is Command.HELP and visit.place.page == HELP
        return tell(replace(visit, learning=True), phrases.learn_begins) if begins else None
    match message:
        case Command.HELP:
            return tell(replace(visit, learning=False), phrases.learn_ends)
        case Command.CRISIS | Pick():
            return None
        case Choose():
            return tell(visit, phrases.help_numbers)
        case UnknownKey():
            return tell(visit, phrases.unknown_key)
        case Command():
            row = next(row for row in table(library.interface, visit.station.keymap) if row.id is message)
            keys = phrases.key_or.join(key.say for key in row.keys) or row.spoken
            return tell(visit, phrases.help_line.format(keys=keys, help=row.help))
