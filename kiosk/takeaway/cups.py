"""A sheet to CUPS: `lp` takes it from memory, `lpstat` tells how it goes, `cancel` takes back what did not print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kiosk.takeaway.pdf import pdf
from kiosk.visit.visit import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.visit.sheet import Sheet

SLOW_AFTER = 12.0
"""Seconds after which a visitor is told that it takes long."""
_LOOK_EVERY = 0.5
_COMMAND_SECONDS = 8.0
"""A command of CUPS that takes longer hangs."""
_IDLE_LOOKS = 4
"""A printer that is idle for so many looks, while the sheet still waits, does not print it."""
_REQUEST = re.compile(r"request id is (\S+-\d+)")
_EMPTY = re.compile(r"media-(?:empty|needed)(?!-warning|-report)")
_GONE = re.compile(r"offline|connecting-to-device|shutdown|timed-out")
_STUCK = re.compile(
    r"(?:media-jam|cover-open|door-open|toner-empty|marker-supply-empty|stopped|paused)(?!-warning|-report)"
)


class CupsOutlet:
    """Prints by a queue of CUPS."""

    def __init__(self, queue: str, paper: str, seconds: float) -> None:
        """`queue` is empty for the default one; what is not printed after so many seconds is taken back."""
        self._queue, self._paper, self._seconds = queue, paper, seconds

    def send(self, sheet: Sheet, slow: Callable[[], None]) -> Paper:
        """Print a sheet; what became of it."""
        try:
            return self._sent(sheet, slow)
        except FileNotFoundError:
            return Paper.MISSING

    def _sent(self, sheet: Sheet, slow: Callable[[], None]) -> Paper:
        end = time.monotonic() + self._seconds
        queue = self._queue or self._default()
        if not queue:
            return Paper.MISSING
        # CUPS itself lets go of the sheet after that time, should this process be gone by then.
        options = ["-o", f"job-cancel-after={self._seconds:.0f}", "-t", sheet.title]
        sent = _run(["lp", "-d", queue, *options, "-"], pdf(sheet, self._paper))
        found = _REQUEST.search(sent.stdout) if sent else None
        if not sent or not found:
            return Paper.MISSING if sent and re.search("not exist|not-found|onnect", sent.stderr) else Paper.FAILED
        became = self._followed(queue, found[1], end, slow)
        if became is not Paper.PRINTED:
            _run(["cancel", "-x", found[1]])
        return became

    def _followed(self, queue: str, job: str, end: float, slow: Callable[[], None]) -> Paper:
        """Look how it goes, until it is printed or cannot be."""
        idle, slow_at = 0, time.monotonic() + min(SLOW_AFTER, self._seconds / 2)
        while time.monotonic() < end:
            time.sleep(_LOOK_EVERY)
            waiting, state = _run(["lpstat", "-o", queue]), _run(["lpstat", "-l", "-p", queue])
            if waiting is None or state is None or state.returncode:
                return Paper.FAILED
            if job not in waiting.stdout.split():
                return Paper.PRINTED
            became = _trouble(state.stdout)
            idle = idle + 1 if re.match(r"printer \S+ is idle", state.stdout) else 0
            if became or idle == _IDLE_LOOKS:
                return became or Paper.FAILED
            if time.monotonic() > slow_at:
                slow()
                slow_at = end + self._seconds  # once
        return Paper.FAILED

    @staticmethod
    def _default() -> str:
        told = _run(["lpstat", "-d"])
        found = re.search(r"destination: (\S+)", told.stdout) if told else None
        return found[1] if found else ""

    def faults(self) -> list[str]:
        """Why it is not fit."""
        if shutil.which("lp") is None:
            return ["there is no program lp: install cups and cups-client"]
        if find_spec("typst") is None:
            return ["the package typst is not installed: install trd-kiosk[paper]"]
        queue = self._queue or self._default()
        if not queue:
            return ["CUPS has no default printer: name one as queue under [take_home]"]
        state = _run(["lpstat", "-l", "-p", queue])
        if state is None or state.returncode:
            return [f"CUPS does not know the printer {queue!r}, or does not answer"]
        return [f"the printer {queue!r}: {trouble.value}"] if (trouble := _trouble(state.stdout)) else []


def _trouble(state: str) -> Paper | None:
    """What `lpstat -l -p` tells that keeps a sheet from being printed."""
    alerts = "\n".join(line for line in state.splitlines() if line.strip().startswith("Alerts:"))
    if _EMPTY.search(alerts):
        return Paper.EMPTY
    if _GONE.search(alerts):
        return Paper.MISSING
    return Paper.FAILED if _STUCK.search(alerts) or re.match(r"printer \S+ disabled", state) else None


def _run(command: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[str] | None:
    """What a command of CUPS tells, in English; None where it hangs.  FileNotFoundError where there is none."""
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=_COMMAND_SECONDS,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    out, err = (stream.decode(errors="replace") for stream in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(command, done.returncode, out, err)
