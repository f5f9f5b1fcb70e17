"""What is painted again: the cells that differ, and no others."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.screen.view import changed_spans

runs = st.lists(
    st.tuples(st.text("ab █", min_size=1, max_size=6), st.sampled_from(["text", "current", "word"])), max_size=8
)


def cells(row) -> list[tuple[str, str]]:
    return [(character, role) for text, role in row for character in text]


@given(runs, runs)
def test_spans_hold_every_cell_that_differs(before, after):
    old, new = cells(before), cells(after)
    spans = changed_spans(tuple(before), tuple(after))
    marked = {x for start, end in spans for x in range(start, end)}
    differ = {x for x in range(len(new)) if x >= len(old) or old[x] != new[x]}
    assert differ <= marked
    assert all(one[1] < other[0] for one, other in pairwise(spans)), "in order and apart"
    if [character for character, _ in old] == [character for character, _ in new]:
        assert marked == differ, "where only colours differ, nothing beside them"


def test_a_word_that_sounds_and_the_one_before_are_two_spans():
    before = (("one ", "current"), ("two", "word"), (" three four", "current"))
    after = (("one two ", "current"), ("three", "word"), (" four", "current"))
    assert changed_spans(before, after) == [(4, 7), (8, 13)]
