"""Painters: bitmaps to terminal cells.

A bitmap is a tuple of rows, top first; a row is an integer whose lowest bit is the leftmost dot.  A painter says how
many dots stand in one cell and which character draws them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

Bitmap = tuple[int, ...]


class Painter(Protocol):
    """Turns dots into characters, `across` x `down` dots a cell."""

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
    def least_cap(self) -> int:
        """The least height of a capital letter, in rows of cells, that can be read well."""
        ...

    def paint(self, bitmap: Bitmap, columns: int) -> tuple[str, ...]:
        """One string of `columns` characters for each `down` rows of the bitmap."""
        ...


@dataclass(frozen=True)
class BlockPainter:
    """Draws with block characters, one for each pattern of dots in a cell.

    `characters[p]` draws the pattern whose bit i is the dot i, counted along rows from the upper left.
    """

    name: str
    across: int
    down: int
    least_cap: int
    characters: str
    _stretches: dict[tuple[int, ...], str] = field(default_factory=dict, compare=False, repr=False)

    def paint(self, bitmap: Bitmap, columns: int) -> tuple[str, ...]:
        """One string of `columns` characters for each `down` rows of the bitmap."""
        rows = range(0, len(bitmap), self.down)
        return tuple(self._paint_row(bitmap[y : y + self.down], columns) for y in rows)

    def _paint_row(self, dots: tuple[int, ...], columns: int) -> str:
        """Eight dots at a time: the same stretches come again and again, so each is worked out once."""
        stretches = self._stretches
        parts = []
        for shift in range(0, columns * self.across, 8):
            stretch = tuple((row >> shift) & 255 for row in dots)
            drawn = stretches.get(stretch)
            if drawn is None:
                drawn = stretches[stretch] = self._paint_stretch(stretch)
            parts.append(drawn)
        return "".join(parts)[:columns]

    def _paint_stretch(self, dots: tuple[int, ...]) -> str:
        mask = (1 << self.across) - 1
        cells = []
        for shift in range(0, 8, self.across):
            pattern = 0
            for y, row in enumerate(dots):
                pattern |= ((row >> shift) & mask) << (y * self.across)
            cells.append(self.characters[pattern])
        return "".join(cells)


QUADRANT = BlockPainter("quadrant", across=2, down=2, least_cap=3, characters=" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
HALF = BlockPainter("half", across=1, down=2, least_cap=5, characters=" ▀▄█")
PAINTERS: dict[str, Painter] = {painter.name: painter for painter in (QUADRANT, HALF)}
"""Every painter by name."""
