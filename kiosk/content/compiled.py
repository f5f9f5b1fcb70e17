"""The library, read fast: compiled once to a file beside the pack, and read again while nothing has changed.

Checking YAML against the schema takes most of a second start-up; a compiled library takes a few milliseconds.  The
file is only a copy: where it is missing, old, damaged or cannot be written, the pack itself is read.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import pickle
import sys
import tempfile
from pathlib import Path
from typing import Any

from kiosk import __version__
from kiosk.content.library import Library

NAME = ".compiled"
_MODULES = {"kiosk.content.library", "kiosk.content.interface"}


def load(folder: Path, themes: Path) -> Library:
    """The checked library of a language folder.  Raises BadInputError with every fault of every file."""
    key = _key(folder, themes)
    return _read(folder / NAME, key) or _compile(folder, themes, key)


def _key(folder: Path, themes: Path) -> bytes:
    """A digest of the program's version and of every file that the library is made from."""
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for root in (folder, themes):
        for path in sorted(root.rglob("*.yaml")):
            digest.update(str(path.relative_to(root)).encode() + b"\0")
            with contextlib.suppress(OSError):
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


class _Unpickler(pickle.Unpickler):
    """Builds the shapes of the library and nothing else, whatever the file says."""

    def find_class(self, module: str, name: str) -> Any:
        if module in _MODULES or (module, name) == ("datetime", "date"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} does not belong in a library")


def _read(path: Path, key: bytes) -> Library | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    found, check, body = data[:32], data[32:64], data[64:]
    if found != key or hashlib.sha256(body).digest() != check:
        return None
    try:
        library = _Unpickler(io.BytesIO(body)).load()
    except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, IndexError, TypeError):
        return None
    return library if isinstance(library, Library) else None


def _compile(folder: Path, themes: Path, key: bytes) -> Library:
    from kiosk.content.loader import load as load_yaml  # Pydantic is imported only where it is needed.

    library = load_yaml(folder, themes)
    body = pickle.dumps(library, protocol=5)
    with contextlib.suppress(OSError):
        _replace(folder / NAME, key + hashlib.sha256(body).digest() + body)
    return library


def _replace(path: Path, data: bytes) -> None:
    """Write the whole file or nothing."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=NAME, delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.close()
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
