"""The unattended kiosk that is measured, and what is looked for."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Iterator  # noqa: TC003
from pathlib import Path

from tests.terminal import Terminal

FIRST = "Press Enter to start"
HOME = "What would help you now?"
BACK_WITHIN = 3.0
"""Seconds within which a known page must be seen again."""


@contextlib.contextmanager
def unattended(*options: str, **more) -> Iterator[Terminal]:
    """The kiosk, with a cache and a state of its own; in the terminal's own letters, which can be read."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {f"XDG_{name}_HOME": f"{folder}/{name}" for name in ("CACHE", "STATE")}
        environment |= more.pop("environment", {})
        with Terminal("--type", "native", "--unattended", *options, environment=environment, **more) as kiosk:
            kiosk.folder = Path(folder)
            kiosk.wait(lambda: FIRST in kiosk.text, "the first page")
            yield kiosk


def seen(kiosk: Terminal, words: str, seconds: float) -> float | None:
    """Seconds until words stand on the screen; None where they do not in time."""
    begun = time.monotonic()
    while words not in kiosk.text:
        if time.monotonic() - begun > seconds:
            return None
        kiosk.read(0.02)
    return time.monotonic() - begun


def resident(pid: int) -> float:
    """MB of memory that a process has now."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def open_files(pid: int) -> int:
    """How many files a process has open."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def processor_seconds(pid: int) -> float:
    """Processor time that the threads of a process have used, to the nanosecond."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e9
