"""QR codes (ISO/IEC 18004) as cells: text in dots that a phone's camera reads.

A code is dark on light, whatever is around it, with the border that the standard asks for; readers fail without.  Pixel
painters draw it like a word.  All others draw it in half blocks, which nearly every font has, and in no other
character: where a font leaves a gap, readers see one more module.  Lower halves leave it where an edge is anyway.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from kiosk.typeset.glyphs import TONES, Glyph, Placed, Run

if TYPE_CHECKING:
    from kiosk.typeset.painters import Painter

BORDER = 4
"""Light modules around a code (ISO/IEC 18004, 6.3.8)."""
MOST_BYTES = 500
"""The longest text of a code that readers found in every one of the simulated photographs."""
_ECI_BYTES = 1
"""What it takes to say that the text is UTF-8: 12 bits, half a byte of which no text could use."""
_CAPACITY = (17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520)
"""Bytes that versions 1 to 15 hold at level L (ISO/IEC 18004, table 7)."""
_MOST_ROWS = 48
"""Rows of cells of a picture: kitty's images have marks for few more, and larger ones help no reader."""
LIGHT, DARK = "code", "code_dark"
"""The roles of cells: dark letters on light ground, and light ones on dark."""
_HALVES = {(0, 0): (" ", LIGHT), (1, 0): ("▄", DARK), (0, 1): ("▄", LIGHT), (1, 1): (" ", DARK)}
"""The cell for two modules above each other."""

Cells = tuple[tuple[str, str], ...]
"""A row of cells: texts and their roles."""


class Block(NamedTuple):
    """A code in cells."""

    rows: tuple[Cells, ...]
    columns: int
    module: int
    """Its side: pixels in a picture, columns in half blocks."""


def symbol(text: str) -> tuple[tuple[int, ...], ...]:
    """The modules of the smallest code that holds a text, row by row, 1 for dark ones, with the border."""
    import segno  # here, because few pages need it

    made = segno.make_qr(text, error="l", mode="byte", encoding="utf-8", eci=True)
    return tuple(tuple(row) for row in made.matrix_iter(border=BORDER))


def side(bytes_: int) -> int:
    """Modules along a side of the code that holds so many bytes, with the border.  ValueError beyond MOST_BYTES."""
    version = next((v for v, held in enumerate(_CAPACITY, 1) if held - _ECI_BYTES >= bytes_), None)
    if version is None or bytes_ > MOST_BYTES:
        raise ValueError(f"a code holds at most {MOST_BYTES} bytes")
    return 17 + 4 * version + 2 * BORDER


def room(columns: int, rows: int, painter: Painter, least: int) -> int:
    """The most bytes of a code for which so many cells have room; 0 for none.

    A module is at least `least` dots: pixels, or half blocks.
    """
    modules = min(_across(columns, rows, painter)) // least
    held = [bytes_ - _ECI_BYTES for v, bytes_ in enumerate(_CAPACITY, 1) if 17 + 4 * v + 2 * BORDER <= modules]
    return min(MOST_BYTES, held[-1]) if held else 0


def _across(columns: int, rows: int, painter: Painter) -> tuple[int, int]:
    """The dots of the cells, across and down: pixels, or half blocks."""
    if painter.depth == 1:
        return columns, 2 * rows
    return columns * painter.across, min(rows, _MOST_ROWS) * painter.down


def draw(text: str, columns: int, rows: int, painter: Painter) -> Block:
    """The code of a text, as large as so many cells have room for.  ValueError where they have none."""
    modules = symbol(text)
    module = min(_across(columns, rows, painter)) // len(modules)
    if not module:
        raise ValueError(f"no room for {len(modules)} modules in {columns}x{rows} cells")
    larger = [row for row in _larger(modules, module) for _ in range(module)]
    return _picture(larger, module, painter) if painter.depth > 1 else _halves(larger, module)


def _larger(modules: tuple[tuple[int, ...], ...], module: int) -> list[tuple[int, ...]]:
    return [tuple(dot for dot in row for _ in range(module)) for row in modules]


def _halves(dots: list[tuple[int, ...]], module: int) -> Block:
    if len(dots) % 2:
        dots = [*dots, (0,) * len(dots[0])]
    rows = [
        tuple(_HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(dots[::2], dots[1::2], strict=True)
    ]
    return Block(tuple(map(_joined, rows)), len(dots[0]), module)


def _joined(cells: Cells) -> Cells:
    """The same cells, those of one role together."""
    joined: list[tuple[str, str]] = []
    for text, role in cells:
        if joined and joined[-1][1] == role:
            joined[-1] = (joined[-1][0] + text, role)
        else:
            joined.append((text, role))
    return tuple(joined)


def _picture(dots: list[tuple[int, ...]], module: int, painter: Painter) -> Block:
    width, height = len(dots[0]), len(dots)
    ink = zlib.compress(b"".join(bytes(TONES * dot for dot in row) for row in dots))
    run = Run((Placed(0, Glyph(0, height, width, height, width, painter.depth, ink)),), width)
    columns, rows = -(-width // painter.across), -(-height // painter.down)
    painted = painter.paint(run, columns, rows, height)
    return Block(tuple(((row, LIGHT),) for row in painted), columns, module)
