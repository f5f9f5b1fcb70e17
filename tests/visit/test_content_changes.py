"""Dates, regions, and content that changes while somebody reads."""

import datetime
import re
from dataclasses import replace

import pytest

from kiosk.visit.commands import Command, ContentChanged, Today
from kiosk.visit.page import Role
from kiosk.visit.pages import page
from kiosk.visit.step import step
from kiosk.visit.visit import HOME, Place


def test_a_page_past_its_review_says_so_before_its_dates(library, visit):
    visit = replace(visit, place=Place("card:esketamine"))
    due = library.cards["esketamine"].review_due
    notes = lambda day: [  # noqa: E731
        item.show for item in page(library, step(library, visit, Today(day))).items if item.role is Role.NOTE
    ]
    late = library.interface.phrases.past_review.format(due="May 25, 2027")
    assert late not in notes(due)
    assert notes(due + datetime.timedelta(days=1))[-2] == late


def test_a_new_day_keeps_the_place_and_says_nothing(library, visit):
    visit = step(library, replace(visit, place=Place("card:ect")), Command.DOWN)
    after = step(library, visit, Today(datetime.date(2030, 1, 1)))
    assert replace(after, station=visit.station) == visit


def test_every_region_has_its_own_numbers_said_digit_by_digit(library, visit):
    for name, region in library.regions.items():
        there = replace(visit, station=replace(visit.station, region=name), place=Place("crisis"))
        shown = page(library, there)
        words = " ".join(item.show for item in shown.items)
        assert "{" not in words
        for line in region.lines:
            assert line.contact in words
            assert not re.search(r"\d\d", line.say), line.say
        for item in shown.items:
            said = item.say.partition("Last checked")[0]
            assert not re.search(r"\d{3}", said), f"{name}: {item.say}"
        for number in re.findall(r"\d", region.emergency.show):
            assert number in region.emergency.say
        sources = page(library, replace(there, place=Place("sources:crisis")))
        assert [item for item in sources.items if item.role is Role.SOURCE]


@pytest.mark.parametrize(
    ("region", "number"), [("", "call 911"), ("united-kingdom", "call 999"), ("spain", "call 112")]
)
def test_the_installation_chooses_the_region_and_the_content_a_default(library, visit, region, number):
    there = replace(visit, station=replace(visit.station, region=region), place=Place("crisis"))
    assert number in " ".join(item.show for item in page(library, there).items)


def test_a_fault_is_shown_and_when_it_is_mended_the_reader_is_back_on_the_line(library, visit):
    reading = step(library, step(library, replace(visit, place=Place("card:ect")), Command.DOWN), Command.DOWN)
    broken = replace(library, faults=("a.yaml:1:1: something",))
    shown = step(broken, reading, ContentChanged())
    assert "a.yaml:1:1: something" in [item.show for item in page(broken, shown).items]
    worse = replace(library, faults=("a.yaml:1:1: something", "b.yaml:2:2: more"))
    assert step(library, step(worse, shown, ContentChanged()), ContentChanged()).place == reading.place


def test_content_without_faults_changes_nothing_for_the_reader(library, visit):
    reading = step(library, replace(visit, place=Place("card:ect")), Command.DOWN)
    assert step(library, reading, ContentChanged()) == reading


def test_a_page_that_is_gone_is_left_to_the_page_before(library, visit):
    reading = replace(visit, place=Place("card:gone"), trail=(Place(HOME, "choice-2"), Place("card:gone-too")))
    after = step(library, replace(reading, compared=("gone", "ect")), ContentChanged())
    assert (after.place, after.trail, after.compared) == (Place(HOME, "choice-2"), (), ("ect",))
    lost = replace(visit, place=Place("card:gone"))
    assert step(library, lost, ContentChanged()).place.page == HOME


def test_a_theme_that_is_gone_is_left_for_the_first(library, visit):
    liked = replace(visit, comfort=replace(visit.comfort, theme="light"))
    fewer = replace(library, themes={"dark": library.themes["dark"]})
    after = step(fewer, liked, ContentChanged())
    assert (after.comfort.theme, after.station.themes) == ("dark", ("dark",))
