"""SIXEL: words as pictures in bands of six pixels (DEC VT340; xterm -ti vt340, foot, WezTerm, Windows Terminal).

A word is put together from the bands of its glyphs, which are worked out once: that is some text joined, not a picture
encoded anew.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from kiosk.typeset.glyphs import TONES, stack
from kiosk.typeset.painters.pictures import Ink, Picture, PicturePainter, mix

if TYPE_CHECKING:
    from kiosk.typeset.glyphs import Glyph, Placed, Run

_SHADES = 4
"""Tones between ground and letter, the letter's own colour among them: each is one pass over a band."""
_BAND = 6
_WIDEST = 960
"""Pixels of a picture: xterm cuts off what is wider than 1000."""
_REPEATS = re.compile(r"(.)\1{3,}", re.DOTALL)
_SIXELS = bytes((code & 63) + 63 for code in range(256))

Band = tuple[int, int, int, str, int]
"""A pass over a band of a glyph: band, shade, pixels before it, the sixels, pixels that they take."""


class SixelPainter(PicturePainter):
    """Paints words as SIXEL pictures."""

    name = "sixel"

    def __init__(self, across: int, down: int) -> None:
        super().__init__(across, down)
        self._bands: dict[tuple[int, int], tuple[Glyph, list[Band]]] = {}

    def clear(self) -> None:
        """Forget all pictures."""
        super().clear()
        self._bands.clear()

    def pictures(self, run: Run, columns: int, rows: int, base: int) -> list[Picture]:
        """One picture, or several where it is wider than terminals take."""
        widest = _WIDEST // self.across
        if columns <= widest:
            return [_Word(self, run.placed, columns, rows, base)]
        dots = stack(run, base, rows * self.down, self.depth)
        starts = range(0, columns, widest)
        return [_Piece(self, dots, start, min(widest, columns - start), rows) for start in starts]

    def bands(self, glyph: Glyph, base: int) -> list[Band]:
        """The passes of a glyph whose baseline is `base` pixels below the top of the picture."""
        kept = self._bands.get((id(glyph), base))
        if kept is None:
            rows = [0] * (base - glyph.top) + list(glyph.rows)
            kept = self._bands[id(glyph), base] = (glyph, _encode(rows, glyph.width))
        return kept[1]


class _Sixel:
    """A picture of which the first row draws all."""

    def __init__(self, painter: SixelPainter, columns: int, rows: int) -> None:
        self._painter, self.columns, self.rows = painter, columns, rows
        self._body = ""

    def row(self, row: int, ink: Ink) -> str:
        """The whole picture at its first row; the others only move the cursor."""
        if row:
            return f"\x1b[{self.columns}C"
        self._body = self._body or self._draw()
        head = f'\x1bP0;0;0q"1;1;{self.width};{self.height}{_palette(ink)}'
        return f"\x1b7{head}{self._body}\x1b\\\x1b8\x1b[{self.columns}C"

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.columns * self._painter.across

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.rows * self._painter.down

    def _passes(self) -> dict[tuple[int, int], list[str]]:
        """For each band and shade, the passes over it."""
        raise NotImplementedError

    def _draw(self) -> str:
        """Band by band: the ground, then each shade over it."""
        passes = self._passes()
        bands = []
        for band in range((self.height + _BAND - 1) // _BAND):
            deep = min(_BAND, self.height - band * _BAND)
            parts = [f"#0!{self.width}{chr(63 + (1 << deep) - 1)}"]
            for shade in range(1, _SHADES + 1):
                parts += [f"#{shade}{sixels}" for sixels in passes.get((band, shade), ())]
            bands.append("$".join(parts))
        return "-".join(bands)


class _Word(_Sixel):
    """A word, put together from its glyphs."""

    def __init__(self, painter: SixelPainter, placed: tuple[Placed, ...], columns: int, rows: int, base: int) -> None:
        super().__init__(painter, columns, rows)
        self._placed, self._base = placed, base

    def _passes(self) -> dict[tuple[int, int], list[str]]:
        """A glyph that reaches into the one before it is drawn in a pass of its own."""
        passes: dict[tuple[int, int], list[str]] = defaultdict(list)
        for layer in _layers(self._placed):
            texts: dict[tuple[int, int], list[str]] = defaultdict(list)
            ends: dict[tuple[int, int], int] = defaultdict(int)
            for x, glyph in layer:
                for band, shade, before, sixels, taken in self._painter.bands(glyph, self._base):
                    key = band, shade
                    start = x + glyph.left + before
                    if start > ends[key]:
                        texts[key].append(_gap(start - ends[key]))
                    texts[key].append(sixels)
                    ends[key] = start + taken
            for key, parts in texts.items():
                passes[key].append("".join(parts))
        return passes


class _Piece(_Sixel):
    """A piece of a word that is too wide for one picture."""

    def __init__(self, painter: SixelPainter, dots: list[int], start: int, columns: int, rows: int) -> None:
        super().__init__(painter, columns, rows)
        shift, mask = start * painter.across * painter.depth, (1 << self.width * painter.depth) - 1
        self._dots = [row >> shift & mask for row in dots]

    def _passes(self) -> dict[tuple[int, int], list[str]]:
        return {
            (band, shade): [(_gap(before) if before else "") + sixels]
            for band, shade, before, sixels, _ in _encode(self._dots, self.width)
        }


def _layers(placed: tuple[Placed, ...]) -> list[list[Placed]]:
    """The glyphs of a word in layers, within which none reaches into another."""
    layers: list[list[Placed]] = []
    ends: list[int] = []
    for one in placed:
        start = one.x + one.glyph.left
        layer = next((i for i, end in enumerate(ends) if start >= end), None)
        if layer is None:
            layer = len(layers)
            layers.append([])
            ends.append(0)
        layers[layer].append(one)
        ends[layer] = start + one.glyph.width
    return layers


def _encode(rows: list[int], width: int) -> list[Band]:
    """All passes over a picture whose rows have a byte a pixel."""
    found = []
    for band in range((len(rows) + _BAND - 1) // _BAND):
        six = [row.to_bytes(width, "little") for row in rows[band * _BAND : (band + 1) * _BAND]]
        for shade in range(1, _SHADES + 1):
            columns = 0
            for i, row in enumerate(six):
                columns |= int.from_bytes(row.translate(_is_shade(shade)), "little") << i
            if not columns:
                continue
            sixels = columns.to_bytes(width, "little").translate(_SIXELS).decode()
            inked = sixels.lstrip("?")
            before = width - len(inked)
            inked = inked.rstrip("?")
            found.append((band, shade, before, _REPEATS.sub(_repeated, inked), len(inked)))
    return found


@cache
def _is_shade(shade: int) -> bytes:
    """A table from tones to 1 where the tone is drawn in this shade."""
    return bytes(int(tone <= TONES and round(tone * _SHADES / TONES) == shade) for tone in range(256))


def _repeated(found: re.Match[str]) -> str:
    return f"!{len(found[0])}{found[1]}"


def _gap(pixels: int) -> str:
    return f"!{pixels}?" if pixels > 3 else "?" * pixels


@cache
def _palette(ink: Ink) -> str:
    """Colour 0 is the ground, the last the letter; SIXEL counts colours from 0 to 100."""
    colours = (mix(ink, shade / _SHADES) for shade in range(_SHADES + 1))
    return "".join(
        f"#{i};2;" + ";".join(str(round(part * 100 / 255)) for part in colour) for i, colour in enumerate(colours)
    )
