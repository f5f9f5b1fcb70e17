"""Reads the settings of an installation.  Strict: every unknown or wrong setting is told with its place."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from kiosk.content.nearest import did_you_mean
from kiosk.errors import BadInputError
from kiosk.keymaps import SETTINGS, named_keymap, with_changes
from kiosk.settings import STAFF_MAY, TABLES, Settings
from kiosk.settings.rules import Name
from kiosk.visit.keymap import KEYBOARD

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from kiosk.errors import Fault
    from kiosk.toml import Toml


@dataclass(frozen=True)
class Loaded:
    """Settings that can be used, and what was wrong."""

    settings: Settings
    faults: tuple[Fault, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    """Where a setting stands, as file:line, by its name; none for a default."""

    def check(self) -> None:
        """Raise BadInputError with every fault, where there are any."""
        if self.faults:
            raise BadInputError(list(self.faults))


def read_settings(path: Path | None, staff: Path | None, regions: Collection[str], voices: Collection[str]) -> Loaded:
    """The settings of a file, all defaults for None, and on top what the staff have changed at the kiosk.

    `regions` and `voices` are the ids that the content has.  A wrong setting has its default.
    """
    known = {"region": regions, "voice.first": voices}
    reader = _Reader(known)
    if path is not None:
        reader.take(path)
    if staff is not None:
        reader.take_staff(staff)
    return reader.loaded()


def with_staff(settings: Settings, staff: Path) -> Settings:
    """The same settings, with what the staff have changed at the kiosk."""
    changed = _Reader({})
    changed.take_staff(staff)
    tables = {table: replace(getattr(settings, table), **changed.values(table)) for table, _ in STAFF_MAY}
    return replace(settings, **tables)


class _Reader:
    """Takes one file after the other, and what of it can be used."""

    def __init__(self, known: Mapping[str, Collection[str]]) -> None:
        self._known = known
        self._faults: list[Fault] = []
        self._values: dict[str, dict[str, Any]] = {"": {}, **{name: {} for name in TABLES}}
        self._sources: dict[str, str] = {}

    def loaded(self) -> Loaded:
        """What was taken."""
        values = {name: kind(**self._values[name]) for name, kind in TABLES.items()}
        return Loaded(Settings(**self._values[""], **values), tuple(sorted(set(self._faults))), self._sources)

    def values(self, table: str) -> Mapping[str, Any]:
        """What was taken of a table."""
        return self._values[table]

    def take_staff(self, path: Path) -> None:
        """Take the file of the staff, where there is one: what they may change and nothing else."""
        if path.exists():
            self.take(path, only=STAFF_MAY)

    def take(self, path: Path, only: Collection[tuple[str, str]] = ()) -> None:
        """Take a file; with `only`, no more of it than these settings."""
        from kiosk.toml import read

        try:
            toml = read(path, "a file of settings", "mend the path after --settings")
        except BadInputError as error:
            self._faults += error.faults
            return
        given = toml.values
        names = {table for table, _ in only} if only else {one.name for one in fields(Settings)}
        self._faults += toml.unknown(given, [name for name in _names(Settings) if name in names])
        if not only:
            self._table(toml, "", {name: value for name, value in given.items() if name not in TABLES}, ())
        for name, kind in TABLES.items():
            if name not in given or name not in names:
                continue
            if not isinstance(given[name], dict):
                expected = f"[{name}] and its settings below"
                self._fault(toml, "", name, f"{given[name]!r} is no {name}", expected, "mend the line")
                continue
            known = [key for table, key in only if table == name] or _names(kind)
            self._faults += toml.unknown(given[name], (*known, *SETTINGS) if name == "keys" else known, table=name)
            self._table(toml, name, given[name], known)
        if "screen" in given and isinstance(given["screen"], dict):
            self._sides(toml, given["screen"])
        if isinstance(given.get("keys"), dict) and not only:
            self._keys(path, toml, given["keys"])

    def _table(self, toml: Toml, table: str, given: Mapping[str, Any], known: Collection[str]) -> None:
        for one in fields(TABLES.get(table, Settings)):
            key = one.name
            if key not in given or (known and key not in known) or "rule" not in one.metadata:
                continue
            rule, value, name = one.metadata["rule"], given[key], f"{table}.{key}" if table else key
            names = self._known.get(name, ())
            if rule.accepts(value, names):
                self._values[table][key] = tuple(value) if isinstance(value, list) else value
                self._sources[name] = toml.place(key, table)
                continue
            self._values[table].pop(key, None)
            is_name = isinstance(rule, Name)
            told = "this" if getattr(rule, "secret", False) else repr(value)
            problem = f"there is no {key} {told}" if is_name else f"{key} cannot be {told}"
            remedy = did_you_mean(str(value), rule.names or names, rule.remedy) if is_name else rule.remedy
            self._fault(toml, table, key, problem, rule.expected(names), remedy)

    def _sides(self, toml: Toml, screen: Mapping[str, Any]) -> None:
        """A size of the screen is one diagonal or two sides; half of one is none."""
        sides = {"width_mm", "height_mm"} & set(screen)
        if len(sides) == 1:
            (side,) = sides
            both = "width_mm and height_mm"
            self._fault(toml, "screen", side, "one side of the screen alone", both, "add the other")
        if sides and "diagonal_inch" in screen:
            either = "diagonal_inch, or width_mm and height_mm"
            self._fault(toml, "screen", "diagonal_inch", "the screen has two sizes", either, "take one away")
            self._values["screen"].pop("diagonal_inch", None)
        if len({"width_mm", "height_mm"} & set(self._values["screen"])) == 1:
            for side in sides:
                self._values["screen"].pop(side, None)

    def _keys(self, path: Path, toml: Toml, given: Mapping[str, Any]) -> None:
        """The key map with what the settings change of it; the keyboard's where it is wrong."""
        keymap = KEYBOARD
        faults: list[Fault] = []
        name = self._values["keys"].pop("map", KEYBOARD.id)
        try:
            keymap = named_keymap(name, toml, path)
            keymap = with_changes(keymap, toml, given, faults)
        except BadInputError as error:
            faults += error.faults
        self._faults += faults
        self._values["keys"]["map"] = KEYBOARD if faults else keymap

    def _fault(self, toml: Toml, table: str, key: str, problem: str, expected: str, remedy: str) -> None:
        self._faults.append(toml.fault(key, problem, expected, remedy, table=table))


def _names(shape: type) -> list[str]:
    """The settings of a table, or the tables and settings of the file."""
    return [one.name for one in fields(shape)]
