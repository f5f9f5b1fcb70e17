"""The sheet as a receipt, decoded as a printer would, and the device that takes it."""

import os
import pty
import re
import threading
from dataclasses import replace

import pytest

from kiosk.takeaway import receipt as room
from kiosk.takeaway.receipt import ReceiptOutlet, receipt
from kiosk.visit.visit import Paper
from tests.takeaway.test_pdf import squeezed

_COMMANDS = re.compile(rb"\x1b[@2]|\x1b[!tJdRaEMGVr-].|\x1d[!BVLhwfH].|\x1b\{.|\x1d\(.{3}|\x1c[.&]", re.DOTALL)


def printed(told: bytes) -> list[str]:
    """The lines that come out of a printer with code page 437."""
    return [line.decode("cp437").rstrip() for line in _COMMANDS.sub(b"", told).split(b"\n")]


def test_it_says_what_the_sheet_says_in_order(made):
    lines = printed(receipt(made, 48))
    text = squeezed(" ".join(lines))
    at = 0
    for part in (*made.parts, made.sources):
        for words in (part.heading, *(line.show for line in part.lines)):
            found = text.find(squeezed(words), at)
            assert found >= at, words
            at = found
    assert made.title in " ".join(lines)
    assert squeezed("Clínica Riverside") in text, "letters with accents are right"


def test_letters_are_doubled_and_no_line_is_wider_than_the_paper(made):
    told = receipt(made, 48)
    large, small = told.split(made.sources.heading.encode())
    assert max(map(len, printed(large))) <= 24
    assert max(map(len, printed(small))) <= 48
    assert b"\x1b!" in told or b"\x1d!" in told, "the command for large letters"
    assert b"\x1dV" in told[-8:], "it is cut"


def test_signs_that_printers_lack_are_written_with_those_that_they_have(made):
    lines = printed(receipt(replace(made, title="“Doctor’s” list – mine…"), 48))
    assert '"Doctor\'s" list - mine...' in " ".join(lines)


def outlet(device, seconds=1.0):
    return ReceiptOutlet(device, 48, seconds)


def test_a_printer_takes_it_all(made, tmp_path):
    ours, theirs = pty.openpty()
    taken = bytearray()
    reader = threading.Thread(target=lambda: _read(ours, taken), daemon=True)
    reader.start()
    assert outlet(os.ttyname(theirs), 5).send(made, lambda: None) is Paper.PRINTED
    os.close(theirs)
    reader.join(2)
    assert made.title.split()[0].encode() in taken


def _read(end: int, taken: bytearray) -> None:
    try:
        while data := os.read(end, 4096):
            taken.extend(data)
    except OSError:
        return


def test_a_device_that_is_missing_is_told_and_never_made(made, tmp_path):
    device = tmp_path / "lp0"
    assert outlet(device).send(made, lambda: None) is Paper.MISSING
    assert not device.exists()
    assert "plugged in" in outlet(device).faults()[0]


def test_a_full_device_has_failed(made):
    assert outlet("/dev/full").send(made, lambda: None) is Paper.FAILED


def test_a_printer_that_takes_nothing_is_slow_and_then_given_up(made, tmp_path):
    device = tmp_path / "pipe"
    os.mkfifo(device)
    end = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    told = []
    try:
        large = made.parts * 200  # more than a pipe holds
        assert outlet(device, 0.8).send(replace(made, parts=large), lambda: told.append("slow")) is Paper.FAILED
    finally:
        os.close(end)
    assert told == ["slow"]


def test_a_printer_that_runs_out_of_paper_at_the_end_is_told(made, tmp_path, monkeypatch):
    device, looks = tmp_path / "lp0", []
    device.touch()
    monkeypatch.setattr(room, "_is_empty", lambda _device: looks.append(1) or device.stat().st_size > 500)
    assert outlet(device).send(made, lambda: None) is Paper.EMPTY


def test_a_printer_without_paper_is_told_at_once(made, monkeypatch, tmp_path):
    device = tmp_path / "lp0"
    device.touch()
    monkeypatch.setattr(room.fcntl, "ioctl", lambda _device, request, status: status.__setitem__(0, 0x38))
    assert outlet(device).send(made, lambda: None) is Paper.EMPTY
    assert device.read_bytes() == b"", "nothing waits for paper there"


@pytest.mark.parametrize("columns", [32, 42, 48, 64])
def test_it_fits_printers_of_any_width(made, columns):
    assert max(map(len, printed(receipt(made, columns)))) <= columns
