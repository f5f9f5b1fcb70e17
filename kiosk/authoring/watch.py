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


async def changes(last: Library, folder: Path, themes: Path) -> AsyncIterator[Library]:
    """A library now and after each change of the files; its `faults` tell what is wrong with them.

    `last` is the one that is shown until then.
    """
    paths = [path for path in (folder, themes, folder.resolve().parent / "editorial.yaml") if path.exists()]
    events = awatch(*paths)
    while True:
        changed = asyncio.ensure_future(anext(events))
        await asyncio.sleep(0)  # it watches from here on, so that what changes during the reading is not lost
        last = await asyncio.to_thread(reload, last, folder, themes)
        yield last
        await changed


def reload(last: Library, folder: Path, themes: Path) -> Library:
    """The content as it is now, or `last` where it cannot be used; with a line for each fault."""
    try:
        last = compiled.load(folder, themes)
    except BadInputError as error:
        return replace(last, faults=tuple(map(str, error.faults)))
    return replace(last, faults=tuple(map(str, check([folder], themes).faults)))
