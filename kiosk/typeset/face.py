"""Faces: a style of letters at one size, as a line of type needs it.

`TypeFace` draws an outline font with a painter.  `PlainFace` is the terminal's own letters.  A line is made of rows of
cells, but letters stand in it to the dot, of which a cell has `across` x `down`.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from rich.cells import cell_len

from kiosk.typeset.atlas import Atlas

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.typeset.atlas import Store
    from kiosk.typeset.painters import Painter

ASPECT = 2.0
"""Height of a cell over its width, where nobody has measured it."""
WORD_SPACE = 1.2
"""The space between words over that of the font: people with low vision read better with more of it."""
LEADING = 1.5
"""From baseline to baseline, in ems (WCAG 2.2, 1.4.8)."""


class Reach(NamedTuple):
    """How far a word reaches from its baseline, in dots: up, with the room that a line leaves there, and down."""

    above: int
    below: int


class Face(Protocol):
    """Letters at one size."""

    @property
    def across(self) -> int:
        """Dots side by side in a cell."""
        ...

    @property
    def down(self) -> int:
        """Dots above each other in a cell."""
        ...

    @property
    def step(self) -> int:
        """A word begins at a dot that is a multiple of this."""
        ...

    @property
    def rows(self) -> int:
        """Rows of cells of a line of type, from its highest ascender to its lowest descender."""
        ...

    @property
    def pitch(self) -> int:
        """Dots from baseline to baseline, where there is room."""
        ...

    @property
    def space(self) -> int:
        """Dots between two words."""
        ...

    def reach(self, text: str) -> Reach:
        """How far a word reaches from its baseline: further than a line does where it has high accents."""
        ...

    def length(self, text: str) -> int:
        """Dots that a word takes."""
        ...

    def word(self, text: str, shift: int = 0, base: int | None = None) -> tuple[str, ...]:
        """A word in cells: strings of equal width.

        Its letters begin `shift` dots behind the left edge, and its baseline is `base` dots below the upper edge: as
        low as the word needs, if that is not given.
        """
        ...


def columns(face: Face, text: str) -> int:
    """Cells that a word takes at least."""
    return -(-face.length(text) // face.across)


class TypeFace:
    """An outline font drawn by a painter.

    `fonts` are font files in order of choice; `cap` is the wanted height of a capital letter in the painter's dots,
    which hinting may miss by a dot; `aspect` is the height of a cell over its width.  Nothing is drawn or measured
    before it is asked for.
    """

    step = 1

    def __init__(
        self, fonts: tuple[Path, ...], painter: Painter, cap: int, store: Store, aspect: float = ASPECT
    ) -> None:
        self.painter, self.aspect = painter, aspect
        self.across, self.down = painter.across, painter.down
        self._atlas = Atlas(fonts, cap, round(aspect / painter.down * painter.across, 3), painter.depth, store)
        self._words: dict[tuple[str, int, int], tuple[str, ...]] = {}
        self._lengths: dict[str, int] = {}

    def prepare(self) -> None:
        """See to it that the glyphs are in the store."""
        self._atlas.prepare()

    @property
    def cap(self) -> int:
        """Dots of a capital H as drawn."""
        return self._atlas.glyphs.measures.cap

    @cached_property
    def _reach(self) -> Reach:
        """Of a line.  In large dots the baseline is the edge of a cell, where strokes are crisp."""
        measures = self._atlas.glyphs.measures
        above, below = measures.above, measures.below
        if self.painter.depth == 1:
            return Reach(math.ceil(above / self.down) * self.down, below)
        spare = -(above + below) % self.down
        return Reach(above + spare // 2, below)

    @cached_property
    def rows(self) -> int:
        """Rows of a line of type."""
        return math.ceil(sum(self._reach) / self.down)

    @cached_property
    def pitch(self) -> int:
        """Dots from baseline to baseline, with full leading.  In large dots that is whole rows, for crisp baselines."""
        pitch = math.ceil(LEADING * self._atlas.glyphs.measures.down)
        return math.ceil(pitch / self.down) * self.down if self.painter.depth == 1 else pitch

    @cached_property
    def space(self) -> int:
        """Dots between two words: a cell at least, so that no two share one."""
        return max(self.across, round(WORD_SPACE * self._atlas.outline_width(" ")))

    def outline_width(self, text: str) -> float:
        """Columns that a word takes by its outline, before it is drawn on whole dots."""
        return self._atlas.outline_width(text) / self.across

    def reach(self, text: str) -> Reach:
        """How far a word reaches from its baseline."""
        if text.isascii():
            return self._reach
        glyphs = [glyph for _, glyph in self._atlas.run(text).placed]
        above, below = (max(glyph.top for glyph in glyphs), max(glyph.below for glyph in glyphs))
        if self.painter.depth == 1:
            above = math.ceil(above / self.down) * self.down
        return Reach(max(above, self._reach.above), max(below, self._reach.below))

    def length(self, text: str) -> int:
        """Dots that a word takes.  Known without drawing it, so that a long page is laid out fast."""
        length = self._lengths.get(text)
        if length is None:
            length = self._lengths[text] = self._atlas.width(text)
        return length

    def word(self, text: str, shift: int = 0, base: int | None = None) -> tuple[str, ...]:
        """A word in cells.  Drawn on first use."""
        base = self.reach(text).above if base is None else base
        drawn = self._words.get((text, shift, base))
        if drawn is None:
            width = -(-(shift + self.length(text)) // self.across)
            rows = max(1, math.ceil((base + self.reach(text).below) / self.down))
            drawn = self.painter.paint(self._atlas.run(text).moved(shift), width, rows, base)
            self._words[text, shift, base] = drawn
        return drawn


class PlainFace:
    """The terminal's own letters, one row high, among letters of `across` x `down` dots a cell."""

    rows = 1

    def __init__(self, across: int = 1, down: int = 1) -> None:
        self.across, self.down = across, down
        self.step = self.space = across
        self.pitch = down

    def reach(self, text: str) -> Reach:  # noqa: ARG002
        """One row."""
        return Reach(self.down, 0)

    def length(self, text: str) -> int:
        """Dots that a word takes; an East Asian letter takes two cells."""
        return cell_len(text) * self.across

    def word(self, text: str, shift: int = 0, base: int | None = None) -> tuple[str, ...]:  # noqa: ARG002
        """The word itself, in the row above the baseline."""
        above = 0 if base is None else max(0, base // self.down - 1)
        return (*(" " * cell_len(text) for _ in range(above)), text)
