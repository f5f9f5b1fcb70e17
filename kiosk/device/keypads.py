"""Keypads that are read past the terminal, through evdev: their keys mean something else to a desktop, or nothing to a
terminal (F20 is a muted microphone to X, F21 to F24 have no sequence).

Each is taken for the kiosk alone, so that nothing else hears its keys.
"""

from __future__ import annotations

from threading import Event as Flag
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_KEY_EVENT = 1
_PRESSED = 1
"""The value of a key that goes down; 0 is up, and 2 repeats while it is held."""
_AGAIN = 5.0
"""Seconds before a pad that is not there is looked for again."""
_NAMES: Mapping[int, str] = {
    1: "escape", 12: "minus", 13: "equals", 14: "backspace", 15: "tab", 26: "left_bracket", 27: "right_bracket",
    28: "enter", 51: "comma", 52: "period", 53: "slash", 55: "star", 57: "space", 74: "minus", 78: "plus",
    83: "period", 96: "enter", 98: "slash", 102: "home", 103: "up", 104: "page_up", 105: "left", 106: "right",
    107: "end", 108: "down", 109: "page_down", 110: "insert", 111: "delete", 0x110: "mouse_left", 0x111: "mouse_right",
    **{2 + i: digit for i, digit in enumerate("1234567890")},
    **{16 + i: letter for i, letter in enumerate("qwertyuiop")},
    **{30 + i: letter for i, letter in enumerate("asdfghjkl")},
    **{44 + i: letter for i, letter in enumerate("zxcvbnm")},
    **{first + i: digit for first, row in ((71, "789"), (75, "456"), (79, "1230")) for i, digit in enumerate(row)},
    **{59 + i: f"f{1 + i}" for i in range(10)}, 87: "f11", 88: "f12", **{183 + i: f"f{13 + i}" for i in range(12)},
}  # fmt: skip
"""Codes of linux/input-event-codes.h, and the keys of a key map."""


def key_presses(device: Any) -> Iterator[str]:
    """The names of the keys that go down, of an `evdev.InputDevice` or what gives events as one.  Ends with it."""
    try:
        for event in device.read_loop():
            if event.type == _KEY_EVENT and event.value == _PRESSED and event.code in _NAMES:
                yield _NAMES[event.code]
    except OSError:  # the device is gone
        return


def _open(path: str) -> Any | None:
    """The device, for the kiosk alone; None where it is not there, may not be read, or is taken."""
    try:
        import evdev

        device = evdev.InputDevice(path)
        device.grab()
    except (ImportError, OSError):
        return None
    return device


def faults(paths: Sequence[str]) -> list[str]:
    """What keeps the pads from being read, for the doctor."""
    try:
        import evdev
    except ImportError:
        return ["keypads cannot be read: the library evdev is not here"]
    found = []
    for path in paths:
        try:
            evdev.InputDevice(path).close()
        except OSError as error:
            found.append(f"the keypad {path} cannot be read: {(error.strerror or 'it is no input device').lower()}")
    return found


class Keypads:
    """A `seams.Keypad`: one or several pads, each of which may be pulled out and come back."""

    def __init__(
        self, paths: Sequence[str], open_device: Callable[[str], Any | None] = _open, again: float = _AGAIN
    ) -> None:
        """`paths` as in /dev/input/by-id; one that is not there is looked for every `again` seconds."""
        self._paths, self._open, self._again = paths, open_device, again
        self._closed = Flag()

    def start(self, report: Callable[[str], None]) -> None:
        """Report the name of each key that goes down."""
        for path in self._paths:
            Thread(target=self._follow, args=(path, report), name="keypad", daemon=True).start()

    def close(self) -> None:
        """Report no more."""
        self._closed.set()

    def _follow(self, path: str, report: Callable[[str], None]) -> None:
        while not self._closed.is_set():
            device = self._open(path)
            for key in key_presses(device) if device else ():
                if self._closed.is_set():
                    return
                report(key)
            self._closed.wait(self._again)
