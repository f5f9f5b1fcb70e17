"""One whole screen as plain values: rows of runs, and the targets that can be touched.  Pure.

A run is (text, role); a theme gives each role its colours.  Top to bottom: the window on the page, the strip (a notice
or the mark that there is more below), the bar.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.screen.bar import Button, Room, parts
from kiosk.screen.sheet import lay_out
from kiosk.screen.window import Window
from kiosk.typeset.layout import set_lines
from kiosk.visit.commands import Command, Pick, table
from kiosk.visit.keymap import KEYBOARD
from kiosk.visit.page import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.shapes.interface import Interface
    from kiosk.screen.scale import Grid
    from kiosk.screen.sheet import Block, Sheet
    from kiosk.screen.typecase import Type
    from kiosk.typeset.codes import Block as Code
    from kiosk.typeset.face import Face
    from kiosk.typeset.layout import Line
    from kiosk.visit.keymap import KeyMap
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
    step: Command | None = None
    """The command of the bar to which a switch has stepped; it is marked instead of the item."""


@dataclass(frozen=True)
class Layout:
    """A page laid out for one screen and one size; good until one of them changes."""

    sheet: Sheet
    columns: int
    """Cells of a line of text."""
    strip_rows: int
    beside: bool
    """Whether the place on the page has room beside a notice; else the notice takes its room for a while."""
    buttons: tuple[tuple[Button, ...], ...]
    window_rows: int
    code: Code | None = None
    """A code for phones at the right of the page."""


def arrange(
    seen: Seen,
    faces: Type,
    grid: Grid,
    interface: Interface,
    keymap: KeyMap = KEYBOARD,
    code: Code | None = None,
) -> Layout:
    """Lay a page out, with its code at the right, and the strip and the bar below it."""
    columns = grid.columns - faces.margin - 1
    place = _place(seen, interface, seen.page.items[-1].id, more=True)
    tallest = max(face.rows for face in (faces.title[0], faces.heading[0], faces.body[0])) + 2 * faces.pad
    tallest = max(tallest, len(code.rows)) if code else tallest
    room = max(faces.strip_rows, grid.rows - faces.bar_rows - tallest)
    both, notice = (_rows(_strip(words, faces, columns, room)) for words in (f"{seen.notice} {place}", seen.notice))
    beside = not seen.notice or both <= max(notice, faces.strip_rows)
    strip_rows = max(faces.strip_rows, both if beside else notice)
    window_rows = grid.rows - faces.bar_rows - strip_rows
    beside_code = columns - code.columns if code else columns
    sheet = lay_out(seen.page, faces, beside_code, window_rows)
    rows = table(interface, keymap)
    bar = Room(faces.hint[0], grid.columns, faces.bar_lines, faces.touch_columns)
    buttons = parts(rows, interface.phrases.more_keys, bar)
    return Layout(sheet, columns, strip_rows, beside, buttons, window_rows, code)


def _place(seen: Seen, interface: Interface, item: str, *, more: bool) -> str:
    """Where on the page an item is and whether more follows."""
    phrases = interface.phrases
    position = seen.page.position(item, phrases)
    return f"{position}. {phrases.more_below}" if more else position


def _strip(words: str, faces: Type, columns: int, rows: int) -> tuple[Line, ...]:
    """Lines in the largest face in which they take no more than so many rows; the terminal's own letters take few."""
    for i in range(len(faces.hint)):
        lines = set_lines(words, faces.hint[i:], columns)
        if _rows(lines) <= rows:
            break
    return lines[: max(1, rows)]


def _rows(lines: Sequence[Line]) -> int:
    return sum(line.rows for line in lines)


def compose(seen: Seen, layout: Layout, window: Window, faces: Type, grid: Grid, interface: Interface) -> Frame:
    """The frame for a place on a page.  `window` is where the reader looked before."""
    index = seen.page.index(seen.item)
    window = Window(layout.window_rows, window.top).on(layout.sheet, index)
    if seen.word is not None:
        window = window.on_word(layout.sheet.block(index), seen.word)
    canvas = _Canvas(grid, faces)
    current = layout.sheet.block(index)
    on_view = list(layout.sheet.between(window.top, window.top + window.rows))
    for block in on_view:
        marked = block is current and not seen.step
        canvas.block(block, window, current=marked, word=seen.word if marked else None)
    if layout.code:
        canvas.code(layout.code)
    more = window.more_below(layout.sheet)
    place = _place(seen, interface, seen.item, more=more) if layout.beside else ""
    strip = _strip(f"{seen.notice} {place}".strip(), faces, layout.columns, layout.strip_rows)
    role = "title" if seen.notice else "choice"
    canvas.strip(strip, layout.window_rows, layout.strip_rows, role, button=more and layout.beside)
    canvas.bar(_part_of_bar(seen, layout), grid.rows - faces.bar_rows, seen.step)
    seen_whole = [block.item.id for block in on_view if window.shows(block.lines[-1])]
    last = (seen_whole or [seen.item])[-1] if more else None
    return Frame(tuple(canvas.rows), tuple(canvas.areas), canvas.cursor, last, window)


def _part_of_bar(seen: Seen, layout: Layout) -> tuple[Button, ...]:
    """The part that was turned to, or the one that holds what a switch has stepped to."""
    holding = [part for part in layout.buttons if seen.step and any(button.command is seen.step for button in part)]
    return holding[0] if holding else layout.buttons[seen.part % len(layout.buttons)]


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


def curtain_frame(sentence: str, faces: Type, grid: Grid) -> Frame:
    """Blank but for one sentence at the end; a touch anywhere makes the screen bright."""
    canvas = _Canvas(grid, faces)
    lines = _strip(sentence, faces, grid.columns - faces.margin - 1, grid.rows)
    canvas.strip(lines, 0, grid.rows, "text", button=False)
    canvas.areas.append(Area(0, 0, grid.columns, grid.rows, Command.CURTAIN))
    return Frame(tuple(canvas.rows), tuple(canvas.areas))


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
        faces = self._faces
        role = "current" if current else _ROLES.get(block.item.role, "text")
        top = max(0, seen[0].y - block.pad - window.top)
        end = min(window.rows, (block.end if seen[-1] is block.lines[-1] else seen[-1].end + block.pad) - window.top)
        for y in range(top, end) if current else ():
            self.rows[y] = self._row(None, (), role)
        for line in seen:
            for r, cells in enumerate(line.line.cells):
                self.rows[line.y - window.top + r] = self._row(line.line, cells, role, word)
        touched = max([top, *(area.y + area.height for area in self.areas[-1:])])  # two marks may share a row
        if not block.item.target or end - touched >= min(faces.touch_rows, window.rows):  # not what shows an edge only
            self.areas.append(Area(0, touched, self._grid.columns, end - touched, Pick(block.item.id)))
        if current:
            self.cursor = (self._faces.margin, top)

    def code(self, code: Code) -> None:
        """A code in the place of the blanks at the ends of the rows that are there.  It is no target."""
        left = self._grid.columns - code.columns
        self.areas = [replace(area, width=left) for area in self.areas]
        for y, cells in enumerate(code.rows):
            *runs, (blanks, role) = self.rows[y]
            self.rows[y] = (*runs, (blanks[: len(blanks) - code.columns], role), *cells)

    def _row(self, line: Line | None, cells: Sequence[str], role: str, word: int | None = None) -> tuple[Run, ...]:
        """A row of a line: the marker where it is in the current item, then the words, blank to the edge.

        The word that sounds is marked a cell wider on each side.
        """
        faces, current = self._faces, role == "current"
        runs: list[Run] = [("█" * faces.marker, "marker") if current else (" " * faces.marker, role)]
        x = faces.marker
        pad = 0
        for placed, text in zip(line.words, cells, strict=True) if line else ():
            gap = faces.margin + placed.x - x
            pad = min(pad, gap)
            sounds = placed.index == word
            before = min(1, gap - pad) if sounds else 0
            mark = "word" if sounds else role
            runs += [(" " * pad, "word"), (" " * (gap - pad - before), role), (" " * before + text, mark)]
            x = faces.margin + placed.x + placed.width
            pad = 1 if sounds else 0
        runs += [(" " * pad, "word"), (" " * (self._grid.columns - x - pad), role)]
        return tuple(run for run in runs if run[0])

    def strip(self, lines: Sequence[Line], top: int, rows: int, role: str, *, button: bool) -> None:
        """A notice, or the place on the page, at the end of its rows; where more follows these can be touched."""
        if button:
            self.areas.append(Area(0, top, self._grid.columns, rows, Command.DOWN))
        y = top + rows - _rows(lines)
        for line in lines:
            for cells in line.cells:
                self.rows[y] = self._row(line, cells, role)
                y += 1

    def bar(self, buttons: Sequence[Button], y: int, step: Command | None) -> None:
        """The targets of one part of the bar, the one at which a switch stands marked as a current line is."""
        faces = self._faces
        for n in range(faces.bar_lines):
            top = y + n * (faces.target_rows + faces.bar_gap)
            line = [button for button in buttons if button.line == n]
            for r in range(faces.target_rows):
                self.rows[top + r] = self._bar_row(line, faces.hint[0], r - faces.bar_pad, step)
            for button in line:
                if step and button.command is step:
                    self.cursor = (button.x + 1, top + faces.bar_pad)
            self.areas += [Area(b.x, top, b.width, faces.target_rows, b.command or TurnBar()) for b in line]

    def _bar_row(self, buttons: Sequence[Button], face: Face, r: int, step: Command | None) -> tuple[Run, ...]:
        """One row of the targets; `r` is the row of the letters, outside them in the padding."""
        runs: list[Run] = []
        x = 0
        for button in buttons:
            words = button.text(r, face) if 0 <= r < face.rows else " " * button.width
            role = "current" if step and button.command is step else "bar"
            runs += [(" " * (button.x - x), "text"), (words, role)]
            x = button.x + button.width
        runs.append((" " * (self._grid.columns - x), "text"))
        return tuple(runs)
