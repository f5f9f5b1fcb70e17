"""Shows codes in real windows, in every theme, and has two readers read them; writes what was read as a table.

python -m tests.codes.survey --write docs/codes.md     # about 8 minutes
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from tests.codes.reading import Measured, by_zbar, by_zxing, measured, text_of
from tests.conftest import shipped_library
from tests.legibility.window import GLASSES, KITTY, QUADRANT, SIXEL, Glass, Kind, Window

HALVES = replace(QUADRANT, name="xterm with half blocks", painter="half")
KINDS = (SIXEL, KITTY, QUADRANT, HALVES)
SIZES = (300, 500)
POINTS = "7"
"""The size of xterm's font: cells of 6x13 pixels, in which a code of 500 bytes has room on the small screen."""
_HEAD = """# Codes read by phones' readers

Codes for phones in real terminal windows on a virtual screen (Xvfb), with each of the six themes around them, read from
screenshots by zbar and by zxing: `python -m tests.codes.survey --write docs/codes.md`.  {tools}

The texts have 300 and 500 bytes of UTF-8, half English and half Spanish.  "Read" counts the themes in which the reader
gave the text to the letter.  The border is what is white around the code at its narrowest, in modules; 4 are asked for.
In cells of an odd height one module is a pixel higher than the next, and the measured numbers differ by that.  A module
must be at least 0.5 mm.  1920x1080 is a screen of 24 inches here, 1280x800 one of 10.1 inches.  All block painters draw
codes in half blocks; kitty's images are shown by no terminal at hand, and are decoded in `tests/typeset/test_codes.py`.
No phone was at hand.

| window | screen | bytes | read by zbar | by zxing | pixels a module | mm | border |
|---|---|---|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Row:
    """What was read of one code in one window."""

    kind: Kind
    glass: Glass
    bytes_: int
    zbar: int
    zxing: int
    themes: int
    measured: Measured

    @property
    def module_mm(self) -> float:
        """The side of a module."""
        return self.measured.module * self.glass.width_mm / self.glass.width

    def __str__(self) -> str:
        screen = f"{self.glass.width}x{self.glass.height}"
        read = f"{self.zbar} of {self.themes} | {self.zxing} of {self.themes}"
        size = f"{self.measured.module:.1f} | {self.module_mm:.2f} | {self.measured.quiet:.1f}"
        return f"| {self.kind.name} | {screen} | {self.bytes_} | {read} | {size} |"


def look(kind: Kind, glass: Glass, bytes_: int, folder: Path) -> Row:
    """Show a code in a window, in one theme after the other."""
    text, themes = text_of(bytes_), len(shipped_library().themes)
    file = folder / "text"
    file.write_text(text, encoding="utf-8")
    options = f" --type {kind.painter}" if kind is HALVES else ""
    read = {by_zbar: 0, by_zxing: 0}
    with Window(
        kind, glass._replace(points=POINTS), folder, f"{sys.executable} -m tests.codes.show {file}{options}"
    ) as window:
        found = measured(window.settled())
        for _ in range(themes):
            picture = window.settled()
            for reader in read:
                read[reader] += reader(picture) == [text]
            window.press("t")
    return Row(kind, glass, bytes_, read[by_zbar], read[by_zxing], themes, found)


def survey() -> Iterator[Row]:
    """Every kind of window, both screens, both sizes."""
    for kind in KINDS:
        for glass in GLASSES:
            for bytes_ in SIZES:
                with tempfile.TemporaryDirectory() as folder:
                    yield look(kind, glass, bytes_, Path(folder))


def main() -> None:
    """Print the table, and write it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args()
    zbar = subprocess.run(["zbarimg", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    told = _HEAD.format(tools=f"zbar {zbar}, zxing-cpp {version('zxing-cpp')}.")
    for row in survey():
        print(row, flush=True)
        told += f"{row}\n"
    if chosen.write:
        chosen.write.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
