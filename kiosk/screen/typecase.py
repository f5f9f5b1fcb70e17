"""The faces for a screen: which sizes it has room for, and the type for each."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kiosk.screen.bar import Room, button_label, has_room
from kiosk.screen.panel import LEAST_MM, find_panel
from kiosk.screen.scale import Grid, Rung, Scale
from kiosk.settings import ScreenSettings
from kiosk.typeset.atlas import BOLD, REGULAR, VERSION, NoStore
from kiosk.typeset.codes import Block, draw, room
from kiosk.typeset.face import ASPECT, Face, PlainFace, TypeFace
from kiosk.typeset.icons import PlainIconFace, icon_face
from kiosk.typeset.painters import NATIVE
from kiosk.visit.commands import table
from kiosk.visit.keymap import KEYBOARD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.content.shapes.interface import Interface
    from kiosk.typeset.atlas import Store
    from kiosk.typeset.painters import Cell, Painter
    from kiosk.visit.keymap import KeyMap

HEADING, TITLE, HINT = 1.2, 1.4, 0.7
"""Capitals over those of the text."""
MARKER = 2
"""Columns of the marker beside the current item."""
_LINE = 1.45
"""Height of a line of type over its capitals."""
_CODE_SHARE = 0.55
"""Share of the columns that a code for phones may take."""
MODULE_MM = 0.5
"""The least side of a module of a code."""
TOUCH_MM, TOUCH_PIXELS = 9.0, 44
"""The least side of what can be touched (WCAG 2.2, 2.5.5 asks for the pixels)."""
_LOW_ROWS = 20
"""A screen of fewer rows has one line of targets where they fit."""
_BAR_SHARE = 0.3
"""Share of the screen's rows that the bar and the line above it may take."""
_ROOMY_STRIP = 0.1
"""Share of the screen's rows up to which the line above the bar has a gap above it."""
_FEWEST_LETTERS, _FEWEST_LINES = 10, 2
_TYPICAL = "treatment"


@dataclass(frozen=True, eq=False, repr=False)
class Type:
    """The faces of one size.  Each is followed by smaller ones, for words that are wider than the line."""

    body: tuple[Face, ...]
    heading: tuple[Face, ...]
    title: tuple[Face, ...]
    hint: tuple[Face, ...]
    """Marks, notices and the bar."""
    bar_lines: int
    """Lines of targets in the bar."""
    touch_rows: int
    """The least rows of what can be touched."""
    touch_columns: int
    """The least columns of what can be touched."""
    strip_gap: int
    """Blank rows between the page and the line of marks and notices."""
    pad: int
    """Rows that the mark of the current item is higher than its lines, above and below each."""
    figures: Face = field(default_factory=PlainIconFace)
    """Pictures beside the text."""
    marker: int = MARKER
    """Columns of the marker beside the current item."""

    @property
    def margin(self) -> int:
        """Columns before the text: the marker and a gap."""
        return self.marker + 1

    @property
    def target_rows(self) -> int:
        """Rows of one line of targets."""
        return max(self.hint[0].rows, self.touch_rows)

    @property
    def bar_pad(self) -> int:
        """Rows of a target above its words."""
        return (self.target_rows - self.hint[0].rows) // 2

    @property
    def strip_rows(self) -> int:
        """Rows of one line of marks and notices, with the gap above it."""
        return max(self.hint[0].rows + self.strip_gap, self.touch_rows)

    @property
    def bar_rows(self) -> int:
        """Rows of the bar; one blank row stands between two lines of large targets."""
        return self.bar_lines * self.target_rows + (self.bar_lines - 1) * self.bar_gap

    @property
    def bar_gap(self) -> int:
        """Blank rows between two lines of the bar."""
        return 1 if self.target_rows > 1 else 0


class TypeCase:
    """Makes each face once and keeps it.

    `painter` is None for the terminal's own letters alone; `cell` is the size of a cell in pixels, if known;
    `spare_rows` are rows at the end of the screen that must stay empty; the bar names the keys of `keymap`.
    """

    def __init__(
        self,
        painter: Painter | None,
        interface: Interface,
        store: Store | None = None,
        screen: ScreenSettings | None = None,
        cell: Cell | None = None,
        spare_rows: int = 0,
        keymap: KeyMap = KEYBOARD,
    ) -> None:
        self.painter = painter
        self._interface, self._keymap = interface, keymap
        self._spare_rows = spare_rows
        self._store = store or NoStore()
        self._screen = screen or ScreenSettings()
        self._cell = cell
        self._aspect = cell.aspect if cell else ASPECT
        self._plain = PlainFace(painter.across, painter.down) if painter else PlainFace()
        self._face = cache(self._make_face)
        self.scale = cache(self._make_scale)
        self.rungs = cache(self._find_rungs)
        self.type = cache(self._make_type)
        self._hint = cache(self._find_hint)

    def grid(self, columns: int, rows: int) -> Grid:
        """The part of a screen that can be painted."""
        return Grid(columns, rows - self._spare_rows)

    def prepare(self, grid: Grid) -> None:
        """Draw all faces of all sizes into the store, so that what a visitor chooses leaves nothing behind there."""
        name = f"prepared-{self.painter.name if self.painter else NATIVE}-{grid.columns}x{grid.rows}"
        labels = [button_label(row) for row in table(self._interface, self._keymap)]
        key = self._store.key(VERSION, repr((self._screen, self._cell, self._spare_rows, labels)).encode())
        if self._store.has(name, key):
            return
        for size in range(self.sizes(grid)):
            made = self.type(grid, size)
            for face in {*made.body, *made.heading, *made.title, *made.hint}:
                if isinstance(face, TypeFace):
                    face.prepare()
        self._store.write(name, key, b"")

    @property
    def full(self) -> bool:
        """Whether the painter holds as much as it can."""
        return self.painter is not None and self.painter.full

    def clear(self) -> None:
        """Forget all that was drawn.  What was painted before means nothing after it."""
        assert self.painter
        self.painter.clear()
        self._face.cache_clear()
        self.type.cache_clear()
        self._hint.cache_clear()

    def sizes(self, grid: Grid) -> int:
        """How many sizes a screen can show, at least 1."""
        return len(self.rungs(grid))

    def _make_scale(self, grid: Grid) -> Scale:
        """The millimetres of a grid that fills the panel."""
        rows = grid.rows + self._spare_rows
        panel = find_panel(self._screen, grid.columns / rows / self._aspect)
        share = self._cell.height / panel.pixels if self._cell and panel.pixels else 1 / rows
        return Scale(panel, grid, self.painter, share * panel.height)

    def _make_face(self, cap: int, bold: bool) -> TypeFace:
        assert self.painter
        return TypeFace(BOLD if bold else REGULAR, self.painter, cap, self._store, self._aspect)

    def _find_rungs(self, grid: Grid) -> tuple[Rung, ...]:
        """The sizes for which the screen has room, the smallest first; at least the terminal's own letters."""
        scale = self.scale(grid)
        return tuple(rung for rung in scale.ladder() if self._fits(scale, rung)) or (Rung(scale.panel.ladder[0], 0),)

    def _fits(self, scale: Scale, rung: Rung) -> bool:
        """Whether a line holds enough letters and the page enough lines."""
        if not (self.painter and rung.cap):
            return True
        hint, lines = self._hint(scale, LEAST_MM)
        bar = Type((), (), (), hint, lines, self._touch(scale).rows, 0, 0, 0)
        rows = scale.grid.rows - bar.strip_rows - bar.bar_rows
        line_rows = math.ceil(_LINE * rung.cap / self.painter.down) + 1
        letters = (scale.grid.columns - bar.margin - 1) / self._letter(rung.cap)
        return letters >= _FEWEST_LETTERS and rows // line_rows >= _FEWEST_LINES

    def _letter(self, cap: int) -> float:
        """Columns of a typical letter; estimated from the least size, so that no other has to be drawn."""
        assert self.painter
        least = self.painter.least_cap
        return self._face(least, bold=False).outline_width(_TYPICAL) / len(_TYPICAL) * cap / least

    def _make_type(self, grid: Grid, size: int) -> Type:
        """The type for a screen at a size from 0."""
        rungs = self.rungs(grid)
        rung = rungs[min(size, len(rungs) - 1)]
        plain: tuple[Face, ...] = (self._plain,)
        touch = self._touch(self.scale(grid))
        if not (self.painter and rung.cap):
            lines = 2 if grid.rows >= _LOW_ROWS or not self._has_room(self._plain, grid, 1) else 1
            return Type(plain, plain, plain, plain, lines, touch.rows, touch.columns, strip_gap=0, pad=0)
        hint, lines = self._hint(self.scale(grid), rung.mm)
        heading = max(round(HEADING * rung.cap), self.painter.bold_cap)
        title = max(round(TITLE * rung.cap), heading)
        smaller = [rung.cap, *(other.cap for other in reversed(rungs) if 0 < other.cap < rung.cap)]
        body = self._chain(smaller, bold=self._bold_text)
        return Type(
            body=body,
            heading=self._chain([heading, *smaller], bold=True),
            title=self._chain([title, heading, *smaller], bold=True),
            hint=hint,
            bar_lines=lines,
            touch_rows=touch.rows,
            touch_columns=touch.columns,
            strip_gap=int(hint[0].rows > 1 and hint[0].rows <= _ROOMY_STRIP * grid.rows),
            pad=1,
            figures=icon_face(body[0]),
        )

    @property
    def _bold_text(self) -> bool:
        """Whether text is bold where it can be: in dots that are black or white, regular strokes soon are too thin."""
        return self.painter is not None and self.painter.depth == 1

    def _chain(self, caps: Iterable[int], *, bold: bool) -> tuple[Face, ...]:
        """The faces of these sizes, and the terminal's own letters for what is too wide in all of them."""
        assert self.painter
        least = self.painter.bold_cap
        return (*(self._face(cap, bold=bold and cap >= least) for cap in dict.fromkeys(caps)), self._plain)

    # -- codes for phones

    def code_bytes(self, grid: Grid, size: int) -> int:
        """The most bytes of a code for which there is room beside text of a size; 0 for none."""
        if not self.painter:
            return 0
        area = self._code_area(grid, size)
        return room(area.columns, area.rows, self.painter, math.ceil(MODULE_MM / self.module_mm(grid, 1)))

    def code(self, text: str, grid: Grid, size: int) -> Block | None:
        """The code of a text, as large as there is room for beside text of a size; None where there is none."""
        area = self._code_area(grid, size)
        try:
            return draw(text, area.columns, area.rows, self.painter) if self.painter else None
        except ValueError:
            return None

    def module_mm(self, grid: Grid, module: int) -> float:
        """Millimetres of a module that is so many dots wide."""
        assert self.painter
        column = self.scale(grid).column
        return module * (column / self.painter.across if self.painter.depth > 1 else column)

    def _code_area(self, grid: Grid, size: int) -> Grid:
        """The cells that a code may take, at the right of the page."""
        made = self.type(grid, size)
        return Grid(int(_CODE_SHARE * grid.columns), grid.rows - made.bar_rows - made.strip_rows)

    # -- the bar

    def _find_hint(self, scale: Scale, mm: float) -> tuple[tuple[Face, ...], int]:
        """The faces of the bar and of notices beside text of a size, as near to HINT of it as the bar has room for,
        and the lines of the bar.
        """
        assert self.painter
        wanted = [max(LEAST_MM, HINT * size) for size in scale.panel.ladder if size <= mm] or [LEAST_MM]
        plain = (self._plain,), 1 if self._has_room(self._plain, scale.grid, 1) else 2
        if scale.dots(wanted[0]) < self.painter.least_cap and scale.plain_cap >= LEAST_MM:
            return plain
        caps = [max(self.painter.least_cap, scale.dots(size)) for size in (*reversed(wanted), LEAST_MM)]
        for i, cap in enumerate(caps):
            lines = self._bar_lines(scale, cap)
            if lines:
                return self._chain(caps[i:], bold=self._bold_text), lines
        return plain

    def _bar_lines(self, scale: Scale, cap: int) -> int:
        """Lines of the bar in letters of a size; 0 where it has no room for them."""
        assert self.painter
        line = max(self._touch(scale).rows, math.ceil(_LINE * cap / self.painter.down))
        room = _BAR_SHARE * scale.grid.rows
        for lines, rows in ((2, 3 * line + 1), (1, 2 * line)):
            if rows <= room and self._has_room(self._chain([cap], bold=self._bold_text)[0], scale.grid, lines):
                return lines
        return 0

    def _has_room(self, face: Face, grid: Grid, lines: int) -> bool:
        room = Room(face, grid.columns, lines, self._touch(self.scale(grid)).columns)
        return has_room(table(self._interface, self._keymap), self._interface.phrases.more_keys, room)

    def _touch(self, scale: Scale) -> Grid:
        """The least cells of what can be touched: TOUCH_MM each way, and TOUCH_PIXELS where a cell's are known."""
        columns, rows = math.ceil(TOUCH_MM / scale.column), math.ceil(TOUCH_MM / scale.row)
        if self._cell:
            columns = max(columns, math.ceil(TOUCH_PIXELS / self._cell.width))
            rows = max(rows, math.ceil(TOUCH_PIXELS / self._cell.height))
        return Grid(columns, rows)
