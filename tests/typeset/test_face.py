"""Letters: whole, on one baseline, kerned, told apart, and the same with and without the font libraries."""

import subprocess
import sys
import unicodedata
from functools import cache

import pytest

from kiosk.store import Store
from kiosk.typeset.atlas import BOLD, REGULAR, Atlas, NoStore
from kiosk.typeset.face import PlainFace, TypeFace, columns
from kiosk.typeset.font import REPERTOIRE, Font
from kiosk.typeset.glyphs import stack
from kiosk.typeset.painters import Cell, pixel_painter
from kiosk.typeset.painters.blocks import HALF, OCTANT, QUADRANT, SEXTANT

SIXEL = pixel_painter("sixel", Cell(9, 19))
SIZES = [
    (REGULAR, QUADRANT, 6), *((BOLD, QUADRANT, cap) for cap in (8, 10, 14, 18, 26)),
    (BOLD, HALF, 10), (BOLD, HALF, 18), (REGULAR, SEXTANT, 9), (BOLD, SEXTANT, 12), (REGULAR, OCTANT, 12),
    (BOLD, OCTANT, 20), (REGULAR, SIXEL, 18), (REGULAR, SIXEL, 26), (BOLD, SIXEL, 37), (REGULAR, SIXEL, 100),
]  # fmt: skip
CONFUSED = ("Il", "I1", "l1", "O0", "5S", "rn")
SPANISH, FRENCH = "¿Qué señal mañana? ÁÉÍÓÚÑ ü", "Où, ça, forêt, Noël, naïve, ŒUVRE, œil, ÊTRE"
VIETNAMESE = "Trầm cảm kháng trị: ơ Ơ ư Ư đ Đ ắ ằ ẳ ẵ ặ ế ề ể ễ ệ ỵ Ẵ Ể Ộ Ữ"


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0][0].stem[21:]} {size[1].name} {size[2]}")
def face(request) -> TypeFace:
    return made(*request.param)


@cache
def made(fonts, painter, cap) -> TypeFace:
    return TypeFace(fonts, painter, cap, NoStore(), aspect=19 / 9 if painter is SIXEL else 2)


def test_every_row_of_a_word_is_as_wide_as_the_word(face):
    for word in ("Hxg", "éÅÇ", "()[]{}|/\\", "jpqy,;", "10:30", "—“”…"):
        for shift in range(face.across):
            cells = face.word(word, shift)
            assert {len(row) for row in cells} == {-(-(shift + face.length(word)) // face.across)}
        assert len(face.word(word)[0]) == columns(face, word)


def test_ascii_words_are_as_high_as_the_line(face):
    for word in ("Hxg", "()[]{}|/\\", "jpqy,;@Q"):
        assert len(face.word(word)) == face.rows


@pytest.mark.parametrize("text", [SPANISH, FRENCH, VIETNAMESE])
def test_nothing_of_a_letter_is_lost_or_moved_whatever_its_marks(face, text):
    """All dots of the glyphs stand in the picture, also of capitals with two marks, and none is cut off at an edge."""
    for word in text.split():
        run = face._atlas.run(word)
        base, rows = face.reach(word).above, len(face.word(word))
        dots = stack(run, base, rows * face.down, face.painter.depth)
        assert not any(row >> columns(face, word) * face.across * face.painter.depth for row in dots)
        inked = sum(bin(row).count("1") for _, glyph in run.placed for row in glyph.rows)
        assert 0 <= inked - sum(bin(row).count("1") for row in dots) <= 0.02 * inked + 2, "more than an overlap is lost"


@pytest.mark.parametrize("text", [SPANISH, FRENCH, VIETNAMESE])
def test_combining_marks_are_set_as_the_letters_that_they_make(face, text):
    for word in text.split():
        assert face._atlas.run(word) == face._atlas.run(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("text", [SPANISH, FRENCH, VIETNAMESE])
@pytest.mark.parametrize("fonts", [REGULAR, BOLD])
def test_a_font_has_every_letter(text, fonts):
    assert all(any(Font(path, 20, 1, 8).has(word) for path in fonts) for word in text.split())


def test_capitals_are_within_a_pixel_or_half_a_row_of_what_was_asked():
    for font, painter, cap in SIZES:
        face = made(font, painter, cap)
        assert abs(face.cap - cap) <= (max(1, painter.down // 2) if painter.depth == 1 else 0)


def test_letters_that_are_often_confused_differ():
    for font, painter, cap in SIZES:
        run = Atlas(font, cap, 1, painter.depth, NoStore()).run
        for one, other in CONFUSED:
            assert stack(run(one), 200, 300, painter.depth) != stack(run(other), 200, 300, painter.depth), (one, other)


def test_pairs_are_kerned(face):
    if face.cap >= 18:
        assert face.length("Ta") < face.length("T") + face.length("a")


def test_leading_is_at_least_one_and_a_half_ems(face):
    assert face.pitch >= 1.5 * face._atlas.glyphs.measures.down


def test_no_two_words_share_a_cell(face):
    assert face.space >= face.across


def test_words_are_set_the_same_with_kept_glyphs_as_by_the_shaper(library):
    text = " ".join(s.text for card in library.cards.values() for s in card.sections.evidence)
    for size in ((14, 2.0, 1), (26, 1.0, 8)):
        font = Font(BOLD[0], *size)
        glyphs = font.glyph_set()
        for word in sorted(set(text.split())):
            assert glyphs.covers(word)
            assert glyphs.run(word) == font.run(word), word
            assert glyphs.width(word) == glyphs.run(word).width, word


def test_a_character_beyond_the_repertoire_is_drawn_by_the_font():
    face = TypeFace(BOLD, QUADRANT, 10, NoStore())
    assert "Ł" not in REPERTOIRE
    assert any(character != " " for row in face.word("Łódź") for character in row)


@pytest.mark.parametrize("size", [(6, 2.0, 1), (26, 1.0, 8)])
def test_a_glyph_set_comes_back_from_the_store_as_it_was_also_when_that_is_damaged(tmp_path, size):
    store = Store(tmp_path)
    drawn = Atlas(REGULAR, *size, store).glyphs
    assert Atlas(REGULAR, *size, store).glyphs == drawn
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-7])
    assert Atlas(REGULAR, *size, store).glyphs == drawn
    for path in tmp_path.iterdir():
        path.write_bytes(b"")
    Atlas(REGULAR, *size, store).prepare()
    assert Atlas(REGULAR, *size, store).glyphs == drawn


@pytest.mark.parametrize("painter", ["QUADRANT", "pixel_painter('sixel', Cell(10, 20))"])
def test_with_a_warm_store_no_font_library_is_loaded(tmp_path, painter):
    code = f"""
import sys
from pathlib import Path
from kiosk.content import compiled
from kiosk.content.shipped import content_folder, themes_folder
from kiosk.screen.scale import Grid
from kiosk.screen.typecase import TypeCase
from kiosk.store import Store
from kiosk.typeset.painters import Cell, pixel_painter
from kiosk.typeset.painters.blocks import QUADRANT
interface = compiled.load(content_folder() / "en", themes_folder()).interface
case, grid = TypeCase({painter}, interface, Store(Path({str(tmp_path)!r}))), Grid(240, 67)
case.prepare(grid)
for size in range(case.sizes(grid)):
    type = case.type(grid, size)
    for faces in (type.body, type.title, type.hint):
        faces[0].word("Esketamine")
print(case.sizes(grid), "freetype" in sys.modules, "uharfbuzz" in sys.modules)
"""
    outputs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in "ab"
    ]
    assert outputs == ["5 True True\n", "5 False False\n"]
    kept = sorted(path.name for path in tmp_path.iterdir())
    subprocess.run([sys.executable, "-c", code.replace("sizes(grid))", "sizes(grid))[:1]")], check=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == kept, "no choice of size leaves a file behind"


def test_plain_letters_are_one_row():
    face = PlainFace(2, 4)
    assert face.word("Hello") == ("Hello",)
    assert (face.length("Hello"), face.length("漢字")) == (10, 8)
    assert face.word("Hi", 0, 12) == ("  ", "  ", "Hi"), "on the baseline of larger letters"
