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
    faults = []
    for path in entries:
        if path.suffix != ".yaml" or not NAME.fullmatch(path.stem):
            faults.append(
                Fault(
                    shown(path),
                    1,
                    1,
                    f"the file name {path.name!r} is not read here",
                    "small letters, digits and hyphens, then .yaml",
                    "rename it, or move it away",
                )
            )
    return [p for p in entries if p.suffix == ".yaml" and NAME.fullmatch(p.stem)], faults
