"""The bar of targets: every command with its key, to see, to touch and to click.

Help and crisis help keep their place in every part of the bar; where not all commands fit, the last target shows the
next part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.typeset.layout import set_lines
from kiosk.visit.commands import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.typeset.face import Face
    from kiosk.typeset.layout import Line
    from kiosk.visit.commands import Row

PINNED = (Command.HELP, Command.CRISIS)
_ORDER = (
    Command.HOME, Command.BACK, Command.UP, Command.DOWN, Command.NEXT, Command.PREVIOUS, Command.SELECT,
    Command.BIGGER, Command.SMALLER, Command.THEME, Command.SPEECH, Command.PAUSE, Command.REPEAT, Command.SPELL,
    Command.LOUDER, Command.QUIETER, Command.FASTER, Command.SLOWER, Command.VOICE, Command.WHERE,
    Command.CURTAIN,
)  # fmt: skip
_GAP = 2
_WIDE = 1000
"""Columns in which every label fits."""


@dataclass(frozen=True, slots=True)
class Button:
    """One target: its words, its line and column in the bar, and its command; None for the one that turns the bar."""

    words: Line
    line: int
    x: int
    command: Command | None

    @property
    def width(self) -> int:
        """Columns: the words and one before and behind them."""
        return self.words.width + 2

    def text(self, row: int, face: Face) -> str:
        """The words in a row of a line of type.  What reaches higher than the line is left out."""
        higher = (self.words.base - face.reach("").above) // face.down
        return f" {self.words.texts[row + higher]} "


def button_label(row: Row) -> str:
    """The shortest key and the label; the label alone where it is the name of a key."""
    keys = [key.show for key in row.keys]
    if not keys:
        return row.label
    return row.label if row.label in keys else f"{min(keys, key=len)} {row.label}"


def parts(rows: Sequence[Row], more: str, face: Face, columns: int, lines: int) -> tuple[tuple[Button, ...], ...]:
    """The parts of the bar, each with `lines` lines of targets."""
    labels = {row.id: button_label(row) for row in rows}
    waiting = [command for command in _ORDER if command in labels]
    found: list[tuple[Button, ...]] = []
    while waiting:
        filler = _Filler(face, columns, lines)
        for command in PINNED:
            filler.put(labels[command], command)
        taken = 0
        for i, command in enumerate(waiting):
            last = i == len(waiting) - 1 and not found
            if not filler.put(labels[command], command, keep=0 if last else filler.set(more).width + 2 + _GAP):
                break
            taken += 1
        if taken < len(waiting) or found:
            filler.put(more, None)
        del waiting[: max(1, taken)]
        found.append(tuple(filler.buttons))
    return tuple(found)


def has_room(rows: Sequence[Row], more: str, face: Face, columns: int, lines: int) -> bool:
    """Whether every command comes into the bar in one of its parts: beside those that are always there, and `more`."""
    labels = {row.id: button_label(row) for row in rows}
    filler = _Filler(face, columns, lines)
    widest = max(labels.values(), key=lambda label: filler.set(label).width)
    pinned = [filler.put(labels[command], command) for command in PINNED]
    return all(pinned) and filler.put(widest, None, keep=filler.set(more).width + 2 + _GAP)


class _Filler:
    """Puts buttons side by side, line by line."""

    def __init__(self, face: Face, columns: int, lines: int) -> None:
        self._face, self._columns, self._lines = face, columns, lines
        self._x = self._line = 0
        self.buttons: list[Button] = []

    def set(self, label: str) -> Line:
        """A label as a line of type."""
        (line,) = set_lines(label, (self._face,), _WIDE)
        return line

    def put(self, label: str, command: Command | None, keep: int = 0) -> bool:
        """Add a button unless it does not fit; on the last line leave `keep` columns free behind it."""
        words = self.set(label)
        width = words.width + 2
        reserve = keep if self._line == self._lines - 1 else 0
        if self._x and self._x + width + reserve > self._columns:
            if self._line + 1 == self._lines:
                return False
            self._line, self._x = self._line + 1, 0
            if width + (keep if self._line == self._lines - 1 else 0) > self._columns:
                return False
        self.buttons.append(Button(words, self._line, self._x, command))
        self._x += width + _GAP
        return True
