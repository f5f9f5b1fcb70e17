"""Key maps that an installer writes: a file of its own, or the table [keys] of kiosk.toml on top of another map.

A map says for every command which keys mean it, or that it is in the menu.  One that loses a command, that binds a key
twice, or that names something unknown is refused, each fault with its place.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from kiosk.content.nearest import did_you_mean
from kiosk.content.shapes.commands import KeyWords
from kiosk.errors import BadInputError, Fault
from kiosk.visit.commands import Command
from kiosk.visit.keymap import BUILT_IN, BY_KEYS, KEYS, LEAVE_WORD, KeyMap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from kiosk.content.shapes.interface import Interface
    from kiosk.toml import Toml

SETTINGS = ("digits", "scans", "menu", "commands", "names")
"""What a file of a key map can hold."""
_COMMANDS = tuple(str(command) for command in Command)
_NO_KEY_NEEDED = {Command.STEP, Command.KEEP}
"""Only switches step; and pages have lines to keep something."""


def load_keymap(path: Path) -> KeyMap:
    """The map in a file.  BadInputError with every fault of it."""
    from kiosk.toml import read

    toml = read(path, "a file of a key map", "mend the name of the key map")
    bare = KeyMap(path.stem, {}, digits=False)
    faults = toml.unknown(toml.values, SETTINGS)
    keymap = _built(toml, toml.values, bare, "", faults)
    if faults:
        raise BadInputError(faults)
    return keymap


def named_keymap(name: str, toml: Toml, beside: Path) -> KeyMap:
    """A built-in map by its name, or that of a file beside the settings, `toml`, which name it.  BadInputError."""
    if name in BUILT_IN:
        return BUILT_IN[name]
    path = beside.parent / name
    with contextlib.suppress(OSError):  # a name that is too long, a folder that may not be read
        if path.is_file():
            return load_keymap(path)
    expected = "one of " + ", ".join(BUILT_IN) + ", or the name of a file"
    remedy = did_you_mean(name, BUILT_IN, "mend the name")
    problem = f"there is no key map {name!r}"
    raise BadInputError([toml.fault("map", problem, expected, remedy, table="keys", value=name)])


def with_changes(base: KeyMap, toml: Toml, given: Mapping[str, Any], faults: list[Fault]) -> KeyMap:
    """A map with what the table [keys] of kiosk.toml says instead; adds to `faults` what is wrong there."""
    if not {*given} & {*SETTINGS}:
        return base
    return _built(toml, given, base, "keys", faults)


def as_toml(keymap: KeyMap, interface: Interface) -> str:
    """A map as a file, to begin one's own with; the keys of a pad with the names that the content gives them."""
    bound = [f"{command} = {json.dumps(keys)}" for command, keys in keymap.keys.items()]
    menu = [command for command in Command if command not in keymap.keys and command not in _NO_KEY_NEEDED]
    words = {key: keymap.words(key, interface) for keys in keymap.keys.values() for key in keys}
    plain = KeyMap("", {})
    own = {key: name for key, name in words.items() if name.say != plain.words(key, interface).say}
    names = [
        line
        for key, name in own.items()
        for line in (f"[names.{key}]", f"show = {json.dumps(name.show)}", f"say = {json.dumps(name.say)}")
    ]
    lines = [
        "# The keys 1 to 9, which open the line with that number, are there: true or false.",
        f"digits = {str(keymap.digits).lower()}",
        "# The kiosk steps by itself, for one switch that selects: true or false.",
        f"scans = {str(keymap.scans).lower()}",
        "# Commands without a key.  They are chosen from the page that Help opens.",
        f"menu = {json.dumps(menu)}",
        "",
        "# The keys of each command, the one to name first.",
        "[commands]",
        *bound,
        "",
        "# What keys are called, where that is not what stands on a keyboard: as [names.f17], with show and say.",
        *names,
    ]
    return "\n".join(lines)


def _built(toml: Toml, given: Mapping[str, Any], base: KeyMap, table: str, faults: list[Fault]) -> KeyMap:
    found: list[Fault] = []
    check = _Check(toml, table, found)
    bound = check.commands(given.get("commands", {}))
    menu = check.menu(given.get("menu", []))
    names = check.names(given.get("names", {}))
    flags = {name: check.flag(name, given.get(name, getattr(base, name))) for name in ("digits", "scans")}
    keys = {command: found for command, found in ({**base.keys, **bound}).items() if found}
    keymap = KeyMap(base.id, keys, names={**base.names, **names}, **flags)
    read = not found  # what could not be read is not lost too
    check.twice(keymap, bound)
    check.in_both(menu, keymap)
    if read:
        there = {*menu, *(command for command in Command if base.keys and command not in base.keys)}
        check.lost(keymap, there)
    faults += found
    return keymap


class _Check:
    """Finds what is wrong with a key map; `table` is the one of kiosk.toml that it stands in, if any."""

    def __init__(self, toml: Toml, table: str, faults: list[Fault]) -> None:
        self._toml, self._prefix, self._faults = toml, f"{table}." if table else "", faults

    def _add(
        self, key: str, problem: str, expected: str, remedy: str, *, table: str = "", value: str | None = None
    ) -> None:
        where = f"{self._prefix}{table}".rstrip(".")
        self._faults.append(self._toml.fault(key, problem, expected, remedy, table=where, value=value))

    def commands(self, given: object) -> dict[Command, tuple[str, ...]]:
        """The keys of each command."""
        if not isinstance(given, dict):
            self._add(
                "commands", f"{given!r} is no list of commands", "[commands] and its lines below", "mend the line"
            )
            return {}
        self._unknown(given, _COMMANDS, "command", "commands")
        found = {}
        for name, keys in given.items():
            if name in _COMMANDS and self._strings(name, keys, "keys", "commands"):
                for key in keys:
                    self._key(name, key)
                found[Command(name)] = tuple(keys)
        return found

    def _key(self, command: str, key: str) -> None:
        if key not in KEYS:
            remedy = did_you_mean(key, KEYS, "see docs/install.md for all names of keys")
            problem = f"there is no key {key!r}"
            self._add(command, problem, "the name of a key", remedy, table="commands", value=key)
        elif key in LEAVE_WORD:
            problem = f"the key {key!r} is in the word that ends the program"
            expected = "another letter than those of " + LEAVE_WORD
            self._add(command, problem, expected, "choose another key", table="commands", value=key)

    def menu(self, given: object) -> tuple[Command, ...]:
        """The commands that are chosen from a page."""
        if not self._strings("menu", given, "commands", ""):
            return ()
        assert isinstance(given, list)
        for name in given:
            if name not in _COMMANDS:
                remedy = did_you_mean(name, _COMMANDS, "take it away")
                problem = f"the command {name!r} is not known"
                self._add("menu", problem, "one of " + ", ".join(_COMMANDS), remedy, value=name)
        return tuple(Command(name) for name in given if name in _COMMANDS)

    def names(self, given: object) -> dict[str, KeyWords]:
        """What keys are called."""
        if not isinstance(given, dict):
            self._add("names", f"{given!r} is no list of names", "[names.f17] and its two lines below", "mend the line")
            return {}
        self._unknown(given, KEYS, "key", "names")
        found = {}
        for key, words in given.items():
            match words:
                case {"show": str(show), "say": str(say), **others} if show.strip() and say.strip() and not others:
                    found[key] = KeyWords(show=show, say=say)
                case _:
                    self._add(key, f"the names of {key} are not two texts", "show and say", "write both", table="names")
        return found

    def flag(self, name: str, value: object) -> bool:
        """True or false."""
        if not isinstance(value, bool):
            self._add(name, f"{name} cannot be {value!r}", "true or false", "choose one")
        return value is True

    def twice(self, keymap: KeyMap, bound: Mapping[Command, tuple[str, ...]]) -> None:
        """No key means two things; told at the later one of two lines."""
        order = [*(command for command in keymap.keys if command not in bound), *bound]
        for first, second, key in _twice(keymap):
            at, other = sorted((first, second), key=order.index)[::-1]
            both = f"means both {other} and {at}" if other != at else f"is there twice for {at}"
            problem = f"the key {key!r} {both}"
            self._add(at, problem, "each key once", "take it away from one of them", table="commands", value=key)
        if keymap.scans and Command.STEP in keymap.keys:
            problem = "the kiosk steps by itself, and a key steps too"
            self._add("scans", problem, "one of both", "take one away")

    def in_both(self, menu: Collection[Command], keymap: KeyMap) -> None:
        """What has a key is not in the menu."""
        for command in menu:
            if command in keymap.keys:
                problem = f"{command} has a key, and is in the menu too"
                self._add("menu", problem, "one of both", "take it out of the menu", value=command)

    def lost(self, keymap: KeyMap, menu: Collection[Command]) -> None:
        """Every command has a key or is in the menu; some cannot do without."""
        needed = {Command.SELECT} if keymap.switches else BY_KEYS
        for command in Command:
            if command in keymap.keys or command in _NO_KEY_NEEDED:
                continue
            line = f'add a line as  {command} = ["f9"]'
            if command in needed:
                expected = "a key for each of " + ", ".join(sorted(needed))
                self._add("commands", f"no key means {command}", expected, line)
            elif command not in menu:
                problem = f"the command {command} is lost: it has no key, and is not in the menu"
                self._add("commands", problem, "every command", f"{line}, or put it in  menu")

    def _strings(self, name: str, given: object, what: str, table: str) -> bool:
        if isinstance(given, list) and all(isinstance(value, str) for value in given):
            return True
        self._add(name, f"{name} cannot be {given!r}", f'a list of {what} as ["a", "b"]', "mend the line", table=table)
        return False

    def _unknown(self, given: Mapping[str, Any], known: Collection[str], what: str, table: str) -> None:
        self._faults += self._toml.unknown(given, known, what, f"{self._prefix}{table}")


def _twice(keymap: KeyMap) -> Iterator[tuple[Command, Command, str]]:
    """Keys with two meanings: the first command, the second, the key."""
    first: dict[str, Command] = {}
    for command, keys in keymap.keys.items():
        for key in keys:
            if key in first:
                yield first[key], command, key
            first.setdefault(key, command)
