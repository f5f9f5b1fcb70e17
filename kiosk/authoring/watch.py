"""The content as it is being written: a new library after every change, and the last good one with what is wrong."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from watchfiles import awatch

from kiosk.authoring.check import check
from kiosk.content import compiled
from kiosk.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from kiosk.content.library import Library


async def changes(folder: Path, themes: Path) -> AsyncIterator[Library]:
    """A library after each change of the files.  Its `faults` tell what is wrong with them now."""
    last = await asyncio.to_thread(compiled.load, folder, themes)
    paths = [path for path in (folder, themes, folder.resolve().parent / "editorial.yaml") if path.exists()]
    async for _ in awatch(*paths):
        last = await asyncio.to_thread(reload, last, folder, themes)
        yield last


def reload(last: Library, folder: Path, themes: Path) -> Library:
    """The content as it is now, or `last` where it cannot be used; with a line for each fault."""
    try:
        last = compiled.load(folder, themes)
    except BadInputError as error:
        return replace(last, faults=tuple(map(str, error.faults)))
    return replace(last, faults=tuple(map(str, check([folder], themes).faults)))
