"""Outline fonts as one-bit glyphs: shaped by HarfBuzz, hinted and drawn by FreeType.

Sizes are given in dots, and may differ across and down, because a dot of a terminal cell is seldom square.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import freetype
import uharfbuzz

FONTS = Path(__file__).parent / "fonts"
REGULAR = FONTS / "AtkinsonHyperlegible-Regular.ttf"
BOLD = FONTS / "AtkinsonHyperlegible-Bold.ttf"
"""Atkinson Hyperlegible by the Braille Institute, SIL Open Font License 1.1 (fonts/OFL.txt)."""

_HINTED = freetype.FT_LOAD_FORCE_AUTOHINT | freetype.FT_LOAD_TARGET_MONO
_FEATURES = {"kern": True, "liga": False}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn glyph.  Rows are integers, the lowest bit leftmost; distances are in dots."""

    rows: tuple[int, ...]
    left: int
    top: int
    """Dots from the baseline up to the first row."""
    width: int
    advance: int


class Font:
    """A font file, opened once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))

    @cached_property
    def units(self) -> int:
        """Font units an em."""
        return int(self._shaper.face.upem)

    @cached_property
    def cap_height(self) -> float:
        """Height of a capital H, in ems."""
        extents = self._shaper.get_glyph_extents(self._shaper.get_nominal_glyph(ord("H")))
        return float(extents.y_bearing / self.units)

    def shape(self, text: str) -> list[tuple[int, float]]:
        """The glyphs of a text, each as (glyph id, kerning behind it in ems)."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._shaper, buffer, _FEATURES)
        return [
            (
                info.codepoint,
                (place.x_advance - self._shaper.get_glyph_h_advance(info.codepoint)) / self.units,
            )
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]


class SizedFont:
    """A font at one size: `across` and `down` are dots an em."""

    def __init__(self, font: Font, across: float, down: float) -> None:
        self.font = font
        self.across = across
        self._face = freetype.Face(str(font.path))
        self._face.set_char_size(round(across * 64), round(down * 64), 72, 72)
        self._glyphs: dict[int, Glyph] = {}

    def glyph(self, glyph_id: int) -> Glyph:
        """The glyph, drawn on first use."""
        found = self._glyphs.get(glyph_id)
        if found is None:
            found = self._glyphs[glyph_id] = self._draw(glyph_id)
        return found

    def _draw(self, glyph_id: int) -> Glyph:
        self._face.load_glyph(glyph_id, _HINTED)
        slot = self._face.glyph
        slot.render(freetype.FT_RENDER_MODE_MONO)
        bitmap = slot.bitmap
        data, pitch, width = bytes(bitmap.buffer), bitmap.pitch, bitmap.width
        rows = tuple(
            int(f"{int.from_bytes(data[y * pitch : (y + 1) * pitch]):0{pitch * 8}b}"[width - 1 :: -1], 2)
            if width
            else 0
            for y in range(bitmap.rows)
        )
        return Glyph(rows, slot.bitmap_left, slot.bitmap_top, width, round(slot.advance.x / 64))

    def reach(self, letters: str) -> tuple[int, int]:
        """How far letters reach above and below the baseline, in dots, as they are drawn.

        Hinting moves edges to whole dots, so this can differ from the outline by a dot.
        """
        drawn = [self.glyph(glyph_id) for letter in letters for glyph_id, _ in self.font.shape(letter)]
        return max(glyph.top for glyph in drawn), max(len(glyph.rows) - glyph.top for glyph in drawn)

    def run(self, text: str) -> tuple[dict[int, int], int]:
        """The dots of a text set on one line.

        Returns rows by height above the baseline (0 is the row that stands on it), each an integer whose lowest bit
        is the leftmost dot, and the width in dots.
        """
        placed: list[tuple[int, Glyph]] = []
        x = 0
        for glyph_id, kerning in self.font.shape(text):
            glyph = self.glyph(glyph_id)
            placed.append((x + glyph.left, glyph))
            x += glyph.advance + round(kerning * self.across)
        start = min((left for left, _ in placed), default=0)
        start = min(start, 0)
        rows: dict[int, int] = {}
        for left, glyph in placed:
            for y, dots in enumerate(glyph.rows):
                height = glyph.top - 1 - y
                rows[height] = rows.get(height, 0) | dots << (left - start)
        width = max([x - start, *(left - start + glyph.width for left, glyph in placed)])
        return rows, width
