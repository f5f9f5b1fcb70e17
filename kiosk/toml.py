"""TOML files of an installation: what they say, and the place of each word, for faults that a person can find."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.content.files import shown
from kiosk.content.nearest import did_you_mean
from kiosk.errors import BadInputError, Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path


@dataclass(frozen=True)
class Toml:
    """One file."""

    file: str
    """Its name, as it is told."""
    text: str
    values: dict[str, Any]

    def fault(
        self, key: str, problem: str, expected: str, remedy: str, *, table: str = "", value: str | None = None
    ) -> Fault:
        """A fault at a setting, or at one of the strings that it lists.  `table` is the header that it stands under."""
        return Fault(self.file, *self._place(key, table, value), problem, expected, remedy)

    def place(self, key: str, table: str = "") -> str:
        """Where a setting stands, as file:line."""
        return f"{self.file}:{self._place(key, table, None)[0]}"

    def unknown(
        self, given: Iterable[str], known: Collection[str], what: str = "setting", table: str = ""
    ) -> list[Fault]:
        """A fault for each name that is not known."""
        expected = "one of " + ", ".join(known)
        return [
            self.fault(
                key,
                f"the {what} {key!r} is not known",
                expected,
                did_you_mean(key, known, "take it away"),
                table=table,
            )
            for key in given
            if key not in known
        ]

    def _place(self, key: str, table: str, value: str | None) -> tuple[int, int]:
        """Line and column, from 1: of the value behind the key, of the key below the header of its table, of that."""
        header = re.compile(rf"^[ \t]*\[[ \t]*{re.escape(table)}[ \t]*\]", re.MULTILINE).search(self.text)
        before = r"""[^#\n"'=]*?|[^#\n\[]*?[{,][ \t]*"""  # no key stands inside a list or a string
        named = re.compile(rf"""^({before})["']?\b{re.escape(key)}\b["']?[ \t]*[\]=.]""", re.MULTILINE)
        found = (table and header and named.search(self.text, header.end())) or named.search(self.text)
        at = found.end(1) if found else header.start() if table and header else 0
        if found and value is not None:
            listed = re.compile(rf"""["']{re.escape(value)}["']""").search(self.text, found.end())
            at = listed.start() if listed else at
        return self.text.count("\n", 0, at) + 1, at - (self.text.rfind("\n", 0, at) + 1) + 1


def read(path: Path, what: str, remedy: str) -> Toml:
    """Read a file.  `what` is what is expected there, `remedy` what to do where there is none.

    Raises BadInputError where it is not there, is not UTF-8, or is not TOML.
    """
    import tomllib  # most installations set nothing, and every start would pay for it

    file = shown(path)
    try:
        text = path.read_text(encoding="utf-8")
        return Toml(file, text, tomllib.loads(text))
    except RecursionError:
        raise BadInputError([Fault(file, 1, 1, "it is nested too deeply", what, "write it anew")]) from None
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        raise BadInputError([Fault(file, 1, 1, why, what, remedy)]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problem = f"the byte 0x{error.object[error.start]:02x} is not UTF-8 text"
        raise BadInputError([Fault(file, line, 1, problem, "a file saved as UTF-8", "save it again")]) from None
    except tomllib.TOMLDecodeError as error:
        raise BadInputError([_syntax(file, str(error))]) from None


def _syntax(file: str, message: str) -> Fault:
    found = re.search(r" \(at line (\d+), column (\d+)\)", message)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    problem = message[: found.start()] if found else message
    problem = f"this is not TOML: {problem.lower()}"
    return Fault(file, line, column, problem, 'settings as  region = "canada"', "mend the line")
