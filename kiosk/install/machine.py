"""Writes what is installed below a root, and takes it back.

A list of what was written stands on the machine.  A file that is in the way and was not written by the kiosk is kept
beside it; a file of the kiosk that somebody has changed since is theirs, and stays.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.store import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.install.plan import Entry

RECORD = Path("etc/trd-kiosk/installed.json")
"""The list of what was written, below the root: the path of each with the digest of what was put there."""
BACKUP = ".before-trd-kiosk"
"""Behind the name of a file that was there before."""


class Machine:
    """A machine, or a folder that will become one."""

    def __init__(self, root: Path) -> None:
        """Raises KioskError where the list of what was written cannot be read."""
        self._root = root
        self._written: dict[str, str] = {}
        try:
            self._written = dict(json.loads((root / RECORD).read_bytes()).items())
        except FileNotFoundError:
            pass
        except (OSError, ValueError, AttributeError) as error:
            raise KioskError(f"{root / RECORD}: cannot be read: {error}; mend or remove it") from None

    def install(self, entries: Iterable[Entry], *, dry: bool = False) -> Iterator[str]:
        """Write all entries, and take back what others needed; a line for each thing that is done, or would be.

        KioskError where it cannot be done.
        """
        entries = tuple(entries)
        wanted = {str(entry.path) for entry in entries}
        yield from self._take_back([name for name in self._written if name not in wanted], dry=dry)
        for entry in entries:
            path = self._root / entry.path
            there = _content(path)
            if entry.keep and there is not None:
                yield f"keep     /{entry.path}: it is yours"
                continue
            if there == entry.content:
                yield f"as it is /{entry.path}"
                continue
            if there is not None and _digest(there) != self._written.get(str(entry.path)):
                backup = _free_backup(path)
                yield f"back up  /{entry.path} as {backup.name}"
                if not dry:
                    with _told():
                        path.replace(backup)
            yield f"link     /{entry.path} -> {entry.link}" if entry.link else f"write    /{entry.path}"
            if dry:
                continue
            if not entry.keep:
                self._written[str(entry.path)] = _digest(entry.content)
                self._record()  # first: what is on the list and not there yet does no harm
            with _told():
                _put(path, entry)

    def undo(self, *, dry: bool = False) -> Iterator[str]:
        """Take everything back that was written, and put back what was there before."""
        yield from self._take_back(list(self._written), dry=dry)

    def _take_back(self, names: list[str], *, dry: bool) -> Iterator[str]:
        for name in reversed(names):
            path, digest = self._root / name, self._written[name]
            there = _content(path)
            if there is not None and _digest(there) != digest:
                yield f"keep     /{name}: it was changed since"
                continue
            if there is not None:
                yield f"remove   /{name}"
                if not dry:
                    with _told():
                        path.unlink()
            backup = _backup(path)
            if os.path.lexists(backup):
                yield f"restore  /{name}"
                if not dry:
                    with _told():
                        backup.replace(path)
            if not dry:
                del self._written[name]
                self._record()
                self._tidy(path.parent)

    def _record(self) -> None:
        path = self._root / RECORD
        if not self._written:
            path.unlink(missing_ok=True)
            self._tidy(path.parent)
        elif not write_whole(path, json.dumps(self._written, indent=1).encode()):
            raise KioskError(f"{path}: cannot be written; nothing further was done")

    def _tidy(self, folder: Path) -> None:
        """Remove folders that are empty."""
        with suppress(OSError):
            while folder != self._root:
                folder.rmdir()
                folder = folder.parent


@contextmanager
def _told() -> Iterator[None]:
    """What the machine refuses is told in a plain sentence."""
    try:
        yield
    except OSError as error:
        raise KioskError(f"{error.filename}: {error.strerror}; run it as root, then again: it goes on") from None


def _put(path: Path, entry: Entry) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new-trd-kiosk")
    beside.unlink(missing_ok=True)
    if entry.link:
        beside.symlink_to(entry.link)
    else:
        beside.write_bytes(entry.content)
        beside.chmod(entry.mode)
    beside.replace(path)


def _content(path: Path) -> bytes | None:
    """What is in a file, or where a link points; None where there is nothing."""
    try:
        return str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KioskError(f"{path}: cannot be read: {error.strerror}") from None


def _backup(path: Path) -> Path:
    return path.with_name(path.name + BACKUP)


def _free_backup(path: Path) -> Path:
    """A name for one more backup; the first one is what was there before the kiosk, and is never lost."""
    names = (_backup(path), *(path.with_name(f"{path.name}{BACKUP}.{i}") for i in range(1, 1000)))
    return next(name for name in names if not os.path.lexists(name))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
