"""What to press for a command, in words: the interface says "{press_home} to go home", and this fills it.

With a key: "Press H".  On a pad without one: "Press the Help key and choose Go to the home page".  With switches:
"Step to Home and press the second switch".  In plain lines: "Type Home".
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from kiosk.visit.commands import LINE_COMMANDS, LINE_SOUND, Command
from kiosk.visit.keymap import ROUND, SIGHT, SOUND

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.shapes.interface import Interface
    from kiosk.content.shapes.own import OwnPhrases
    from kiosk.content.shapes.phrases import Phrases
    from kiosk.visit.keymap import KeyMap
    from kiosk.visit.visit import Station

_Sentences = TypeVar("_Sentences", bound="Phrases | OwnPhrases")
_NUMBER, _LINE = "number", "line"
"""The line that is chosen by its number, where there are such keys; the next line, where the voice waits for it."""
_TOKEN = re.compile(r"\{press_(\w+)\}")


def for_station(library: Library, station: Station) -> Library:
    """The library whose sentences name the keys of this kiosk."""
    interface = _filled(library.interface, station.keymap, station.lines)
    return library if interface is library.interface else replace(library, interface=interface)


@lru_cache(maxsize=16)
def _filled(interface: Interface, keymap: KeyMap, lines: bool) -> Interface:
    words = _Words(interface, keymap, lines=lines)
    return replace(interface, phrases=_named(interface.phrases, words), own=_named(interface.own, words))


def _named(sentences: _Sentences, words: _Words) -> _Sentences:
    """The same sentences, with the keys in them."""
    named = {}
    for field in fields(sentences):
        text = getattr(sentences, field.name)
        told = _TOKEN.sub(lambda found: words.press(found[1]), text)
        if told != text:
            named[field.name] = told
    return replace(sentences, **named)  # type: ignore[arg-type]


class _Words:
    """Words for one key map, or for plain lines."""

    def __init__(self, interface: Interface, keymap: KeyMap, *, lines: bool) -> None:
        self._interface, self._keymap, self._lines = interface, keymap, lines
        self._phrases = interface.phrases

    def press(self, name: str) -> str:
        """What to press for the command with this name, or for a choice."""
        if name == _LINE:
            return self._next_line()
        command = None if name == _NUMBER else Command(name)
        if self._lines:
            return self._type(command)
        if command is None and self._keymap.digits:
            return self._phrases.press_digit
        if command is not None and command in self._keymap.keys:
            return self._phrases.press.format(keys=self._key(command))
        return self._step(command) if self._keymap.switches else self._choose(command)

    def _next_line(self) -> str:
        if self._lines or not self._keymap.switches:
            return self.press(Command.DOWN)
        words = self._phrases.press_scan if self._keymap.scans else self._phrases.press_step
        return words.format(path=self._named(self._phrases.read_on), keys=self._key(Command.SELECT))

    def _key(self, command: Command) -> str:
        return self._keymap.words(self._keymap.keys[command][0], self._interface).say

    def _choose(self, command: Command | None) -> str:
        """On a pad: the line where the reader is, or one that Help opens."""
        if command is None:
            return self._phrases.press.format(keys=self._key(Command.SELECT))
        path = self._path(command)
        return self._phrases.press_menu.format(keys=self._key(Command.HELP), path=path)

    def _step(self, command: Command | None) -> str:
        """With switches: what to step to, by one that steps or by itself."""
        if command is not None and command not in ROUND:
            return self._phrases.press_help.format(path=self._path(command))
        path = getattr(self._interface.commands, command).label if command else self._phrases.any_line
        words = self._phrases.press_scan if self._keymap.scans else self._phrases.press_step
        return words.format(path=path, keys=self._key(Command.SELECT))

    def _path(self, command: Command) -> str:
        """The choices that lead to a command from the page that Help opens."""
        if command is Command.PAUSE:
            return self._named(self._phrases.read_on)
        spoken: str = getattr(self._interface.commands, command).spoken
        if command in (*SIGHT, *SOUND):
            return self._phrases.path.format(first=self._named(self._phrases.comfort_title), then=self._named(spoken))
        return self._named(spoken)

    def _named(self, line: str) -> str:
        return self._phrases.named.format(line=line)

    def _type(self, command: Command | None) -> str:
        if command is None:
            return self._phrases.type_number
        if command in (*LINE_COMMANDS, *LINE_SOUND):
            return self._phrases.type_word.format(word=getattr(self._interface.commands, command).label)
        return self._phrases.press.format(keys=self._interface.keys.enter.say)
