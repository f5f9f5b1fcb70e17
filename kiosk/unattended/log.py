"""The log of an unattended kiosk: what happened to the machine, and nothing of any visit.

To the journal where systemd started it, else to a file that begins anew when it is long.  The lines are made here and
nowhere else, so that it can be seen what can stand in them.
"""

from __future__ import annotations

import logging
import os
import re
from logging.handlers import RotatingFileHandler, SysLogHandler
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE_BYTES, FILES = 200_000, 3
_JOURNAL = "/dev/log"
_FAULT = re.compile(r"[A-Za-z]\w* in \w+\.py:\d+|[a-z' ]+(?:-?\d+)?")
"""Kind and place of an error, or what a process did not do; the message of an error could hold a visitor's words."""


class Log:
    """Writes the lines."""

    def __init__(self, folder: Path) -> None:
        """`folder` is for the file, where there is no journal."""
        self._log = logging.getLogger("trd-kiosk")
        self._log.setLevel(logging.INFO)
        self._log.propagate = False
        self._log.handlers[:] = [_handler(folder)]
        logging.raiseExceptions = False  # a disk that is full must not be heard of on the screen

    def started(self) -> None:
        """The supervisor runs."""
        self._log.info("started: version %s", __version__)

    def ready(self, content: str, faults: Sequence[str]) -> None:
        """The content is loaded."""
        self._log.info("ready: content %s", content)
        for fault in faults:
            self._log.warning("settings or content: %s", fault)

    def fault(self, what: str, count: int) -> None:
        """A process failed."""
        self._log.error("fault %d: %s", count, what if _FAULT.fullmatch(what) else "of a kind that is not known")

    def plain(self) -> None:
        """The kiosk failed again and again."""
        self._log.error("too many faults in a minute: shown as plain lines")

    def ended(self) -> None:
        """It was asked to end."""
        self._log.info("ended")


def _handler(folder: Path) -> logging.Handler:
    if "INVOCATION_ID" in os.environ and Path(_JOURNAL).exists():
        handler: logging.Handler = SysLogHandler(_JOURNAL)
        handler.setFormatter(logging.Formatter("trd-kiosk: %(message)s"))
        return handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "kiosk.log", maxBytes=FILE_BYTES, backupCount=FILES, delay=True)
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
