"""kiosk.toml: what an installation sets.  Strict: every unknown or wrong setting is told with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kiosk.content.files import shown
from kiosk.errors import BadInputError, Fault

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """What an installation sets."""

    region: str = ""
    """File name of a region in regions/ of the content; empty for the one that the content names."""


def load_settings(path: Path | None, regions: Collection[str]) -> Settings:
    """Read the settings; all defaults for None.  Raises BadInputError with every fault of the file."""
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
    faults = [fault for key, value in given.items() if (fault := _fault(file, text, key, value, regions))]
    if faults:
        raise BadInputError(faults)
    return Settings(**given)


def _syntax(file: str, message: str) -> Fault:
    found = re.search(r" \(at line (\d+), column (\d+)\)", message)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    problem = message[: found.start()] if found else message
    problem = f"this is not TOML: {problem.lower()}"
    return Fault(file, line, column, problem, 'settings as  region = "canada"', "mend the line")


def _fault(file: str, text: str, key: str, value: object, regions: Collection[str]) -> Fault | None:
    from kiosk.content.nearest import did_you_mean

    place = _place(text, key)
    known = [field.name for field in fields(Settings)]
    if key not in known:
        remedy = did_you_mean(key, known, "take it away")
        return Fault(file, *place, f"the setting {key!r} is not known", "one of " + ", ".join(known), remedy)
    if not isinstance(value, str) or value not in regions:
        remedy = did_you_mean(str(value), regions, "choose one of these")
        return Fault(file, *place, f"there is no region {value!r}", "one of " + ", ".join(sorted(regions)), remedy)
    return None


def _place(text: str, key: str) -> tuple[int, int]:
    """Line and column of a setting, from 1."""
    found = re.search(rf"""^([ \t]*\[?[ \t]*)["']?{re.escape(key)}["']?""", text, re.MULTILINE)
    return (text.count("\n", 0, found.start()) + 1, len(found[1]) + 1) if found else (1, 1)
