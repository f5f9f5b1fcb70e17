"""Outline fonts drawn as glyphs: shaped by HarfBuzz, hinted and rasterised by FreeType.

Sizes are given in dots, and may differ across and down, because a dot of a terminal cell is seldom square.  Both
libraries take long to load; `atlas` loads this module only when a glyph is not at hand already.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

import freetype
import uharfbuzz

from kiosk.typeset.glyphs import TONES, Glyph, GlyphSet, Measures, Run, set_run

if TYPE_CHECKING:
    from pathlib import Path

REPERTOIRE = "".join(chr(c) for c in (*range(0x20, 0x7F), *range(0xA0, 0x100))) + "–—‘’“”…•"
"""The characters of a glyph set.  Words with others are shaped and drawn one by one."""
_TALL, _DEEP = "Hbdfhijklt", "gjpqy,"
_TARGETS = {1: freetype.FT_LOAD_TARGET_MONO, 8: freetype.FT_LOAD_TARGET_LIGHT}
_MODES = {1: freetype.FT_RENDER_MODE_MONO, 8: freetype.FT_RENDER_MODE_NORMAL}
_INK = {
    1: bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256)),
    8: bytes((byte * TONES + 127) // 255 for byte in range(256)),
}
"""From FreeType's bytes to a Glyph's: it has the leftmost dot in the highest bit, a Glyph in the lowest."""
_FEATURES = {"kern": True, "liga": False}
_UNSEEN = 0.25
"""Pixels."""
_TRIES = (0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1, 1.5)
"""Dots an em that are added to find a size."""


class Shaper:
    """A font file as HarfBuzz sees it.  All distances are in ems."""

    def __init__(self, path: Path) -> None:
        self.font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
        self._units = int(self.font.face.upem)
        self.cap_height = self.font.get_glyph_extents(self.glyph("H")).y_bearing / self._units

    def glyph(self, letter: str) -> int:
        """The glyph of a character, 0 where the font has none."""
        return self.font.get_nominal_glyph(ord(letter)) or 0

    def advance(self, glyph_id: int) -> float:
        """The width of a glyph by its outline."""
        return float(self.font.get_glyph_h_advance(glyph_id)) / self._units

    def shape(self, text: str) -> list[tuple[int, float, float, float]]:
        """The glyphs of a text, each as (glyph id, kerning behind it, right and up from the pen)."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self.font, buffer, _FEATURES)
        return [
            (
                info.codepoint,
                place.x_advance / self._units - self.advance(info.codepoint),
                place.x_offset / self._units,
                place.y_offset / self._units,
            )
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    @cached_property
    def repertoire(self) -> str:
        """The characters of the repertoire that the font has."""
        return "".join(letter for letter in REPERTOIRE if self.glyph(letter))

    @cached_property
    def kerning(self) -> dict[str, float]:
        """The distance between each pair that is kerned.  All pairs with one letter are shaped as one text."""
        pairs = {}
        for first in self.repertoire:
            text = "".join(first + second for second in self.repertoire)
            for second, (_, kerning, _, _) in zip(self.repertoire, self.shape(text)[::2], strict=True):
                if kerning:
                    pairs[first + second] = kerning
        return pairs


shaper = cache(Shaper)
"""The shaper of a font file, which all its sizes share."""


class Font:
    """A font file at one size: capitals of `cap` dots, `stretch` times as many dots an em across as down.

    `depth` is the bits of a dot: with 1, glyphs are hinted to whole dots; with 8, edges are smooth.
    """

    def __init__(self, path: Path, cap: int, stretch: float, depth: int) -> None:
        self.shaper = shaper(path)
        self.depth = depth
        self._face = freetype.Face(str(path))
        self._stretch = stretch
        self._hinting = freetype.FT_LOAD_FORCE_AUTOHINT
        self._drawn: dict[int, Glyph] = {}
        self._set_size(cap / self.shaper.cap_height)
        if depth > 1:
            self._fit(cap)

    def _set_size(self, down: float) -> None:
        self.down, self.across = down, down * self._stretch
        self._face.set_char_size(round(self.across * 64), round(self.down * 64), 72, 72)
        self._drawn.clear()

    def _fit(self, cap: int) -> None:
        """Hinting moves edges to whole dots, which may add or take one: find a size that gives the wanted height.

        Where there is none, letters are not hinted.
        """
        wanted = self.down
        for change in _TRIES:
            self._set_size(wanted + change)
            if self._draw(self.shaper.glyph("H")).height == cap:
                return
        self._hinting = freetype.FT_LOAD_NO_HINTING
        self._set_size(wanted)

    def has(self, text: str) -> bool:
        """Whether the font has every character of a text."""
        return all(self.shaper.glyph(letter) for letter in text)

    def glyph_set(self) -> GlyphSet:
        """The whole repertoire, with its kerning."""
        ids = {letter: self.shaper.glyph(letter) for letter in self.shaper.repertoire}
        glyphs = {letter: self._draw(glyph_id) for letter, glyph_id in ids.items()}
        kerning = {pair: dots for pair, ems in self.shaper.kerning.items() if (dots := self._dots(ems))}
        advances = {letter: self.shaper.advance(glyph_id) for letter, glyph_id in ids.items()}
        return GlyphSet(self._measures, glyphs, kerning, advances)

    def _dots(self, ems: float) -> float:
        """A distance across, in whole dots where those are large, and without what nobody sees where they are small."""
        dots = ems * self.across
        return round(dots) if self.depth == 1 else round(dots, 2) if abs(dots) >= _UNSEEN else 0

    @cached_property
    def _measures(self) -> Measures:
        drawn = {letter: self._draw(self.shaper.glyph(letter)) for letter in _TALL + _DEEP}
        above = max(glyph.top for glyph in drawn.values())
        below = max(glyph.below for glyph in drawn.values())
        return Measures(self.down, self.across, drawn["H"].height, above, below)

    def run(self, text: str) -> Run:
        """Any text."""
        placed = []
        x = 0.0
        for glyph_id, kerning, right, up in self.shaper.shape(text):
            glyph = self._draw(glyph_id)
            if up:
                glyph = replace(glyph, top=glyph.top + round(up * self.down))
            placed.append((x + self._dots(right), glyph))
            x += glyph.advance + self._dots(kerning)
        return set_run(placed, x)

    def _draw(self, glyph_id: int) -> Glyph:
        found = self._drawn.get(glyph_id)
        if found is None:
            self._face.load_glyph(glyph_id, self._hinting | _TARGETS[self.depth])
            slot = self._face.glyph
            slot.render(_MODES[self.depth])
            bitmap = slot.bitmap
            data, pitch, stride = bytes(bitmap.buffer), bitmap.pitch, (bitmap.width * self.depth + 7) // 8
            rows = (data[y * pitch : y * pitch + stride] for y in range(bitmap.rows))
            ink = zlib.compress(b"".join(rows).translate(_INK[self.depth]))
            advance = round(slot.advance.x / 64) if self.depth == 1 else self._dots(self.shaper.advance(glyph_id))
            found = self._drawn[glyph_id] = Glyph(
                slot.bitmap_left, slot.bitmap_top, bitmap.width, bitmap.rows, advance, self.depth, ink
            )
        return found
