"""The faces for a screen of so many cells: which sizes it can show, and the type for each.

A size is a height of capital letters in rows of cells.  A size is offered where a line holds enough letters and the
page enough lines; where not even the smallest fits, the cells themselves are so large that the terminal's own letters
are the large type.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kiosk.typeset.atlas import BOLD, REGULAR, NoStore
from kiosk.typeset.face import BlockFace, Face, PlainFace

if TYPE_CHECKING:
    from kiosk.typeset.atlas import Store
    from kiosk.typeset.painter import Painter

LEAST_COLUMNS, LEAST_ROWS = 40, 12
STEPS = (0, 1, 2, 4, 6)
"""The sizes, in rows above the least height of capitals that the painter can draw well."""
BOLD_FROM = 4
"""Strokes of one dot are too thin from this height of capitals on."""
TITLE = 1.4
"""A title's capitals over those of the text."""
PLAIN_HINTS = 38
"""Up to so many rows, the terminal's own capitals are at least 4.8 mm high on a 24-inch screen, and serve for hints."""
TWO_LINES = 54
"""From so many rows on there is room for two lines of targets."""
_ROWS_BESIDE_CAP = 3
"""Rows of a line beside its capitals: ascenders, descenders and the gap below."""
_LETTERS_ONE_LINE, _LETTERS_TWO_LINES = 34, 19
"""Letters that the bar needs for the targets that are always there and one more, in one line and in two."""
_FEWEST_LETTERS = 10
_FEWEST_LINES = 2
_TYPICAL = "treatment"


class Grid(NamedTuple):
    """A screen, in cells."""

    columns: int
    rows: int

    @property
    def too_small(self) -> bool:
        """Whether nothing but one sentence can be shown."""
        return self.columns < LEAST_COLUMNS or self.rows < LEAST_ROWS


@dataclass(frozen=True)
class Type:
    """The faces of one size.  Each is followed by smaller ones, for words that are wider than the line."""

    body: tuple[Face, ...]
    heading: tuple[Face, ...]
    title: tuple[Face, ...]
    hint: tuple[Face, ...]
    """Marks, notices and the bar: never below the least legible size."""
    bar_lines: int
    """Lines of targets in the bar."""
    bar_pad: int
    """Rows that a target is higher than its words, above and below each."""
    pad: int
    """Rows that the mark of the current item is higher than its lines, above and below each."""
    marker: int = 2
    """Columns of the marker beside the current item."""

    @property
    def margin(self) -> int:
        """Columns before the text: the marker and a gap."""
        return self.marker + 1

    @property
    def target_rows(self) -> int:
        """Rows of one line of targets."""
        return self.hint[0].rows + 2 * self.bar_pad

    @property
    def strip_rows(self) -> int:
        """Rows of one line of marks and notices."""
        return self.hint[0].rows

    @property
    def bar_rows(self) -> int:
        """Rows of the bar; one blank row stands between two lines of large targets."""
        return self.bar_lines * self.target_rows + (self.bar_lines - 1) * self.bar_gap

    @property
    def bar_gap(self) -> int:
        """Blank rows between two lines of the bar."""
        return 1 if self.target_rows > 1 else 0


class TypeCase:
    """Makes each face once and keeps it."""

    def __init__(self, painter: Painter, store: Store | None = None) -> None:
        self.painter = painter
        self._store = store or NoStore()
        self._face = cache(self._make_face)
        self.type = cache(self._make_type)

    def prepare(self) -> None:
        """Draw all faces of all sizes into the store, so that what a visitor chooses leaves nothing behind there."""
        least = self.painter.least_cap
        for cap in range(least, round((least + STEPS[-1]) * TITLE) + 1):
            self._face(cap).prepare()

    def _make_face(self, cap: int) -> BlockFace:
        return BlockFace(BOLD if cap >= BOLD_FROM else REGULAR, self.painter, cap, self._store)

    def sizes(self, grid: Grid) -> int:
        """How many sizes a screen can show, at least 1."""
        return max(1, sum(self._fits(grid, step) for step in STEPS))

    def _fits(self, grid: Grid, step: int) -> bool:
        cap = self.painter.least_cap + step
        frame = self._block_type(grid, 0)
        columns = grid.columns - frame.margin - 1
        rows = grid.rows - frame.strip_rows - frame.bar_rows
        return columns >= self._letter(cap) * _FEWEST_LETTERS and rows // (cap + _ROWS_BESIDE_CAP) >= _FEWEST_LINES

    def _letter(self, cap: int) -> float:
        """Columns of a typical letter; estimated from the least size, so that no other has to be drawn."""
        least = self.painter.least_cap
        return self._face(least).outline_width(_TYPICAL) / len(_TYPICAL) * cap / least

    def _make_type(self, grid: Grid, size: int) -> Type:
        """The type for a screen at a size from 0."""
        if not self._fits(grid, STEPS[0]):
            plain: tuple[Face, ...] = (PlainFace(),)
            return Type(plain, plain, plain, plain, bar_lines=2, bar_pad=0, pad=0)
        return self._block_type(grid, min(size, self.sizes(grid) - 1))

    def _block_type(self, grid: Grid, size: int) -> Type:
        least = self.painter.least_cap
        cap = least + STEPS[size]
        letters = grid.columns / self._letter(least)
        plain_hints = grid.rows <= PLAIN_HINTS or letters < _LETTERS_TWO_LINES
        return Type(
            body=self._down_from(cap),
            heading=self._down_from(cap + 1),
            title=self._down_from(round(cap * TITLE)),
            hint=(PlainFace(),) if plain_hints else self._down_from(least),
            bar_lines=1 if plain_hints or (grid.rows < TWO_LINES and letters >= _LETTERS_ONE_LINE) else 2,
            bar_pad=1 if plain_hints else 0,
            pad=1,
        )

    def _down_from(self, cap: int) -> tuple[Face, ...]:
        least = self.painter.least_cap
        return (*(self._face(c) for c in range(cap, least - 1, -1)), PlainFace())
