"""Dots to characters and back: every painter draws exactly the dots it is given."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.typeset.painter import HALF, PAINTERS, QUADRANT

QUADRANT_NAMES = {
    "UPPER LEFT": 1,
    "UPPER RIGHT": 2,
    "LOWER LEFT": 4,
    "LOWER RIGHT": 8,
}


def dots_of(character: str) -> int:
    """The dots of a block character by its Unicode name, as bits: upper left, upper right, lower left, lower right."""
    name = unicodedata.name(character)
    whole = {
        "SPACE": 0,
        "FULL BLOCK": 15,
        "UPPER HALF BLOCK": 3,
        "LOWER HALF BLOCK": 12,
        "LEFT HALF BLOCK": 5,
        "RIGHT HALF BLOCK": 10,
    }
    if name in whole:
        return whole[name]
    return sum(bit for words, bit in QUADRANT_NAMES.items() if words in name)


def test_every_quadrant_character_has_the_dots_of_its_unicode_name():
    assert [dots_of(character) for character in QUADRANT.characters] == list(range(16))


def test_every_half_block_has_the_dots_of_its_unicode_name():
    assert [dots_of(character) for character in HALF.characters] == [0, 3, 12, 15]


@pytest.mark.parametrize("painter", PAINTERS.values(), ids=PAINTERS)
@given(data=st.data())
def test_what_is_painted_has_exactly_the_dots_of_the_bitmap(painter, data):
    columns = data.draw(st.integers(1, 40))
    rows = data.draw(st.integers(1, 6)) * painter.down
    width = columns * painter.across
    bitmap = tuple(data.draw(st.lists(st.integers(0, 2**width - 1), min_size=rows, max_size=rows)))
    painted = painter.paint(bitmap, columns)
    assert [len(row) for row in painted] == [columns] * (rows // painter.down)
    for y in range(rows):
        for x in range(width):
            character = painted[y // painter.down][x // painter.across]
            pattern = painter.characters.index(character)
            drawn = pattern >> ((y % painter.down) * painter.across + x % painter.across) & 1
            assert drawn == bitmap[y] >> x & 1
