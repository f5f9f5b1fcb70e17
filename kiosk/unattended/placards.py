"""What the supervisor shows while there is no kiosk to show anything: "One moment, please", and that it does not work,
with the numbers for crisis help.

They are drawn by the warm process, from the content, and kept in a file, so that the supervisor needs to load neither
type nor content: what it shows when the machine is switched on was drawn when the kiosk last ran.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from kiosk.store import write_whole

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Placard:
    """One of them, ready to be written to a terminal that is blank."""

    plain: str = ""
    """In the terminal's own letters."""
    large: str = ""
    """In large type, for a terminal of one size."""
    size: tuple[int, int] = (0, 0)
    """Columns and rows of that terminal."""

    def on(self, size: tuple[int, int]) -> str:
        """As it is written to a terminal of this size."""
        return self.large if size == tuple(self.size) else self.plain


@dataclass(frozen=True)
class Placards:
    """All of them."""

    moment: Placard = Placard()
    """The kiosk is being started."""
    broken: Placard = Placard(
        "\x1b[2;2HThis kiosk does not work right now."
        "\x1b[4;2HIf a life is in danger, call the emergency number of your country."
    )
    """The kiosk does not work.  These words stand there only until it has worked once."""

    def plain(self) -> Placards:
        """The same in the terminal's own letters alone, which is little to send."""
        return Placards(replace(self.moment, large="", size=(0, 0)), replace(self.broken, large="", size=(0, 0)))

    def to_json(self) -> str:
        """As it is kept and sent."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | bytes) -> Placards:
        """As they were before.  ValueError where they were something else."""
        try:
            read = cls(**{name: Placard(**placard) for name, placard in json.loads(text).items()})
            texts = [part for placard in (read.moment, read.broken) for part in (placard.plain, placard.large)]
            sizes = [tuple(map(int, placard.size)) for placard in (read.moment, read.broken)]
        except (TypeError, AttributeError) as error:
            raise ValueError from error
        if not all(isinstance(text, str) for text in texts) or {len(size) for size in sizes} != {2}:
            raise ValueError("no placards")
        return read


def file() -> Path:
    """Where they are kept."""
    from platformdirs import user_cache_path

    return user_cache_path("trd-kiosk") / "placards.json"


def kept(path: Path) -> Placards:
    """The placards in a file; blank ones where there are none."""
    try:
        return Placards.from_json(path.read_bytes())
    except (OSError, ValueError):
        return Placards()


def keep(path: Path, placards: Placards) -> bool:
    """Keep them, where they are not what is kept already.  False where they cannot be."""
    data = placards.to_json().encode()
    try:
        if path.read_bytes() == data:
            return True
    except OSError:
        pass
    return write_whole(path, data)
