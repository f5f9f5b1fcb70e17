"""The terminal, owned by the supervisor from before anything else is loaded: none of its keys sends a signal, nothing
typed is echoed, and whatever the last process left on it is wiped.  Imports as little as it can.
"""

from __future__ import annotations

import contextlib
import os
import select
import termios
import time
from errno import ENOTTY
from typing import Any

RESET = (
    "\x1b\\\x18"  # the end of a picture that was not finished, and of any sequence
    "\x1b[?2026l"  # no frame is held back
    "\x1b[<9u"  # kitty's keys
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
    "\x1b[?2004l\x1b[?1004l\x1b[?2048l"  # paste, focus, reports of size
    "\x1b[?1049l\x1b[r\x1b[?7h\x1b[0m\x1b(B\x0f\x1b[?25l"
)
"""Puts a terminal into its first state, whatever was written to it before, with the cursor hidden."""
WIPE = "\x1b_Ga=d,d=A\x1b\\\r\x1b[K\x1b[H\x1b[2J\x1b[3J"
"""Takes everything off it, pictures too, and out of what it would scroll back to."""
SHOW_CURSOR = "\x1b[?25h"
PATIENCE = 1.0
"""Seconds that a terminal has to take what is written.  One that takes nothing must not hold the supervisor."""


class OwnedTerminal:
    """The terminal of this process: standard input and what is painted on."""

    def __init__(self, source: int = 0, sink: int = 2) -> None:
        """`source` and `sink` are file descriptors of the terminal.  OSError where they are none."""
        self._source = source
        if not (os.isatty(source) and os.isatty(sink)):
            raise OSError(ENOTTY, os.strerror(ENOTTY))
        self._before: list[Any] = termios.tcgetattr(source)
        # A description of its own: not to wait here does not mean that the kiosk must not wait.
        self._sink = os.open(os.ttyname(sink), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        self.take()

    def take(self) -> None:
        """Raw: no key sends a signal, stops what is written, or is echoed.  What was typed so far is thrown away."""
        raw = list(self._before)
        raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.BRKINT)
        raw[3] &= ~(termios.ISIG | termios.ECHO | termios.ICANON | termios.IEXTEN)
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._source, termios.TCSANOW, raw)
            termios.tcflush(self._source, termios.TCIFLUSH)
            termios.tcflow(self._source, termios.TCOON)  # Scroll Lock may have stopped what is written

    def clear(self, words: str = "") -> None:
        """Wiped, in its first state, and with nothing on it but these words."""
        self.take()
        self._write(RESET + WIPE + words)

    def give_back(self) -> None:
        """Wiped, and as it was before."""
        self._write(RESET + WIPE + SHOW_CURSOR)
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._source, termios.TCSANOW, self._before)
            termios.tcflush(self._source, termios.TCIFLUSH)

    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        try:
            return tuple(os.get_terminal_size(self._sink))  # type: ignore[return-value]
        except OSError:
            return 80, 24

    def _write(self, text: str) -> None:
        left, end = text.encode(), time.monotonic() + PATIENCE
        with contextlib.suppress(OSError):  # the terminal is gone: SIGHUP tells it
            while left and time.monotonic() < end:
                if select.select([], [self._sink], [], end - time.monotonic())[1]:
                    left = left[os.write(self._sink, left) :]
