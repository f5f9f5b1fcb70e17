"""The library, read fast: compiled once to a file beside the pack, and read again while nothing has changed.

Checking YAML against the schema takes most of a second start-up; a compiled library takes a few milliseconds.
"""

from __future__ import annotations

import io
import pickle
import sys
from pathlib import Path
from typing import Any

from kiosk import __version__
from kiosk.content.library import Library
from kiosk.store import Store

NAME = ".compiled"
_MODULES = {"kiosk.content.library", "kiosk.content.interface"}


def load(folder: Path, themes: Path) -> Library:
    """The checked library of a language folder.  Raises BadInputError with every fault of every file."""
    store = Store(folder)
    key = store.key(*_parts(folder, themes))
    body = store.read(NAME, key)
    library = _unpickle(body) if body else None
    if library is None:
        from kiosk.content.loader import load as load_yaml  # Pydantic is imported only where it is needed.

        library = load_yaml(folder, themes)
        store.write(NAME, key, pickle.dumps(library, protocol=5))
    return library


def _parts(folder: Path, themes: Path) -> list[bytes]:
    """What a library is made from: this room's code, and the name and the bytes of every file."""
    parts = [f"{__version__} {sys.version}".encode()]
    parts += [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    for root in (folder, themes):
        for path in sorted(root.rglob("*.yaml")):
            try:
                parts += [str(path.relative_to(root)).encode(), path.read_bytes()]
            except OSError:
                parts.append(b"unreadable")
    return parts


class _Unpickler(pickle.Unpickler):
    """Builds the shapes of the library and nothing else, whatever the file says."""

    def find_class(self, module: str, name: str) -> Any:
        if module in _MODULES or (module, name) == ("datetime", "date"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} does not belong in a library")


def _unpickle(body: bytes) -> Library | None:
    try:
        library = _Unpickler(io.BytesIO(body)).load()
    except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, IndexError, TypeError):
        return None
    return library if isinstance(library, Library) else None
