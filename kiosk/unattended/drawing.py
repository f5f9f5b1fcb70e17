"""Draws placards: a few words in large type, in blocks that every terminal has.  Where type cannot be drawn, in plain
letters.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from kiosk.typeset.atlas import REGULAR, NoStore
from kiosk.typeset.face import TypeFace
from kiosk.typeset.layout import set_lines
from kiosk.typeset.painters.blocks import HALF
from kiosk.unattended.placards import Placard, Placards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.library import Library
    from kiosk.typeset.face import Face

LINES = 7
"""Lines of type on a screen, where there is room for what is said: how large the letters are."""
FIRST_HELP = 3
"""Crisis lines, the most urgent first: as many as can be large."""
LEAST_COLUMNS = 60
SMALLEST = 5
"""Dots of a capital below which the terminal's own letters are clearer."""


def placards(library: Library, region: str, size: tuple[int, int]) -> Placards:
    """All placards, for a terminal of `size` columns and rows, with the first crisis lines of a region."""
    words = library.interface.staff
    lines = library.regions[region or library.pack.region].lines[:FIRST_HELP]
    numbers = [f"{line.name}: {line.contact}" for line in lines]
    return Placards(placard([words.moment], size), placard([words.broken, *numbers], size))


def placard(paragraphs: Sequence[str], size: tuple[int, int]) -> Placard:
    """These paragraphs, for a terminal of `size` columns and rows, as large as all of them fit on it."""
    plain = [row for line in _plain(paragraphs, size) for row in line]
    drawn = plain
    for cap in range(_largest(size), SMALLEST - 1, -1):
        rows = [row for line in _drawn(paragraphs, size, cap) for row in line]
        if len(rows) < size[1]:
            drawn = rows
            break
    return Placard(_at(plain, size[1]), _at(drawn, size[1]), size)


def large(paragraphs: Sequence[str], size: tuple[int, int]) -> list[tuple[str, ...]]:
    """Lines of large type, each as rows of cells; the terminal's own letters where there is no room for others."""
    cap = _largest(size)
    return _drawn(paragraphs, size, cap) if cap >= SMALLEST else _plain(paragraphs, size)


def _largest(size: tuple[int, int]) -> int:
    """Dots of the largest capital; 0 where words would not fit into a line."""
    columns, rows = size
    return rows * HALF.down // (LINES * 2) if columns >= LEAST_COLUMNS else 0


def _drawn(paragraphs: Sequence[str], size: tuple[int, int], cap: int) -> list[tuple[str, ...]]:
    face: Face = TypeFace(REGULAR, HALF, cap, NoStore())
    lines = [line for text in paragraphs if text for line in set_lines(text, (face,), size[0] - 2)]
    return [(*line.texts, "") for line in lines]


def _plain(paragraphs: Sequence[str], size: tuple[int, int]) -> list[tuple[str, ...]]:
    return [(row,) for text in paragraphs for row in (*textwrap.wrap(text, max(10, size[0] - 2)), "")]


def _at(rows: Sequence[str], most: int) -> str:
    """Rows one below the other, from the second on."""
    return "".join(f"\x1b[{y};2H{row}" for y, row in enumerate(rows[: most - 1], 2))
