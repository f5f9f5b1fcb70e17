"""The window through which a sheet is seen: where its top is, so that the current item is wholly visible."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.screen.sheet import Block, SetLine, Sheet


@dataclass(frozen=True, slots=True)
class Window:
    """`top` is the sheet row in the first row of the window; only whole lines are shown."""

    rows: int
    top: int = 0

    def shows(self, line: SetLine) -> bool:
        """Whether a line is wholly inside."""
        return line.y >= self.top and line.end <= self.top + self.rows

    def more_below(self, sheet: Sheet) -> bool:
        """Whether the sheet goes on below."""
        return sheet.goes_on(self.top + self.rows)

    def on(self, sheet: Sheet, index: int) -> Window:
        """The window moved, as little as reading needs, so that a block is wholly visible.

        A block that is taller than the window is shown from its start, unless a part of it is on view already.
        """
        block = sheet.block(index)
        if block.end <= self.rows:
            return replace(self, top=0)
        if block.end - block.y > self.rows:
            return self if any(self.shows(line) for line in block.lines) else replace(self, top=block.y)
        if block.end > self.top + self.rows:
            return replace(self, top=self._first_line(sheet, index))
        if block.y < self.top:
            return replace(self, top=max(0, self._above(sheet, index)))
        return self

    def _first_line(self, sheet: Sheet, index: int) -> int:
        """The block at the top of the window, with its heading above it where both fit."""
        block = sheet.block(index)
        above = sheet.block(index - 1) if index else block
        heading = above.item.role in ("heading", "title") and block.end - above.y <= self.rows
        return above.y if heading else block.y

    def _above(self, sheet: Sheet, index: int) -> int:
        """The first row of a line from which the end of a block is still inside."""
        first = sheet.block(index).end - self.rows
        return min(line.y for i in range(index + 1) for line in sheet.block(i).lines if line.y >= first)

    def on_word(self, block: Block, word: int) -> Window:
        """The window moved to the line of a word that sounds, where a block is taller than the window."""
        line = next((line for line in block.lines if line.line.words[-1].index >= word), block.lines[-1])
        return self if self.shows(line) else replace(self, top=line.y)

    def within(self, block: Block, by: int) -> Window | None:
        """The window moved inside a block that is taller than it; None where there is no more of the block."""
        if by > 0:
            hidden = [line.y for line in block.lines if line.end > self.top + self.rows]
            return replace(self, top=hidden[0]) if hidden else None
        above = [line for line in block.lines if line.y < self.top]
        if not above:
            return None
        starts = [line.y for line in above if line.y >= above[-1].end - self.rows]
        return replace(self, top=starts[0])
