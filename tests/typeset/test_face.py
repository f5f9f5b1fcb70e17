"""Letters: whole, on one baseline, kerned, told apart, and the same with and without the font libraries."""

import subprocess
import sys

import pytest

from kiosk.store import Store
from kiosk.typeset.atlas import BOLD, REGULAR, Atlas, NoStore
from kiosk.typeset.face import BlockFace, PlainFace
from kiosk.typeset.font import REPERTOIRE, Font
from kiosk.typeset.painter import HALF, QUADRANT

SIZES = [(REGULAR, QUADRANT, 3), *((BOLD, QUADRANT, cap) for cap in (4, 5, 7, 9, 13)), (BOLD, HALF, 5), (BOLD, HALF, 9)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0].stem[21:]} {size[1].name} {size[2]}")
def face(request) -> BlockFace:
    return BlockFace(*request.param, NoStore())


def test_every_letter_of_a_line_is_as_high_as_the_line(face):
    for word in ("Hxg", "éÅÇ", "()[]{}|/\\", "jpqy,;", "10:30", "—“”…"):
        glyphs = face.word(word)
        assert len(glyphs) == face.rows
        assert {len(row) for row in glyphs} == {face.width(word)}


def test_nothing_of_a_letter_is_lost(face):
    """The dots that are painted are those of the glyphs, except for accents above the line."""
    for letter in "HbdfhijkltgpqyQ@&%$0123456789.,;:?!":
        placed, _ = face._atlas.run(letter)
        dots = sum(bin(row).count("1") for _, glyph in placed for row in glyph.rows)
        painted = sum(bin(face.painter.characters.index(c)).count("1") for row in face.word(letter) for c in row)
        assert painted == dots, letter


def test_capitals_are_within_half_a_row_of_what_was_asked():
    for font, painter, cap in SIZES:
        atlas = Atlas(font, cap * painter.down, 2.0 / painter.down * painter.across, NoStore())
        (_, glyph), *_ = atlas.run("H")[0]
        assert abs(len(glyph.rows) - cap * painter.down) <= max(1, painter.down // 2)


def test_letters_that_are_often_confused_differ(face):
    for one, other in ("Il", "I1", "l1", "O0", "5S", "rn"):
        assert face.word(one) != face.word(other)


def test_pairs_are_kerned():
    face = BlockFace(BOLD, QUADRANT, 9, NoStore())
    assert face.width("Ta") < face.width("T") + face.width("a")


def test_leading_is_one_and_a_half_ems(face):
    ems = face._atlas.glyphs.measures.down / face.painter.down
    assert face.pitch == max(face.rows, round(1.5 * ems))
    assert face.pitch >= 1.4 * ems


def test_words_are_set_the_same_with_kept_glyphs_as_by_the_shaper(library):
    font = Font(BOLD, 14, 2.0)
    glyphs = font.glyph_set()
    text = " ".join(s.text for card in library.cards.values() for s in card.sections.evidence)
    for word in sorted(set(text.split())):
        assert glyphs.covers(word)
        assert glyphs.run(word) == font.run(word), word


def test_a_character_beyond_the_repertoire_is_drawn_by_the_font():
    face = BlockFace(BOLD, QUADRANT, 5, NoStore())
    assert "Ł" not in REPERTOIRE
    assert any(character != " " for row in face.word("Łódź") for character in row)


def test_a_glyph_set_comes_back_from_the_store_as_it_was(tmp_path):
    store = Store(tmp_path)
    drawn = Atlas(REGULAR, 6, 2.0, store).glyphs
    assert Atlas(REGULAR, 6, 2.0, store).glyphs == drawn
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-7])
    assert Atlas(REGULAR, 6, 2.0, store).glyphs == drawn


def test_with_a_warm_store_no_font_library_is_loaded(tmp_path):
    code = f"""
import sys
from pathlib import Path
from kiosk.screen.typecase import Grid, TypeCase
from kiosk.store import Store
from kiosk.typeset.painter import QUADRANT
case = TypeCase(QUADRANT, Store(Path({str(tmp_path)!r})))
case.prepare()
for size in range(5):
    for faces in (case.type(Grid(240, 67), size).body, case.type(Grid(240, 67), size).title):
        faces[0].word("Esketamine")
print("freetype" in sys.modules, "uharfbuzz" in sys.modules)
"""
    outputs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in "ab"
    ]
    assert outputs == ["True True\n", "False False\n"]
    kept = sorted(path.name for path in tmp_path.iterdir())
    subprocess.run([sys.executable, "-c", code.replace("range(5)", "range(1)")], check=True, capture_output=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == kept, "no choice of size leaves a file behind"


def test_plain_letters_are_one_row():
    assert PlainFace().word("Hello") == ("Hello",)
    assert (PlainFace().width("Hello"), PlainFace().width("漢字")) == (5, 4)
