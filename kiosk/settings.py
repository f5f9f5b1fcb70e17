"""kiosk.toml: what an installation sets.  Strict: every unknown or wrong setting is told with its place."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from kiosk.content.nearest import did_you_mean
from kiosk.errors import BadInputError
from kiosk.keymaps import SETTINGS, named_keymap, with_changes
from kiosk.typeset.painters import NAMES
from kiosk.visit.keymap import KEYBOARD
from kiosk.visit.visit import DEFAULT_PACE, PACES, PATIENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from kiosk.errors import Fault
    from kiosk.toml import Toml
    from kiosk.visit.keymap import KeyMap

AUTO = "auto"
TYPES = (AUTO, *NAMES)
"""What `type` can be."""


@dataclass(frozen=True)
class ScreenSettings:
    """How large the screen is and how far away its reader.  With no size, the monitor is asked."""

    diagonal_inch: float | None = None
    """Diagonal, as monitors are sold."""
    width_mm: float | None = None
    height_mm: float | None = None
    """Width and height, both or neither, instead of the diagonal."""
    height_px: float | None = None
    """Its rows of pixels, where the terminal's window does not fill it to the last one."""
    distance_mm: float = 600
    """From the reader's eyes to the screen."""


@dataclass(frozen=True)
class VoiceSettings:
    """How the voice begins for each visitor."""

    first: str = ""
    """Id of a voice of the content (pack.yaml); empty for the first one there."""


@dataclass(frozen=True)
class VisitSettings:
    """How long a visit waits."""

    wait_minutes: int = 3
    """Whole minutes without a key, and without speech, before it is asked whether anybody is there."""


@dataclass(frozen=True)
class KeySettings:
    """Which keys there are, and how fast they work."""

    map: KeyMap = KEYBOARD
    devices: tuple[str, ...] = ()
    """Paths of keypads that are read past the terminal, as /dev/input/by-id/...-event-kbd."""
    patience_seconds: float = PATIENCES[0]
    """For so long the same key is not taken again; one of PATIENCES."""
    step_seconds: float = PACES[DEFAULT_PACE]
    """How long a step of one switch stays; one of PACES."""


@dataclass(frozen=True)
class Settings:
    """What an installation sets."""

    region: str = ""
    """File name of a region in regions/ of the content; empty for the one that the content names."""
    type: str = AUTO
    """How large letters are drawn: the name of a painter, or AUTO for the best that the terminal can."""
    screen: ScreenSettings = ScreenSettings()
    voice: VoiceSettings = VoiceSettings()
    visit: VisitSettings = VisitSettings()
    keys: KeySettings = KeySettings()


MOST_MINUTES = 60
_NUMBERS = {"diagonal_inch": (3, 200), "width_mm": (50, 5000), "height_mm": (50, 5000), "height_px": (100, 20000),
            "distance_mm": (200, 5000)}  # fmt: skip
"""The numbers of a screen, from and to."""
_KEYS = ("map", "devices", "patience_seconds", "step_seconds", *SETTINGS)


def load_settings(path: Path | None, regions: Collection[str], voices: Collection[str]) -> Settings:
    """Read the settings; all defaults for None.  `regions` and `voices` are the ids that the content has.

    Raises BadInputError with every fault of the file, or of the key map that it names.
    """
    if path is None:
        return Settings()
    from kiosk.toml import read

    toml = read(path, "a file of settings", "mend the path after --settings")
    checker = _Checker(toml)
    faults = checker.faults(regions, voices)
    given = toml.values
    keys = _keys(path, toml, given.get("keys", {}), faults)
    if faults:
        raise BadInputError(faults)
    tables = {
        "screen": ScreenSettings(**given.get("screen", {})),
        "voice": VoiceSettings(**given.get("voice", {})),
        "visit": VisitSettings(**given.get("visit", {})),
        "keys": keys,
    }
    return Settings(**{**given, **tables})


def _keys(path: Path, toml: Toml, given: Any, faults: list[Fault]) -> KeySettings:
    """The key map with what the settings change of it, and the rest of the table."""
    if not isinstance(given, dict):
        return KeySettings()
    keymap = KEYBOARD
    if isinstance(given.get("map", ""), str):
        try:
            keymap = named_keymap(given.get("map", KEYBOARD.id), toml, path)
        except BadInputError as error:
            faults += error.faults
            return KeySettings()
    keymap = with_changes(keymap, toml, given, faults)
    others = {key: value for key, value in given.items() if key in _KEYS and key not in (*SETTINGS, "map")}
    return KeySettings(map=keymap, **others)


class _Checker:
    """Finds every fault of a file of settings that is TOML."""

    def __init__(self, toml: Toml) -> None:
        self._toml = toml
        self._fault = toml.fault

    def faults(self, regions: Collection[str], voices: Collection[str]) -> list[Fault]:
        """What is wrong, in the order of the file."""
        given = self._toml.values
        found = self._toml.unknown(given, [field.name for field in fields(Settings)])
        if "region" in given:
            found += self._choice("region", given["region"], regions)
        if "type" in given:
            found += self._choice("type", given["type"], TYPES)
        for name, known, check in (
            ("screen", _names(ScreenSettings), self._screen),
            ("voice", _names(VoiceSettings), lambda voice: self._voice(voice, voices)),
            ("visit", _names(VisitSettings), self._visit),
            ("keys", _KEYS, self._keys),
        ):
            if name in given:
                found += self._table(name, given[name], known, check)
        return found

    def _table(
        self, name: str, value: object, known: Collection[str], check: Callable[[dict[str, object]], list[Fault]]
    ) -> list[Fault]:
        if not isinstance(value, dict):
            return [self._fault(name, f"{value!r} is no {name}", f"[{name}] and its settings below", "mend the line")]
        return self._toml.unknown(value, known, table=name) + check(value)

    def _voice(self, voice: dict[str, object], voices: Collection[str]) -> list[Fault]:
        return self._choice("first", voice["first"], voices, "voice") if "first" in voice else []

    def _visit(self, visit: dict[str, object]) -> list[Fault]:
        wait = visit.get("wait_minutes", 1)
        if isinstance(wait, int) and not isinstance(wait, bool) and 1 <= wait <= MOST_MINUTES:
            return []
        whole = f"whole minutes from 1 to {MOST_MINUTES}"
        return [self._fault("wait_minutes", f"wait_minutes cannot be {wait!r}", whole, "choose another")]

    def _screen(self, screen: dict[str, object]) -> list[Fault]:
        found = [fault for key, value in screen.items() if key in _NUMBERS for fault in self._number(key, value)]
        sides = {"width_mm", "height_mm"} & set(screen)
        if len(sides) == 1:
            both = "width_mm and height_mm"
            found.append(self._fault(sides.pop(), "one side of the screen alone", both, "add the other"))
        if sides and "diagonal_inch" in screen:
            either = "diagonal_inch, or width_mm and height_mm"
            found.append(self._fault("diagonal_inch", "the screen has two sizes", either, "take one away"))
        return found

    def _keys(self, keys: dict[str, object]) -> list[Fault]:
        found = []
        for key, times in (("patience_seconds", PATIENCES), ("step_seconds", PACES)):
            value = keys.get(key, times[0])
            if isinstance(value, bool) or value not in times:
                expected = "one of " + ", ".join(f"{time:g}" for time in times)
                found.append(self._fault(key, f"{key} cannot be {value!r}", expected, "choose another", table="keys"))
        for key, kind, expected in (
            ("map", str, "the name of a key map, or its file"),
            ("devices", list, 'a list of paths as ["/dev/input/by-id/..."]'),
        ):
            value = keys.get(key, kind())
            texts = value if isinstance(value, list) else [value]
            if not isinstance(value, kind) or not all(isinstance(text, str) and text for text in texts if value):
                found.append(self._fault(key, f"{key} cannot be {value!r}", expected, "mend the line", table="keys"))
        return found

    def _choice(self, key: str, value: object, names: Collection[str], table: str = "") -> list[Fault]:
        if isinstance(value, str) and value in names:
            return []
        remedy = did_you_mean(str(value), names, "choose one of these")
        return [
            self._fault(key, f"there is no {key} {value!r}", "one of " + ", ".join(sorted(names)), remedy, table=table)
        ]

    def _number(self, key: str, value: object) -> list[Fault]:
        least, most = _NUMBERS[key]
        if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
            return []
        return [self._fault(key, f"{key} cannot be {value!r}", f"a number from {least} to {most}", "measure it again")]


def _names(shape: type) -> list[str]:
    """The settings of a table."""
    return [field.name for field in fields(shape)]
