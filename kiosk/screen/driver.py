"""Textual's terminal driver, closed: no byte that comes in can end the kiosk, and no key can suspend it."""

from __future__ import annotations

import signal
from typing import Any

from textual.drivers.linux_driver import LinuxDriver


class KioskDriver(LinuxDriver):
    """Reads on after input that Textual cannot parse, and ignores the signals that a keyboard can send."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in (signal.SIGTSTP, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, signal.SIG_IGN)

    @property
    def can_suspend(self) -> bool:
        """Never: there is no shell to go back to."""
        return False

    def _enable_bracketed_paste(self) -> None:
        """Pasted text has no meaning here, and an unterminated paste would deafen the kiosk."""

    def _run_input_thread(self) -> None:
        """Textual's parser raises on malformed sequences and on bytes that are not UTF-8; begin afresh then."""
        while not self.exit_event.is_set():
            try:
                self.run_input_thread()
            except OSError:
                return  # The terminal is gone.
            except (ValueError, OverflowError, IndexError, KeyError, AttributeError, TypeError):
                continue
