"""The one widget: shows a frame, cell by cell, and tells what a touch on it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        changed = [y for y, (a, b) in enumerate(zip(old.rows, frame.rows, strict=True)) if a != b]
        for y in changed:
            self._strips.pop(y, None)
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """One row of the frame.  Textual asks for the same row several times, so it is kept until it changes."""
        if y >= len(self._frame.rows):
            return Strip.blank(self.size.width, self._styles.get("text"))
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = Strip(self._segments(self._frame.rows[y]))
        return strip

    def _segments(self, runs: tuple[Run, ...]) -> list[Segment]:
        """Neighbours of one role become one segment, so that colours are sent once."""
        merged: list[list[str]] = []
        for text, role in runs:
            if not text:
                continue
            if merged and merged[-1][1] == role:
                merged[-1][0] += text
            else:
                merged.append([text, role])
        return [Segment(text, self._styles[role]) for text, role in merged]

    def on_click(self, event: events.Click) -> None:
        """A click or a touch."""
        event.stop()
        means = self._frame.at(event.x, event.y)
        if means is not None:
            self.post_message(self.Touched(means))
