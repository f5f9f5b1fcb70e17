"""Outline fonts drawn as one-bit glyphs: shaped by HarfBuzz, hinted and rasterised by FreeType.

Sizes are given in dots, and may differ across and down, because a dot of a terminal cell is seldom square.  Both
libraries take long to load; `atlas` loads this module only when a glyph is not at hand already.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import freetype
import uharfbuzz

from kiosk.typeset.glyphs import Glyph, GlyphSet, Measures

if TYPE_CHECKING:
    from pathlib import Path

REPERTOIRE = "".join(chr(c) for c in (*range(0x20, 0x7F), *range(0xA0, 0x100))) + "–—‘’“”…•"
"""The characters of a glyph set.  Words with others are shaped and drawn one by one."""
_TALL, _DEEP = "Hbdfhijklt", "gjpqy,"
_HINTED = freetype.FT_LOAD_FORCE_AUTOHINT | freetype.FT_LOAD_TARGET_MONO
_MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
"""FreeType has the leftmost dot in the highest bit of a byte; a Glyph has it in the lowest."""
_FEATURES = {"kern": True, "liga": False}


class Font:
    """A font file at one size: capitals of `cap` dots, `stretch` times as many dots an em across as down."""

    def __init__(self, path: Path, cap: int, stretch: float) -> None:
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
        self._units = int(self._shaper.face.upem)
        cap_height = self._shaper.get_glyph_extents(self._shaper.get_nominal_glyph(ord("H"))).y_bearing / self._units
        self.down = cap / cap_height
        self.across = self.down * stretch
        self._face = freetype.Face(str(path))
        self._face.set_char_size(round(self.across * 64), round(self.down * 64), 72, 72)
        self._drawn: dict[int, Glyph] = {}

    def glyph_set(self) -> GlyphSet:
        """The whole repertoire, with its kerning."""
        glyphs = {}
        for letter in REPERTOIRE:
            if self._shaper.get_nominal_glyph(ord(letter)):
                glyphs[letter] = self._draw(self._shaper.get_nominal_glyph(ord(letter)))
        advances = {
            letter: self._shaper.get_glyph_h_advance(self._shaper.get_nominal_glyph(ord(letter))) / self._units
            for letter in glyphs
        }
        return GlyphSet(self._measures, glyphs, self._kerning("".join(glyphs)), advances)

    @cached_property
    def _measures(self) -> Measures:
        drawn = [self._draw(self._shaper.get_nominal_glyph(ord(letter))) for letter in _TALL + _DEEP]
        above = max(glyph.top for glyph in drawn)
        below = max(len(glyph.rows) - glyph.top for glyph in drawn)
        return Measures(self.down, self.across, above, below)

    def _kerning(self, letters: str) -> dict[str, int]:
        """The dots between each pair that is kerned.  All pairs with one letter are shaped as one text."""
        pairs = {}
        for first in letters:
            text = "".join(first + second for second in letters)
            for i, (_, kerning) in enumerate(self._shape(text)[::2]):
                if dots := round(kerning * self.across):
                    pairs[first + letters[i]] = dots
        return pairs

    def run(self, text: str) -> tuple[list[tuple[int, Glyph]], int]:
        """Any text: its glyphs, each with the dot where it begins, and the dot behind the last one."""
        placed = []
        x = 0
        for glyph_id, kerning in self._shape(text):
            glyph = self._draw(glyph_id)
            placed.append((x, glyph))
            x += glyph.advance + round(kerning * self.across)
        return placed, x

    def _shape(self, text: str) -> list[tuple[int, float]]:
        """The glyphs of a text, each as (glyph id, kerning behind it in ems)."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._shaper, buffer, _FEATURES)
        return [
            (info.codepoint, (place.x_advance - self._shaper.get_glyph_h_advance(info.codepoint)) / self._units)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def _draw(self, glyph_id: int) -> Glyph:
        found = self._drawn.get(glyph_id)
        if found is None:
            self._face.load_glyph(glyph_id, _HINTED)
            slot = self._face.glyph
            slot.render(freetype.FT_RENDER_MODE_MONO)
            bitmap = slot.bitmap
            data, pitch = bytes(bitmap.buffer), bitmap.pitch
            lines = (data[y * pitch : (y + 1) * pitch] for y in range(bitmap.rows))
            rows = tuple(int.from_bytes(line.translate(_MIRRORED), "little") for line in lines)
            advance = round(slot.advance.x / 64)
            found = self._drawn[glyph_id] = Glyph(rows, slot.bitmap_left, slot.bitmap_top, bitmap.width, advance)
        return found
