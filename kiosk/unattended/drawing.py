"""Draws placards: a few words in large type, in blocks that every terminal has.  Where type cannot be drawn, in plain
letters.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.typeset.atlas import REGULAR, NoStore
from kiosk.typeset.face import TypeFace
from kiosk.typeset.layout import set_lines
from kiosk.typeset.painters.blocks import HALF
from kiosk.unattended.placards import Placard, Placards
from kiosk.visit.page import Role
from kiosk.visit.pages import page
from kiosk.visit.visit import CRISIS, Place, Station, begin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.library import Library
    from kiosk.typeset.face import Face

LINES = 12
"""Lines of type on a screen, at least: how large the letters are."""
SMALLEST = 5
"""Dots of a capital below which the terminal's own letters are clearer."""


def placards(library: Library, region: str, size: tuple[int, int]) -> Placards:
    """All placards, for a terminal of `size` columns and rows, with the crisis lines of a region."""
    words = library.interface.staff
    station = Station(tuple(library.themes), region=region, lines=True, voice_works=False)
    visit = replace(begin(station), place=Place(CRISIS))
    items = page(library, visit).items
    numbers = [item.show for item in items if item.role in (Role.WARNING, Role.SENTENCE, Role.HEADING)]
    return Placards(placard([words.moment], size), placard([words.broken, *numbers], size))


def placard(paragraphs: Sequence[str], size: tuple[int, int]) -> Placard:
    """These paragraphs, as much of them as there is room for, for a terminal of `size` columns and rows."""
    plain = _at([row for text in paragraphs for row in (*_wrapped(text, size[0]), "")], size[1])
    rows = [row for line in large(paragraphs, size) for row in line]
    return Placard(plain, _at(rows, size[1]), size)


def large(paragraphs: Sequence[str], size: tuple[int, int]) -> list[tuple[str, ...]]:
    """Lines of large type, each as rows of cells; the terminal's own letters where there is no room for others."""
    columns, rows = size
    cap = rows * HALF.down // (LINES * 2)
    if cap < SMALLEST or columns < 40:
        return [(row,) for text in paragraphs for row in (*_wrapped(text, columns), "")]
    face: Face = TypeFace(REGULAR, HALF, cap, NoStore())
    return [(*line.texts, "") for text in paragraphs if text for line in set_lines(text, (face,), columns - 2)]


def _at(rows: Sequence[str], most: int) -> str:
    """Rows one below the other, from the second on."""
    return "".join(f"\x1b[{y};2H{row}" for y, row in enumerate(rows[: most - 1], 2))


def _wrapped(text: str, columns: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, max(10, columns - 2))
