"""The bar of targets: every command with its key, to see, to touch and to click.

Help and crisis help keep their place in every part of the bar; where not all commands fit, the last target shows the
next part.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kiosk.typeset.layout import set_lines
from kiosk.visit.commands import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.typeset.face import Face
    from kiosk.typeset.layout import Line
    from kiosk.visit.commands import Row

PINNED = (Command.HELP, Command.CRISIS)
_ORDER = (  # all that can be touched; only a switch steps
    Command.HOME, Command.BACK, Command.UP, Command.DOWN, Command.NEXT, Command.PREVIOUS, Command.SELECT,
    Command.KEEP, Command.BIGGER, Command.SMALLER, Command.THEME, Command.SPEECH, Command.PAUSE, Command.REPEAT,
    Command.SPELL, Command.LOUDER, Command.QUIETER, Command.FASTER, Command.SLOWER, Command.VOICE, Command.WHERE,
    Command.CURTAIN,
)  # fmt: skip
_GAP = 2
_WIDE = 1000
"""Columns in which every label fits."""


class Room(NamedTuple):
    """What the bar has room for."""

    face: Face
    columns: int
    lines: int
    """Lines of targets."""
    least: int = 0
    """The least columns of a target."""


@dataclass(frozen=True, slots=True)
class Button:
    """One target: its words, its line and column in the bar, and its command; None for the one that turns the bar."""

    words: Line
    line: int
    x: int
    width: int
    """Columns: the words and one before and behind them, and no fewer than can be touched."""
    command: Command | None

    def text(self, row: int, face: Face) -> str:
        """The words in a row of a line of type.  What reaches higher than the line is left out."""
        higher = (self.words.base - face.reach("").above) // face.down
        return f" {self.words.texts[row + higher]} ".center(self.width)


def button_label(row: Row) -> str:
    """The shortest key and the label; the label alone where it is the name of a key."""
    keys = [key.show for key in row.keys]
    if not keys:
        return row.label
    return row.label if row.label in keys else f"{min(keys, key=len)} {row.label}"


@lru_cache(maxsize=16)
def parts(rows: tuple[Row, ...], more: str, room: Room) -> tuple[tuple[Button, ...], ...]:
    """The parts of the bar; `more` is the label of what shows the next."""
    labels = {row.id: button_label(row) for row in rows}
    waiting = [command for command in _ORDER if command in labels]
    found: list[tuple[Button, ...]] = []
    while waiting:
        filler = _Filler(room)
        for command in PINNED:
            filler.put(labels[command], command)
        taken = 0
        for i, command in enumerate(waiting):
            last = i == len(waiting) - 1 and not found
            if not filler.put(labels[command], command, keep=0 if last else filler.width(more) + _GAP):
                break
            taken += 1
        if taken < len(waiting) or found:
            filler.put(more, None)
        del waiting[: max(1, taken)]
        found.append(tuple(filler.buttons))
    return tuple(found)


def has_room(rows: Sequence[Row], more: str, room: Room) -> bool:
    """Whether every command comes into the bar in one of its parts: beside those that are always there, and `more`."""
    labels = {row.id: button_label(row) for row in rows}
    filler = _Filler(room)
    widest = max((labels[command] for command in _ORDER), key=filler.width)
    pinned = [filler.put(labels[command], command) for command in PINNED]
    return all(pinned) and filler.put(widest, None, keep=filler.width(more) + _GAP)


class _Filler:
    """Puts buttons side by side, line by line."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._x = self._line = 0
        self.buttons: list[Button] = []

    def _set(self, label: str) -> Line:
        """A label as a line of type."""
        (line,) = set_lines(label, (self._room.face,), _WIDE)
        return line

    def width(self, label: str) -> int:
        """Columns of a target."""
        return max(self._set(label).width + 2, self._room.least)

    def put(self, label: str, command: Command | None, keep: int = 0) -> bool:
        """Add a button unless it does not fit; on the last line leave `keep` columns free behind it."""
        width = self.width(label)
        columns, lines = self._room.columns, self._room.lines
        reserve = keep if self._line == lines - 1 else 0
        if self._x and self._x + width + reserve > columns:
            if self._line + 1 == lines:
                return False
            self._line, self._x = self._line + 1, 0
            if width + (keep if self._line == lines - 1 else 0) > columns:
                return False
        self.buttons.append(Button(self._set(label), self._line, self._x, width, command))
        self._x += width + _GAP
        return True
