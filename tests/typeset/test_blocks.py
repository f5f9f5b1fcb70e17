"""Dots to characters and back: every block painter draws exactly the dots it is given."""

import unicodedata
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.typeset.glyphs import Glyph, Placed, Run
from kiosk.typeset.painters import BLOCK_PAINTERS
from kiosk.typeset.painters.blocks import HALF, OCTANT, QUADRANT, SEXTANT

WHOLE = {"SPACE": 0, "FULL BLOCK": 15, "UPPER HALF BLOCK": 3, "LOWER HALF BLOCK": 12, "LEFT HALF BLOCK": 5,
         "RIGHT HALF BLOCK": 10}  # fmt: skip
QUARTERS = {"UPPER LEFT": 1, "UPPER RIGHT": 2, "LOWER LEFT": 4, "LOWER RIGHT": 8}


def quarters_of(character: str) -> int:
    """The dots of a block character by its Unicode name, as bits: upper left, upper right, lower left, lower right."""
    name = unicodedata.name(character)
    return WHOLE[name] if name in WHOLE else sum(bit for words, bit in QUARTERS.items() if words in name)


def test_every_quadrant_character_has_the_dots_of_its_unicode_name():
    assert [quarters_of(character) for character in QUADRANT.characters] == list(range(16))


def test_every_half_block_has_the_dots_of_its_unicode_name():
    assert [quarters_of(character) for character in HALF.characters] == [0, 3, 12, 15]


def test_every_sextant_character_has_the_dots_of_its_unicode_name():
    for pattern, character in enumerate(SEXTANT.characters):
        name = unicodedata.name(character)
        if name.startswith("BLOCK SEXTANT-"):
            assert sum(1 << int(digit) - 1 for digit in name.removeprefix("BLOCK SEXTANT-")) == pattern
        else:
            assert name in WHOLE
    assert len(set(SEXTANT.characters)) == 64


def test_octants_are_the_range_of_unicode_16_and_characters_that_are_older():
    """Python 3.11 does not know their names; their number and the known places in between hold the order."""
    new = [character for character in OCTANT.characters if 0x1CD00 <= ord(character) <= 0x1CDE5]
    assert new == [chr(code) for code in range(0x1CD00, 0x1CDE6)]
    for quarters in range(16):
        pattern = sum(0b0101 << (quarter % 2) << (quarter // 2 * 4) for quarter in range(4) if quarters >> quarter & 1)
        assert quarters_of(OCTANT.characters[pattern]) == quarters
    assert unicodedata.name(OCTANT.characters[0b11000000]) == "LOWER ONE QUARTER BLOCK"
    assert unicodedata.name(OCTANT.characters[0b11111100]) == "LOWER THREE QUARTERS BLOCK"


@pytest.mark.parametrize("painter", BLOCK_PAINTERS.values(), ids=BLOCK_PAINTERS)
@given(data=st.data())
def test_what_is_painted_has_exactly_the_dots_of_the_glyph(painter, data):
    columns, rows = data.draw(st.integers(1, 40)), data.draw(st.integers(1, 6))
    width, height = columns * painter.across, rows * painter.down
    dots = data.draw(st.lists(st.integers(0, 2**width - 1), min_size=height, max_size=height))
    ink = zlib.compress(b"".join(row.to_bytes((width + 7) // 8, "little") for row in dots))
    base = data.draw(st.integers(0, height))
    glyph = Glyph(0, base, width, height, width, 1, ink)
    painted = painter.paint(Run((Placed(0, glyph),), width), columns, rows, base)
    assert [len(row) for row in painted] == [columns] * rows
    patterns = {character: pattern for pattern, character in reversed(list(enumerate(painter.characters)))}
    for y, row in enumerate(painted):
        for x, character in enumerate(row):
            cell = [
                dots[y * painter.down + j] >> x * painter.across & (1 << painter.across) - 1
                for j in range(painter.down)
            ]
            pattern = sum(bits << j * painter.across for j, bits in enumerate(cell))
            assert painter.characters[pattern] == painter.characters[patterns[character]]
