"""Two readers of codes, and what is seen of a code in a picture."""

from __future__ import annotations

import io
import subprocess
from typing import NamedTuple

import zxingcpp
from PIL import Image

Colour = tuple[int, int, int]
ENGLISH = "- Is it safe with my other conditions, with pregnancy plans, and with driving or my job?\n"
SPANISH = "- ¿Qué efectos son comunes? ¿Cuánto dura, y qué señales debo vigilar? Mañana llamaré al médico.\n"


def text_of(bytes_: int) -> str:
    """A text of so many bytes of UTF-8, in English and Spanish letters."""
    text = (ENGLISH + SPANISH) * (1 + bytes_ // 100)
    cut = text.encode()[: bytes_ - 1].decode(errors="ignore")
    return cut + "." * (bytes_ - len(cut.encode()))


def by_zbar(picture: Image.Image) -> list[str]:
    """What zbar reads."""
    told = io.BytesIO()
    picture.save(told, "png")
    done = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sbinary", "--nodbus", "-"],
        input=told.getvalue(), capture_output=True, check=False,
    )  # fmt: skip
    return [done.stdout.decode()] if done.stdout else []


def by_zxing(picture: Image.Image) -> list[str]:
    """What zxing reads."""
    return [found.text for found in zxingcpp.read_barcodes(picture)]


class Measured(NamedTuple):
    """What a code takes of a picture."""

    module: float
    """Pixels of its shorter side: cells are not always twice as high as wide."""
    quiet: float
    """The light border, in modules, at its narrowest."""
    colours: tuple[Colour, Colour]
    """Of its modules and its border."""


def measured(picture: Image.Image) -> Measured:
    """The module, the border and the colours of the only code of a picture.

    Its upper left corner is a square of seven modules, of which the outermost are dark.
    """
    (found,) = zxingcpp.read_barcodes(picture)
    left, top = found.position.top_left.x, found.position.top_left.y
    inside = left + 2, top + 2
    width, height = ((_run(picture, inside, step) + 2) / 7 for step in ((1, 0), (0, 1)))
    light = left - 3, top - 3
    across, down = (light[0], inside[1]), (inside[0], light[1])
    quiet = min(
        (_run(picture, across, (-1, 0)) + _run(picture, across, (1, 0)) - 1) / width,
        (_run(picture, down, (0, -1)) + _run(picture, down, (0, 1)) - 1) / height,
    )
    return Measured(min(width, height), quiet, (picture.getpixel(inside), picture.getpixel(light)))


def _run(picture: Image.Image, start: tuple[int, int], step: tuple[int, int]) -> int:
    """Pixels of one colour from a pixel on."""
    (x, y), colour, length = start, picture.getpixel(start), 0
    while 0 <= x < picture.width and 0 <= y < picture.height and picture.getpixel((x, y)) == colour:
        x, y, length = x + step[0], y + step[1], length + 1
    return length
