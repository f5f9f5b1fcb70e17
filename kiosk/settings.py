"""kiosk.toml: what an installation sets.  Strict: every unknown or wrong setting is told with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kiosk.content.files import shown
from kiosk.errors import BadInputError, Fault
from kiosk.typeset.painters import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

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
class Settings:
    """What an installation sets."""

    region: str = ""
    """File name of a region in regions/ of the content; empty for the one that the content names."""
    type: str = AUTO
    """How large letters are drawn: the name of a painter, or AUTO for the best that the terminal can."""
    screen: ScreenSettings = ScreenSettings()
    voice: VoiceSettings = VoiceSettings()
    visit: VisitSettings = VisitSettings()


MOST_MINUTES = 60
_NUMBERS = {"diagonal_inch": (3, 200), "width_mm": (50, 5000), "height_mm": (50, 5000), "height_px": (100, 20000),
            "distance_mm": (200, 5000)}  # fmt: skip
"""The numbers of a screen, from and to."""


def load_settings(path: Path | None, regions: Collection[str], voices: Collection[str]) -> Settings:
    """Read the settings; all defaults for None.  `regions` and `voices` are the ids that the content has.

    Raises BadInputError with every fault of the file.
    """
    if path is None:
        return Settings()
    import tomllib  # most installations set nothing, and every start would pay for it

    file = shown(path)
    try:
        text = path.read_text(encoding="utf-8")
        given = tomllib.loads(text)
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        raise BadInputError([Fault(file, 1, 1, why, "a file of settings", "mend the path after --settings")]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problem = f"the byte 0x{error.object[error.start]:02x} is not UTF-8 text"
        raise BadInputError([Fault(file, line, 1, problem, "a file saved as UTF-8", "save it again")]) from None
    except tomllib.TOMLDecodeError as error:
        raise BadInputError([_syntax(file, str(error))]) from None
    faults = _Checker(file, text).faults(given, regions, voices)
    if faults:
        raise BadInputError(faults)
    tables = {
        "screen": ScreenSettings(**given.get("screen", {})),
        "voice": VoiceSettings(**given.get("voice", {})),
        "visit": VisitSettings(**given.get("visit", {})),
    }
    return Settings(**{**given, **tables})


def _syntax(file: str, message: str) -> Fault:
    found = re.search(r" \(at line (\d+), column (\d+)\)", message)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    problem = message[: found.start()] if found else message
    problem = f"this is not TOML: {problem.lower()}"
    return Fault(file, line, column, problem, 'settings as  region = "canada"', "mend the line")


class _Checker:
    """Finds every fault of a file of settings that is TOML."""

    def __init__(self, file: str, text: str) -> None:
        self._file, self._text = file, text

    def faults(self, given: dict[str, object], regions: Collection[str], voices: Collection[str]) -> list[Fault]:
        """What is wrong, in the order of the file."""
        found = self._unknown(given, [field.name for field in fields(Settings)])
        if "region" in given:
            found += self._choice("region", given["region"], regions)
        if "type" in given:
            found += self._choice("type", given["type"], TYPES)
        for name, shape, check in (
            ("screen", ScreenSettings, self._screen),
            ("voice", VoiceSettings, lambda voice: self._voice(voice, voices)),
            ("visit", VisitSettings, self._visit),
        ):
            if name in given:
                found += self._table(name, given[name], shape, check)
        return found

    def _table(
        self, name: str, value: object, shape: type, check: Callable[[dict[str, object]], list[Fault]]
    ) -> list[Fault]:
        if not isinstance(value, dict):
            return [self._fault(name, f"{value!r} is no {name}", f"[{name}] and its settings below", "mend the line")]
        return self._unknown(value, [field.name for field in fields(shape)]) + check(value)

    def _voice(self, voice: dict[str, object], voices: Collection[str]) -> list[Fault]:
        return self._choice("first", voice["first"], voices) if "first" in voice else []

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

    def _unknown(self, given: dict[str, object], known: list[str]) -> list[Fault]:
        from kiosk.content.nearest import did_you_mean

        return [
            self._fault(
                key,
                f"the setting {key!r} is not known",
                "one of " + ", ".join(known),
                did_you_mean(key, known, "take it away"),
            )
            for key in given
            if key not in known
        ]

    def _choice(self, key: str, value: object, names: Collection[str]) -> list[Fault]:
        from kiosk.content.nearest import did_you_mean

        if isinstance(value, str) and value in names:
            return []
        remedy = did_you_mean(str(value), names, "choose one of these")
        return [self._fault(key, f"there is no {key} {value!r}", "one of " + ", ".join(sorted(names)), remedy)]

    def _number(self, key: str, value: object) -> list[Fault]:
        least, most = _NUMBERS[key]
        if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
            return []
        return [self._fault(key, f"{key} cannot be {value!r}", f"a number from {least} to {most}", "measure it again")]

    def _fault(self, key: str, problem: str, expected: str, remedy: str) -> Fault:
        return Fault(self._file, *_place(self._text, key), problem, expected, remedy)


def _place(text: str, key: str) -> tuple[int, int]:
    """Line and column of a setting, from 1."""
    found = re.search(rf"""^([^#\n]*?)["']?\b{re.escape(key)}\b["']?[ \t]*[\]=.]""", text, re.MULTILINE)
    return (text.count("\n", 0, found.start()) + 1, len(found[1]) + 1) if found else (1, 1)
