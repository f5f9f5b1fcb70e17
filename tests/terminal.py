"""The installed program in a real pseudo-terminal, and the cells that it paints there."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pexpect
import pyte

from kiosk.typeset.atlas import BOLD, REGULAR, NoStore
from kiosk.typeset.face import TypeFace
from kiosk.typeset.painters import Painter
from kiosk.typeset.painters.blocks import SEXTANT

PROGRAM = Path(sys.executable).parent / "kiosk"
"""The console script of the environment that runs the tests."""

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "enter": "\r", "space": " ", "backspace": "\x7f",
    "escape": "\x1b", "tab": "\t", "page_down": "\x1b[6~",
    "f1": "\x1bOP", "ctrl+c": "\x03", "ctrl+z": "\x1a", "ctrl+q": "\x11", "ctrl+p": "\x10", "ctrl+\\": "\x1c",
}  # fmt: skip


WIPE = b"\x1b[2J\x1b[3J"
TITLE_CAP = 13 / 3
"""Rows of a capital of a title in sextants at the first size of a 24-inch screen of 45 rows."""


class Cell(NamedTuple):
    """One painted cell: its character and its colours as red, green and blue."""

    character: str
    front: tuple[int, int, int]
    back: tuple[int, int, int]


class Terminal:
    """A pseudo-terminal with the kiosk in it.  Use as a context manager."""

    def __init__(
        self,
        *options: str,
        columns: int = 160,
        rows: int = 45,
        environment: dict[str, str] | None = None,
        under: Sequence[str] = (),
    ) -> None:
        """`under` is a program that runs the kiosk, with its options."""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLORTERM")}
        known = [] if "--type" in options else ["--type", "sextant"]
        program, *arguments = [*under, str(PROGRAM), *known, *options]
        self.child = pexpect.spawn(
            program,
            arguments,
            dimensions=(rows, columns),
            env={**clean, "TERM": "xterm-256color", **(environment or {})},
            timeout=10,
        )
        self.child.delaybeforesend = None
        self.watched = True
        """Whether what comes is made into a screen, which takes longer than to read it."""
        self.bytes_read = 0
        self.last = self._behind = b""
        self.wipes = 0
        """How often the terminal was wiped."""

    def __enter__(self) -> Terminal:
        self.wait(lambda: bool(self.text.strip()), "the first page")
        self.settle()
        return self

    def __exit__(self, *_: object) -> None:
        self.child.close(force=True)

    @property
    def text(self) -> str:
        """The characters on the screen, a line a row."""
        return "\n".join(self.screen.display)

    def read(self, seconds: float) -> bool:
        """Take in what comes within so many seconds; whether anything came."""
        try:
            data = self.child.read_nonblocking(1 << 16, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF, ValueError, OSError):
            return False
        self.bytes_read += len(data)
        self.last = (self.last + data)[-500:]
        wiped = (self._behind + data).rfind(WIPE)
        self.wipes += (self._behind + data).count(WIPE) - self._behind.count(WIPE)
        self._behind = (self._behind + data)[max(0, wiped) :]
        if self.watched:
            self._stream.feed(data)
        return True

    @property
    def since_wipe(self) -> bytes:
        """What has come since the terminal was wiped."""
        return self._behind

    def rest(self, seconds: float) -> None:
        """Let time pass, and take in what comes."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)

    def settle(self, quiet: float = 0.1) -> None:
        """Until nothing has come for a while and the kiosk is at rest: on a busy machine it may take its time.

        Twice `quiet` at least, so that a key that waits for CONFIRM seconds (`screen.keys`) has counted.
        """
        before = -1
        while self.read(quiet) or before != (before := self._work()):
            pass

    def _work(self) -> int:
        """The processor time that the kiosk has used, in ticks; ever another one while it waits for a processor."""
        used = 0
        pids = [self.child.pid, *supervised(self.child.pid)]
        for task in (task for pid in pids for task in Path(f"/proc/{pid}/task").glob("*/stat")):
            try:
                state, *times = task.read_text().rpartition(")")[2].split()[:13]
            except OSError:
                continue
            if state == "R":
                return time.monotonic_ns()
            used += int(times[-2]) + int(times[-1])
        return used

    def wait(self, condition, what: str, seconds: float = 15) -> None:
        """Until a condition holds; fails with the screen as it is."""
        end = time.monotonic() + seconds
        while not condition():
            self.read(0.05)
            assert time.monotonic() < end, f"waited for {what}, but the screen shows:\n{self.text}"

    def press(self, *keys: str) -> Terminal:
        """Press keys, by name or as characters, each when the last one has been answered."""
        for key in keys:
            self.child.send(KEYS.get(key, key))
            self.settle()
        return self

    def click(self, x: int, y: int) -> Terminal:
        """Click a cell, counted from 0."""
        for end in "Mm":
            self.child.send(f"\x1b[<0;{x + 1};{y + 1}{end}")
        self.settle()
        return self

    def resize(self, columns: int, rows: int) -> Terminal:
        """Another size of window."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        self.settle(0.3)
        return self

    def shows(
        self, words: str, cap: float = 3, *, bold: bool = False, title: bool = False, painter: Painter = SEXTANT
    ) -> bool:
        """Whether words stand on the screen in block type of so many rows, each word somewhere."""
        cap, bold = (TITLE_CAP, True) if title else (cap, bold)
        face = _face(round(cap * painter.down), bold, painter)
        return all(
            any(self._finds(face.word(word, shift)) for shift in range(painter.across)) for word in words.split()
        )

    def _finds(self, glyphs: tuple[str, ...]) -> bool:
        rows = self.screen.display
        for y in range(len(rows) - len(glyphs) + 1):
            x = rows[y].find(glyphs[0])
            while x >= 0:
                if all(rows[y + i][x : x + len(line)] == line for i, line in enumerate(glyphs)):
                    return True
                x = rows[y].find(glyphs[0], x + 1)
        return False

    def cells(self) -> list[list[Cell]]:
        """Every painted cell."""
        buffer = self.screen.buffer
        return [
            [
                Cell(buffer[y][x].data, _rgb(buffer[y][x].fg, buffer[y][x].reverse), _rgb(buffer[y][x].bg, False))
                for x in range(self.screen.columns)
            ]
            for y in range(self.screen.lines)
        ]

    def ends(self, seconds: float = 5) -> bool:
        """Whether the program ends within so many seconds."""
        end = time.monotonic() + seconds
        while self.child.isalive() and time.monotonic() < end:
            time.sleep(0.02)
            self.read(0.02)
        return not self.child.isalive()

    def hang_up(self) -> None:
        """Close the window: the terminal is gone."""
        self.child.ptyproc.fileobj.close()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.child.pid, number)


def descendants(pid: int) -> dict[int, bytes]:
    """The processes below one, and their command lines, parents first."""
    found: dict[int, bytes] = {}
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in map(int, children.read_text().split()):
                found[child] = Path(f"/proc/{child}/cmdline").read_bytes()
                found |= descendants(child)
        except OSError:
            continue  # it is gone
    return found


def supervised(pid: int) -> list[int]:
    """Below a supervisor: the warm process, and the visitor's process where there is one."""
    return [child for child, command in descendants(pid).items() if b"--supervised" in command]


def voices(pid: int) -> list[int]:
    """The voice processes below a process."""
    return [child for child, command in descendants(pid).items() if b"kiosk.voice.process" in command]


@cache
def _face(cap: int, bold: bool, painter: Painter) -> TypeFace:
    return TypeFace(BOLD if bold else REGULAR, painter, cap, NoStore())


def _rgb(colour: str, _reverse: bool) -> tuple[int, int, int]:
    assert len(colour) == 6, f"{colour!r} was painted, which is no colour of a theme"
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)
