"""Printing in a thread: the visitor is told, and only the visitor who asked."""

import threading

import pytest

from kiosk.takeaway.printing import SheetPrinter
from kiosk.visit.commands import Printed
from kiosk.visit.visit import Paper


class Outlet:
    """Does what it is told, when it is told."""

    def __init__(self, became) -> None:
        self.became, self.go, self.slow = became, threading.Event(), threading.Event()

    def send(self, sheet, slow):
        slow()
        self.slow.set()
        assert self.go.wait(5)
        if isinstance(self.became, Exception):
            raise self.became
        return self.became

    def withdraw(self):
        self.withdrawn = True

    def sweep(self): ...

    def faults(self):
        return []


def finished() -> None:
    for thread in threading.enumerate():
        if thread.name == "printer":
            thread.join(5)


@pytest.mark.parametrize(
    ("became", "told"),
    [
        (Paper.PRINTED, Paper.PRINTED),
        (RuntimeError("no font"), Paper.FAILED),
        (OSError(28, "No space left on device"), Paper.FAILED),
        (ImportError("typst"), Paper.FAILED),
    ],
)
def test_the_visitor_always_hears_an_end(made, became, told):
    outlet, heard = Outlet(became), []
    SheetPrinter(outlet).print(made, heard.append)
    outlet.go.set()
    finished()
    assert heard == [Printed(Paper.SLOW), Printed(told)]


def test_the_next_visitor_hears_nothing_of_it(made):
    outlet, heard = Outlet(Paper.EMPTY), []
    printer = SheetPrinter(outlet)
    printer.print(made, heard.append)
    assert outlet.slow.wait(5)
    printer.stop()
    outlet.go.set()
    finished()
    assert heard == [Printed(Paper.SLOW)]
    assert outlet.withdrawn
