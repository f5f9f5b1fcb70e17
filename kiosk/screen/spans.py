"""Textual's compositor, to the cell: of a row that changed in part, no more is written than that part; and the first
screen is written once.

Textual itself writes such a row from its beginning, which is many times the bytes of a word, and the first screen three
times (8.2.8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, RenderableType
    from textual.strip import Strip


class SpanUpdate(ChopsUpdate):
    """Writes spans of rows and nothing beside them."""

    def render_segments(self, console: Console) -> str:
        """The spans as what is sent to the terminal."""
        sent = []
        for y, first, behind in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=True):
                start, stop = max(x, first), min(end, behind)
                if strip is not None and start < stop:
                    sent.append(f"\x1b[{y + 1};{start + 1}H{strip.crop(start - x, stop - x).render(console)}")
        return "".join(sent)


class SpanCompositor(Compositor):
    """A compositor whose partial updates are to the cell, and which paints the first screen once."""

    def __init__(self) -> None:
        super().__init__()
        self.starting = True
        """Whether the first screen is not shown yet."""
        self._first: list[Iterable[Strip]] = []

    def render_update(self, *args: Any, **options: Any) -> RenderableType | None:
        """What is to be written: nothing where the first screen is the same as was written."""
        update = super().render_update(*args, **options)
        if self.starting and isinstance(update, LayoutUpdate):
            painted: list[Iterable[Strip]] = [list(row) for row in update.strips]
            same, self._first, update.strips = painted == self._first, painted, painted
            return None if same else update
        return update

    def render_partial_update(self) -> ChopsUpdate | None:
        """The update of what has changed, or None."""
        update = super().render_partial_update()
        return SpanUpdate(update.chops, update.spans, update.chop_ends) if update else None
