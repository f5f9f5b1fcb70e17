"""The one widget: shows a frame, cell by cell, and tells what a touch on it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kiosk.screen.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.style import Style
    from textual import events

    from kiosk.screen.frame import Run, TurnBar
    from kiosk.visit.commands import Command, Pick


def changed_spans(before: tuple[Run, ...], after: tuple[Run, ...]) -> list[tuple[int, int]]:
    """The columns of a row that differ, as (first, behind the last): all of them where the characters differ.

    Where only roles differ, as when the voice goes on to the next word, no more is sent than that.
    """
    text = "".join(text for text, _ in after)
    if "".join(text for text, _ in before) != text:
        return [(0, cell_len(text))]
    spans: list[tuple[int, int]] = []
    old, new = list(before)[::-1], list(after)[::-1]
    x = 0
    while old and new:
        (one, role), (other, other_role) = old.pop(), new.pop()
        taken = min(len(one), len(other))
        width = cell_len(one[:taken])
        if role != other_role and width:
            start = spans.pop()[0] if spans and spans[-1][1] == x else x
            spans.append((start, x + width))
        x += width
        old += [(one[taken:], role)] if one[taken:] else []
        new += [(other[taken:], other_role)] if other[taken:] else []
    return spans


class FrameView(Widget):
    """Paints frames.  Of a new frame it repaints only the rows that differ from the last one."""

    DEFAULT_CSS = "FrameView { width: 100%; height: 100%; }"

    class Touched(Message):
        """A cell that means something was touched."""

        def __init__(self, means: Pick | Command | TurnBar) -> None:
            super().__init__()
            self.means = means

    def __init__(self) -> None:
        super().__init__()
        self._frame = Frame(())
        self._down: Pick | Command | TurnBar | None = None
        self._styles: Mapping[str, Style] = {}
        self._strips: dict[int, Strip] = {}

    def show(self, frame: Frame, styles: Mapping[str, Style]) -> None:
        """Show a frame in the colours of `styles`."""
        old, self._frame = self._frame, frame
        self.app.cursor_position = Offset(*frame.cursor)
        if styles is not self._styles or len(old.rows) != len(frame.rows):
            self._styles = styles
            self._strips = {}
            self.refresh()
            return
        regions = []
        for y, (before, after) in enumerate(zip(old.rows, frame.rows, strict=True)):
            if before != after:
                self._strips.pop(y, None)
                regions += [Region(start, y, end - start, 1) for start, end in changed_spans(before, after)]
        if regions:
            self.refresh(*regions)

    def forget(self) -> None:
        """Paint everything anew: what was painted before means nothing any more."""
        self._frame = Frame(())

    def render_line(self, y: int) -> Strip:
        """One row of the frame.  Textual asks for the same row several times, so it is kept until it changes."""
        if y >= len(self._frame.rows):
            return Strip.blank(self.size.width, self._styles.get("text"))
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._strip(self._frame.rows[y])
        return strip

    def _strip(self, runs: tuple[Run, ...]) -> Strip:
        """A row.  Neighbours of one role are one segment, so that colours are sent once."""
        merged: list[list[str]] = []
        for text, role in runs:
            if not text:
                continue
            if merged and merged[-1][1] == role:
                merged[-1][0] += text
            else:
                merged.append([text, role])
        return Strip(Segment(text, self._styles[role]) for text, role in merged)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A finger or a button goes down: nothing happens yet."""
        event.stop()
        self._down = self._frame.at(event.x, event.y)

    def on_click(self, event: events.Click) -> None:
        """A click or a touch, however long it was; one that slipped off means nothing (WCAG 2.2, 2.5.2)."""
        event.stop()
        means = self._frame.at(event.x, event.y)
        if means is not None and means == self._down:
            self.post_message(self.Touched(means))
