"""Files that are only copies of what could be worked out again: safe to lose, safe when old or damaged.

Each file begins with a key that says what it was made from and a digest of the rest.  Knows nothing of the kiosk.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DIGEST = 32


def digest(*parts: bytes) -> bytes:
    """A key for what is made from these parts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.digest()


def write_whole(path: Path, data: bytes) -> bool:
    """Write the whole file or nothing.  False where it cannot be written."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        return False
    return True


@dataclass(frozen=True)
class Store:
    """A folder of such files."""

    folder: Path

    def key(self, *parts: bytes) -> bytes:
        """A key for what is made from these parts."""
        return digest(*parts)

    def has(self, name: str, key: bytes) -> bool:
        """Whether something was written under this key; it may be damaged."""
        try:
            with (self.folder / name).open("rb") as file:
                return file.read(_DIGEST) == key
        except OSError:
            return False

    def read(self, name: str, key: bytes) -> bytes | None:
        """What was written under this key, or None where that is missing, made from something else, or damaged."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        body = data[2 * _DIGEST :]
        return body if data[: 2 * _DIGEST] == key + digest(body) else None

    def write(self, name: str, key: bytes, body: bytes) -> None:
        """Write the whole file or nothing; where it cannot be written, do without."""
        write_whole(self.folder / name, key + digest(body) + body)
