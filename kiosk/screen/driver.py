"""Textual's terminal driver, closed: no byte that comes in can end the kiosk, and no key can suspend it."""

from __future__ import annotations

import logging
import os
import re
import select
import signal
from codecs import getincrementaldecoder
from threading import Timer
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds to end in good order.  When the terminal is gone, Textual's writer may wait for it for ever."""


_PASTE = re.compile("\x1b\\[20[01]~")
"""Where pasted text begins and ends: without an end, Textual would wait for it and hear no key."""


_FIRST_HIGH = 13
_HIGH = {number: _FIRST_HIGH + i for i, number in enumerate((25, 26, 28, 29, 31, 32, 33, 34, 42, 43, 44, 45))}
_HIGH_KEY = re.compile(f"\x1b\\[({'|'.join(map(str, _HIGH))})~")
"""F13 to F24 as xterm and the Linux console send them.  Textual 8.2.8 takes the number for that of a character: F18,
the Up key of a pad, for the space bar."""
_KITTY_F13 = 57376
"""The same as kitty sends them, one number a key, which Textual understands."""


def high_keys(text: str) -> str:
    """F13 to F24 as kitty sends them."""
    return _HIGH_KEY.sub(lambda found: f"\x1b[{_KITTY_F13 + _HIGH[int(found[1])] - _FIRST_HIGH}u", text)


class KioskDriver(LinuxDriver):
    """Reads on after input that Textual cannot parse, and ignores the signals that a keyboard can send."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in (signal.SIGTSTP, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, signal.SIG_IGN)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)

    def _end(self, *_: object) -> None:
        """Asked to end, or the terminal is gone: in good order, or in PATIENCE seconds all the same."""
        last_resort = Timer(PATIENCE, os._exit, (0,))
        last_resort.daemon = True
        last_resort.start()
        self._loop.call_soon_threadsafe(self._app.exit)

    def write(self, data: str) -> None:
        """Write what was painted, with pictures in it where words are drawn as such."""
        finish = getattr(self._app, "finish", None)
        super().write(finish(data) if finish else data)

    @property
    def can_suspend(self) -> bool:
        """Never: there is no shell to go back to."""
        return False

    def _enable_bracketed_paste(self) -> None:
        """Pasted text has no meaning here."""

    def _run_input_thread(self) -> None:
        """Read and parse until the screen closes.

        Textual's own loop ends at the first byte that is not UTF-8 and at the first malformed sequence.  Here such
        input is dropped, and parsing begins afresh behind it.
        """
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            try:
                text = self._read(decode)
            except OSError:
                return  # The terminal is gone.
            try:
                for event in (*(parser.feed(text) if text else ()), *parser.tick()):
                    self.process_message(event)
            except Exception as error:  # whatever the parser raises for broken input
                log.debug("input was dropped: %s", type(error).__name__)
                parser = XTermParser(self._debug)

    def _read(self, decode: Callable[[bytes], str]) -> str:
        """What was typed within a tenth of a second, as Textual understands it; OSError at its end."""
        if not select.select([self.fileno], [], [], 0.1)[0]:
            return ""
        data = os.read(self.fileno, 4096)
        if not data:
            raise OSError("end of input")
        return high_keys(_PASTE.sub("", decode(data)))
