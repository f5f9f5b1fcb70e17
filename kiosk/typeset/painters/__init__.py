"""Painters: dots to terminal cells.  One small interface, and behind it block characters, SIXEL and kitty's graphics.

A painter gives a word as characters, one for each cell, because that is what a compositor can carry, crop and compare.
Those of block painters are what the terminal shows.  Those of pixel painters stand for parts of pictures; `finish` puts
the pictures in their place when all is on its way to the terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from kiosk.typeset.painters.blocks import HALF, OCTANT, QUADRANT, SEXTANT

if TYPE_CHECKING:
    from kiosk.typeset.glyphs import Run


class Painter(Protocol):
    """Turns the dots of words into cells of `across` x `down` dots."""

    @property
    def name(self) -> str:
        """What the painter is called in settings."""
        ...

    @property
    def across(self) -> int:
        """Dots side by side in one cell."""
        ...

    @property
    def down(self) -> int:
        """Dots above each other in one cell."""
        ...

    @property
    def depth(self) -> int:
        """Bits of a dot, as in a Glyph."""
        ...

    @property
    def least_cap(self) -> int:
        """The least height of a capital letter, in dots, for a label of a word or two."""
        ...

    @property
    def text_cap(self) -> int:
        """The least height of a capital letter, in dots, for text: a machine reads 97 % of it (docs/legibility.md)."""
        ...

    @property
    def bold_cap(self) -> int:
        """The least height of a bold capital letter, in dots, that can be read well."""
        ...

    @property
    def full(self) -> bool:
        """Whether the painter should be cleared before the next page is painted."""
        ...

    def clear(self) -> None:
        """Forget what was painted: it means nothing after this."""
        ...

    def paint(self, run: Run, columns: int, rows: int, base: int) -> tuple[str, ...]:
        """A word as `rows` strings of `columns` characters, its baseline `base` dots below the upper edge."""
        ...

    def finish(self, data: str) -> str:
        """What is written to the terminal, with pictures in the place of the characters that stand for them."""
        ...


class Cell(NamedTuple):
    """The size of a terminal's cell in pixels."""

    width: int
    height: int

    @property
    def aspect(self) -> float:
        """Height over width."""
        return self.height / self.width


BLOCK_PAINTERS: dict[str, Painter] = {painter.name: painter for painter in (OCTANT, SEXTANT, QUADRANT, HALF)}
"""Every block painter by name, the finest first."""
PIXEL_PAINTERS = ("kitty", "sixel")
"""The names of the painters that need to know the cell in pixels."""
NATIVE = "native"
"""The name for no painter at all: the terminal's own letters."""
NAMES = (*PIXEL_PAINTERS, *BLOCK_PAINTERS, NATIVE)
"""All names, the best first."""


def pixel_painter(name: str, cell: Cell) -> Painter:
    """A pixel painter for cells of this size.  KeyError for another name."""
    if name == "kitty":
        from kiosk.typeset.painters.kitty import KittyPainter

        return KittyPainter(cell.width, cell.height)
    if name == "sixel":
        from kiosk.typeset.painters.sixel import SixelPainter

        return SixelPainter(cell.width, cell.height)
    raise KeyError(name)
