"""Textual's compositor, to the cell: of a row that changed in part, no more is written than that part.

Textual itself writes such a row from its beginning (8.2.8), which is many times the bytes of a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._compositor import ChopsUpdate, Compositor

if TYPE_CHECKING:
    from rich.console import Console


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
    """A compositor whose partial updates are to the cell."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """The update of what has changed, or None."""
        update = super().render_partial_update()
        return SpanUpdate(update.chops, update.spans, update.chop_ends) if update else None
