"""Faces: a style of letters at one size, as a line of type needs it.

`BlockFace` draws an outline font with block characters.  `PlainFace` is the terminal's own letters, for screens with
so few cells that these are large already.  All measures are in terminal cells.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from rich.cells import cell_len

from kiosk.typeset.atlas import Atlas
from kiosk.typeset.glyphs import extent, stack

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.typeset.atlas import Store
    from kiosk.typeset.painter import Painter

ASPECT = 2.0
"""Height of a cell over its width, where nobody has measured it."""
WORD_SPACE = 1.2
"""Words stand on whole cells, which can take half a cell from the space between them."""
LEADING = 1.5
"""From baseline to baseline, in ems (WCAG 2.2, 1.4.8)."""


class Face(Protocol):
    """Letters at one size."""

    @property
    def rows(self) -> int:
        """Rows of cells of a line of type, from its highest ascender to its lowest descender."""
        ...

    @property
    def above(self) -> int:
        """Rows of them that stand above the baseline."""
        ...

    @property
    def pitch(self) -> int:
        """Rows from the top of one line to the top of the next, where there is room."""
        ...

    @property
    def space(self) -> int:
        """Columns between two words."""
        ...

    def word(self, text: str) -> tuple[str, ...]:
        """A word as `rows` strings of equal width."""
        ...

    def width(self, text: str) -> int:
        """Columns that a word takes."""
        ...


class BlockFace:
    """An outline font drawn with block characters.

    `cap` is the wanted height of a capital letter in rows of cells; hinting may add or take half a row.  Nothing is
    drawn or measured before it is asked for.
    """

    def __init__(self, font: Path, painter: Painter, cap: int, store: Store, aspect: float = ASPECT) -> None:
        self.painter = painter
        self._atlas = Atlas(font, cap * painter.down, aspect / painter.down * painter.across, store)
        self._words: dict[str, tuple[str, ...]] = {}
        self._widths: dict[str, int] = {}

    def prepare(self) -> None:
        """See to it that the glyphs are in the store."""
        self._atlas.prepare()

    @cached_property
    def above(self) -> int:
        """Rows above the baseline."""
        return math.ceil(self._atlas.glyphs.measures.above / self.painter.down)

    @cached_property
    def rows(self) -> int:
        """Rows of a line of type."""
        return self.above + math.ceil(self._atlas.glyphs.measures.below / self.painter.down)

    @cached_property
    def pitch(self) -> int:
        """Rows from line to line, with full leading."""
        return max(self.rows, round(LEADING * self._atlas.glyphs.measures.down / self.painter.down))

    @cached_property
    def space(self) -> int:
        """Columns between two words."""
        return math.ceil(WORD_SPACE * self.outline_width(" "))

    def outline_width(self, text: str) -> float:
        """Columns that a word takes by its outline, before it is drawn on whole dots."""
        return self._atlas.outline_width(text) / self.painter.across

    def word(self, text: str) -> tuple[str, ...]:
        """A word as `rows` strings of equal width.  Drawn on first use."""
        drawn = self._words.get(text)
        if drawn is None:
            drawn = self._words[text] = self._draw(text)
        return drawn

    def _draw(self, text: str) -> tuple[str, ...]:
        rows, width = stack(*self._atlas.run(text))
        columns = math.ceil(width / self.painter.across)
        top = self.above * self.painter.down
        bitmap = [rows.get(top - 1 - y, 0) for y in range(self.rows * self.painter.down)]
        for height, dots in rows.items():  # an accent that reaches higher than the line stands on its edge
            if height >= top:
                bitmap[0] |= dots
        return self.painter.paint(tuple(bitmap), columns)

    def width(self, text: str) -> int:
        """Columns that a word takes.  Known without drawing it, so that a long page is laid out fast."""
        width = self._widths.get(text)
        if width is None:
            _, dots = extent(*self._atlas.run(text))
            width = self._widths[text] = math.ceil(dots / self.painter.across)
        return width


class PlainFace:
    """The terminal's own letters, one row high."""

    rows = 1
    above = 1
    pitch = 1
    space = 1

    def word(self, text: str) -> tuple[str, ...]:
        """The word itself."""
        return (text,)

    def width(self, text: str) -> int:
        """Columns that a word takes; an East Asian letter takes two."""
        return cell_len(text)
