"""Lines: ragged right, whole words, nothing beyond the edge."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.typeset.atlas import BOLD, NoStore
from kiosk.typeset.face import PlainFace, TypeFace, columns
from kiosk.typeset.layout import MOST_CHARACTERS, set_lines
from kiosk.typeset.painters import Cell, pixel_painter
from kiosk.typeset.painters.blocks import QUADRANT

BLOCKS = (*(TypeFace(BOLD, QUADRANT, cap, NoStore()) for cap in (18, 14, 10, 8)), PlainFace(2, 2))
PIXELS = (
    *(TypeFace(BOLD, pixel_painter("sixel", Cell(9, 19)), cap, NoStore(), 19 / 9) for cap in (70, 40, 24)),
    PlainFace(9, 19),
)
PLAIN = (PlainFace(),)
texts = st.lists(
    st.text(st.characters(min_codepoint=33, max_codepoint=126) | st.sampled_from("éñüẾợ"), min_size=1, max_size=25),
    min_size=1,
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(words=texts, width=st.integers(8, 240), faces=st.sampled_from([BLOCKS, PIXELS, PLAIN]))
def test_every_letter_is_set_once_in_order_and_within_the_line(words, width, faces):
    lines = set_lines(" ".join(words), faces, width)
    set_words = [word for line in lines for word in line.words]
    assert "".join(word.text for word in set_words) == "".join(words)
    assert [word.index for word in set_words] == sorted(word.index for word in set_words)
    for line in lines:
        assert line.width <= width
        assert len(line.cells) == line.rows
        for row in line.cells:
            assert [len(text) for text in row] == [word.width for word in line.words]
        for one, other in zip(line.words, line.words[1:], strict=False):
            assert other.x >= one.end, "words share a cell"
            gap = other.start - one.start - one.length
            assert gap >= faces[0].space or one.index == other.index, "words touch"


@settings(max_examples=50, deadline=None)
@given(words=texts)
def test_a_line_has_at_most_seventy_characters(words):
    for line in set_lines(" ".join(words), PLAIN, 400):
        assert len(" ".join(word.text for word in line.words)) <= MOST_CHARACTERS or len(line.words) == 1


def words_of(lines) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in lines]


def test_a_line_is_as_full_as_it_can_be():
    assert words_of(set_lines("one two three four five six", PLAIN, 13)) == ["one two three", "four five six"]


def test_the_last_line_is_not_one_word_alone_where_another_can_be_taken_down():
    assert words_of(set_lines("one two three four five", PLAIN, 18)) == ["one two three", "four five"]
    assert words_of(set_lines("one two three", PLAIN, 7)) == ["one two", "three"], "the line before would be one word"
    assert words_of(set_lines("a b three-or-four electroconvulsive", PLAIN, 17)) == [
        "a b three-or-four",
        "electroconvulsive",
    ], "both do not fit"


@settings(max_examples=100, deadline=None)
@given(words=texts, width=st.integers(30, 240), faces=st.sampled_from([BLOCKS, PIXELS]))
def test_a_widow_stands_only_where_nothing_can_be_taken_down(words, width, faces):
    lines = set_lines(" ".join(words), faces, width)
    if len(lines) > 1 and len(lines[-1].words) == 1 and len(lines[-2].words) > 2:
        before, last = lines[-2].words[-1], lines[-1].words[0]
        longer = len(before.text) + 1 + len(last.text) > MOST_CHARACTERS
        wider = before.length + faces[0].space + last.length > (width - 1) * faces[0].across
        assert longer or wider or before.index in (last.index, lines[-2].words[-2].index)


def test_a_word_that_is_too_wide_is_set_whole_in_the_next_smaller_face_on_the_same_baseline():
    wide = columns(BLOCKS[0], "brexpiprazole") - 1
    (line,) = set_lines("brexpiprazole", BLOCKS, wide)
    assert [word.text for word in line.words] == ["brexpiprazole"]
    assert line.words[0].face is BLOCKS[1]


def test_a_word_with_a_hyphen_is_parted_behind_it_before_it_is_made_smaller():
    width = columns(BLOCKS[0], "treatment-") + 2
    lines = set_lines("treatment-resistant", BLOCKS, width)
    assert [[word.text for word in line.words] for line in lines] == [["treatment-"], ["resistant"]]
    assert {word.index for line in lines for word in line.words} == {0}
    assert all(word.face is BLOCKS[0] for line in lines for word in line.words)


@pytest.mark.parametrize("faces", [BLOCKS, PIXELS], ids=["blocks", "pixels"])
@pytest.mark.parametrize("width", [60, 120, 240])
def test_mixed_faces_stand_on_one_baseline(width, faces):
    for line in set_lines("a brexpiprazole electroconvulsive Ế b", faces, width):
        reaches = [word.face.reach(word.text) for word in line.words]
        assert line.base == max(reach.above for reach in reaches)
        assert line.rows * faces[0].down >= line.base + max(reach.below for reach in reaches)
