"""Key presses, as Textual names them, to messages."""

from __future__ import annotations

from kiosk.visit.commands import DEFAULT_KEYS, Choose, Command, UnknownKey

_CHARACTERS = {
    "+": "plus", "=": "equals", "-": "minus", "?": "question", "/": "slash", "[": "left_bracket",
    "]": "right_bracket", ",": "comma", ".": "period", " ": "space",
}  # fmt: skip
_SAME = {
    "ctrl+h": "backspace",
    "ctrl+m": "enter",
    "ctrl+j": "enter",
    "ctrl+i": "tab",
    "ctrl+left_square_bracket": "escape",
}
"""Control codes that some keyboards send for keys that have a name."""
_COMMANDS = {key: command for command, keys in DEFAULT_KEYS.items() for key in keys}


def message_for(key: str, character: str | None) -> Command | Choose | UnknownKey | None:
    """What a key press means; None for control keys, which mean nothing at all."""
    name = _key_id(_SAME.get(key, key), character)
    if name in _COMMANDS:
        return _COMMANDS[name]
    if character and character in "123456789":
        return Choose(int(character))
    if key.startswith(("ctrl+", "alt+", "super+", "hyper+", "meta+")):
        return None
    return UnknownKey()


def _key_id(key: str, character: str | None) -> str:
    """The key's name in the table of commands."""
    if character in _CHARACTERS:
        return _CHARACTERS[character]
    if character and len(character) == 1 and character.isalpha():
        return f"letter_{character.lower()}"
    return {"pagedown": "page_down", "pageup": "page_up"}.get(key, key)
