"""Figures to count: people and boxes, whole, in part or empty, set in lines as if they were words.

A figure is written as one private-use character, so that lines of figures are broken, placed, coloured and drawn like
lines of words, by every painter.  Empty figures are outlines: colour alone tells nothing.
"""

from __future__ import annotations

import math
import zlib
from typing import TYPE_CHECKING

from kiosk.typeset.face import PlainFace, Reach, TypeFace
from kiosk.typeset.glyphs import TONES, Glyph, Placed, Run

if TYPE_CHECKING:
    from kiosk.typeset.face import Face

PERSON, BOX = range(2)
STEPS = 10
"""A figure is filled in steps of a tenth."""
_FIRST = 0xE000
_PLAIN = "○◔◑◕●"
_GAP = 0.3
"""Space between figures over their width."""
_TALL = 1.5
"""Height of a figure over that of a capital."""
_WIDTHS = {PERSON: 0.55, BOX: 0.8}
"""Width over height."""
_STROKE = 0.08
"""Thickness of an outline over the height."""
_PALE = 0.6
"""Share of the ink that the paler part of a figure lacks."""

Span = tuple[float, float]


def figure(shape: int, filled: int, pale: int = 0) -> str:
    """The character of a figure of which `filled` tenths are full, and `pale` more in a lighter tone."""
    return chr(_FIRST + (shape * (STEPS + 1) + filled) * (STEPS + 1) + pale)


def _parts(character: str) -> tuple[int, int, int]:
    """What `figure` was given."""
    code, pale = divmod(ord(character) - _FIRST, STEPS + 1)
    shape, filled = divmod(code, STEPS + 1)
    return shape, filled, pale


class IconFace:
    """Figures that fit letters of a face, drawn by its painter."""

    step = 1

    def __init__(self, beside: TypeFace) -> None:
        self.painter = beside.painter
        self.across, self.down = beside.across, beside.down
        height = round(_TALL * beside.cap / self.down) * self.down or self.down
        self._height, self._aspect = height, beside.aspect
        self.rows = height // self.down
        self.pitch = height + max(1, round(self.rows / 4)) * self.down
        self.space = max(self.across, round(_GAP * self._width(PERSON)))
        self._glyphs: dict[str, Glyph] = {}
        self._words: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def _width(self, shape: int) -> int:
        """Dots, which are not square."""
        return max(3, round(_WIDTHS[shape] * self._height * self._aspect * self.across / self.down))

    def reach(self, text: str) -> Reach:  # noqa: ARG002
        """Figures stand on the baseline."""
        return Reach(self._height, 0)

    def length(self, text: str) -> int:
        """Dots that a figure takes."""
        return self._width(_parts(text)[0])

    def word(self, text: str, shift: int = 0, base: int | None = None) -> tuple[str, ...]:
        """A figure in cells.  Drawn on first use."""
        base = self._height if base is None else base
        drawn = self._words.get((text, shift, base))
        if drawn is None:
            glyph = self._glyph(text)
            columns = -(-(shift + glyph.width) // self.across)
            run = Run((Placed(shift, glyph),), shift + glyph.width)
            drawn = self._words[text, shift, base] = self.painter.paint(run, columns, -(-base // self.down), base)
        return drawn

    def _glyph(self, text: str) -> Glyph:
        found = self._glyphs.get(text)
        if found is None:
            shape, filled, pale = _parts(text)
            width = self._width(shape)
            rows = _draw(shape, width, self._height, filled / STEPS, (filled + pale) / STEPS, self.painter.depth)
            stride = (width * self.painter.depth + 7) // 8
            ink = zlib.compress(b"".join(row.to_bytes(stride, "little") for row in rows))
            found = Glyph(0, self._height, width, self._height, width, self.painter.depth, ink)
            self._glyphs[text] = found
        return found


class PlainIconFace(PlainFace):
    """Figures as circles of the terminal's own letters."""

    def word(self, text: str, shift: int = 0, base: int | None = None) -> tuple[str, ...]:
        """A circle, filled to the nearest quarter; a paler part counts half."""
        _, filled, pale = _parts(text)
        return super().word(_PLAIN[round((filled + pale / 2) / STEPS * (len(_PLAIN) - 1))], shift, base)


def icon_face(beside: Face) -> IconFace | PlainIconFace:
    """The face of figures beside letters of a face."""
    return IconFace(beside) if isinstance(beside, TypeFace) else PlainIconFace(beside.across, beside.down)


# -- drawing: an outline is a span of the width at a share of the height, drawn in by an inset that is a share of it too


def _draw(shape: int, width: int, height: int, filled: float, pale: float, depth: int) -> list[int]:
    """The rows of a figure: full up to one share of its width, paler up to another, an outline behind that."""
    outline = (_person, _box)[shape]
    rows = []
    for y in range(height):
        share_down = (y + 0.5) / height
        outer, inner = (outline(share_down, inset) for inset in (0.0, _STROKE))
        row = 0
        for x in range(width):
            share = (x + 0.5) / width
            ink = _cover(outer, x, width)
            if share > filled:
                ink -= _cover(inner, x, width) * (_PALE if share <= pale else 1)
            row |= _tone(ink, x + y, depth) << x * depth
        rows.append(row)
    return rows


def _tone(ink: float, place: int, depth: int) -> int:
    """The ink of a dot; where dots are black or white, what is paler is a pattern of them."""
    if depth > 1:
        return round(TONES * min(1.0, max(0.0, ink)))
    return int(ink >= 0.5 or (ink > 0.9 * (1 - _PALE) and place % 2 == 0))


def _cover(span: Span | None, x: int, width: int) -> float:
    """How much of a dot a span covers."""
    return max(0.0, min(x + 1, span[1] * width) - max(x, span[0] * width)) if span else 0.0


def _person(y: float, inset: float) -> Span | None:
    """A head, and shoulders below it."""
    head, neck, aspect = 0.19, 0.42, _WIDTHS[PERSON]
    if y < neck:
        up = (y - head) / (head - inset)
        half = (head - inset) / aspect * math.sqrt(1 - up * up) if abs(up) < 1 else 0.0
    else:
        down = (y - neck - inset) / (0.3 - inset)
        half = (0.5 - inset / aspect) * (math.sqrt(1 - (1 - down) ** 2) if down < 1 else 1.0) if down > 0 else 0.0
    return (0.5 - half, 0.5 + half) if half and y < 1 - inset else None


def _box(y: float, inset: float) -> Span | None:
    """All of it."""
    return (inset / _WIDTHS[BOX], 1 - inset / _WIDTHS[BOX]) if inset <= y <= 1 - inset else None
