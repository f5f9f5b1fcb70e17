"""The kiosk as plain lines in large type, one key an answer: for a while in which the whole screen fails.

It stands on line mode and on type alone, without Textual.  It begins with crisis help.
"""

from __future__ import annotations

import os
import select
import sys
import time
from typing import TYPE_CHECKING

from kiosk.line.face import LineFace
from kiosk.unattended.drawing import large
from kiosk.visit.commands import LINE_COMMANDS, Choose, Command
from kiosk.visit.pages.keys import line_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.content.library import Library
    from kiosk.visit.seams import Voice
    from kiosk.visit.visit import Station

BEAT = 0.5
"""Seconds between two signs of life."""
_HIGH = (25, 26, 28, 29, 31, 32, 33, 34, 42, 43, 44, 45)
_SEQUENCES = {
    "\x1b[A": "up", "\x1b[B": "down", "\x1b[5~": "page_up", "\x1b[6~": "page_down", "\x1bOP": "f1", "\r": "enter",
    "\n": "enter", " ": "space", "\t": "tab", "\x7f": "backspace", "\b": "backspace", "\x1b": "escape",
    "?": "question", "/": "slash", "+": "plus", "-": "minus", "*": "star", ".": "period", ",": "comma",
    **{f"\x1b[{number}~": f"f{i}" for i, number in enumerate(_HIGH, 13)},
}  # fmt: skip
"""What a terminal sends, and the name of the key in a key map."""


class PlainFace:
    """Line mode on a terminal that is raw."""

    def __init__(
        self, library: Library, station: Station, voice: Voice | None, beat: Callable[[], bool], source: int = 0
    ) -> None:
        """`beat` tells that the lines answer; `source` is the file descriptor of the keys."""
        self._face = LineFace(library, station, voice)
        self._words = {command: word for word, command in line_words(library, self._face.visit.station).items()}
        self._told, self._how = library.interface.staff.plain_lines, library.interface.staff.plain_keys
        self._keymap = station.keymap
        self._beat, self._source = beat, source
        self._lines: list[str] = []

    def run(self, idle_seconds: float) -> None:
        """Until no key has been pressed for so long."""
        for line in self._face.run(self._answers(idle_seconds)):
            self._lines.append(line)

    def _answers(self, idle_seconds: float) -> Iterator[str]:
        """The lines that the keys stand for."""
        self._lines.clear()
        yield self._words[Command.CRISIS]
        self._lines.insert(0, self._told)
        while (answer := self._shown(idle_seconds)) is not None:
            self._lines.clear()
            yield answer

    def _shown(self, idle_seconds: float) -> str | None:
        """Show what was written; the answer to it, which reads on only when all has been seen."""
        answer: str | None = None
        for more in self._screens():
            answer = self._answer(idle_seconds)
            if answer or answer is None or not more:
                break
        return answer

    def _screens(self) -> Iterator[bool]:
        """Show what was written, one screen after the other; whether there is more."""
        columns, rows = os.get_terminal_size(2)
        lines = large([*self._lines[:-1], self._how], (columns, rows))  # instead of how to answer by lines
        while lines:
            shown: list[str] = []
            while lines and (len(shown) + len(lines[0]) < rows or not shown):
                shown += lines.pop(0)
            sys.stderr.write("\x1b[H\x1b[2J" + "".join(f"\x1b[{y};2H{row}" for y, row in enumerate(shown[:rows], 1)))
            sys.stderr.flush()
            yield bool(lines)

    def _answer(self, idle_seconds: float) -> str | None:
        """What the next key stands for; None where none comes."""
        end = time.monotonic() + idle_seconds
        while time.monotonic() < end:
            if not self._beat():
                return None
            if not select.select([self._source], [], [], BEAT)[0]:
                continue
            typed = os.read(self._source, 64)
            if not typed:
                return None
            return self._meant(typed.decode(errors="replace"))
        return None

    def _meant(self, typed: str) -> str:
        """A number, a word, or nothing, which reads on: so does every key that means nothing else."""
        key = _SEQUENCES.get(typed, typed.lower() if len(typed) == 1 and typed.isalnum() else "")
        message = self._keymap.message(key) if key else None
        if isinstance(message, Choose):
            return str(message.number)
        if isinstance(message, Command) and message in LINE_COMMANDS and message is not Command.NEXT:
            return self._words[message]
        return ""
