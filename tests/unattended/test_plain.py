"""The kiosk as plain lines in large type, in a pseudo-terminal."""

import os
import pty
import struct
import time
from fcntl import ioctl
from termios import TIOCSWINSZ
from threading import Thread

import pytest

from kiosk.unattended.plain import PlainFace
from kiosk.visit.keymap import EZ_ACCESS, KEYBOARD, ONE_SWITCH
from kiosk.visit.visit import Station
from tests.conftest import unnamed_library


class Lines:
    """The face with keys that are typed, and what it shows."""

    def __init__(self, monkeypatch, keymap, idle: float = 30) -> None:
        self.keys, theirs = pty.openpty()
        ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 45, 160, 0, 0))
        self.shown: list[list[str]] = []
        self.beats = 0
        monkeypatch.setattr("kiosk.unattended.plain.os.get_terminal_size", lambda _fd: os.terminal_size((160, 45)))
        monkeypatch.setattr("kiosk.unattended.plain.large", self.drawn)
        library = unnamed_library()
        station = Station(tuple(library.themes), keymap=keymap)
        import tty

        tty.setraw(theirs)
        self.face = PlainFace(library, station, None, self.beat, theirs)
        self.thread = Thread(target=self.face.run, args=(idle,), daemon=True)
        self.thread.start()
        self.until(lambda: self.shown)

    def beat(self) -> bool:
        self.beats += 1
        return True

    def drawn(self, paragraphs, _size):
        self.shown.append(list(paragraphs))
        return [("",)]

    def until(self, condition) -> None:
        end = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < end, self.shown[-1:]
            time.sleep(0.01)

    def press(self, keys: str) -> list[str]:
        count = len(self.shown)
        os.write(self.keys, keys.encode())
        self.until(lambda: len(self.shown) > count)
        return self.shown[-1]


@pytest.fixture
def lines(monkeypatch):
    return lambda keymap, idle=30: Lines(monkeypatch, keymap, idle)


def test_it_begins_with_crisis_help_and_says_why_it_looks_so(lines):
    face = lines(KEYBOARD)
    first = " ".join(face.shown[0])
    assert first.startswith("The kiosk is shown in a plain way")
    assert "Call 911." in first
    assert "988" in first


def test_every_key_is_an_answer_of_its_own(lines):
    face = lines(KEYBOARD)
    assert "What would help you now?" in face.press("h")
    assert "Treatments" in " ".join(face.press("2"))
    assert "Call 911." in " ".join(face.press("c"))
    assert face.beats > 1


def test_a_pad_without_digits_moves_to_a_line_and_opens_it(lines):
    face = lines(EZ_ACCESS)
    down, action, back = "\x1b[33~", b"\x1b[34~", "\x1b[42~"
    face.press(back)
    first = face.press(down)
    assert first[0].startswith("1. ")
    assert face.press(down)[0].startswith("2. ")
    assert face.shown[-1][1].startswith("Move down")
    os.write(face.keys, action)
    face.until(lambda: len(face.shown[-1]) > 3)


def test_one_switch_reads_on(lines):
    face = lines(ONE_SWITCH)
    assert face.press(" ")


def test_two_keys_that_come_together_are_two_answers(lines):
    face = lines(KEYBOARD)
    face.press("h2")
    face.until(lambda: any("Treatments" in line for line in face.shown[-1]))


def test_a_text_that_does_not_fit_is_shown_screen_by_screen(monkeypatch, lines):
    face = lines(KEYBOARD)
    screens: list[list[str]] = []
    monkeypatch.setattr("kiosk.unattended.plain.large", lambda texts, _size: [(text, *[""] * 20) for text in texts])
    monkeypatch.setattr(PlainFace, "_show", lambda _self, drawn: screens.append([line[0] for line in drawn]))
    os.write(face.keys, b"h")
    face.until(lambda: screens)
    while not any("I am finished" in row for row in screens[-1]) and len(screens) < 30:
        count = len(screens)
        os.write(face.keys, b"\r")
        face.until(lambda count=count: len(screens) > count)
    assert all(len(rows) == 2 for rows in screens[:-1])
    told = [row for rows in screens for row in rows]
    assert told.index("What would help you now?") < told.index("1. Understand hard-to-treat depression")
    assert any("I am finished" in row for row in screens[-1]), "the last lines come at last"


def test_left_alone_it_ends_so_that_the_kiosk_can_be_tried_again(lines):
    face = lines(KEYBOARD, idle=0.2)
    face.thread.join(10)
    assert not face.thread.is_alive()
