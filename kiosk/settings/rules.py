"""What the value of a setting must be: whether one will do, what would, and the same in JSON Schema."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True)
class Number:
    """A number, or a whole one, from `least` to `most`."""

    least: float
    most: float
    whole: bool = False
    remedy: str = "choose another"

    def accepts(self, value: object, _known: Collection[str]) -> bool:
        """Whether a value of a file will do."""
        kind = int if self.whole else int | float
        return isinstance(value, kind) and not isinstance(value, bool) and self.least <= value <= self.most

    def expected(self, _known: Collection[str]) -> str:
        """What would."""
        return f"{'a whole number' if self.whole else 'a number'} from {self.least} to {self.most}"

    def schema(self) -> dict[str, Any]:
        """The same in JSON Schema."""
        return {"type": "integer" if self.whole else "number", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class OneOf:
    """One of a few numbers."""

    values: tuple[float, ...]
    remedy: str = "choose another"

    def accepts(self, value: object, _known: Collection[str]) -> bool:
        """Whether a value of a file will do."""
        return not isinstance(value, bool) and value in self.values

    def expected(self, _known: Collection[str]) -> str:
        """What would."""
        return "one of " + ", ".join(f"{value:g}" for value in self.values)

    def schema(self) -> dict[str, Any]:
        """The same in JSON Schema."""
        return {"enum": list(self.values)}


@dataclass(frozen=True)
class Name:
    """A name that is known: always, or by the content."""

    names: tuple[str, ...] = ()
    remedy: str = "choose one of these"

    def accepts(self, value: object, known: Collection[str]) -> bool:
        """Whether a value of a file will do."""
        return isinstance(value, str) and value in (self.names or {"", *known})

    def expected(self, known: Collection[str]) -> str:
        """What would."""
        return "one of " + ", ".join(self.names or sorted(known))

    def schema(self) -> dict[str, Any]:
        """The same in JSON Schema."""
        return {"enum": list(self.names)} if self.names else {"type": "string"}


@dataclass(frozen=True)
class Text:
    """A text that is not empty; `kind` says what is in it."""

    kind: str
    pattern: str = ".+"
    remedy: str = "mend the line"
    secret: bool = False
    """Whether it is never told, not even when it is wrong."""

    def accepts(self, value: object, _known: Collection[str]) -> bool:
        """Whether a value of a file will do."""
        return isinstance(value, str) and re.fullmatch(self.pattern, value) is not None

    def expected(self, _known: Collection[str]) -> str:
        """What would."""
        return self.kind

    def schema(self) -> dict[str, Any]:
        """The same in JSON Schema."""
        return {"type": "string", "pattern": f"^{self.pattern}$"}


@dataclass(frozen=True)
class Paths:
    """A list of paths."""

    remedy: str = "mend the line"

    def accepts(self, value: object, _known: Collection[str]) -> bool:
        """Whether a value of a file will do."""
        return isinstance(value, list) and all(isinstance(path, str) and path for path in value)

    def expected(self, _known: Collection[str]) -> str:
        """What would."""
        return 'a list of paths as ["/dev/input/by-id/..."]'

    def schema(self) -> dict[str, Any]:
        """The same in JSON Schema."""
        return {"type": "array", "items": {"type": "string", "minLength": 1}}


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    remedy: str = "mend the line"

    def accepts(self, value: object, _known: Collection[str]) -> bool:
        """Whether a value of a file will do."""
        return isinstance(value, bool)

    def expected(self, _known: Collection[str]) -> str:
        """What would."""
        return "true or false"

    def schema(self) -> dict[str, Any]:
        """The same in JSON Schema."""
        return {"type": "boolean"}


Rule = Number | OneOf | Name | Text | Paths | Flag
