"""Asks the terminal what it can do, once, before Textual starts.

One question with a known end: every terminal answers the last part of it, Primary Device Attributes.  A terminal that
says nothing within a time limit is taken for one that can do nothing special.  The question is sent early, and the
answer read when other things have been loaded.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import termios
import time
import tty
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.typeset.painters import Cell

if TYPE_CHECKING:
    from types import TracebackType

LIMIT = 1.0
"""Seconds to wait.  kitty, the slowest that was measured, took 0.4 with graphics in software."""
QUESTION = (
    "\x1b[>0q"  # name and version (XTVERSION)
    "\x1b[16t"  # cell in pixels
    "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"  # kitty's graphics
    "\r\x1b[K"  # away with what a terminal may have printed of that
    "\x1b[c"  # Primary Device Attributes
)
_END = re.compile(r"\x1b\[\?([\d;]*)c")
_NAME = re.compile(r"\x1bP>\|([^\x1b]*)\x1b")
_CELL = re.compile(r"\x1b\[6;(\d+);(\d+)t")
_SIXEL = "4"


@dataclass(frozen=True, eq=False, repr=False)
class Answers:
    """What a terminal said, and how long it took in seconds."""

    raw: str = ""
    seconds: float = 0.0
    window_cell: Cell | None = None
    """The cell by the size of the window in pixels, where the terminal gave that to the kernel."""

    @property
    def answered(self) -> bool:
        """Whether the end of the answer came."""
        return _END.search(self.raw) is not None

    @property
    def name(self) -> str:
        """Name and version as the terminal gives them, for example XTerm(379); empty where it does not."""
        found = _NAME.search(self.raw)
        return found[1] if found else ""

    @property
    def version(self) -> tuple[int, ...]:
        """The first run of numbers in the name."""
        found = re.search(r"\d+(?:\.\d+)*", self.name)
        return tuple(map(int, found[0].split("."))) if found else ()

    @property
    def cell(self) -> Cell | None:
        """The size of a cell in pixels."""
        found = _CELL.search(self.raw)
        height, width = (int(found[1]), int(found[2])) if found else (0, 0)
        return Cell(width, height) if width and height else self.window_cell

    @property
    def sixel(self) -> bool:
        """Whether it draws SIXEL pictures."""
        found = _END.search(self.raw)
        return found is not None and _SIXEL in found[1].split(";")[1:]

    @property
    def kitty(self) -> bool:
        """Whether it draws kitty's graphics."""
        return "\x1b_Gi=31;OK" in self.raw


class Probe:
    """A question to the terminal.  Use as a context manager: afterwards the terminal is as it was."""

    def __init__(self, source: int = 0, sink: int = 2, limit: float = LIMIT) -> None:
        """`source` and `sink` are file descriptors of the terminal."""
        self._source, self._sink, self._limit = source, sink, limit
        self._raw = ""

    def __enter__(self) -> Probe:
        """Ask."""
        self._before = termios.tcgetattr(self._source)
        tty.setcbreak(self._source, termios.TCSANOW)
        self._asked = time.monotonic()
        os.write(self._sink, QUESTION.encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the terminal back, with what was typed meanwhile thrown away."""
        termios.tcsetattr(self._source, termios.TCSAFLUSH, self._before)

    def answers(self) -> Answers:
        """What came until the end of the answer, or until the time is over."""
        while not _END.search(self._raw):
            left = max(0.0, self._asked + self._limit - time.monotonic())
            if not select.select([self._source], [], [], left)[0]:
                break
            data = os.read(self._source, 4096)
            if not data:
                break
            self._raw += data.decode("latin-1")
        return Answers(self._raw, time.monotonic() - self._asked, window_cell(self._sink))


class NoProbe:
    """Asks nothing: where the painter is given, nothing has to be known."""

    def __enter__(self) -> NoProbe:
        """Nothing is asked."""
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing has changed."""

    def answers(self) -> Answers:
        """What the kernel knows."""
        return Answers(window_cell=window_cell())


def window_cell(terminal: int = 2) -> Cell | None:
    """The size of a cell by the size of the window that the kernel knows; None where it knows none."""
    try:
        size = fcntl.ioctl(terminal, termios.TIOCGWINSZ, b"\0" * 8)
    except OSError:
        return None
    rows, columns, width, height = struct.unpack("HHHH", size)
    return Cell(width // columns, height // rows) if rows and columns and width >= columns and height >= rows else None
