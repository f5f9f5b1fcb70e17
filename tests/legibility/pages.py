"""What should stand on a screen: worked out by the same machine and layout, without a terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from kiosk.screen.frame import Frame, Layout, Seen, arrange, compose
from kiosk.screen.keys import key_name
from kiosk.screen.scale import Grid
from kiosk.screen.typecase import Type, TypeCase
from kiosk.screen.window import Window as View
from kiosk.settings import ScreenSettings
from kiosk.typeset.layout import NO_WORD
from kiosk.typeset.painters import BLOCK_PAINTERS, PIXEL_PAINTERS, Cell, pixel_painter
from kiosk.visit import commands
from kiosk.visit.keymap import KEYBOARD
from kiosk.visit.pages import page
from kiosk.visit.step import step
from kiosk.visit.visit import Station, begin
from tests.conftest import MemoryStore, shipped_library
from tests.legibility.window import Window

PAGES = {
    "home": ("h",), "words": ("h", "6"), "topics": ("h", "2"), "topic": ("h", "2", "3"),
    "esketamine": ("h", "2", "3", "1"), "article": ("h", "1", "1"), "ECT": ("h", "2", "4", "1"),
    "crisis": ("c",), "help": ("question",), "comfort": ("h", "7"),
}  # fmt: skip
"""Ten pages, and the keys that lead there from anywhere but the first."""
_STORE = MemoryStore()
_CHARACTERS = {"question": "?", "plus": "+", "minus": "-", "Down": "", "Up": ""}


@dataclass(frozen=True)
class Shown:
    """What a screen shows."""

    frame: Frame
    layout: Layout
    type: Type
    case: TypeCase
    grid: Grid
    item: str

    def words(self, *, current: bool) -> list[str]:
        """The words on view, of the current item or of the others."""
        return [
            "".join(word.text for word in pieces)
            for block in self.layout.sheet.blocks
            if (block.item.id == self.item) is current
            for line in block.lines
            if self.frame.window.shows(line)
            for index, pieces in groupby(line.line.words, key=lambda word: word.index)
            if index != NO_WORD
        ]

    @property
    def cap_mm(self) -> float:
        """Height of the text's capitals."""
        return self.case.scale(self.grid).cap(self.type.body[0])


def case_for(window: Window) -> TypeCase:
    """The type that the kiosk should use in a window."""
    glass, (rows, columns, width, height) = window.glass, window.size
    cell = Cell(width // columns, height // rows)
    kind = window.kind
    painter = pixel_painter(kind.painter, cell) if kind.painter in PIXEL_PAINTERS else BLOCK_PAINTERS[kind.painter]
    screen = ScreenSettings(width_mm=glass.width_mm, height_mm=glass.height_mm, height_px=glass.height)
    return TypeCase(painter, shipped_library().interface, _STORE, screen, cell, kind.spare_rows)


def shown(case: TypeCase, window: Window, keys: tuple[str, ...], size: int) -> Shown:
    """The screen after keys, from the first page, at a size from 0."""
    library = shipped_library()
    rows, columns, _, _ = window.size
    grid = case.grid(columns, rows)
    visit = begin(Station(tuple(library.themes), voice_works=False))
    visit = step(library, visit, commands.Sizes(case.sizes(grid)))
    for key in (*("plus",) * size, *keys):
        name = key_name(key.lower(), _CHARACTERS.get(key, key) or None)
        assert name is not None
        visit = step(library, visit, KEYBOARD.message(name))
    seen = Seen(page(library, visit), visit.place.item)
    type_ = case.type(grid, visit.size)
    layout = arrange(seen, type_, grid, library.interface)
    frame = compose(seen, layout, View(0), type_, grid, library.interface)
    return Shown(frame, layout, type_, case, grid, seen.page.item(seen.item).id)


@cache
def letters_of(word: str) -> str:
    """A word as it is compared: letters only, because tesseract takes the slashed zero for other signs, and small
    ones."""
    return re.sub(r"[^a-z]", "", word.lower())
