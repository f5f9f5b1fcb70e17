"""Glyph sets, drawn once and kept in a store: with a warm store no font library is loaded at all."""

from __future__ import annotations

import unicodedata
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.typeset.glyphs import GlyphSet, Run

if TYPE_CHECKING:
    from kiosk.typeset.font import Font

FONTS = Path(__file__).parent / "fonts"
REGULAR = (FONTS / "AtkinsonHyperlegible-Regular.ttf", FONTS / "Andika-Regular.ttf")
BOLD = (FONTS / "AtkinsonHyperlegible-Bold.ttf", FONTS / "Andika-Bold.ttf")
"""Atkinson Hyperlegible by the Braille Institute, and for words with letters that it lacks, as in Vietnamese, Andika by
SIL International, which was made for people who learn to read.  SIL Open Font License 1.1 (fonts/OFL-*.txt)."""

VERSION = b"4"
"""Changes when the same font at the same size is drawn differently."""


class Store(Protocol):
    """Keeps bytes under a name, and gives them back only under the key that they were written with."""

    def key(self, *parts: bytes) -> bytes:
        """A key for what is made from these parts."""
        ...

    def has(self, name: str, key: bytes) -> bool:
        """Whether something was written under this name and key."""
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

    def has(self, name: str, key: bytes) -> bool:  # noqa: ARG002
        """Nothing was kept."""
        return False

    def read(self, name: str, key: bytes) -> bytes | None:
        """Nothing was kept."""

    def write(self, name: str, key: bytes, body: bytes) -> None:
        """Nothing is kept."""


class Atlas:
    """Fonts at one size: capitals of `cap` dots, `stretch` times as many dots an em across as down.

    `fonts` are files in order of choice; a word is set in the first that has all its characters.
    """

    def __init__(self, fonts: tuple[Path, ...], cap: int, stretch: float, depth: int, store: Store) -> None:
        self._fonts, self._cap, self._stretch, self._depth, self._store = fonts, cap, stretch, depth, store

    @cached_property
    def glyphs(self) -> GlyphSet:
        """The glyph set of the first font, from the store or drawn."""
        kept = self._store.read(self._name, self._key)
        if kept:
            return GlyphSet.from_bytes(kept)
        drawn = self._font(0).glyph_set()
        self._store.write(self._name, self._key, drawn.to_bytes())
        return drawn

    def prepare(self) -> None:
        """See to it that the store has the glyph set."""
        if not self._store.has(self._name, self._key):
            assert self.glyphs

    @property
    def _name(self) -> str:
        return f"{self._fonts[0].stem}-{self._cap}-{self._stretch:g}-{self._depth}"

    @cached_property
    def _key(self) -> bytes:
        return self._store.key(VERSION, _content(self._fonts[0]), self._name.encode())

    def run(self, text: str) -> Run:
        """The glyphs of a text."""
        text = _composed(text)
        return self.glyphs.run(text) if self.glyphs.covers(text) else self._font_for(text).run(text)

    def width(self, text: str) -> int:
        """The dots that the run of a text takes."""
        text = _composed(text)
        return self.glyphs.width(text) if self.glyphs.covers(text) else self._font_for(text).run(text).width

    def _font_for(self, text: str) -> Font:
        """The first font that has all characters; the first of all where none has."""
        return next((font for font in map(self._font, range(len(self._fonts))) if font.has(text)), self._font(0))

    def _font(self, number: int) -> Font:
        if number not in self._loaded:
            from kiosk.typeset.font import Font

            self._loaded[number] = Font(self._fonts[number], self._cap, self._stretch, self._depth)
        return self._loaded[number]

    @cached_property
    def _loaded(self) -> dict[int, Font]:
        return {}

    def outline_width(self, text: str) -> float:
        """Dots that a text takes by its outline; a character that is not in the set counts as half an em."""
        ems = sum(self.glyphs.advances.get(letter, 0.5) for letter in text)
        return ems * self.glyphs.measures.across


def _composed(text: str) -> str:
    """A text with its marks in its letters, as fonts and glyph sets have them."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@cache
def _content(path: Path) -> bytes:
    return path.read_bytes()
