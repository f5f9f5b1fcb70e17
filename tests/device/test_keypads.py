"""Keypads that are read past the terminal: events from a file, and from the kernel where it lets a test make a pad."""

import os
import threading
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.device import keypads
from kiosk.device.keypads import Keypads, key_presses
from kiosk.visit.keymap import EZ_ACCESS, KEYS

RECORDED = Path(__file__).parent / "ez_access.events"
"""Events as evdev gives them for an EZ Access pad, pressed key after key, Action held."""


class Event(NamedTuple):
    """One event as evdev gives it."""

    type: int
    code: int
    value: int


class Recorded:
    """A device that gives what was recorded, and then is gone."""

    def __init__(self, events: list[Event]) -> None:
        self._events = events
        self.read = 0

    def read_loop(self):
        self.read += 1
        yield from self._events
        raise OSError("no such device")


def recorded() -> list[Event]:
    lines = [line.split() for line in RECORDED.read_text().splitlines() if not line.startswith("#")]
    return [Event(*map(int, (kind, code, value))) for _, kind, code, value in lines]


def test_the_keys_of_a_pad_are_those_of_its_map_and_a_held_one_is_told_once():
    keys = list(key_presses(Recorded(recorded())))
    assert keys == ["f17", "f18", "f19", "f20", "f21", "f22", "f23", "f24"]
    assert [str(EZ_ACCESS.message(key)) for key in keys] == [
        "help", "up", "down", "select", "back", "next", "quieter", "louder",
    ]  # fmt: skip


def test_every_code_that_is_read_is_a_key_that_a_map_can_hold_and_agrees_with_the_kernel():
    ecodes = pytest.importorskip("evdev").ecodes
    assert set(keypads._NAMES.values()) <= set(KEYS)
    ours = {
        "page_up": "PAGEUP", "page_down": "PAGEDOWN", "escape": "ESC", "equals": "EQUAL", "period": "DOT",
        "left_bracket": "LEFTBRACE", "right_bracket": "RIGHTBRACE", "star": "KPASTERISK",
    }  # fmt: skip
    for code, name in keypads._NAMES.items():
        if name.startswith("mouse"):
            assert code == getattr(ecodes, f"BTN_{name.removeprefix('mouse_').upper()}")
            continue
        kernel = ecodes.KEY[code]
        kernel = kernel if isinstance(kernel, str) else kernel[0]
        bare = kernel.removeprefix("KEY_").removeprefix("KP")
        wanted = {ours.get(name, name).removeprefix("KP").upper(), "DOT" if name == "period" else None}
        assert bare in wanted, (code, name)


def test_a_pad_that_is_pulled_out_is_looked_for_until_it_is_back():
    pads = [None, Recorded(recorded()[:2]), None, Recorded(recorded()[:2])]
    told, opened = [], []
    enough = threading.Event()

    def open_device(path):
        opened.append(path)
        return pads.pop(0) if pads else None

    def report(key):
        told.append(key)
        if len(told) == 2:
            enough.set()

    pad = Keypads(["/dev/input/by-id/pad"], open_device, again=0.01)
    pad.start(report)
    assert enough.wait(5)
    pad.close()
    assert told == ["f17", "f17"]
    assert set(opened) == {"/dev/input/by-id/pad"}


def test_after_it_is_closed_nothing_is_reported():
    told = []
    pad = Keypads(["a", "b"], lambda path: Recorded(recorded()), again=0.01)
    pad.close()
    pad.start(told.append)
    time.sleep(0.1)
    assert told == []


def test_a_path_that_is_no_device_is_no_pad(tmp_path):
    pytest.importorskip("evdev")
    (tmp_path / "file").write_text("no device")
    assert keypads._open(str(tmp_path / "file")) is None
    assert keypads._open(str(tmp_path / "nothing")) is None


def test_the_doctor_is_told_of_each_pad_that_cannot_be_read(tmp_path):
    pytest.importorskip("evdev")
    (tmp_path / "file").write_text("no device")
    told = keypads.faults([str(tmp_path / "nothing"), str(tmp_path / "file")])
    assert "nothing cannot be read: no such file" in told[0]
    assert "file cannot be read" in told[1]


@pytest.mark.skipif(not os.access("/dev/uinput", os.W_OK), reason="needs /dev/uinput, with which a test makes a keypad")
def test_a_pad_that_the_kernel_makes_is_read_and_taken_for_the_kiosk_alone():
    evdev = pytest.importorskip("evdev")
    with evdev.UInput({evdev.ecodes.EV_KEY: [evdev.ecodes.KEY_F21]}, name="kiosk-test-pad") as made:
        told = []
        heard = threading.Event()
        pad = Keypads([made.device.path], again=0.05)
        pad.start(lambda key: (told.append(key), heard.set()))
        time.sleep(0.5)
        with pytest.raises(OSError, match="busy"):
            evdev.InputDevice(made.device.path).grab()
        made.write(evdev.ecodes.EV_KEY, evdev.ecodes.KEY_F21, 1)
        made.syn()
        assert heard.wait(5)
        pad.close()
        assert told == ["f21"]
