"""A sheet to CUPS: `lp` takes it from memory, `lpstat` tells how it goes, `cancel` takes back what did not print."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kiosk.takeaway.pdf import pdf
from kiosk.takeaway.printing import slow_after
from kiosk.visit.visit import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kiosk.visit.sheet import Sheet

_GRACE = 8.0
"""For so many seconds a printer may complain of what it complained of before, or still be connecting: CUPS keeps the
complaints of the last job until the next one has begun.
"""
_LOOK_EVERY = 0.5
_COMMAND_SECONDS = 8.0
"""A command of CUPS that takes longer hangs."""
_FAREWELL = 0.7
"""The same where a visit waits for it to end."""
_IDLE_LOOKS = 4
"""A printer that is idle for so many looks, while the sheet still waits, does not print it."""
_REQUEST = re.compile(r"request id is (\S+-\d+)")
_TROUBLES = (
    (Paper.EMPTY, re.compile(r"media-(empty|needed)(-error)?")),
    (Paper.MISSING, re.compile(r"(offline|connecting-to-device|shutdown|timed-out)(-error|-report)?")),
    (
        Paper.FAILED,
        re.compile(r"(media-jam|cover-open|door-open|toner-empty|marker-supply-empty|stopped|paused)(-error)?"),
    ),
)
"""What a printer can complain of (RFC 8011, 5.4.12), and what that means for a sheet.  Warnings mean nothing."""
_PASSING = "connecting-to-device"


@dataclass(frozen=True)
class _State:
    """What `lpstat -l -p` tells of a printer."""

    known: bool
    alerts: frozenset[str] = frozenset()
    idle: bool = False
    disabled: bool = False
    job: str = ""
    """The id of the sheet that is being printed."""

    def trouble(self, ignored: Collection[str] = ()) -> Paper | None:
        """What keeps a sheet from being printed."""
        for became, pattern in _TROUBLES:
            if any(pattern.fullmatch(alert) and alert not in ignored for alert in self.alerts):
                return became
        return Paper.FAILED if self.disabled else None


class CupsOutlet:
    """Prints by a queue of CUPS."""

    def __init__(self, queue: str, paper: str, seconds: float) -> None:
        """`queue` is empty for the default one; what is not printed after so many seconds is taken back."""
        self._named, self._paper, self._seconds = queue, paper, seconds
        self._job = ""

    def send(self, sheet: Sheet, slow: Callable[[], None]) -> Paper:
        """Print a sheet; what became of it."""
        try:
            queue = self._queue
            return self._sent(queue, sheet, slow) if queue else Paper.MISSING
        except FileNotFoundError:
            return Paper.MISSING

    def _sent(self, queue: str, sheet: Sheet, slow: Callable[[], None]) -> Paper:
        before, waiting = _state(queue), _ours(queue)
        # CUPS itself lets go of a sheet that is printed for so long, should this process be gone by then.
        options = ["-o", f"job-cancel-after={self._seconds:.0f}", "-t", sheet.title]
        sent = _run(["lp", "-d", queue, *options, "-"], pdf(sheet, self._paper))
        if sent is None:  # it hangs, and may have handed the sheet over
            _cancel(_ours(queue) - waiting)
            return Paper.FAILED
        found = _REQUEST.search(sent.stdout)
        if not found:
            return Paper.MISSING if re.search("not exist|not-found|onnect", sent.stderr) else Paper.FAILED
        self._job = found[1]
        became = self._followed(queue, self._job, before.alerts, slow)
        if became is not Paper.PRINTED:
            _cancel({self._job})
        self._job = ""
        return became

    def _followed(self, queue: str, job: str, before: Collection[str], slow: Callable[[], None]) -> Paper:
        """Look how it goes, until it is printed or cannot be."""
        begun, idle, told = time.monotonic(), 0, False
        while (waited := time.monotonic() - begun) < self._seconds:
            time.sleep(_LOOK_EVERY)
            waiting, state = _run(["lpstat", "-o", queue]), _state(queue)
            if waiting is None or waiting.returncode or not state.known:
                return Paper.FAILED
            if job not in waiting.stdout.split():
                return Paper.PRINTED
            patient = waited < min(_GRACE, self._seconds / 2)
            became = state.trouble({*before, _PASSING} if patient else ())
            idle = idle + 1 if state.idle else 0
            if became or idle == _IDLE_LOOKS:
                return became or Paper.FAILED
            if waited > slow_after(self._seconds) and not told:
                told = True
                slow()
        return Paper.FAILED

    def withdraw(self) -> None:
        """The visitor is gone: take the sheet back, unless it is just being printed."""
        job = self._job
        if job and not self._prints(job, _FAREWELL):
            _cancel({job}, _FAREWELL)

    def sweep(self) -> None:
        """Take back what waits of visitors before this one, whose process was ended.  For a user who is the kiosk's."""
        if shutil.which("lpstat") and (queue := self._queue):
            _cancel({job for job in _ours(queue) if not self._prints(job)})

    def _prints(self, job: str, seconds: float | None = None) -> bool:
        state = _state(job.rpartition("-")[0], seconds)
        return state.job == job and not state.trouble()

    @property
    def _queue(self) -> str:
        """The queue: the one that is named, or the default one; empty where there is none."""
        if self._named:
            return self._named
        told = _run(["lpstat", "-d"])
        found = re.search(r"destination: (\S+)", told.stdout) if told else None
        return found[1] if found else ""

    def faults(self) -> list[str]:
        """Why it is not fit."""
        if shutil.which("lp") is None:
            return ["there is no program lp: install cups and cups-client"]
        if find_spec("typst") is None:
            return ["the package typst is not installed: install trd-kiosk[paper]"]
        queue = self._queue
        if not queue:
            return ["CUPS has no default printer: name one as queue under [take_home]"]
        state = _state(queue)
        if not state.known:
            return [f"CUPS does not know the printer {queue!r}, or does not answer"]
        told = ", ".join(sorted(state.alerts)) or "it is disabled"
        return [f"the printer {queue!r} complains, perhaps of its last job: {told}"] if state.trouble() else []


def _state(queue: str, seconds: float | None = None) -> _State:
    told = _run(["lpstat", "-l", "-p", queue], seconds=seconds)
    if told is None or told.returncode:
        return _State(known=False)
    alerts = " ".join(re.findall(r"Alerts: (.*)", told.stdout)).split()
    printing = re.match(r"printer \S+ now printing (\S+-\d+)", told.stdout)
    return _State(
        known=True,
        alerts=frozenset(alerts),
        idle=bool(re.match(r"printer \S+ is idle", told.stdout)),
        disabled=bool(re.match(r"printer \S+ disabled", told.stdout)),
        job=printing[1] if printing else "",
    )


def _ours(queue: str) -> set[str]:
    """The ids of this user's sheets that wait or are being printed."""
    told = _run(["lpstat", "-o", queue])
    lines = [line.split() for line in told.stdout.splitlines()] if told else []
    return {words[0] for words in lines if len(words) > 1 and words[1] == getpass.getuser()}


def _cancel(jobs: Collection[str], seconds: float | None = None) -> None:
    for job in jobs:
        _run(["cancel", "-x", job], seconds=seconds)


def _run(
    command: Sequence[str], given: bytes = b"", seconds: float | None = None
) -> subprocess.CompletedProcess[str] | None:
    """What a command of CUPS tells, in English; None where it hangs.  FileNotFoundError where there is none."""
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=seconds or _COMMAND_SECONDS,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    out, err = (stream.decode(errors="replace") for stream in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(command, done.returncode, out, err)
