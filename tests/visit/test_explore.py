"""Every reachable page, breadth first, without a terminal."""

from collections import deque
from dataclasses import replace

import pytest

from kiosk.content.library import Library
from kiosk.visit.commands import Choose, Command
from kiosk.visit.page import Page, Role
from kiosk.visit.pages import page, page_ids
from kiosk.visit.step import step
from kiosk.visit.visit import HOME, WELCOME, Station, Visit, begin
from tests.walking import ALL_WAYS, goes_on, state


class Walk:
    """A breadth-first walk from the first page by commands and numbers, as a visitor would."""

    def __init__(self, library: Library, start: Visit) -> None:
        self.library = library
        self.steps = 0
        self.reached: dict[str, Visit] = {}
        """One visit a page."""
        met: set[tuple] = set()
        queue = deque([start])
        while queue:
            visit = queue.popleft()
            if state(visit) in met:
                continue
            met.add(state(visit))
            self.reached[visit.place.page] = visit
            if goes_on(visit):
                queue.extend(self.ways_on(visit))

    def take(self, visit: Visit, message) -> Visit:
        self.steps += 1
        return step(self.library, visit, message)

    def ways_on(self, visit: Visit) -> list[Visit]:
        choices = page(self.library, visit).choices
        after = [self.take(visit, Choose(choice.number)) for choice in choices]
        return after + [self.take(visit, command) for command in Command]

    def pages(self) -> list[tuple[Visit, Page]]:
        return [(visit, page(self.library, visit)) for visit in self.reached.values()]


@pytest.fixture(scope="module")
def walk(library: Library) -> Walk:
    return Walk(library, begin(Station(tuple(library.themes), **ALL_WAYS)))


@pytest.fixture(scope="module")
def silent_walk(library: Library) -> Walk:
    return Walk(library, begin(Station(tuple(library.themes), voice_works=False, **ALL_WAYS)))


def test_every_page_is_reached_and_the_walk_is_counted(walk: Walk, library: Library, capsys):
    items = sum(len(shown.items) for _, shown in walk.pages())
    sentences = sum(item.role is Role.SENTENCE for _, shown in walk.pages() for item in shown.items)
    with capsys.disabled():
        print(f"\nwalked {len(walk.reached)} pages, {items} items ({sentences} sentences) in {walk.steps} steps")
    assert set(walk.reached) == set(page_ids(library))


def test_without_a_voice_every_page_is_reached_too_and_has_words(silent_walk: Walk, library: Library):
    assert set(silent_walk.reached) == set(page_ids(library))
    for _, shown in silent_walk.pages():
        assert all(item.show.strip() and item.say.strip() for item in shown.items)


def test_no_page_is_a_dead_end(walk: Walk):
    for visit, shown in walk.pages():
        elsewhere = {after.place.page for after in walk.ways_on(visit)} - {shown.id}
        assert elsewhere, f"nothing leads away from {shown.id}"


def test_back_always_leads_out(walk: Walk):
    for visit in walk.reached.values():
        presses = 0
        while visit.place.page != WELCOME:
            visit = walk.take(visit, Command.BACK)
            presses += 1
            assert presses <= 20, "Back does not come to an end"


@pytest.mark.parametrize(
    ("command", "target"), [(Command.CRISIS, "crisis"), (Command.HOME, HOME), (Command.HELP, "help")]
)
def test_crisis_help_home_and_help_are_one_command_away_from_everywhere(walk: Walk, command, target):
    for visit in walk.reached.values():
        assert walk.take(visit, command).place.page == target


def test_every_page_has_a_title_and_every_item_has_words_to_show_and_to_say(walk: Walk):
    for _, shown in walk.pages():
        assert shown.title.strip()
        assert shown.items[0].role is Role.TITLE
        assert sum(item.role is Role.TITLE for item in shown.items) == 1
        for item in shown.items:
            assert item.show.strip(), f"{shown.id} {item.id} shows nothing"
            assert item.say.strip(), f"{shown.id} {item.id} says nothing"


def test_the_ids_of_a_page_are_unique_and_a_reader_begins_on_one_of_them(walk: Walk):
    for _, shown in walk.pages():
        ids = [item.id for item in shown.items]
        assert len(ids) == len(set(ids))
        assert shown.opening in ids


def test_every_choice_has_a_digit_and_leads_somewhere(walk: Walk, library: Library):
    for visit, shown in walk.pages():
        assert [choice.number for choice in shown.choices] == list(range(1, len(shown.choices) + 1))
        assert len(shown.choices) <= 9, f"{shown.id} has more choices than digits"
        for choice in shown.choices:
            after = walk.take(visit, Choose(choice.number))
            changed = (after.place.page, after.comfort, after.compared) != (
                visit.place.page,
                visit.comfort,
                visit.compared,
            )
            changed = changed or after.notice
            finished = shown.id == "goodbye" and after == begin(visit.station)
            assert changed or finished, f"{choice.show} on {shown.id} does nothing"
            assert page(library, after)


def test_every_card_is_at_most_four_numbers_from_home(walk: Walk, library: Library):
    home = walk.reached[HOME]
    distance = {HOME: 0}
    queue = deque([home])
    while queue:
        visit = queue.popleft()
        for choice in page(library, visit).choices:
            after = walk.take(visit, Choose(choice.number))
            if after.place.page not in distance:
                distance[after.place.page] = distance[visit.place.page] + 1
                queue.append(after)
    for card in library.cards:
        assert distance[f"card:{card}"] <= 4


def test_every_item_of_every_page_is_reached_with_down_alone(walk: Walk, library: Library):
    for visit, shown in walk.pages():
        visit = replace(visit, place=replace(visit.place, item=shown.items[0].id))
        seen = [shown.items[0].id]
        while len(seen) < len(shown.items):
            visit = walk.take(visit, Command.DOWN)
            seen.append(visit.place.item)
        assert seen == [item.id for item in shown.items]
        assert walk.take(visit, Command.DOWN).notice.startswith(library.interface.phrases.page_ends)


def test_help_is_the_same_choice_or_key_on_every_page(walk: Walk, library: Library):
    helps = {walk.take(visit, Command.HELP).place for visit in walk.reached.values()}
    assert len(helps) == 1
