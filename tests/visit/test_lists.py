"""Long lists come in parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.page import Go
from kiosk.visit.pages import page_ids
from kiosk.visit.pages.lists import DIGITS, Entry, part, part_ids
from tests.conftest import shipped_library


def entries_of(count: int) -> list[Entry]:
    return [Entry(f"entry {i}", f"entry {i}. About it.", Go(f"card:{i}")) for i in range(count)]


@given(st.integers(1, 200))
def test_every_entry_stands_once_in_order_and_no_part_has_more_choices_than_digits(count):
    library = shipped_library()
    entries = entries_of(count)
    seen = []
    for page_id in part_ids("topic:x", count):
        shown = part(library, "topic:x", page_id.removeprefix("topic:x").strip(":"), "Title", entries)
        assert shown.id == page_id
        assert 1 <= len(shown.choices) <= DIGITS
        seen += [choice.target.page for choice in shown.choices if choice.target.page.startswith("card:")]
    assert seen == [f"card:{i}" for i in range(count)]


def test_each_part_leads_to_the_next_and_says_which_it_is(library):
    entries = entries_of(20)
    first = part(library, "topic:x", "", "Title", entries)
    assert first.title == "Title, part 1 of 3"
    assert first.choices[-1].target == Go("topic:x:2")
    assert first.choices[-1].show.endswith("entry 8"), "it says what comes"
    assert part(library, "topic:x", "3", "Title", entries).title == "Title, part 3 of 3"


def test_nine_fit_on_one_page_without_a_part(library):
    shown = part(library, "topic:x", "", "Title", entries_of(9))
    assert (shown.title, len(shown.choices)) == ("Title", 9)


@pytest.mark.parametrize("kind", ["card", "article", "term"])
def test_page_ids_are_unique(library, kind):
    ids = page_ids(library)
    assert len(ids) == len(set(ids))
    assert any(page_id.startswith(f"{kind}:") for page_id in ids)
