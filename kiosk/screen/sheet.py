"""A page laid out as one long sheet of lines, to be looked at through a window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.screen.figures import figures_of
from kiosk.typeset.layout import NO_WORD, Line, set_lines
from kiosk.visit.page import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    down = faces.body[0].down
    airy = window_rows * down >= _AIRY_LINES * faces.body[0].pitch
    blocks: list[Block] = []
    top = faces.pad * down if airy else 0
    for item in page.items:
        chosen = _faces_of(item, faces)
        pitch = _pitch(chosen[0], airy=airy, window_rows=window_rows)
        if blocks and not _close(blocks[-1].item.role, item.role) and (airy or item.role is Role.HEADING):
            last = blocks[-1].lines[-1]
            apart = last.y * down + last.line.drop + round(_PARAGRAPH * pitch)
            top = max(top, -(-apart // down) * down)
        lines = _placed(set_lines(item.show, chosen, columns), top, pitch, down)
        if item.picture:
            lines = (*lines, *_figures(item.picture, faces.figures, columns, lines[-1].end * down))
        blocks.append(Block(item, lines, faces.pad))
        top = (lines[-1].end + faces.pad) * down
    return Sheet(tuple(blocks))


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
