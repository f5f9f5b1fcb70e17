"""A page laid out as one long sheet of lines, to be looked at through a window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.screen.figures import figures_of
from kiosk.typeset.layout import NO_WORD, Line, set_lines
from kiosk.visit.page import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.content.shapes.texts import Picture
    from kiosk.screen.typecase import Type
    from kiosk.typeset.face import Face
    from kiosk.visit.page import Item, Page

_PARAGRAPH = 1.5
"""From paragraph to paragraph, in lines (WCAG 2.2, 1.4.8).  Where there is little room, only above headings."""
_AIRY_LINES = 7
"""Lines of body text that must fit in the window before they are set with their full leading."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line with its place on the sheet.  `y` counts rows from the top of the sheet."""

    y: int
    line: Line

    @property
    def end(self) -> int:
        """The row behind the last one."""
        return self.y + self.line.rows


@dataclass(frozen=True, slots=True)
class Block:
    """One item with its lines, and `pad` rows above and below them that belong to its mark."""

    item: Item
    lines: tuple[SetLine, ...]
    pad: int
    tail: int = 0
    """Further rows below, for what must be high enough to be touched."""

    @property
    def y(self) -> int:
        """The first row."""
        return self.lines[0].y - self.pad

    @property
    def end(self) -> int:
        """The row behind the last one."""
        return self.lines[-1].end + self.pad + self.tail


class Sheet:
    """All blocks of a page, top to bottom, each laid out when it is first looked at: most of a long page never is."""

    def __init__(self, setting: Iterator[Block], count: int) -> None:
        self._setting, self._count = setting, count
        self._blocks: list[Block] = []

    def block(self, index: int) -> Block:
        """A block by its place on the page."""
        while len(self._blocks) <= index:
            self._blocks.append(next(self._setting))
        return self._blocks[index]

    def between(self, top: int, end: int) -> Iterator[Block]:
        """The blocks that have rows from `top` to before `end`."""
        for index in range(self._count):
            block = self.block(index)
            if block.y >= end:
                return
            if block.end > top:
                yield block

    def goes_on(self, row: int) -> bool:
        """Whether anything stands in a row or below it."""
        while not self._blocks or self._blocks[-1].end <= row:
            if len(self._blocks) == self._count:
                return False
            self.block(len(self._blocks))
        return True

    @property
    def blocks(self) -> list[Block]:
        """All blocks."""
        self.block(self._count - 1)
        return self._blocks


def lay_out(page: Page, faces: Type, columns: int, window_rows: int) -> Sheet:
    """A page in lines of at most `columns` cells."""
    return Sheet(_blocks(page, faces, columns, window_rows), len(page.items))


def _blocks(page: Page, faces: Type, columns: int, window_rows: int) -> Iterator[Block]:
    """Every item of a page as a block below the one before."""
    down = faces.body[0].down
    airy = window_rows * down >= _AIRY_LINES * faces.body[0].pitch
    before: Block | None = None
    top = faces.pad * down if airy else 0
    for item in page.items:
        chosen = _faces_of(item, faces)
        pitch = _pitch(chosen[0], airy=airy, window_rows=window_rows)
        if before and not _close(before.item.role, item.role) and (airy or item.role is Role.HEADING):
            last = before.lines[-1]
            apart = last.y * down + last.line.drop + round(_PARAGRAPH * pitch)
            top = max(top, -(-apart // down) * down)
        lines = _placed(set_lines(item.show, chosen, columns), top, pitch, down)
        if item.picture:
            lines = (*lines, *_figures(item.picture, faces.figures, columns, lines[-1].end * down))
        rows = lines[-1].end - lines[0].y + 2 * faces.pad
        before = Block(item, lines, faces.pad, max(0, faces.touch_rows - rows) if item.target else 0)
        yield before
        top = before.end * down


def _figures(picture: Picture, face: Face, columns: int, top: int) -> tuple[SetLine, ...]:
    """The lines of a picture, from a dot on with a gap above them.  No word that sounds is in them."""
    lines = set_lines(figures_of(picture), (face,), columns)
    unheard = tuple(Line(tuple(replace(word, index=NO_WORD) for word in line.words)) for line in lines)
    return _placed(unheard, top + face.pitch - face.rows * face.down, face.pitch, face.down)


def _placed(lines: Sequence[Line], top: int, pitch: int, down: int) -> tuple[SetLine, ...]:
    """Lines from a dot on, their baselines `pitch` dots apart, and further where high accents need it.

    No two lines share a row, of which each has `down` dots.
    """
    placed: list[SetLine] = []
    baseline = 0
    for line in lines:
        if placed:
            top = max(placed[-1].end * down, baseline + pitch - line.base)
        baseline = top + line.base
        placed.append(SetLine(top // down, replace(line, drop=top % down)))
    return tuple(placed)


def _close(before: Role, role: Role) -> bool:
    """Whether an item stands close to the one before: a text to its heading, and the lines of a list."""
    return before in (Role.TITLE, Role.HEADING) or before is role is Role.CHOICE


def _faces_of(item: Item, faces: Type) -> Sequence[Face]:
    if item.role is Role.TITLE:
        return faces.title
    return faces.heading if item.role in (Role.HEADING, Role.WARNING) else faces.body


def _pitch(face: Face, *, airy: bool, window_rows: int) -> int:
    """Dots from line to line: full leading where there is room, one blank row where there is little, else none."""
    if airy:
        return face.pitch
    roomy = face.rows > 1 and window_rows >= 3 * (face.rows + 1)
    return face.down * (face.rows + 1 if roomy else face.rows)
