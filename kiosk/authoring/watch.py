"""The content as it is being written: a new library after every change, and the last good one with what is wrong.

Reading and checking take seconds of processor time, in which the screen would answer late: a process of its own does
that (`python -m kiosk.authoring.watch FOLDER THEMES`) and leaves the compiled library behind, which is read in no time.
"""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content import compiled
from kiosk.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from kiosk.content.library import Library


async def changes(last: Library, folder: Path, themes: Path) -> AsyncIterator[Library]:
    """A library now and after each change of the files; its `faults` tell what is wrong with them.

    `last` is the one that is shown until then.
    """
    from watchfiles import awatch

    paths = [path for path in (folder, themes, folder.resolve().parent / "editorial.yaml") if path.exists()]
    events = awatch(*paths)
    while True:
        changed = asyncio.ensure_future(anext(events))
        await asyncio.sleep(0)  # it watches from here on, so that what changes during the reading is not lost
        last = await reload(last, folder, themes)
        yield last
        await changed


async def reload(last: Library, folder: Path, themes: Path) -> Library:
    """The content as it is now, or `last` where it cannot be used; with a line for each fault."""
    command = (sys.executable, "-m", "kiosk.authoring.watch", str(folder), str(themes))
    child = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    told, _ = await child.communicate()
    faults = tuple(json.loads(told))
    try:
        return replace(compiled.load(folder, themes), faults=faults)
    except BadInputError:
        return replace(last, faults=faults)


def _faults(folder: Path, themes: Path) -> list[str]:
    """Every fault, and the compiled library left behind where there is one."""
    from kiosk.authoring.check import check

    try:
        compiled.load(folder, themes)
    except BadInputError as error:
        return [str(fault) for fault in error.faults]
    return [str(fault) for fault in check([folder], themes).faults]


if __name__ == "__main__":
    print(json.dumps(_faults(*map(Path, sys.argv[1:3]))))
