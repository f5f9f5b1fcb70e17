"""Figures to count: as many as are meant, filled as far as is meant, told apart without colour, in every painter."""

import pytest

from kiosk.content.shapes.texts import Picture
from kiosk.screen.figures import figures_of
from kiosk.typeset.atlas import BOLD
from kiosk.typeset.face import PlainFace, TypeFace
from kiosk.typeset.glyphs import TONES
from kiosk.typeset.icons import BOX, PERSON, STEPS, figure, icon_face
from kiosk.typeset.layout import set_lines
from kiosk.typeset.painters import BLOCK_PAINTERS, Cell, pixel_painter
from tests.conftest import MemoryStore

STORE = MemoryStore()
FACES = [TypeFace(BOLD, painter, painter.text_cap, STORE) for painter in BLOCK_PAINTERS.values()]
FACES += [TypeFace(BOLD, pixel_painter("sixel", Cell(9, 19)), cap, STORE, 19 / 9) for cap in (18, 60)]
shown = pytest.mark.parametrize("beside", FACES, ids=lambda face: f"{face.painter.name} {face.cap}")


def picture(figures: str, first: int, last: int = 0) -> list[str]:
    return figures_of(Picture(figures=figures, first=first, last=last)).split()


def test_people_are_ten_and_each_is_ten_of_a_hundred():
    full, empty = figure(PERSON, STEPS), figure(PERSON, 0)
    assert picture("people", 30) == [full] * 3 + [empty] * 7
    assert picture("people", 22) == [full] * 2 + [figure(PERSON, 2)] + [empty] * 7
    assert picture("people", 100) == [full] * 10
    assert picture("people", 28, 37) == [full] * 2 + [figure(PERSON, 8, 2), figure(PERSON, 0, 7)] + [empty] * 6


def test_a_week_has_seven_days_and_weeks_are_as_many_as_there_are():
    full, pale, empty = figure(BOX, STEPS), figure(BOX, 0, STEPS), figure(BOX, 0)
    assert picture("days", 2) == [full] * 2 + [empty] * 5
    assert picture("days", 2, 3) == [full] * 2 + [pale] + [empty] * 4
    assert picture("weeks", 6, 8) == [full] * 6 + [pale] * 2
    assert picture("weeks", 4) == [full] * 4


def inked(face, character: str) -> float:
    """Share of a figure's dots that are inked."""
    glyph = face._glyph(character)
    data = b"".join(row.to_bytes(glyph.stride, "little") for row in glyph.rows)
    ink = sum(data) / TONES if glyph.depth > 1 else sum(bin(byte).count("1") for byte in data)
    return ink / glyph.width / glyph.height


@shown
@pytest.mark.parametrize("shape", [PERSON, BOX])
def test_the_fuller_a_figure_the_more_ink_it_has_and_an_empty_one_is_an_outline(beside, shape):
    face = icon_face(beside)
    inks = [inked(face, figure(shape, filled)) for filled in range(STEPS + 1)]
    assert inks == sorted(inks)
    assert 0.05 < inks[0] < 0.7 * inks[-1], "full and empty differ without any colour"
    pale = inked(face, figure(shape, 0, STEPS))
    assert inks[0] < pale < inks[-1]


@shown
def test_a_row_of_figures_is_set_like_words_and_broken_where_it_is_too_wide(beside):
    face = icon_face(beside)
    (line,) = set_lines(figures_of(Picture(figures="people", first=22)), (face,), 400)
    assert len(line.words) == 10
    assert len(line.cells) == line.rows == face.rows
    for one, other in zip(line.words, line.words[1:], strict=False):
        assert other.x >= one.end
    narrow = set_lines(figures_of(Picture(figures="people", first=22)), (face,), line.width // 2 + 1)
    assert [len(part.words) for part in narrow] in ([5, 5], [6, 4])


def test_the_terminals_own_letters_show_circles():
    face = icon_face(PlainFace())
    row = [face.word(character)[-1] for character in picture("people", 25)]
    assert "".join(row) == "●●◑○○○○○○○"
    assert all(face.length(character) == 1 for character in picture("people", 22))
