"""Lines: ragged right, whole words, nothing beyond the edge."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.typeset.atlas import BOLD, NoStore
from kiosk.typeset.face import BlockFace, PlainFace
from kiosk.typeset.layout import MOST_CHARACTERS, set_lines
from kiosk.typeset.painter import QUADRANT

FACES = (*(BlockFace(BOLD, QUADRANT, cap, NoStore()) for cap in (9, 7, 5, 4)), PlainFace())
texts = st.lists(
    st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=25), min_size=1, max_size=30
)


@settings(max_examples=150, deadline=None)
@given(words=texts, width=st.integers(8, 240))
def test_every_letter_is_set_once_in_order_and_within_the_line(words, width):
    lines = set_lines(" ".join(words), FACES, width)
    set_words = [word for line in lines for word in line.words]
    assert "".join(word.text for word in set_words) == "".join(words)
    assert [word.index for word in set_words] == sorted(word.index for word in set_words)
    for line in lines:
        assert line.width <= width
        assert len(line.cells) == line.rows
        for row in line.cells:
            assert [len(text) for text in row] == [word.width for word in line.words]
        for one, other in zip(line.words, line.words[1:], strict=False):
            gap = other.x - one.x - one.width
            assert gap >= 1 or one.index == other.index, "words touch"


@settings(max_examples=50, deadline=None)
@given(words=texts)
def test_a_line_has_at_most_seventy_characters(words):
    for line in set_lines(" ".join(words), (PlainFace(),), 400):
        assert len(" ".join(word.text for word in line.words)) <= MOST_CHARACTERS or len(line.words) == 1


def test_a_line_is_as_full_as_it_can_be():
    lines = set_lines("one two three four five six", (PlainFace(),), 13)
    assert [" ".join(word.text for word in line.words) for line in lines] == ["one two three", "four five six"]


def test_a_word_that_is_too_wide_is_set_whole_in_the_next_smaller_face_on_the_same_baseline():
    wide = FACES[0].width("brexpiprazole") - 1
    (line,) = set_lines("brexpiprazole", FACES, wide)
    assert [word.text for word in line.words] == ["brexpiprazole"]
    assert line.words[0].face is FACES[1]


def test_a_word_with_a_hyphen_is_parted_behind_it_before_it_is_made_smaller():
    width = FACES[0].width("treatment-") + 2
    lines = set_lines("treatment-resistant", FACES, width)
    assert [[word.text for word in line.words] for line in lines] == [["treatment-"], ["resistant"]]
    assert {word.index for line in lines for word in line.words} == {0}
    assert all(word.face is FACES[0] for line in lines for word in line.words)


@pytest.mark.parametrize("width", [60, 120, 240])
def test_mixed_faces_stand_on_one_baseline(width):
    for line in set_lines("a brexpiprazole electroconvulsive b", FACES, width):
        assert line.rows >= max(word.face.rows for word in line.words)
        assert line.above == max(word.face.above for word in line.words)
