"""Shows pages at every size in real windows and has them read; writes what was read as a table.

python -m tests.legibility.survey --write docs/legibility.md     # about 25 minutes
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.legibility.pages import PAGES, case_for, shown
from tests.legibility.reading import Score, read_screen
from tests.legibility.window import GLASSES, KITTY, QUADRANT, SIXEL, Glass, Kind, Window

KINDS = (SIXEL, KITTY, QUADRANT)
THEMES = ("dark", "light")
_HEAD = """# Read by a machine

Ten pages of the kiosk in real terminal windows on a virtual screen (Xvfb), at each size that the window offers, in the
dark and the light theme, read from screenshots by tesseract: `python -m tests.legibility.survey --write
docs/legibility.md`.  {tools}

The first screenful of each page is read: the lines as they stand, and the current item, whose colours differ, as a
picture of its own.  Words are compared by their letters, large or small; digits are left out, because tesseract takes
the slashed zero of Atkinson Hyperlegible for other signs.  "Worst page" is the page with the smallest share; at large
sizes a page has few words, and one that is misread weighs much.  24 inches is the screen of 1920x1080, 10.1 inches
that of 1280x800.

| window | screen | theme | asked mm | drawn mm | degrees | words | read | worst page |
|---|---|---|---|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Row:
    """What was read at one size."""

    kind: Kind
    glass: Glass
    theme: str
    asked: float
    drawn: float
    degrees: float
    scores: dict[str, Score]

    @property
    def total(self) -> Score:
        """All pages together."""
        return sum(self.scores.values(), Score(0, 0))

    @property
    def worst(self) -> tuple[str, Score]:
        """The page that was read worst."""
        return min(self.scores.items(), key=lambda found: found[1].share)

    def __str__(self) -> str:
        name, score = self.worst
        worst = "all" if score.right == score.words else f"{name}: {score.right} of {score.words}"
        return (
            f"| {self.kind.name} | {self.glass.width}x{self.glass.height} | {self.theme} | {self.asked:.1f} "
            f"| {self.drawn:.1f} | {self.degrees:.2f} | {self.total.words} | {100 * self.total.share:.1f} % | {worst} |"
        )


def survey(kind: Kind, glass: Glass, theme: str, pages: Sequence[str], folder: Path) -> Iterator[Row]:
    """Read pages at every size in one window."""
    with Window(kind, glass, folder) as window:
        case = case_for(window)
        rows, columns, _, _ = window.size
        grid = case.grid(columns, rows)
        window.press(*("t",) * THEMES.index(theme))
        for size, rung in enumerate(case.rungs(grid)):
            window.press(*("plus",) * (size > 0))
            scores = {}
            for name in pages:
                window.press(*PAGES[name])
                seen = shown(case, window, PAGES[name], size)
                scores[name] = read_screen(window.settled(), window, seen)
            panel = case.scale(grid).panel
            yield Row(kind, glass, theme, rung.mm, seen.cap_mm, panel.degrees(seen.cap_mm), scores)


def main() -> None:
    """Survey everything and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, default=Path("docs/legibility.md"))
    chosen = parser.parse_args()
    lines = []
    for kind in KINDS:
        for glass in GLASSES:
            for theme in THEMES:
                with tempfile.TemporaryDirectory() as folder:
                    for row in survey(kind, glass, theme, tuple(PAGES), Path(folder)):
                        print(row, *(wrong for score in row.scores.values() for wrong in score.wrong), flush=True)
                        lines.append(str(row))
    chosen.write.write_text(_HEAD.format(tools=_tools()) + "\n".join(lines) + "\n", encoding="utf-8")


def _tools() -> str:
    """The versions of what was used."""
    said = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]
        for command in (["tesseract", "--version"], ["xterm", "-version"], ["kitty", "--version"])
    ]
    return ", ".join(said) + "."


if __name__ == "__main__":
    main()
