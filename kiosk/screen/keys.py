"""Key presses, as Textual names them, to the names of keys in a key map; and which press of a key counts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HELD = 0.1
"""Seconds.  Nobody presses a key again so fast: it is held, and repeats by itself."""
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


class Patience:
    """Takes a key that is held only once, and the same key not again within a time that the visitor chooses."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key: object = None
        self._seen = self._taken = 0.0

    def takes(self, key: object, seconds: float) -> bool:
        """Whether this press counts; `seconds` is the time in which the same one does not."""
        now = self._clock()
        same = key == self._key and (now - self._seen < HELD or now - self._taken < seconds)
        self._key, self._seen = key, now
        if not same:
            self._taken = now
        return not same
