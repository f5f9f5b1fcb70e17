"""The kiosk as plain lines in large type, one key an answer: for a while in which the whole screen fails.

It stands on line mode and on type alone, without Textual.  It begins with crisis help.
"""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections import deque
from typing import TYPE_CHECKING

from kiosk.line.face import LineFace
from kiosk.screen.heart import BEAT
from kiosk.screen.keys import FIRST_HIGH, XTERM_HIGH, key_name
from kiosk.unattended.drawing import large
from kiosk.visit.commands import LINE_COMMANDS, Choose, Command, UnknownKey
from kiosk.visit.pages.keys import line_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.content.library import Library
    from kiosk.visit.commands import Message
    from kiosk.visit.seams import Keypad, Voice
    from kiosk.visit.visit import Station

_KEY = re.compile(r"\x1b\[[0-9;]*[A-Za-z~]|\x1bO.|.", re.DOTALL)
_MOVES = (Command.DOWN, Command.NEXT, Command.STEP)
"""What goes on to the next line."""
_SEQUENCES = {
    "\x1b[A": "up", "\x1b[B": "down", "\x1b[5~": "page_up", "\x1b[6~": "page_down", "\x1bOP": "f1", "\x1b": "escape",
    "\r": "enter", "\n": "enter", "\t": "tab", "\x7f": "backspace", "\b": "backspace",
    **{f"\x1b[{number}~": f"f{i}" for i, number in enumerate(XTERM_HIGH, FIRST_HIGH)},
}  # fmt: skip
"""What a terminal sends for keys without a character, and their names in a key map."""


class PlainFace:
    """Line mode on a terminal that is raw."""

    def __init__(
        self,
        library: Library,
        station: Station,
        voice: Voice | None,
        beat: Callable[[], bool],
        source: int = 0,
        keypad: Keypad | None = None,
    ) -> None:
        """`beat` tells that the lines answer; `source` is the file descriptor of the keys; `keypad` gives more."""
        words = library.interface.staff
        self._face = LineFace(library, station, voice)
        self._words = {command: word for word, command in line_words(library, self._face.visit.station).items()}
        self._told, self._how = words.plain_lines, words.plain_keys if station.keymap.digits else words.plain_pad
        self._keymap = station.keymap
        self._beat, self._source = beat, source
        self._pad, self._pressed = os.pipe()
        if keypad:
            keypad.start(self._from_pad)
        self._waiting: deque[str] = deque()
        """Keys that were pressed together with another one."""
        self._lines: list[str] = []
        self._pointed = 0
        """The choice that was moved to."""

    def _from_pad(self, key: str) -> None:
        """Called from the thread of the keypad."""
        os.write(self._pressed, f"{key}\n".encode())

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
        """Show what was written; the answer, which reads on only when all has been seen; None where none comes."""
        self._pointed = 0
        choices = [line for line in self._lines if re.match(r"[1-9]\. ", line)]
        screens = self._screens()
        more = next(screens, False)
        while True:
            message = self._message(idle_seconds)
            if isinstance(message, Choose):
                return str(message.number)
            if message is None:
                return None
            if isinstance(message, Command) and message in LINE_COMMANDS and message is not Command.NEXT:
                return self._words[message]
            if more:
                more = next(screens, False)
            elif message in _MOVES and choices and not self._keymap.digits:
                self._point(choices)
            else:
                return str(self._pointed) if message is Command.SELECT and self._pointed else ""

    def _point(self, choices: list[str]) -> None:
        """Show the next choice alone, for who has no digits."""
        self._pointed = self._pointed % len(choices) + 1
        self._show(large([choices[self._pointed - 1], self._how], self._size))

    def _screens(self) -> Iterator[bool]:
        """Show what was written, one screen after the other; whether there is more."""
        lines = large([*self._lines[:-1], self._how], self._size)  # instead of how to answer by lines
        while lines:
            shown: list[tuple[str, ...]] = []
            while lines and (sum(map(len, shown)) + len(lines[0]) < self._size[1] or not shown):
                shown.append(lines.pop(0))
            self._show(shown)
            yield bool(lines)

    @property
    def _size(self) -> tuple[int, int]:
        size = os.get_terminal_size(2)
        return size.columns, size.lines

    def _show(self, lines: list[tuple[str, ...]]) -> None:
        rows = [row for line in lines for row in line][: self._size[1]]
        sys.stderr.write("\x1b[H\x1b[2J" + "".join(f"\x1b[{y};2H{row}" for y, row in enumerate(rows, 1)))
        sys.stderr.flush()

    def _message(self, idle_seconds: float) -> Message | UnknownKey | None:
        """What the next key means; None where none comes."""
        end = time.monotonic() + idle_seconds
        while not self._waiting:
            if time.monotonic() > end or not self._beat():
                return None
            ready = select.select([self._source, self._pad], [], [], BEAT)[0]
            if self._source in ready:
                typed = os.read(self._source, 64).decode(errors="replace")
                if not typed:
                    return None
                self._waiting += [_SEQUENCES.get(key) or key_name(key, key) or key for key in _KEY.findall(typed)]
            if self._pad in ready:
                self._waiting += os.read(self._pad, 64).decode().split()
        return self._keymap.message(self._waiting.popleft()) or UnknownKey()
