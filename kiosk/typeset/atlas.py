"""Glyph sets, drawn once and kept in a store: with a warm store no font library is loaded at all."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.typeset.glyphs import Glyph, GlyphSet

if TYPE_CHECKING:
    from kiosk.typeset.font import Font

FONTS = Path(__file__).parent / "fonts"
REGULAR = FONTS / "AtkinsonHyperlegible-Regular.ttf"
BOLD = FONTS / "AtkinsonHyperlegible-Bold.ttf"
"""Atkinson Hyperlegible by the Braille Institute, SIL Open Font License 1.1 (fonts/OFL.txt)."""

VERSION = b"1"
"""Changes when the same font at the same size is drawn differently."""


class Store(Protocol):
    """Keeps bytes under a name, and gives them back only under the key that they were written with."""

    def key(self, *parts: bytes) -> bytes:
        """A key for what is made from these parts."""
        ...

    def read(self, name: str, key: bytes) -> bytes | None:
        """What was written, or None."""
        ...

    def write(self, name: str, key: bytes, body: bytes) -> None:
        """Keep something, or do without."""
        ...


class NoStore:
    """Keeps nothing."""

    def key(self, *parts: bytes) -> bytes:
        """Any key will do."""
        return b"".join(parts)

    def read(self, name: str, key: bytes) -> bytes | None:
        """Nothing was kept."""

    def write(self, name: str, key: bytes, body: bytes) -> None:
        """Nothing is kept."""


class Atlas:
    """A font at one size: capitals of `cap` dots, `stretch` times as many dots an em across as down."""

    def __init__(self, path: Path, cap: int, stretch: float, store: Store) -> None:
        self._path, self._cap, self._stretch, self._store = path, cap, stretch, store

    @cached_property
    def font(self) -> Font:
        """The font itself, for what is not in the glyph set."""
        from kiosk.typeset.font import Font

        return Font(self._path, self._cap, self._stretch)

    @cached_property
    def glyphs(self) -> GlyphSet:
        """The glyph set, from the store or drawn."""
        kept = self._kept()
        if kept:
            return GlyphSet.from_bytes(kept)
        drawn = self.font.glyph_set()
        self._store.write(self._name, self._key, drawn.to_bytes())
        return drawn

    def prepare(self) -> None:
        """See to it that the store has the glyph set."""
        if self._kept() is None:
            assert self.glyphs

    def _kept(self) -> bytes | None:
        return self._store.read(self._name, self._key)

    @property
    def _name(self) -> str:
        return f"{self._path.stem}-{self._cap}-{self._stretch:g}"

    @cached_property
    def _key(self) -> bytes:
        return self._store.key(VERSION, self._path.read_bytes(), self._name.encode())

    def run(self, text: str) -> tuple[list[tuple[int, Glyph]], int]:
        """The glyphs of a text, each with the dot where it begins, and the dot behind the last one."""
        return self.glyphs.run(text) if self.glyphs.covers(text) else self.font.run(text)

    def outline_width(self, text: str) -> float:
        """Dots that a text takes by its outline; a character that is not in the set counts as half an em."""
        ems = sum(self.glyphs.advances.get(letter, 0.5) for letter in text)
        return ems * self.glyphs.measures.across
