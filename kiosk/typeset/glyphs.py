"""Drawn glyphs at one size, as plain values: setting a word needs these and no font library."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

TONES = 15
"""The darkest tone of a dot where dots are grey."""
_HEAD = struct.Struct("<I")


@dataclass(frozen=True)
class Glyph:
    """One drawn glyph.  Distances are in dots."""

    left: int
    """Dots from the pen to the first column."""
    top: int
    """Dots from the baseline up to the first row."""
    width: int
    height: int
    advance: float
    """Dots from the pen to where the next glyph begins."""
    depth: int
    """Bits of a dot: 1 is black or white; 8 is a tone from 0 to TONES."""
    ink: bytes
    """The rows, each in whole bytes, compressed."""

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows from the top, as integers whose lowest bits are the leftmost dot."""
        data, stride = zlib.decompress(self.ink), self.stride
        return tuple(int.from_bytes(data[i : i + stride], "little") for i in range(0, stride * self.height, stride))

    @property
    def stride(self) -> int:
        """Bytes of a row."""
        return (self.width * self.depth + 7) // 8

    @property
    def below(self) -> int:
        """Dots from the baseline down to the end of the last row."""
        return self.height - self.top


class Placed(NamedTuple):
    """A glyph of a word, and the dot where its pen stands."""

    x: int
    glyph: Glyph


class Run(NamedTuple):
    """A word's glyphs and its width in dots.  Nothing of it stands left of dot 0."""

    placed: tuple[Placed, ...]
    width: int

    def moved(self, dots: int) -> Run:
        """The run with so many empty dots before it."""
        return Run(tuple(Placed(x + dots, glyph) for x, glyph in self.placed), self.width + dots) if dots else self


class Measures(NamedTuple):
    """How large a font is drawn.  `above` and `below` are dots of the tallest and deepest letters as drawn.

    Hinting moves edges to whole dots, so these can differ from the outline by a dot.
    """

    down: float
    """Dots an em, down."""
    across: float
    """Dots an em, across."""
    cap: int
    """Dots of a capital H."""
    above: int
    below: int


def set_run(glyphs: list[tuple[float, Glyph]], end: float) -> Run:
    """A run from pen places in parts of dots, moved right where a glyph reaches left of the pen."""
    start = min([0, *(round(x) + glyph.left for x, glyph in glyphs)])
    placed = tuple(Placed(round(x) - start, glyph) for x, glyph in glyphs)
    return Run(placed, max([round(end) - start, *(x + glyph.left + glyph.width for x, glyph in placed)]))


@dataclass(frozen=True)
class GlyphSet:
    """The glyphs of a repertoire of characters."""

    measures: Measures
    glyphs: dict[str, Glyph]
    kerning: dict[str, float]
    """Dots behind the first letter of a pair, for pairs where that is not 0."""
    advances: dict[str, float]
    """How wide each character is by its outline, in ems."""

    def covers(self, text: str) -> bool:
        """Whether every character of a text is here."""
        return all(letter in self.glyphs for letter in text)

    def run(self, text: str) -> Run:
        """The glyphs of a text that is covered."""
        placed = []
        x = 0.0
        for i, letter in enumerate(text):
            glyph = self.glyphs[letter]
            placed.append((x, glyph))
            x += glyph.advance + self.kerning.get(text[i : i + 2], 0)
        return set_run(placed, x)

    def width(self, text: str) -> int:
        """The width of the run of a text that is covered, found without making it."""
        glyphs, kerning = self.glyphs, self.kerning
        x = 0.0
        start = behind = 0
        for i, letter in enumerate(text):
            glyph = glyphs[letter]
            left = round(x) + glyph.left
            start, behind = min(start, left), max(behind, left + glyph.width)
            x += glyph.advance + kerning.get(text[i : i + 2], 0)
        return max(behind, round(x)) - start

    def to_bytes(self) -> bytes:
        """The measures as JSON, and behind them the ink of all glyphs."""
        start = 0
        places = {}
        for letter, glyph in self.glyphs.items():
            places[letter] = [*_figures(glyph), start, start + len(glyph.ink)]
            start += len(glyph.ink)
        head = json.dumps([self.measures, places, self.kerning, self.advances]).encode()
        return b"".join([_HEAD.pack(len(head)), head, *(glyph.ink for glyph in self.glyphs.values())])

    @classmethod
    def from_bytes(cls, data: bytes) -> GlyphSet:
        """What `to_bytes` gave."""
        (length,) = _HEAD.unpack_from(data)
        ink = _HEAD.size + length
        measures, places, kerning, advances = json.loads(data[_HEAD.size : ink])
        glyphs = {
            letter: Glyph(left, top, width, height, advance, depth, data[ink + start : ink + end])
            for letter, (left, top, width, height, advance, depth, start, end) in places.items()
        }
        return cls(Measures(*measures), glyphs, kerning, advances)


def _figures(glyph: Glyph) -> tuple[int, int, int, int, float, int]:
    return glyph.left, glyph.top, glyph.width, glyph.height, glyph.advance, glyph.depth


def stack(run: Run, base: int, height: int, depth: int) -> list[int]:
    """The dots of a run as one picture of `height` rows whose baseline is `base` dots below its top.

    Rows are integers as in a Glyph.  Where glyphs overlap, their dots are joined.
    """
    rows = [0] * height
    for x, glyph in run.placed:
        shift = (x + glyph.left) * depth
        y = base - glyph.top
        for dots in glyph.rows:
            rows[y] |= dots << shift
            y += 1
    return rows
