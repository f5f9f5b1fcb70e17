"""Reads pictures with tesseract and counts the words that it got right."""

from __future__ import annotations

import io
import os
import subprocess
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from PIL import ImageOps

from kiosk.visit.commands import Pick
from tests.legibility.pages import letters_of

if TYPE_CHECKING:
    from PIL import Image

    from tests.legibility.pages import Shown
    from tests.legibility.window import Window

_MARGIN = 24
"""Pixels of ground around a text: tesseract misses letters at the edge of a picture."""
_HIGH = 64
"""Pixels of capitals above which a picture is made smaller: tesseract was trained on letters of about 30."""


class Score(NamedTuple):
    """Words that stand there, words that were read, and the first ones that were not."""

    words: int
    right: int
    wrong: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:  # type: ignore[override]
        return Score(self.words + other.words, self.right + other.right, (self.wrong + other.wrong)[:5])

    @property
    def share(self) -> float:
        """Share of the words that were read."""
        return self.right / self.words if self.words else 1.0


def read_screen(picture: Image.Image, window: Window, shown: Shown) -> Score:
    """What is read of a page: the lines, and the current item in its other colours as a picture of its own."""
    rows, columns, width, height = window.size
    across, down = width // columns, height // rows
    band = next(area for area in shown.frame.areas if area.means == Pick(shown.item))
    left, right = shown.type.margin * across, width
    cap = shown.cap_mm / window.glass.height_mm * window.glass.height
    current = picture.crop((left, band.y * down, right, (band.y + band.height) * down))
    others = picture.crop((left, 0, right, shown.layout.window_rows * down))
    ground = picture.getpixel((width - 1, shown.layout.window_rows * down))
    others.paste(ground, (0, band.y * down, right - left, (band.y + band.height) * down))
    return score(shown.words(current=False), read(others, cap)) + score(shown.words(current=True), read(current, cap))


def read(picture: Image.Image, cap: float) -> list[str]:
    """The words in a picture with capitals of so many pixels."""
    ground = picture.getpixel((picture.width - 1, 0))
    grey = ImageOps.expand(picture, _MARGIN, ground).convert("L")
    if cap > _HIGH:
        scale = _HIGH / cap
        grey = grey.resize((round(grey.width * scale), round(grey.height * scale)))
    stream = io.BytesIO()
    grey.save(stream, "png")
    found = subprocess.run(
        ["tesseract", "-", "-", "--psm", "6"],
        input=stream.getvalue(),
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return found.stdout.decode().split()


def score(expected: list[str], found: list[str]) -> Score:
    """How many of the expected words were found, in their order.  Only letters are compared."""
    wanted = [word for text in expected if (word := letters_of(text))]
    got = [word for text in found if (word := letters_of(text))]
    matches = SequenceMatcher(None, wanted, got, autojunk=False)
    right = sum(block.size for block in matches.get_matching_blocks())
    wrong = [
        f"{' '.join(wanted[a:b])}>{' '.join(got[c:d])}"
        for tag, a, b, c, d in matches.get_opcodes()
        if tag != "equal" and b > a
    ]
    return Score(len(wanted), right, tuple(wrong[:5]))
