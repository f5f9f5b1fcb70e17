"""Prints a sheet in a thread of its own, and always comes to an end that the visitor is told."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Protocol

from kiosk.visit.commands import Printed
from kiosk.visit.visit import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.visit.sheet import Sheet


def slow_after(seconds: float) -> float:
    """After so many seconds a visitor is told that it takes long, where a sheet has `seconds` to come."""
    return min(12.0, seconds / 2)


class Outlet(Protocol):
    """A way of a sheet to paper."""

    def send(self, sheet: Sheet, slow: Callable[[], None]) -> Paper:
        """Print a sheet; what became of it.  Calls `slow` once where that takes long.

        Comes back within its time; what is not printed by then never will be.
        """
        ...

    def withdraw(self) -> None:
        """The visitor is gone: take back what waits, and let be what is just being printed."""
        ...

    def sweep(self) -> None:
        """Take back what waits of visitors before this one."""
        ...

    def faults(self) -> list[str]:
        """Why it is not fit, for installers; empty where it is."""
        ...


class SheetPrinter:
    """Prints by an outlet."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet
        self._turn = 0

    def print(self, sheet: Sheet, report: Callable[[Printed], None]) -> None:
        """Print a sheet, and report from another thread what becomes of it."""
        self._turn += 1
        Thread(target=self._run, args=(sheet, report, self._turn), name="printer", daemon=True).start()

    def stop(self) -> None:
        """The visitor is gone: nobody is told any more of what is underway, and nothing of it waits."""
        self._turn += 1
        self._outlet.withdraw()

    def _run(self, sheet: Sheet, report: Callable[[Printed], None], turn: int) -> None:
        def tell(paper: Paper) -> None:
            if turn == self._turn:
                report(Printed(paper))

        try:
            became = self._outlet.send(sheet, lambda: tell(Paper.SLOW))
        except Exception:  # whatever it is, the visitor waits for a word
            became = Paper.FAILED
        tell(became)
