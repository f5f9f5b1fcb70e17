"""Pixel type: words as pictures.  What SIXEL and kitty's graphics share.

While a compositor handles them, the cells of a picture are private-use characters: in each row a LEAD, which says which
picture and row begins here, and SKIPs behind it.  The colours are those of the text, known only on the way to the
terminal; there each stretch of LEAD and SKIPs is replaced by what draws that row of the picture in them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from kiosk.typeset.glyphs import Run

SKIP = "\U000f0000"
_FIRST, _LAST = 0xF0001, 0xFFFFD
_LEADS = "[\U000f0001-\U000ffffd]"
_ROOM = 1000
"""Rows of pictures that a whole screen may need.  With less left, the table is full."""
_TEXT = re.compile("\x1b\\[([0-9;]*)m([^\x1b]*)")
"""Colours, and the text that is written in them."""
_CELLS = re.compile(f"({_LEADS}){SKIP}*|{SKIP}+")
_COLOUR = "8;2;([0-9]+);([0-9]+);([0-9]+)"
_FRONT, _BACK = re.compile(f"3{_COLOUR}"), re.compile(f"4{_COLOUR}")
_LEAST_CAP = 12

Colour = tuple[int, int, int]


class Ink(NamedTuple):
    """The colours of a stretch of text, as red, green and blue from 0 to 255."""

    front: Colour
    back: Colour


class Picture(Protocol):
    """A word, or a piece of one, that the terminal draws as a picture."""

    @property
    def columns(self) -> int:
        """Cells side by side."""
        ...

    def row(self, row: int, ink: Ink) -> str:
        """What draws a row of cells of the picture and leaves the cursor behind it."""
        ...


class PicturePainter:
    """A painter whose dots are the pixels of cells of `across` x `down`."""

    name = ""
    depth = 8
    least_cap = _LEAST_CAP
    text_cap = _LEAST_CAP
    bold_cap = _LEAST_CAP

    def __init__(self, across: int, down: int) -> None:
        self.across, self.down = across, down
        self._leads: list[tuple[Picture, int]] = []

    @property
    def full(self) -> bool:
        """Whether the table of pictures should be emptied, with all cells made from it, before the next screen."""
        return len(self._leads) > _LAST - _FIRST - _ROOM

    def clear(self) -> None:
        """Forget all pictures.  Cells that were painted before mean nothing after it."""
        self._leads.clear()

    def paint(self, run: Run, columns: int, rows: int, base: int) -> tuple[str, ...]:
        """A word as `rows` strings of `columns` characters, its baseline `base` dots below the upper edge."""
        pictures = self.pictures(run, columns, rows, base)
        return tuple("".join(self._cells(picture, row) for picture in pictures) for row in range(rows))

    def pictures(self, run: Run, columns: int, rows: int, base: int) -> list[Picture]:
        """The pictures of a word, side by side."""
        raise NotImplementedError

    def _cells(self, picture: Picture, row: int) -> str:
        self._leads.append((picture, row))
        return chr(_FIRST + len(self._leads) - 1) + SKIP * (picture.columns - 1)

    def finish(self, data: str) -> str:
        """What is written to the terminal, with pictures in the place of their cells."""
        return _TEXT.sub(self._finish_text, data)

    def _finish_text(self, found: re.Match[str]) -> str:
        codes, text = found.groups()
        if not _CELLS.search(text):
            return found[0]
        ink = _ink(codes)

        def drawn(cells: re.Match[str]) -> str:
            if cells[1] is None:
                return f"\x1b[{len(cells[0])}C"
            picture, row = self._leads[ord(cells[1]) - _FIRST]
            return picture.row(row, ink)

        return f"\x1b[{codes}m{_CELLS.sub(drawn, text)}"


@cache
def _ink(codes: str) -> Ink:
    return Ink(_colour(_FRONT, codes, (255, 255, 255)), _colour(_BACK, codes, (0, 0, 0)))


def _colour(kind: re.Pattern[str], codes: str, unset: Colour) -> Colour:
    found = kind.search(codes)
    return (int(found[1]), int(found[2]), int(found[3])) if found else unset


def mix(ink: Ink, share: float) -> Colour:
    """The colour of a dot that is covered to this share, mixed in light and not in its code (gamma 1.8)."""
    gamma = 1.8
    red, green, blue = (
        round(255 * ((front / 255) ** gamma * share + (back / 255) ** gamma * (1 - share)) ** (1 / gamma))
        for front, back in zip(ink.front, ink.back, strict=True)
    )
    return red, green, blue
