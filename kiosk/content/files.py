"""The files of a content folder: which there are, and how their paths are shown to a person."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.errors import Fault

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an id looks like: small letters, digits and single hyphens."""


def shown(path: Path) -> str:
    """The path as a person would type it from where they are."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def stranger(path: Path, expected: str) -> Fault:
    """The fault of a file that stands where nothing will ever read it."""
    problem = f"{path.name!r} is not read here"
    return Fault(shown(path), 1, 1, problem, expected, "rename it, or move it away")


def list_files(folder: Path) -> tuple[list[Path], list[Fault]]:
    """The YAML files of a folder by name, and a fault for the folder or for a file that would never be read."""
    try:
        entries = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        return [], [
            Fault(
                shown(folder),
                1,
                1,
                f"the folder cannot be read: {why}",
                "a folder of YAML files",
                "make it, or name another folder",
            )
        ]
    expected = "small letters, digits and hyphens, then .yaml"
    read = [path for path in entries if path.suffix == ".yaml" and NAME.fullmatch(path.stem)]
    return read, [stranger(path, expected) for path in entries if path not in read]
