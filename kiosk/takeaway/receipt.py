"""A sheet as a receipt: ESC/POS through python-escpos, written straight to the printer's device."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import select
import time
from importlib.util import find_spec
from textwrap import wrap
from typing import TYPE_CHECKING

from kiosk.takeaway.printing import slow_after
from kiosk.visit.visit import Paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.visit.sheet import Sheet

_STATUS = 0x060B
"""LPGETSTATUS of linux/lp.h: what the printer says of itself."""
_NO_PAPER = 0x20
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "})
"""Signs that the printers' code pages do not have."""


def receipt(sheet: Sheet, columns: int) -> bytes:
    """What the printer is sent: twice the height and width of its letters, of which `columns` would stand in a line.

    ImportError where python-escpos is not installed.
    """
    from escpos.printer import Dummy

    printer = Dummy()
    large = columns // 2

    def lines(text: str, indent: str = "") -> None:
        for line in wrap(text.translate(_PLAIN), large, subsequent_indent=indent):
            printer.textln(line)

    printer.set_with_default(double_height=True, double_width=True, bold=True)
    lines(sheet.title)
    printer.set(bold=False)
    lines(sheet.clinic)
    for part in (*sheet.parts, *([sheet.sources] if sheet.sources else [])):
        if part is sheet.sources:
            printer.set_with_default()
            large = columns
        printer.ln()
        printer.set(bold=True)
        lines(part.heading)
        printer.set(bold=False)
        for line in part.lines:
            lines(f"- {line.show}", "  ")
    printer.cut()
    return bytes(printer.output)


class ReceiptOutlet:
    """Prints on a receipt printer."""

    def __init__(self, device: Path, columns: int, seconds: float) -> None:
        """What is not taken by the printer after so many seconds is not sent any more."""
        self._device, self._columns, self._seconds = device, columns, seconds

    def send(self, sheet: Sheet, slow: Callable[[], None]) -> Paper:
        """Print a sheet; what became of it."""
        told = receipt(sheet, self._columns)
        try:
            device = os.open(self._device, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError as error:
            missing = (errno.ENOENT, errno.ENODEV, errno.ENXIO)
            return Paper.MISSING if error.errno in missing else Paper.FAILED
        try:
            return Paper.EMPTY if _is_empty(device) else self._written(device, told, slow)
        except OSError:
            return Paper.EMPTY if _is_empty(device) else Paper.FAILED
        finally:
            os.close(device)

    def withdraw(self) -> None:
        """Nothing waits: what was not taken by the printer is gone with this process."""

    def sweep(self) -> None:
        """Nothing waits."""

    def _written(self, device: int, told: bytes, slow: Callable[[], None]) -> Paper:
        """Write until all is taken, or the time is over."""
        begun, is_slow = time.monotonic(), False
        while told:
            waited = time.monotonic() - begun
            if waited > self._seconds or _is_empty(device):
                return Paper.EMPTY if _is_empty(device) else Paper.FAILED
            if waited > slow_after(self._seconds) and not is_slow:
                is_slow = True
                slow()
            if select.select([], [device], [], 0.2)[1]:
                with contextlib.suppress(BlockingIOError):
                    told = told[os.write(device, told[:1024]) :]
        # Closed before it has taken all, it would forget the end.
        while not select.select([], [device], [], 0.2)[1]:
            if time.monotonic() - begun > self._seconds:
                return Paper.FAILED
        return Paper.EMPTY if _is_empty(device) else Paper.PRINTED

    def faults(self) -> list[str]:
        """Why it is not fit."""
        if find_spec("escpos") is None:
            return ["the package python-escpos is not installed: install trd-kiosk[paper]"]
        if not self._device.exists():
            return [f"there is no {self._device}: is the receipt printer plugged in and switched on?"]
        if not os.access(self._device, os.W_OK):
            return [f"{self._device} cannot be written: add the kiosk's user to the group lp"]
        return []


def _is_empty(device: int) -> bool:
    """Whether the printer says that it has no paper.  Not all can say it."""
    status = bytearray(4)
    try:
        fcntl.ioctl(device, _STATUS, status)
    except OSError:
        return False
    return bool(status[0] & _NO_PAPER)
