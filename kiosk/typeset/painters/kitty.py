"""kitty's graphics with Unicode placeholders (kitty 0.28, Ghostty): each word is sent once for each colour.

https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders
"""

from __future__ import annotations

import base64
import struct
import zlib
from typing import TYPE_CHECKING

from kiosk.typeset.glyphs import TONES, stack
from kiosk.typeset.painters.pictures import Colour, Ink, Picture, PicturePainter

if TYPE_CHECKING:
    from kiosk.typeset.glyphs import Run

_PLACEHOLDER = "\U0010eeee"
_CHUNK = 4096
_DIACRITICS = (
    "\u0305\u030d\u030e\u0310\u0312\u033d\u033e\u033f\u0346\u034a\u034b\u034c\u0350\u0351\u0352\u0357\u035b\u0363"
    "\u0364\u0365\u0366\u0367\u0368\u0369\u036a\u036b\u036c\u036d\u036e\u036f\u0483\u0484\u0485\u0486\u0487\u0592"
    "\u0593\u0594\u0595\u0597\u0598\u0599\u059c\u059d\u059e\u059f\u05a0\u05a1\u05a8\u05a9\u05ab\u05ac\u05af\u05c4"
)
"""The first of the marks that stand for numbers from 0; a word has no more rows than these."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class KittyPainter(PicturePainter):
    """Paints words as images that stand under placeholder characters."""

    name = "kitty"

    def __init__(self, across: int, down: int) -> None:
        super().__init__(across, down)
        self._images: dict[tuple[int, Colour], int] = {}

    def clear(self) -> None:
        """Forget all pictures.  Their numbers are used again, and so the terminal forgets them too."""
        super().clear()
        self._images.clear()

    def pictures(self, run: Run, columns: int, rows: int, base: int) -> list[Picture]:
        """One picture."""
        return [_Word(self, run, columns, rows, base)]

    def image(self, word: _Word, colour: Colour) -> tuple[int, str]:
        """The number of a word's image in a colour, and what sends it where that was not done before."""
        key = id(word), colour
        if key in self._images:
            return self._images[key], ""
        number = self._images[key] = len(self._images) + 1
        return number, word.sent(number, colour)


class _Word:
    """A word as an image."""

    def __init__(self, painter: KittyPainter, run: Run, columns: int, rows: int, base: int) -> None:
        self._painter, self._run, self.columns, self._rows, self._base = painter, run, columns, rows, base

    def row(self, row: int, ink: Ink) -> str:
        """Placeholders, whose colour is the number of the image; the first says the row, the others go on from it."""
        number, sent = self._painter.image(self, ink.front)
        colour = f"\x1b[38;2;{number >> 16};{number >> 8 & 255};{number & 255}m"
        first = _PLACEHOLDER + _DIACRITICS[row] + _DIACRITICS[0]
        after = "\x1b[38;2;" + ";".join(map(str, ink.front)) + "m"
        return sent + colour + first + _PLACEHOLDER * (self.columns - 1) + after

    def sent(self, number: int, colour: Colour) -> str:
        """The image, to be shown where placeholders with its number stand."""
        painter = self._painter
        width, height = self.columns * painter.across, self._rows * painter.down
        rows = stack(self._run, self._base, height, painter.depth)
        data = base64.b64encode(png(rows, width, colour)).decode()
        head = f"a=T,U=1,q=2,f=100,t=d,i={number},c={self.columns},r={self._rows},"
        parts = []
        for start in range(0, len(data), _CHUNK):
            more = int(start + _CHUNK < len(data))
            parts.append(f"\x1b_G{head if start == 0 else 'q=2,'}m={more};{data[start : start + _CHUNK]}\x1b\\")
        return "".join(parts)


def png(rows: list[int], width: int, colour: Colour) -> bytes:
    """A PNG image of one colour, whose tones are its opacity.  Rows have a byte a pixel, the leftmost lowest."""
    lines = b"".join(b"\0" + row.to_bytes(width, "little") for row in rows)
    opacity = bytes(round(255 * tone / TONES) for tone in range(TONES + 1))
    return b"".join(
        [
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes(colour) * (TONES + 1)),
            _chunk(b"tRNS", opacity),
            _chunk(b"IDAT", zlib.compress(lines, 1)),
            _chunk(b"IEND", b""),
        ]
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
