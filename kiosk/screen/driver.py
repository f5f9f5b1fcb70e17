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
from textual.events import InputEvent, MouseMove, Resize
from textual.geometry import Size
from textual.messages import InBandWindowResize

from kiosk.screen.keys import XTERM_HIGH, Flood
from kiosk.system import ignore_signals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message

log = logging.getLogger(__name__)

LISTENS = 0.1
"""Seconds after which it is looked whether an escape sequence has come to its end."""
IDLE = 3
"""Looked at so often without anything new, it has."""
PATIENCE = 2.0
"""Seconds to end in good order.  When the terminal is gone, Textual's writer may wait for it for ever."""


_PASTE = re.compile("\x1b\\[20[01]~")
"""Where pasted text begins and ends: without an end, Textual would wait for it and hear no key."""
_PASTE_LENGTH = 6


class Reader:
    """Textual's parser, which nothing that comes in can end or deafen: what it cannot parse is dropped, and parsing
    begins afresh behind it and behind each sign of a paste, however these come in pieces.
    """

    def __init__(self, *, debug: bool = False) -> None:
        self._debug = debug
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser(debug)
        self._tail = ""

    def events(self, data: bytes) -> Iterator[Message]:
        """What these bytes mean, or that nothing has come for a while."""
        text = self._tail + self._decode(data)
        fed, begun = len(self._tail), 0
        for paste in _PASTE.finditer(text):
            yield from self._parsed(text[fed : max(fed, paste.start())])
            fed = begun = paste.end()
            self._parser = XTermParser(self._debug)
        self._tail = text[begun:][-(_PASTE_LENGTH - 1) :]
        yield from self._parsed(text[fed:])

    def _parsed(self, text: str) -> Iterator[Message]:
        try:
            for event in (*(self._parser.feed(high_keys(text)) if text else ()), *self._parser.tick()):
                # The kernel tells the size of the terminal; what is typed cannot.
                if not isinstance(event, Resize | InBandWindowResize):
                    yield event
        except Exception as error:  # whatever the parser raises for broken input
            log.debug("input was dropped: %s", type(error).__name__)
            self._parser = XTermParser(self._debug)


_HIGH = {number: i for i, number in enumerate(XTERM_HIGH)}
_HIGH_KEY = re.compile(f"\x1b\\[({'|'.join(map(str, _HIGH))})~")
"""F13 to F24.  Textual 8.2.8 takes the number for that of a character: F18,
the Up key of a pad, for the space bar."""
_KITTY_F13 = 57376
"""The same as kitty sends them, one number a key, which Textual understands."""


def high_keys(text: str) -> str:
    """F13 to F24 as kitty sends them."""
    return _HIGH_KEY.sub(lambda found: f"\x1b[{_KITTY_F13 + _HIGH[int(found[1])]}u", text)


class KioskDriver(LinuxDriver):
    """Reads on after input that Textual cannot parse, and ignores the signals that a keyboard can send."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._flood = Flood()
        self._woken, self._wake = os.pipe()
        ignore_signals()  # SIGCONT too: Textual would begin to read a second time
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

    def start_application_mode(self) -> None:
        """Take the terminal.  Its size is read in the loop: a storm of resizes would run Textual's handler inside
        itself, and the last size would be lost.
        """
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._loop.add_signal_handler(signal.SIGWINCH, self._resized)

    def _resized(self) -> None:
        size = Size(*self._get_terminal_size())
        self._app.post_message(Resize(size, size))

    def send_message(self, message: Message) -> None:
        """Hand on what came in, but for what nobody can have meant: more keys and touches than a person can press."""
        if not isinstance(message, InputEvent) or isinstance(message, MouseMove) or self._flood.lets_through():
            super().send_message(message)

    @property
    def hears(self) -> bool:
        """Whether keys are read."""
        return self._key_thread is not None and self._key_thread.is_alive()

    def _query_in_band_window_resize(self) -> None:
        """A size that comes with the keys could be typed; the kernel tells it."""

    def _enable_bracketed_paste(self) -> None:
        """Pasted text has no meaning here."""

    def disable_input(self) -> None:
        """Read no more keys."""
        os.write(self._wake, b".")
        super().disable_input()

    def _run_input_thread(self) -> None:
        """Read and parse until the screen closes, or the terminal is gone.

        Where nothing comes, nothing is looked for: an idle kiosk sleeps.
        """
        reader = Reader(debug=self._debug)
        idle = 0
        while not self.exit_event.is_set():
            try:
                ready = select.select([self.fileno, self._woken], [], [], LISTENS if idle < IDLE else None)[0]
                data = os.read(self.fileno, 4096) if self.fileno in ready else b""
            except OSError:
                return  # The terminal is gone.
            if self.fileno in ready and not data:
                return
            idle = 0 if data else idle + 1
            for event in reader.events(data):
                self.process_message(event)
