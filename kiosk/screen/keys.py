"""Key presses, as Textual names them, to the names of keys in a key map; and which press counts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Generic, TypeVar

from kiosk.visit.keymap import LEAVE_WORD

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

BOUNCE = 0.1
"""Seconds.  Nobody presses a key again so fast: it bounces, or is held and repeats by itself."""
RELEASED = 0.2
"""Seconds without a repeat after which a key that was held is no longer."""
CONFIRM = 0.12
"""Seconds until the next repeat of a key that is held; the slowest keyboards repeat 10.9 times a second (kbdrate)."""
BURST, PRESSES = 50, 30
"""Presses at once, and in a second: a held key repeats 30 times a second at most (X's default is 25)."""
FIRST_REPEAT = 1.0
"""Seconds within which a key that is held begins to repeat; X waits for 0.66, a console for 0.25."""
XTERM_HIGH = (25, 26, 28, 29, 31, 32, 33, 34, 42, 43, 44, 45)
"""The numbers by which xterm and the Linux console send F13 to F24, the keys of pads."""
FIRST_HIGH = 13
_CHARACTERS = {
    "+": "plus", "=": "equals", "-": "minus", "*": "star", "?": "question", "/": "slash", "[": "left_bracket",
    "]": "right_bracket", ",": "comma", ".": "period", " ": "space",
}  # fmt: skip
_SAME = {
    "ctrl+h": "backspace",
    "ctrl+m": "enter",
    "ctrl+j": "enter",
    "ctrl+i": "tab",
    "ctrl+left_square_bracket": "escape",
    "pagedown": "page_down",
    "pageup": "page_up",
}
"""Control codes that some keyboards send for keys that have a name, and keys that Textual calls something else."""


def key_name(key: str, character: str | None) -> str | None:
    """The name of a key in a key map; None for control keys, which mean nothing at all."""
    if character in _CHARACTERS:
        return _CHARACTERS[character]
    if character and len(character) == 1 and character.isalnum():
        return character.lower()
    if key in _SAME:
        return _SAME[key]
    return None if key.startswith(("ctrl+", "alt+", "super+", "hyper+", "meta+")) else key


class LeaveWord:
    """The word of the staff, typed letter by letter."""

    def __init__(self) -> None:
        self._typed = ""

    def typed(self, character: str | None) -> bool:
        """Whether this letter is its last; None for a key that breaks it off."""
        self._typed = (self._typed + character)[-len(LEAVE_WORD) :] if character else ""
        return self._typed == LEAVE_WORD


class Flood:
    """Lets through what a person can press, and drops the rest, so that the flood of a broken keypad is over when it is
    over: as much as BURST at once, and PRESSES a second in the long run (a token bucket).
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left: float = BURST
        self._seen = clock()

    def lets_through(self) -> bool:
        """Whether one more press is let through."""
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._seen) * PRESSES)
        self._seen = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Patience(Generic[T]):
    """Takes a key that is held only once, and the same key not again within a time that the visitor chooses.

    A terminal does not tell a key that is held from one that is pressed again.  What comes soon after the same key
    therefore waits for CONFIRM seconds: if one more follows in that time, the key is held, and none of them counts.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last: T | None = None
        self._seen = self._taken = float("-inf")
        self._held = False
        self._waiting: T | None = None

    @property
    def waits(self) -> bool:
        """Whether a press waits to be confirmed."""
        return self._waiting is not None

    def press(self, key: T, seconds: float, *, repeats: bool = True) -> tuple[T, ...]:
        """The presses that count now, in order; `seconds` is the time in which the same one does not.

        What cannot repeat by itself, as a touch, never waits.
        """
        now = self._clock()
        if key != self._last:
            before = self._confirmed()
            self._last, self._seen, self._taken, self._held = key, now, now, False
            return (*before, key)
        gap, self._seen = now - self._seen, now
        if repeats and (gap < BOUNCE or (self._held and gap < RELEASED)):
            self._held, self._waiting = True, None
            return ()
        self._held = False
        before = self._confirmed()
        if now - self._taken < seconds:
            return before
        if repeats and gap < FIRST_REPEAT:
            self._waiting = key
            return before
        self._taken = now
        return (*before, key)

    def due(self) -> tuple[T, ...]:
        """The press that has waited long enough, if any."""
        return self._confirmed() if self._clock() - self._seen >= CONFIRM else ()

    def _confirmed(self) -> tuple[T, ...]:
        if self._waiting is None:
            return ()
        key, self._waiting, self._taken = self._waiting, None, self._seen
        return (key,)
