"""Key maps: which key means which command.  The keys, by the names that an installer writes, and the built-in maps.

A command without a key is in the menu that Help opens.  A map with a key for `step`, or one that steps by itself, is
for switches: it goes from one thing that can be done to the next (`scanning`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.content.shapes.commands import NAMED_KEYS, KeyWords
from kiosk.visit.commands import Choose, Command, UnknownKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.content.shapes.interface import Interface

DIGITS = "123456789"
"""The keys that take the choice with their number, where a map has no other use for them."""
KEYS = (*NAMED_KEYS, *"abcdefghijklmnopqrstuvwxyz", *f"0{DIGITS}", *(f"f{number}" for number in range(1, 25)))
"""The name of every key that a map can hold."""
LEAVE_WORD = "unavailable"
"""Typed on the first page, this ends the program: it is for staff, and none of its letters is a key of the kiosk."""
IN_MENU = (
    Command.CRISIS, Command.HOME, Command.KEEP, Command.REPEAT, Command.PAUSE, Command.SPELL, Command.WHERE,
    Command.CURTAIN, Command.PREVIOUS, Command.NEXT, Command.DOWN, Command.UP,
)  # fmt: skip
"""The commands that Help can offer to choose from, in this order."""
SIGHT = (Command.BIGGER, Command.SMALLER, Command.THEME)
SOUND = (Command.SPEECH, Command.FASTER, Command.SLOWER, Command.LOUDER, Command.QUIETER, Command.VOICE)
"""Those that the page of comfort offers, in any case."""
ROUND = (Command.CRISIS, Command.NEXT, Command.BACK, Command.HOME, Command.HELP)
"""The commands that a switch steps to."""
BY_KEYS = {Command.UP, Command.DOWN, Command.NEXT, Command.SELECT, Command.BACK, Command.HELP}
"""The commands that must have keys, but for switches, which need only those to step and to select."""


@dataclass(frozen=True, eq=False)
class KeyMap:
    """The keys of one kiosk."""

    id: str
    keys: Mapping[Command, tuple[str, ...]]
    """The keys of each command that has some, the one to name first, in the order in which they are explained."""
    digits: bool = True
    """Whether who uses this map has the keys 1 to 9."""
    scans: bool = False
    """Whether the kiosk steps by itself: one switch, which selects."""
    names: Mapping[str, KeyWords] = field(default_factory=dict)
    """What an installation calls its keys, instead of the content."""

    @cached_property
    def _commands(self) -> dict[str, Command]:
        return {key: command for command, keys in self.keys.items() for key in keys}

    def message(self, key: str) -> Command | Choose | UnknownKey:
        """What a key means."""
        if key in self._commands:
            return self._commands[key]
        return Choose(int(key)) if key in DIGITS else UnknownKey()

    @property
    def switches(self) -> bool:
        """Whether the map is for one or two switches."""
        return self.scans or Command.STEP in self.keys

    @property
    def only_switches(self) -> bool:
        """Whether there is nothing but one or two switches."""
        return self.switches and set(self.keys) <= {Command.STEP, Command.SELECT}

    @property
    def menu(self) -> tuple[Command, ...]:
        """The commands that Help offers, because they have no key and no switch steps to them."""
        there = {*self.keys, *(ROUND if self.switches else ())}
        return tuple(command for command in IN_MENU if command not in there)

    def words(self, key: str, interface: Interface) -> KeyWords:
        """The name of a key: the installation's own, that of the pad, or that of the keyboard."""
        pad = getattr(interface.pads, self.id.replace("-", "_"), None)
        return self.names.get(key) or getattr(pad, key, None) or _plain_name(key, interface)


def _plain_name(key: str, interface: Interface) -> KeyWords:
    """Letters, digits and F keys are called what they are."""
    named: KeyWords | None = getattr(interface.keys, key, None)
    return named or KeyWords(show=key.upper(), say=f"F {key[1:]}" if len(key) > 1 else key.upper())


KEYBOARD = KeyMap(
    "keyboard",
    {
        Command.UP: ("up",),
        Command.DOWN: ("down", "tab"),
        Command.NEXT: ("page_down",),
        Command.PREVIOUS: ("page_up",),
        Command.SELECT: ("enter", "space"),
        Command.BACK: ("backspace", "escape"),
        Command.HOME: ("h",),
        Command.HELP: ("question", "slash"),
        Command.WHERE: ("m",),
        Command.CRISIS: ("c", "f1"),
        Command.BIGGER: ("plus", "equals"),
        Command.SMALLER: ("minus",),
        Command.KEEP: ("k",),
        Command.THEME: ("t",),
        Command.CURTAIN: ("d",),
        Command.SPEECH: ("s",),
        Command.VOICE: ("o",),
        Command.REPEAT: ("r",),
        Command.SPELL: ("w",),
        Command.PAUSE: ("p",),
        Command.SLOWER: ("left_bracket",),
        Command.FASTER: ("right_bracket",),
        Command.QUIETER: ("comma",),
        Command.LOUDER: ("period",),
    },
)
EZ_ACCESS = KeyMap(
    "ez-access",
    {
        Command.HELP: ("f17",),
        Command.UP: ("f18",),
        Command.DOWN: ("f19",),
        Command.SELECT: ("f20",),
        Command.BACK: ("f21",),
        Command.NEXT: ("f22",),
        Command.QUIETER: ("f23",),
        Command.LOUDER: ("f24",),
    },
    digits=False,
)
"""The keys of an EZ Access pad as Storm's keypads send them."""
NUMERIC_PAD = KeyMap(
    "numeric-pad",
    {
        Command.UP: ("minus", "up"),
        Command.DOWN: ("plus", "down"),
        Command.SELECT: ("enter",),
        Command.BACK: ("period", "delete", "backspace"),
        Command.HELP: ("slash",),
        Command.NEXT: ("star", "page_down"),
        Command.HOME: ("0", "insert"),
    },
)
"""The block of digits of a keyboard, or one on a cable.  The second key of some is what it sends without Num Lock."""
TWO_SWITCHES = KeyMap("two-switches", {Command.STEP: ("space",), Command.SELECT: ("enter",)}, digits=False)
ONE_SWITCH = KeyMap("one-switch", {Command.SELECT: ("space", "enter")}, digits=False, scans=True)
BUILT_IN: Mapping[str, KeyMap] = {
    keymap.id: keymap for keymap in (KEYBOARD, EZ_ACCESS, NUMERIC_PAD, TWO_SWITCHES, ONE_SWITCH)
}
"""The maps that come with the kiosk, by name."""
