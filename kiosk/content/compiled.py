"""The library, read fast: compiled once to a file beside the pack, and read again while nothing has changed.

To check YAML takes seconds; a compiled library takes milliseconds, and as long for ten thousand cards as for ten: the
file begins with everything but the cards, and each card is read when a page first needs it.

Layout: the signature of what it was made from (names, sizes and times of files), the digest of the pack (its bytes),
the digest of this code, the digest of the core, the length of the core, the core, the cards.  The signature saves
reading the files; where it differs, the digests decide.  A file that is old, damaged, cut short or not ours is not
used, but for one case: where the pack has become unusable, `last_good` gives what it was before.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import pickle
import sys
import time
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk import __version__
from kiosk.content.library import Library
from kiosk.content.shapes.texts import Card
from kiosk.errors import BadInputError
from kiosk.store import digest, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = ".compiled"
_SHAPES = "kiosk.content.shapes."
_DIGEST = 32
_HEAD = 4 * _DIGEST + 8
_SETTLED_NS = 2_000_000_000
"""A file that changed so shortly before it was read may change again within one tick of the file system's clock."""
_UNPICKLING = (pickle.UnpicklingError, AttributeError, ImportError, EOFError, IndexError, TypeError, ValueError)


def load(folder: Path, themes: Path) -> Library:
    """The checked library of a language folder.  Raises BadInputError with every fault of every file."""
    files = _Files(folder, themes)
    for place in _places(folder):
        library = _read(place, files)
        if library is not None:
            return library
    from kiosk.content.loader import load as load_yaml  # Pydantic is imported only where it is needed.

    library = load_yaml(folder, themes)
    data = _compile(library, files)
    for place in _places(folder):
        if write_whole(place, data):
            break
    return library


def version(library: Library) -> str:
    """A short digest of what a library says, the same on every machine that shows the same."""
    return hashlib.sha256(repr(replace(library, cards=dict(library.cards), faults=())).encode()).hexdigest()[:8]


def last_good(folder: Path, themes: Path) -> Library | None:
    """The library as it was when the pack could last be used, or None where nothing whole is left of that."""
    files = _Files(folder, themes)
    for place in _places(folder):
        library = _read(place, files, fresh=False)
        if library is not None:
            with contextlib.suppress(BadInputError):
                return replace(library, cards=dict(library.cards))  # every card, now: its YAML may be gone
    return None


def _places(folder: Path) -> Iterator[Path]:
    """Beside the pack; where that cannot be written, in the user's cache."""
    yield folder / NAME
    from platformdirs import user_cache_path

    yield user_cache_path("trd-kiosk") / "content" / hashlib.sha256(str(folder.resolve()).encode()).hexdigest()


class _Files:
    """The files that a library is made from: the pack, the themes, and the code of this room."""

    def __init__(self, folder: Path, themes: Path) -> None:
        self.folder = folder
        self._version = f"{__version__} {sys.version}".encode()
        self._pack = [*_named(folder, "*.yaml"), *_named(themes, "*.yaml")]
        self._code = _named(Path(__file__).parent, "*.py")

    def signature(self) -> tuple[bytes, int]:
        """A digest of the names, sizes and times of the files, and the newest time in nanoseconds."""
        stats, newest = [self._version], 0
        for name, path in self._pack + self._code:
            try:
                stat = path.stat()
            except OSError:
                continue
            newest = max(newest, stat.st_mtime_ns, stat.st_ctime_ns)
            stats.append(f"{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}".encode())
        return hashlib.sha256(b"\n".join(stats)).digest(), newest

    def digests(self) -> bytes:
        """The digest of the pack and that of the code, by the names and the bytes of the files."""
        return _digest_of(self._pack, b"") + _digest_of(self._code, self._version)

    def code(self) -> bytes:
        """The digest of the code."""
        return _digest_of(self._code, self._version)


def _named(root: Path, kind: str) -> list[tuple[str, Path]]:
    return [(str(path.relative_to(root)), path) for path in sorted(root.rglob(kind))]


def _digest_of(files: list[tuple[str, Path]], first: bytes) -> bytes:
    parts = [first]
    for name, path in files:
        try:
            parts += [name.encode(), path.read_bytes()]
        except OSError:
            parts.append(b"unreadable")
    return digest(*parts)


def _compile(library: Library, files: _Files) -> bytes:
    cards = io.BytesIO()
    places: dict[str, tuple[int, int, bytes]] = {}
    for name, card in library.cards.items():
        body = pickle.dumps(card, protocol=5)
        places[name] = (cards.tell(), len(body), _check(body))
        cards.write(body)
    core = pickle.dumps((replace(library, cards={}), places), protocol=5)
    signature, newest = files.signature()
    if newest + _SETTLED_NS > time.time_ns():
        signature = bytes(_DIGEST)  # the next start compares the bytes
    head = signature + files.digests() + digest(core) + len(core).to_bytes(8, "big")
    return head + core + cards.getvalue()


def _check(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest()


def _read(path: Path, files: _Files, *, fresh: bool = True) -> Library | None:
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            head = file.read(_HEAD)
            length = min(size, int.from_bytes(head[-8:], "big"))
            core = file.read(length)
    except OSError:
        return None
    if digest(core) != head[3 * _DIGEST : 4 * _DIGEST]:
        return None
    if not (_fresh(path, head, files) if fresh else head[2 * _DIGEST : 3 * _DIGEST] == files.code()):
        return None
    try:
        library, places = _Unpickler(io.BytesIO(core)).load()
        ends = max((start + count for start, count, _ in places.values()), default=0)
    except _UNPICKLING:
        return None
    if not isinstance(library, Library) or size != _HEAD + length + ends:
        return None
    cards = _Cards(path, _HEAD + length, places, _from_yaml(files.folder))
    return replace(library, cards=cards)


def _fresh(path: Path, head: bytes, files: _Files) -> bool:
    """Whether the pack is what was compiled.  A new signature for the same bytes is written down."""
    signature, newest = files.signature()
    if head[:_DIGEST] == signature:
        return True
    if head[_DIGEST : 3 * _DIGEST] != files.digests():
        return False
    if newest + _SETTLED_NS <= time.time_ns():
        with contextlib.suppress(OSError):
            write_whole(path, signature + path.read_bytes()[_DIGEST:])
    return True


def _from_yaml(folder: Path) -> Callable[[str], Card]:
    def read(name: str) -> Card:
        from kiosk.content.loader import load_card

        return load_card(folder, name)

    return read


class _Cards(Mapping[str, Card]):
    """The cards of a compiled file, each read when it is first asked for, and from its YAML where it is damaged."""

    def __init__(
        self, path: Path, start: int, places: Mapping[str, tuple[int, int, bytes]], otherwise: Callable[[str], Card]
    ) -> None:
        self._path, self._start, self._places, self._otherwise = path, start, places, otherwise
        self._file = path.open("rb")  # kept: a newer file of the same name does not change these
        weakref.finalize(self, self._file.close)
        self._read: dict[str, Card] = {}

    def __getitem__(self, name: str) -> Card:
        if name not in self._read:
            start, length, check = self._places[name]
            self._file.seek(self._start + start)
            body = self._file.read(length)
            card = _unpickle_card(body) if _check(body) == check else None
            self._read[name] = card or self._otherwise(name)
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (list(self.items()),)


def _unpickle_card(body: bytes) -> Card | None:
    try:
        card = _Unpickler(io.BytesIO(body)).load()
    except _UNPICKLING:
        return None
    return card if isinstance(card, Card) else None


class _Unpickler(pickle.Unpickler):
    """Builds the shapes of the library and nothing else, whatever the file says."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_SHAPES) or (module, name) in (("datetime", "date"), (Library.__module__, "Library")):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} does not belong in a library")
