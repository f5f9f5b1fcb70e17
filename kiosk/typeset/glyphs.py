"""Drawn glyphs at one size, as plain values: setting a word needs these and no font library."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """One drawn glyph.  Rows are integers, the lowest bit leftmost; distances are in dots."""

    rows: tuple[int, ...]
    left: int
    top: int
    """Dots from the baseline up to the first row."""
    width: int
    advance: int


class Measures(NamedTuple):
    """How large a font is drawn.  `above` and `below` are dots of the tallest and deepest letters as drawn.

    Hinting moves edges to whole dots, so these can differ from the outline by a dot.
    """

    down: float
    """Dots an em, down."""
    across: float
    """Dots an em, across."""
    above: int
    below: int


@dataclass(frozen=True)
class GlyphSet:
    """The glyphs of a repertoire of characters."""

    measures: Measures
    glyphs: dict[str, Glyph]
    kerning: dict[str, int]
    """Dots behind the first letter of a pair, for pairs where that is not 0."""
    advances: dict[str, float]
    """How wide each character is by its outline, in ems."""

    def covers(self, text: str) -> bool:
        """Whether every character of a text is here."""
        return all(letter in self.glyphs for letter in text)

    def run(self, text: str) -> tuple[list[tuple[int, Glyph]], int]:
        """The glyphs of a text, each with the dot where it begins, and the dot behind the last one."""
        placed = []
        x = 0
        for i, letter in enumerate(text):
            glyph = self.glyphs[letter]
            placed.append((x, glyph))
            x += glyph.advance + self.kerning.get(text[i : i + 2], 0)
        return placed, x

    def to_bytes(self) -> bytes:
        """As JSON."""
        return json.dumps([self.measures, self.glyphs, self.kerning, self.advances]).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> GlyphSet:
        """What `to_bytes` gave."""
        measures, glyphs, kerning, advances = json.loads(data)
        drawn = {letter: Glyph(tuple(rows), *places) for letter, (rows, *places) in glyphs.items()}
        return cls(Measures(*measures), drawn, kerning, advances)


def extent(placed: list[tuple[int, Glyph]], end: int) -> tuple[int, int]:
    """The leftmost dot of placed glyphs (0 or less) and their width in dots."""
    start = min([0, *(x + glyph.left for x, glyph in placed)])
    return start, max([end - start, *(x + glyph.left - start + glyph.width for x, glyph in placed)])


def stack(placed: list[tuple[int, Glyph]], end: int) -> tuple[dict[int, int], int]:
    """The dots of placed glyphs as one picture.

    Returns rows by height above the baseline (0 is the row that stands on it), each an integer whose lowest bit is the
    leftmost dot, and the width in dots.
    """
    start, width = extent(placed, end)
    rows: dict[int, int] = {}
    for x, glyph in placed:
        shift = x + glyph.left - start
        for y, dots in enumerate(glyph.rows):
            height = glyph.top - 1 - y
            rows[height] = rows.get(height, 0) | dots << shift
    return rows, width
