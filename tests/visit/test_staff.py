"""The way to the pages for staff, and what is done there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.commands import (
    CheckPin,
    Choose,
    Command,
    Examine,
    Examined,
    KeepDefaults,
    Leave,
    PinChecked,
    Restart,
    StaffWord,
)
from kiosk.visit.keymap import BUILT_IN
from kiosk.visit.page import Role
from kiosk.visit.pages import page, page_ids
from kiosk.visit.pages.staff import staff_ids
from kiosk.visit.staff import KNOCK
from kiosk.visit.step import step
from kiosk.visit.visit import CRISIS, DOOR, STAFF, VOLUMES, WELCOME, Machine, Place, Station, Visit, begin
from tests.conftest import shipped_library


def fresh(*, has_pin: bool = True, **machine) -> Visit:
    library = shipped_library()
    return begin(Station(tuple(library.themes), machine=Machine(has_pin=has_pin, **machine)))


def after(visit: Visit, *messages) -> Visit:
    for message in messages:
        visit = step(shipped_library(), visit, message)
    return visit


@pytest.fixture
def inside() -> Visit:
    visit = after(fresh(version="1.2", content="0a1b2c3d"), *KNOCK, *(Choose(n) for n in (1, 2, 3, 4, 5, 6)))
    return after(replace(visit, order=None), PinChecked(right=True))


def test_the_keys_one_after_the_other_on_the_first_page_lead_to_the_pin():
    visit = after(fresh(), *KNOCK)
    assert visit.place.page == DOOR
    for missing in range(len(KNOCK)):
        assert after(fresh(), *KNOCK[:missing], *KNOCK[missing + 1 :]).place.page == WELCOME


def test_every_map_of_a_pad_has_these_keys():
    for keymap in BUILT_IN.values():
        assert keymap.only_switches or set(KNOCK) <= set(keymap.keys)


def test_something_between_them_begins_them_anew():
    visit = after(fresh(), *KNOCK[:4], Command.WHERE, *KNOCK[4:])
    assert visit.place.page == WELCOME


def test_elsewhere_and_without_a_pin_they_lead_nowhere():
    assert after(fresh(), Command.HOME, *KNOCK).place.page != DOOR
    assert after(fresh(has_pin=False), *KNOCK).place.page == WELCOME
    assert after(fresh(has_pin=False), StaffWord()).place.page == WELCOME
    assert after(fresh(), StaffWord()).place.page == DOOR
    assert after(fresh(), Command.HOME, StaffWord()).place.page != DOOR


def test_no_page_for_visitors_names_or_leads_to_them(library):
    titles = {page(library, replace(fresh(), place=Place(page_id))).title for page_id in staff_ids()}
    for page_id in page_ids(library):
        shown = page(library, replace(fresh(), place=Place(page_id)))
        assert not titles & {item.show for item in shown.items}
        assert not any(getattr(item.target, "page", "") in staff_ids() for item in shown.items)


def test_six_digits_are_asked_for_and_none_is_told(library):
    visit = after(fresh(), *KNOCK, Choose(7))
    assert "7" not in visit.notice
    assert visit.notice.startswith("1 ")
    visit = after(visit, *(Choose(n) for n in (1, 1, 2, 3)))
    assert visit.order is None
    visit = after(visit, Choose(9))
    assert visit.order == CheckPin("711239")
    assert visit.pin == "", "it is not kept"


def test_a_wrong_pin_says_when_to_try_again_and_stays():
    visit = after(fresh(), *KNOCK, *(Choose(1),) * 6)
    visit = after(replace(visit, order=None), PinChecked(right=False, wait=20))
    assert visit.place.page == DOOR
    assert "20" in visit.notice
    assert visit.speaks


def test_an_answer_that_comes_late_opens_nothing():
    visit = after(fresh(), *KNOCK, *(Choose(1),) * 6)
    visit = after(replace(visit, order=None), Command.HOME, PinChecked(right=True))
    assert visit.place.page != STAFF


@given(st.lists(st.sampled_from([*Command, *map(Choose, range(1, 10))]), max_size=40))
def test_without_a_pin_that_was_right_nobody_gets_in(messages):
    visit = after(fresh(), *KNOCK)
    for message in messages:
        visit = after(replace(visit, order=None), message)
        assert visit.place.page.partition(":")[0] != STAFF


def test_who_leaves_the_pages_cannot_be_followed_back(library, inside):
    assert inside.place.page == STAFF
    for way_out in (Command.CRISIS, Command.HOME, Command.HELP):
        visit = after(inside, way_out)
        assert not any(place.page.startswith((STAFF, DOOR)) for place in visit.trail)
        while visit.place.page != WELCOME:
            visit = after(visit, Command.BACK)
            assert not visit.place.page.startswith((STAFF, DOOR))
    assert after(inside, Command.CRISIS).place.page == CRISIS


def test_they_can_be_heard_and_every_choice_does_something(library, inside):
    for page_id in staff_ids():
        visit = replace(inside, place=Place(page_id))
        shown = page(library, visit)
        assert shown.items[0].role is Role.TITLE
        assert all(item.say.strip() for item in shown.items)
        assert [choice.number for choice in shown.choices] == list(range(1, len(shown.choices) + 1))
        assert len(shown.choices) <= 9
        for choice in shown.choices:
            before = replace(visit, notice="", order=None)
            assert after(before, Choose(choice.number)) != before


def test_they_tell_versions_faults_and_restarts(library):
    fault = "KeyError in a.py:1"
    visit = fresh(version="1.2", content="0a1b2c3d", faults=("kiosk.toml:3:1: wrong",), restarts=4, last_fault=fault)
    visit = replace(visit, place=Place(STAFF))
    told = " ".join(item.show for item in page(library, visit).items)
    for words in ("1.2", "0a1b2c3d", "4", fault):
        assert words in told
    told = " ".join(item.show for item in page(library, replace(visit, place=Place(f"{STAFF}:report"))).items)
    assert "kiosk.toml:3:1: wrong" in told


def test_an_examination_is_asked_for_and_its_lines_are_shown(library, inside):
    visit = after(inside, Choose(1), Choose(1))
    assert visit.order == Examine()
    visit = after(replace(visit, order=None), Examined(("NOT FIT: no voice", "Terminal")))
    assert {"NOT FIT: no voice", "Terminal"} <= {item.show for item in page(library, visit).items}


def test_the_staff_change_how_each_visit_begins_and_it_is_kept(inside):
    visit = after(inside, Choose(3), Choose(1), Choose(3))
    assert visit.order == KeepDefaults(size=1, volume=8)
    assert (visit.comfort.size, visit.comfort.volume) == (1, 8)
    again = begin(visit.station)
    assert (again.comfort.size, again.comfort.volume) == (1, 8)


def test_at_the_end_of_a_scale_nothing_is_kept(inside):
    visit = after(inside, Choose(3), *(Choose(3),) * (VOLUMES + 3))
    assert visit.station.volume == VOLUMES
    visit = after(replace(visit, order=None), Choose(3))
    assert visit.order is None


def test_restart_and_end_are_asked_for_and_end_twice(inside):
    assert after(inside, Choose(4)).order == Restart()
    asked = after(inside, Choose(5))
    assert asked.order is None
    assert after(asked, Choose(2)).order == Leave()


def test_finishing_leads_to_the_first_page_and_forgets(inside):
    assert after(inside, Choose(6)) == begin(inside.station)
