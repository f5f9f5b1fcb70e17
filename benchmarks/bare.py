"""The floor: a bare Textual app that shows the words of a page in a Static, and other words on each key.

Run as `python -m benchmarks.bare FILE`, where FILE is JSON: a list of texts.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """Shows text 0; each key shows the next text."""

    CSS = "Static { width: 100%; height: 100%; }"

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self.texts = texts
        self.shown = 0

    def compose(self) -> ComposeResult:
        """The first text."""
        yield Static(self.texts[0], markup=False)

    def on_key(self) -> None:
        """The next text."""
        self.shown = (self.shown + 1) % len(self.texts)
        self.query_one(Static).update(self.texts[self.shown])


if __name__ == "__main__":
    Bare(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))).run()
