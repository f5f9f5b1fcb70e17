"""Codes: their cells, made into pictures again, are read by a reader that nobody here wrote."""

import base64
import io
import re

import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.typeset import codes
from kiosk.typeset.codes import BORDER, DARK, LIGHT, MOST_BYTES, draw, room, side, symbol
from kiosk.typeset.painters import BLOCK_PAINTERS, Cell, pixel_painter
from tests.typeset.test_pictures import PICTURE, sixels

SEXTANT = BLOCK_PAINTERS["sextant"]
CELL = Cell(7, 15)
BLACK_ON_WHITE = "\x1b[38;2;0;0;0;48;2;255;255;255m"
texts = st.text("abcdefghijklmnop QRS\n-.,?¿áéíñüÑ“”ậ0123456789", min_size=1, max_size=160)


def of_halves(block) -> Image.Image:
    """What a terminal shows for half blocks in cells of 4x8 pixels."""
    ink = {LIGHT: (0, 255), DARK: (255, 0)}
    rows = []
    for cells in block.rows:
        drawn = [(letter, role) for text, role in cells for letter in text]
        rows.append([ink[role][1] for _, role in drawn])
        rows.append([ink[role][letter != "▄"] for letter, role in drawn])
    picture = Image.new("L", (len(rows[0]), len(rows)))
    picture.putdata([dot for row in rows for dot in row])
    return picture.resize((picture.width * 4, picture.height * 4), Image.Resampling.NEAREST)


def of_sixels(block, painter) -> Image.Image:
    """What a terminal shows for the pictures of the first row, side by side."""
    ((first, _),) = block.rows[0]
    sent = painter.finish(f"{BLACK_ON_WHITE}{first}\x1b[0m")
    pieces = [sixels(piece) for piece, _ in re.findall(PICTURE, sent, re.DOTALL)]
    rows = [[dot for _, piece in pieces for dot in piece[y]] for y in range(len(pieces[0][1]))]
    palette = pieces[0][0]
    picture = Image.new("L", (len(rows[0]), len(rows)))
    picture.putdata([round(palette[dot][0] * 2.55) for row in rows for dot in row])
    return picture


def of_kitty(block, painter) -> Image.Image:
    """What a terminal shows for the image of the first row, on white."""
    ((first, _),) = block.rows[0]
    sent = painter.finish(f"{BLACK_ON_WHITE}{first}\x1b[0m")
    data = base64.b64decode("".join(re.findall("\x1b_G[^;]*;([^\x1b]*)\x1b\\\\", sent)))
    image = Image.open(io.BytesIO(data)).convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("L")


def read(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@settings(max_examples=20, deadline=None)
@given(texts)
def test_half_blocks_are_read_as_the_text_that_they_stand_for(text):
    block = draw(text, 130, 60, SEXTANT)
    assert read(of_halves(block)) == [text]
    assert {letter for cells in block.rows for words, _ in cells for letter in words} <= {" ", "▄"}


@settings(max_examples=15, deadline=None)
@given(texts)
def test_sixel_pictures_are_read_as_the_text_that_they_stand_for(text):
    painter = pixel_painter("sixel", CELL)
    assert read(of_sixels(draw(text, 60, 30, painter), painter)) == [text]


@settings(max_examples=15, deadline=None)
@given(texts)
def test_images_of_kitty_are_read_as_the_text_that_they_stand_for(text):
    painter = pixel_painter("kitty", CELL)
    block = draw(text, 60, 30, painter)
    assert read(of_kitty(block, painter)) == [text]
    rows = [painter.finish(f"{BLACK_ON_WHITE}{row}\x1b[0m") for ((row, _),) in block.rows]
    assert len(set(rows)) == len(rows), "each row of cells names its row of the image"


@pytest.mark.parametrize("name", ["kitty", "sixel"])
def test_a_picture_is_no_larger_than_its_cells_and_has_a_cell_for_each(name):
    painter = pixel_painter(name, CELL)
    block = draw("A list to take home", 60, 30, painter)
    assert block.module * len(symbol("A list to take home")) <= min(60 * CELL.width, 30 * CELL.height)
    assert len(block.rows) <= 30
    assert {sum(len(text) for text, _ in cells) for cells in block.rows} == {block.columns}


@pytest.mark.parametrize("name", ["kitty", "sixel"])
def test_on_a_screen_of_many_rows_a_picture_is_drawn_too(name):
    painter = pixel_painter(name, CELL)
    block = draw("A list to take home", 300, 150, painter)
    shown = [painter.finish(f"{BLACK_ON_WHITE}{row}\x1b[0m") for ((row, _),) in block.rows]
    assert len(shown) == len(block.rows) > 30


def test_a_code_has_its_border_and_is_never_dark_there():
    modules = symbol("list")
    width = len(modules)
    edge = {*range(BORDER), *range(width - BORDER, width)}
    around = [modules[y][x] for y in range(width) for x in range(width) if {x, y} & edge]
    assert not any(around)
    assert modules[BORDER][BORDER] == 1


@pytest.mark.parametrize("bytes_", [1, 15, 16, 100, 300, 456, 457, MOST_BYTES])
def test_the_side_of_a_code_is_known_before_it_is_made(bytes_):
    text = "ñ" * (bytes_ // 2) + "a" * (bytes_ % 2)
    assert side(bytes_) == len(symbol(text))
    made = segno.make_qr(text, error="l", mode="byte", encoding="utf-8", eci=True, boost_error=False)
    assert len(symbol(text)) == made.symbol_size(border=BORDER)[0], "a stronger level takes no larger code"


def test_more_than_readers_can_take_is_refused():
    with pytest.raises(ValueError, match="at most 500"):
        side(MOST_BYTES + 1)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 200), st.integers(0, 90), st.integers(1, 6), st.sampled_from(["sixel", "half"]))
def test_what_there_is_room_for_can_be_drawn_with_modules_that_are_large_enough(columns, rows, least, name):
    painter = pixel_painter(name, CELL) if name == "sixel" else BLOCK_PAINTERS[name]
    bytes_ = room(columns, rows, painter, least)
    assert 0 <= bytes_ <= MOST_BYTES
    if not bytes_:
        modules = 21 + 2 * BORDER  # of the smallest code
        across, down = (columns * CELL.width, rows * CELL.height) if name == "sixel" else (columns, 2 * rows)
        assert min(across, down) < modules * least
        return
    block = draw("a" * bytes_, columns, rows, painter)
    assert block.module >= least
    assert block.columns <= columns
    assert len(block.rows) <= rows


def test_the_code_says_that_its_text_is_utf_8():
    """Readers take bytes for another alphabet where nothing says so."""
    eci = segno.make_qr("ñ", error="l", mode="byte", encoding="utf-8", eci=True)
    plain = segno.make_qr("ñ", error="l", mode="byte", encoding="utf-8")
    rows = symbol("ñ")
    assert rows == tuple(tuple(row) for row in eci.matrix_iter(border=BORDER))
    assert rows != tuple(tuple(row) for row in plain.matrix_iter(border=BORDER))
    assert codes.MOST_BYTES == 500
