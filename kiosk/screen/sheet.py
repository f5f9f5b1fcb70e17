"""A page laid out as one long sheet of lines, to be looked at through a window."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.typeset.layout import Line, set_lines
from kiosk.visit.page import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    @property
    def y(self) -> int:
        """The first row."""
        return self.lines[0].y - self.pad

    @property
    def end(self) -> int:
        """The row behind the last one."""
        return self.lines[-1].end + self.pad


@dataclass(frozen=True, slots=True)
class Sheet:
    """All blocks of a page, top to bottom."""

    blocks: tuple[Block, ...]

    @property
    def rows(self) -> int:
        """Rows of the whole sheet."""
        return self.blocks[-1].end


def lay_out(page: Page, faces: Type, columns: int, window_rows: int) -> Sheet:
    """Set every item of a page in lines of at most `columns` cells."""
    airy = window_rows >= _AIRY_LINES * faces.body[0].pitch
    blocks: list[Block] = []
    y = faces.pad
    for item in page.items:
        chosen = _faces_of(item, faces)
        pitch = _pitch(chosen[0], airy=airy, window_rows=window_rows)
        if blocks and not _close(blocks[-1].item.role, item.role):
            apart = math.ceil(_PARAGRAPH * pitch) - chosen[0].rows - faces.pad
            y += apart if airy or item.role is Role.HEADING else 0
        lines = set_lines(item.show, chosen, columns)
        placed = tuple(SetLine(y + i * pitch, line) for i, line in enumerate(lines))
        blocks.append(Block(item, placed, faces.pad))
        y = placed[-1].end + faces.pad
    return Sheet(tuple(blocks))


def _close(before: Role, role: Role) -> bool:
    """Whether an item stands close to the one before: a text to its heading, and the lines of a list."""
    return before in (Role.TITLE, Role.HEADING) or before is role is Role.CHOICE


def _faces_of(item: Item, faces: Type) -> Sequence[Face]:
    if item.role is Role.TITLE:
        return faces.title
    return faces.heading if item.role in (Role.HEADING, Role.WARNING) else faces.body


def _pitch(face: Face, *, airy: bool, window_rows: int) -> int:
    """Rows from line to line: full leading where there is room, one blank row where there is little, else none."""
    if airy:
        return face.pitch
    roomy = face.rows > 1 and window_rows >= 3 * (face.rows + 1)
    return face.rows + 1 if roomy else face.rows
