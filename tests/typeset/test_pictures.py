"""Pixel type: what is sent to the terminal, decoded again, is the word to the pixel."""

import base64
import io
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.typeset.atlas import BOLD, NoStore
from kiosk.typeset.face import TypeFace
from kiosk.typeset.glyphs import TONES, Run, stack
from kiosk.typeset.painters import Cell, pixel_painter
from kiosk.typeset.painters.pictures import SKIP, Ink, mix

FRONT, BACK = (250, 240, 30), (10, 20, 60)
COLOURS = "\x1b[38;2;250;240;30;48;2;10;20;60m"
PICTURE = "\x1b7\x1b(P.*?)\x1b\\\\\x1b8\x1b\\[(\\d+)C"
words = st.text("AVTWLYofijylg.,;-éÉ", min_size=1, max_size=8)


def face(painter: str, cap: int = 26) -> TypeFace:
    return TypeFace(BOLD, pixel_painter(painter, Cell(9, 19)), cap, NoStore(), 19 / 9)


kept_face = cache(face)


def tones(face: TypeFace, height: int, columns: int, run: Run, word: str) -> list[bytes]:
    """The tones of a run with the baseline of a word, a byte a pixel."""
    rows = stack(run, face.reach(word).above, height, 8)
    return [row.to_bytes(columns * face.across, "little") for row in rows]


def sixels(data: str) -> tuple[dict[int, tuple[int, ...]], list[list[int]]]:
    """A SIXEL picture as its palette and rows of colour numbers, -1 for what is not painted."""
    width, height, body = re.fullmatch(r'P0;0;0q"1;1;(\d+);(\d+)(.*)', data, re.DOTALL).groups()
    dots = [[-1] * int(width) for _ in range(int(height) + 6)]
    palette, colour, x, y = {}, 0, 0, 0
    for chosen, parts, count, sixel, turn in re.findall(r"#(\d+)(?:;2;([\d;]+))?|(?:!(\d+))?([?-~])|([$-])", body):
        if parts:
            palette[int(chosen)] = tuple(map(int, parts.split(";")))
        elif chosen:
            colour = int(chosen)
        elif turn:
            x, y = 0, y + 6 * (turn == "-")
        else:
            end = x + int(count or 1)
            for i in range(6):
                if ord(sixel) - 63 >> i & 1:
                    dots[y + i][x:end] = [colour] * (end - x)
            x = end
    assert all(colour == -1 for row in dots[int(height) :] for colour in row), "painted below the picture"
    return palette, dots[: int(height)]


@settings(max_examples=30, deadline=None)
@given(
    word=words,
    cap=st.sampled_from([12, 18, 26, 40]),
    data=st.data(),
)
def test_a_sixel_picture_is_the_word_to_the_pixel_in_the_colours_of_the_text(word, cap, data):
    one = kept_face("sixel", cap)
    shift = data.draw(st.integers(0, 8))
    sent = one.painter.finish(COLOURS + one.word(word, shift)[0] + "\x1b[0m")
    pictures = re.findall(PICTURE, sent, re.DOTALL)
    columns = len(one.word(word, shift)[0])
    assert sum(int(moved) for _, moved in pictures) == columns, "the cursor ends behind the word"
    (palette, rows), *others = (sixels(picture) for picture, _ in pictures)
    assert not others, "these words are not wide enough for two"
    assert palette[0] == tuple(round(part * 100 / 255) for part in BACK)
    assert palette[4] == tuple(round(part * 100 / 255) for part in FRONT)
    run = one._atlas.run(word).moved(shift)
    layers = [tones(one, len(rows), columns, Run((placed,), run.width), word) for placed in run.placed]
    darkest = [[max(dot) for dot in zip(*row, strict=True)] for row in zip(*layers, strict=True)]
    expected = [[round(tone * 4 / TONES) for tone in row] for row in darkest]
    assert rows == expected, "where two letters overlap, the darker tone is seen"


def test_a_word_that_is_wider_than_terminals_take_is_several_pictures():
    wide = face("sixel", 120)
    cells = wide.word("electroconvulsive")
    sent = wide.painter.finish(COLOURS + cells[0])
    widths = [int(width) for width in re.findall(r'"1;1;(\d+);', sent)]
    assert len(widths) > 1
    assert max(widths) <= 1000
    assert sum(widths) == len(cells[0]) * 9


def test_only_the_first_row_of_a_sixel_word_draws_and_the_others_move_the_cursor():
    one = face("sixel")
    first, *others = one.word("Help")
    assert "\x1bP" in one.painter.finish(COLOURS + first)
    for row in others:
        assert one.painter.finish(COLOURS + row) == f"{COLOURS}\x1b[{len(row)}C"


@settings(max_examples=40, deadline=None)
@given(word=words, shift=st.integers(0, 8))
def test_a_kitty_image_is_the_word_to_the_pixel_as_opacity_in_the_colour_of_the_text(word, shift):
    one = face("kitty")
    cells = one.word(word, shift)
    sent = one.painter.finish(COLOURS + cells[0])
    chunks = re.findall("\x1b_G([^;]*);([^\x1b]*)\x1b\\\\", sent)
    head = dict(pair.split("=") for pair in chunks[0][0].split(","))
    assert head.items() >= {"a": "T", "U": "1", "q": "2", "c": str(len(cells[0])), "r": str(len(cells))}.items()
    assert [dict(p.split("=") for p in keys.split(","))["m"] for keys, _ in chunks] == ["1"] * (len(chunks) - 1) + ["0"]
    image = Image.open(io.BytesIO(base64.b64decode("".join(data for _, data in chunks)))).convert("RGBA")
    assert image.size == (len(cells[0]) * 9, len(cells) * 19)
    assert {colour for _, colour in image.convert("RGB").getcolors()} == {FRONT}
    run = one._atlas.run(word).moved(shift)
    dots = tones(one, len(cells) * 19, len(cells[0]), run, word)
    expected = [round(255 * tone / TONES) for row in dots for tone in row]
    assert list(image.getchannel("A").tobytes()) == expected


def test_kitty_placeholders_name_the_image_and_the_row_and_an_image_is_sent_once_for_a_colour():
    one = face("kitty")
    cells = one.word("Help")
    sent = [one.painter.finish(COLOURS + row + "\x1b[0m") for row in cells]
    assert ["\x1b_G" in row for row in sent] == [True] + [False] * (len(cells) - 1)
    marks = []
    for row in sent:
        placeholders = re.search("\x1b\\[38;2;0;0;1m(\U0010eeee)(.)(.)((?:\U0010eeee)*)\x1b\\[38;2;250;240;30m", row)
        assert len(placeholders[4]) == len(cells[0]) - 1
        assert placeholders[3] == "\u0305"
        marks.append(placeholders[2])
    assert marks == ["\u0305", "\u030d", "\u030e"][: len(cells)]
    assert "\x1b_G" not in one.painter.finish(COLOURS + cells[0])
    assert "\x1b_G" in one.painter.finish(COLOURS.replace("240", "241") + cells[0])


@pytest.mark.parametrize("name", ["sixel", "kitty"])
def test_text_beside_pictures_is_left_as_it_is(name):
    one = face(name)
    for text in ("", "plain", "\x1b[1;1H\x1b[0mplain\n", f"{COLOURS}█ 3 of 9\x1b[0m"):
        assert one.painter.finish(text) == text
    sent = one.painter.finish(f"{COLOURS}█  {one.word('on')[0]}  off\x1b[0m\x1b[2;2H")
    assert sent.startswith(f"{COLOURS}█  ")
    assert sent.endswith("  off\x1b[0m\x1b[2;2H")
    assert SKIP not in sent


@pytest.mark.parametrize("name", ["sixel", "kitty"])
def test_a_full_table_says_so_and_can_be_cleared(name):
    one = face(name)
    assert not one.painter.full
    word = 0
    while not one.painter.full:
        one.word(f"{word}")
        word += 1
    assert word > 10_000
    one.painter.clear()
    assert not one.painter.full


def test_tones_are_mixed_in_light():
    ink = Ink((255, 255, 255), (0, 0, 0))
    assert mix(ink, 0) == (0, 0, 0)
    assert mix(ink, 1) == (255, 255, 255)
    assert mix(ink, 0.5)[0] > 160
