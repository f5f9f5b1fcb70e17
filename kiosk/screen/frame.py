"""One whole screen as plain values: rows of runs, and the targets that can be touched.  Pure.

A run is (text, role); a theme gives each role its colours.  Top to bottom: the window on the page, the strip (a notice
or the mark that there is more below), the bar.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.screen.bar import Button, parts
from kiosk.screen.sheet import SetLine, lay_out
from kiosk.screen.window import Window
from kiosk.typeset.layout import set_lines
from kiosk.visit.commands import Command, Pick, table
from kiosk.visit.page import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.shapes.interface import Interface
    from kiosk.screen.sheet import Block, Sheet
    from kiosk.screen.typecase import Grid, Type
    from kiosk.typeset.face import Face
    from kiosk.typeset.layout import Line
    from kiosk.visit.page import Page

Run = tuple[str, str]
_ROLES = {
    Role.TITLE: "title",
    Role.HEADING: "title",
    Role.WARNING: "title",
    Role.CHOICE: "choice",
    Role.NOTE: "note",
    Role.SOURCE: "note",
}


@dataclass(frozen=True, slots=True)
class TurnBar:
    """The target that shows the next part of the bar."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells that means something when it is touched."""

    x: int
    y: int
    width: int
    height: int
    means: Pick | Command | TurnBar

    def holds(self, x: int, y: int) -> bool:
        """Whether a cell is inside."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands on the screen."""

    rows: tuple[tuple[Run, ...], ...]
    areas: tuple[Area, ...] = ()
    cursor: tuple[int, int] = (0, 0)
    """Column and row of the current item: where a braille display looks."""
    more_after: str | None = None
    """The last item on view, where the page goes on below it."""
    window: Window = field(default_factory=lambda: Window(0))

    def at(self, x: int, y: int) -> Pick | Command | TurnBar | None:
        """What a touch on a cell means."""
        return next((area.means for area in self.areas if area.holds(x, y)), None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the frame shows: a page, the place on it, a notice, the word that sounds, the part of the bar."""

    page: Page
    item: str
    notice: str = ""
    word: int | None = None
    part: int = 0


@dataclass(frozen=True)
class Layout:
    """A page laid out for one screen and one size; good until one of them changes."""

    sheet: Sheet
    strip: tuple[SetLine, ...]
    buttons: tuple[tuple[Button, ...], ...]
    window_rows: int


def arrange(seen: Seen, faces: Type, grid: Grid, interface: Interface) -> Layout:
    """Lay a page out, with the strip and the bar below it."""
    columns = grid.columns - faces.margin - 1
    hint = faces.hint[0]
    words = seen.notice or interface.phrases.more_below
    tallest = max(face.rows for face in (faces.title[0], faces.heading[0], faces.body[0])) + 2 * faces.pad
    room = grid.rows - faces.bar_rows - tallest
    lines = set_lines(words, faces.hint, columns)
    if len(lines) * hint.rows > room:
        lines = set_lines(words, faces.hint[-1:], columns)[: max(1, room)]
    strip_rows = max(faces.strip_rows, sum(line.rows for line in lines))
    window_rows = grid.rows - faces.bar_rows - strip_rows
    sheet = lay_out(seen.page, faces, columns, window_rows)
    buttons = parts(table(interface), interface.phrases.more_keys, hint, grid.columns, faces.bar_lines)
    placed, y = [], 0
    for line in lines:
        placed.append(SetLine(y, line))
        y += line.rows
    return Layout(sheet, tuple(placed), buttons, window_rows)


def compose(seen: Seen, layout: Layout, window: Window, faces: Type, grid: Grid) -> Frame:
    """The frame for a place on a page.  `window` is where the reader looked before."""
    index = seen.page.index(seen.item)
    window = Window(layout.window_rows, window.top).on(layout.sheet, index)
    if seen.word is not None:
        window = window.on_word(layout.sheet.blocks[index], seen.word)
    canvas = _Canvas(grid, faces)
    current = layout.sheet.blocks[index]
    for block in layout.sheet.blocks:
        canvas.block(block, window, current=block is current, word=seen.word if block is current else None)
    more = window.more_below(layout.sheet)
    if seen.notice or more:
        canvas.strip(layout.strip, layout.window_rows, "title" if seen.notice else "choice", button=not seen.notice)
    canvas.bar(layout.buttons[seen.part % len(layout.buttons)], grid.rows - faces.bar_rows)
    seen_whole = [block.item.id for block in layout.sheet.blocks if window.shows(block.lines[-1])]
    last = (seen_whole or [seen.item])[-1] if more else None
    return Frame(tuple(canvas.rows), tuple(canvas.areas), canvas.cursor, last, window)


def sentence_frame(sentence: str, grid: Grid) -> Frame:
    """Nothing but one sentence in the terminal's own letters, as much of it as fits."""
    lines: list[str] = []
    for word in sentence.split():
        if lines and len(lines[-1]) + 1 + len(word) <= grid.columns:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    rows = [((line[: grid.columns].ljust(grid.columns), "text"),) for line in lines[: grid.rows]]
    blank = ((" " * grid.columns, "text"),)
    return Frame(tuple(rows + [blank] * (grid.rows - len(rows))))


class _Canvas:
    """Rows of runs, filled from blocks."""

    def __init__(self, grid: Grid, faces: Type) -> None:
        self._grid, self._faces = grid, faces
        self.rows: list[tuple[Run, ...]] = [((" " * grid.columns, "text"),)] * grid.rows
        self.areas: list[Area] = []
        self.cursor = (0, 0)

    def block(self, block: Block, window: Window, *, current: bool, word: int | None) -> None:
        """The lines of a block that the window shows, and its area."""
        seen = [line for line in block.lines if window.shows(line)]
        if not seen:
            return
        role = "current" if current else _ROLES.get(block.item.role, "text")
        top = max(0, seen[0].y - block.pad - window.top)
        end = min(window.rows, seen[-1].end + block.pad - window.top)
        for y in range(top, end) if current else ():
            self.rows[y] = self._row((), role)
        for line in seen:
            for r, cells in enumerate(line.line.cells):
                self.rows[line.y - window.top + r] = self._row(_runs(line.line, cells, role, word), role)
        self.areas.append(Area(0, top, self._grid.columns, end - top, Pick(block.item.id)))
        if current:
            self.cursor = (self._faces.margin, top)

    def _row(self, runs: Sequence[Run], role: str) -> tuple[Run, ...]:
        """A row of a block: the marker where it is the current one, then the runs, then blank to the edge."""
        faces, current = self._faces, role == "current"
        marker = ("█" * faces.marker, "marker") if current else (" " * faces.marker, role)
        used = faces.margin + sum(len(text) for text, _ in runs)
        gap = " " * (faces.margin - faces.marker)
        return (marker, (gap, role), *runs, (" " * max(0, self._grid.columns - used), role))

    def strip(self, lines: Sequence[SetLine], y: int, role: str, *, button: bool) -> None:
        """The notice, or the mark that there is more below; the mark can be touched."""
        height = lines[-1].end
        for line in lines:
            for r, cells in enumerate(line.line.cells):
                self.rows[y + line.y + r] = self._row(_runs(line.line, cells, role, None), role)
        if button:
            self.areas.append(Area(0, y, self._grid.columns, height, Command.DOWN))

    def bar(self, buttons: Sequence[Button], y: int) -> None:
        """The targets of one part of the bar."""
        faces = self._faces
        for n in range(faces.bar_lines):
            top = y + n * (faces.target_rows + faces.bar_gap)
            line = [button for button in buttons if button.line == n]
            for r in range(faces.target_rows):
                self.rows[top + r] = self._bar_row(line, faces.hint[0], r - faces.bar_pad)
            self.areas += [Area(b.x, top, b.width, faces.target_rows, b.command or TurnBar()) for b in line]

    def _bar_row(self, buttons: Sequence[Button], face: Face, r: int) -> tuple[Run, ...]:
        """One row of the targets; `r` is the row of the letters, outside them in the padding."""
        runs: list[Run] = []
        x = 0
        for button in buttons:
            inside = 0 <= r < face.rows
            words = (" " * face.space).join(face.word(word)[r] for word in button.label.split()) if inside else ""
            runs += [(" " * (button.x - x), "text"), (f" {words} ".ljust(button.width), "bar")]
            x = button.x + button.width
        runs.append((" " * (self._grid.columns - x), "text"))
        return tuple(runs)


def _runs(line: Line, cells: Sequence[str], role: str, word: int | None) -> list[Run]:
    """One row of a line, with the word that sounds marked one cell wider on each side."""
    runs: list[Run] = []
    x = 0
    for placed, text in zip(line.words, cells, strict=True):
        runs.append((" " * (placed.x - x), role))
        runs.append((text, "word" if placed.index == word else role))
        x = placed.x + placed.width
    return runs
