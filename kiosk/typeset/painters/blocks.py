"""Block type: one-bit dots drawn with block characters.  Works in nearly every terminal, and in tmux and over ssh."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.typeset.glyphs import stack

if TYPE_CHECKING:
    from kiosk.typeset.glyphs import Run

_LEAST_ROWS, _BOLD_ROWS = 3, 4


@dataclass(frozen=True, eq=False, repr=False)
class BlockPainter:
    """Draws with block characters, one for each pattern of dots in a cell.

    `characters[p]` draws the pattern whose bit i is the dot i, counted along rows from the upper left.
    """

    name: str
    across: int
    down: int
    characters: str
    least_rows: int = _LEAST_ROWS
    text_rows: int = _LEAST_ROWS
    """The least rows of cells of a capital letter, for a label and for text."""
    depth: int = 1
    _stretches: dict[tuple[int, ...], str] = field(default_factory=dict)

    @property
    def least_cap(self) -> int:
        """The least dots of a capital letter, for a label."""
        return self.least_rows * self.down

    @property
    def text_cap(self) -> int:
        """The least dots of a capital letter, for text."""
        return self.text_rows * self.down

    @property
    def bold_cap(self) -> int:
        """The least dots of a bold capital letter that can be read well."""
        return _BOLD_ROWS * self.down

    @property
    def full(self) -> bool:
        """Never: there are only so many block characters."""
        return False

    def clear(self) -> None:
        """Nothing has to be forgotten."""

    def paint(self, run: Run, columns: int, rows: int, base: int) -> tuple[str, ...]:
        """A word as `rows` strings of `columns` characters, its baseline `base` dots below the upper edge."""
        down = self.down
        dots = stack(run, base, rows * down, self.depth)
        return tuple(self._paint_row(tuple(dots[y : y + down]), columns) for y in range(0, rows * down, down))

    def finish(self, data: str) -> str:
        """The characters are what the terminal shows."""
        return data

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


def _in_order(patterns: int, older: dict[int, str], first: int) -> str:
    """The characters of all patterns: those that are older than the range, and the range itself in their gaps."""
    codes = iter(range(first, first + patterns))
    return "".join(older.get(pattern) or chr(next(codes)) for pattern in range(patterns))


_HALVES = " ▀▄█"
_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_SEXTANTS = _in_order(64, {0b000000: " ", 0b010101: "▌", 0b101010: "▐", 0b111111: "█"}, 0x1FB00)
_OLDER_OCTANTS = {
    # Patterns of quadrants and eighths, which Unicode had before it had octants.
    **{
        (0b0101 * (q & 1) | 0b1010 * (q >> 1 & 1)) | (0b0101 * (q >> 2 & 1) | 0b1010 * (q >> 3 & 1)) << 4: character
        for q, character in enumerate(_QUADRANTS)
    },
    0b11000000: "▂",
    0b11111100: "▆",
    0b00000011: "\U0001fb82",
    0b00111111: "\U0001fb85",
    # Six more, which kitty 0.41 and foot 1.21 cannot draw: the pattern of quadrants that is nearest stands for each.
    0b00000001: "▘",
    0b00000010: "▝",
    0b01000000: "▖",
    0b10000000: "▗",
    0b00010100: "▌",
    0b00101000: "▐",
}
_OCTANTS = _in_order(256, _OLDER_OCTANTS, 0x1CD00)
"""Unicode 16, U+1CD00 to U+1CDE5."""

OCTANT = BlockPainter("octant", 2, 4, _OCTANTS)
SEXTANT = BlockPainter("sextant", 2, 3, _SEXTANTS)
QUADRANT = BlockPainter("quadrant", 2, 2, _QUADRANTS, text_rows=4)
HALF = BlockPainter("half", 1, 2, _HALVES, least_rows=5, text_rows=5)
