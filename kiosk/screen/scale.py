"""Millimetres to cells: what a size on the panel is in a painter's dots, and which sizes it can draw legibly."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kiosk.typeset.face import TypeFace

if TYPE_CHECKING:
    from kiosk.screen.panel import Panel
    from kiosk.typeset.face import Face
    from kiosk.typeset.painters import Painter

LEAST_COLUMNS, LEAST_ROWS = 40, 12
SIZES = 5
"""Sizes to choose from, where the screen has room."""
PLAIN_CAP = 0.58
"""Height of a capital over that of its cell in the terminal's own font: from 0.58 (Liberation Mono) to 0.69 (fixed)."""


class Grid(NamedTuple):
    """A screen, in cells."""

    columns: int
    rows: int

    @property
    def too_small(self) -> bool:
        """Whether nothing but one sentence can be shown."""
        return self.columns < LEAST_COLUMNS or self.rows < LEAST_ROWS


class Rung(NamedTuple):
    """A size of the ladder: the cap height that is asked, and its dots; 0 dots are the terminal's own letters."""

    mm: float
    cap: int


@dataclass(frozen=True, eq=False, repr=False)
class Scale:
    """A grid of cells on a panel, and the painter that draws there: None for the terminal's own letters alone."""

    panel: Panel
    grid: Grid
    painter: Painter | None
    row: float
    """Height of a row of cells in mm."""

    @property
    def column(self) -> float:
        """Width of a column of cells in mm."""
        return self.panel.width / self.grid.columns

    @property
    def plain_cap(self) -> float:
        """Height of the terminal's own capitals in mm."""
        return PLAIN_CAP * self.row

    def cap(self, face: Face) -> float:
        """Height of a face's capitals in mm, as they are drawn."""
        return face.cap / face.painter.down * self.row if isinstance(face, TypeFace) else self.plain_cap

    def dots(self, mm: float) -> int:
        """The dots of a height in mm: where they are pixels, no less than it; where they are large, the nearest.

        The first size of all is never less than asked.
        """
        if not self.painter:
            return 0
        dots = mm / self.row * self.painter.down
        fine = self.painter.depth > 1 or mm == self.panel.ladder[0]
        return math.ceil(dots) if fine else round(dots)

    def ladder(self) -> tuple[Rung, ...]:
        """The sizes that are legible here, the smallest first: a size that the painter cannot draw gives way to the
        next.

        Where it cannot draw the first size but the terminal's own letters are as large, these are the first.
        """
        first, *_ = sizes = self.panel.ladder
        plain = Rung(first, 0)
        if not self.painter:
            return (plain,)
        drawn = [Rung(mm, cap) for mm in sizes if (cap := self.dots(mm)) >= self.painter.text_cap]
        before = [plain] if self.plain_cap >= first and drawn[:1] != [Rung(first, self.dots(first))] else []
        return tuple([*before, *drawn][:SIZES])
