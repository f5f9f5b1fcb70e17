"""Switches: stepping from one thing that can be done to the next, and choosing it."""

import pytest

from kiosk.visit.commands import (
    Choose,
    Command,
    ContentChanged,
    Headphones,
    Heard,
    Idle,
    NextStep,
    UnknownKey,
    VoiceWorks,
)
from kiosk.visit.keymap import ONE_SWITCH, TWO_SWITCHES
from kiosk.visit.pages import page
from kiosk.visit.pressing import for_station
from kiosk.visit.scanning import ROUNDS, stepped_to, steps
from kiosk.visit.step import step
from kiosk.visit.visit import HOME, WELCOME, Say, Station, Visit, begin
from tests.conftest import unnamed_library
from tests.visit.conftest import go


@pytest.fixture
def library():
    return unnamed_library()


@pytest.fixture
def two(library) -> Visit:
    return begin(Station(tuple(library.themes), keymap=TWO_SWITCHES))


@pytest.fixture
def one(library) -> Visit:
    return begin(Station(tuple(library.themes), keymap=ONE_SWITCH))


def labels(library, visit) -> list[str]:
    shown = page(library, visit)
    return [found.label or shown.item(found.item).show for found in steps(library, visit)]


def test_a_menu_steps_from_crisis_help_through_its_choices_to_the_ways_out(library, two):
    home = go(library, two, Command.SELECT)
    names = library.interface.commands
    choices = [choice.show for choice in page(library, home).choices]
    assert labels(library, home) == [names.crisis.label, *choices, names.back.label, names.help.label]


def test_a_text_steps_to_reading_on_and_to_the_next_part(library, two):
    text = go(library, two, Command.SELECT, Choose(1), Choose(1))
    names = library.interface.commands
    assert labels(library, text)[:3] == [names.crisis.label, library.interface.phrases.read_on, names.next.label]
    stepped = go(library, text, Command.STEP, Command.STEP, Command.STEP)
    assert stepped.notice == f"{names.next.label}."
    there = go(library, stepped, Command.SELECT)
    assert there == go(library, text, Command.NEXT)


def test_stepping_says_each_step_shows_it_and_does_nothing(library, two):
    home = go(library, two, Command.SELECT)
    visit = home
    for label in labels(library, home):
        visit = go(library, visit, Command.STEP)
        shown = page(library, visit)
        said = visit.notice.rstrip(".") if visit.say is Say.NOTICE else shown.item(visit.place.item).show
        assert said == label
        marked = stepped_to(library, visit)
        assert (visit.say is Say.ITEM) == (marked is None), "a command is marked in the bar, a line on the page"
        assert (visit.place.page, visit.comfort, visit.trail) == (home.place.page, home.comfort, home.trail)
        assert visit.sounding


def test_a_step_to_what_is_no_line_leaves_the_reader_on_their_line(library, two):
    text = go(library, two, Command.SELECT, Choose(1), Choose(1), Command.DOWN, Command.DOWN)
    visit = text
    for found in steps(library, text):
        visit = go(library, visit, Command.STEP)
        assert visit.place.item == (found.item or text.place.item)
    read = go(library, text, Command.STEP, Command.STEP, Command.SELECT)
    assert (read.place, read.say) == (text.place, Say.ON), "Read on reads from the line where the reader was"


def test_anything_else_ends_the_stepping(library, two):
    home = go(library, two, Command.SELECT, Command.STEP, Command.STEP)
    for message in (Command.DOWN, UnknownKey(), Choose(2)):
        assert go(library, home, message).scan is None
    assert go(library, home, Heard(HOME, "choice-3")).scan == home.scan


def test_one_switch_begins_with_crisis_help_on_the_first_page_too(library, one):
    stepping = go(library, one, Command.SELECT)
    assert stepping.notice == f"{library.interface.commands.crisis.label}."
    assert go(library, stepping, Command.SELECT).place.page == "crisis"
    home = go(library, stepping, NextStep(), Command.SELECT)
    assert home.place.page == HOME
    assert home.scan is None
    assert go(library, home, Command.SELECT, NextStep(), Command.SELECT).place.page.startswith("shelf:")


def test_the_kiosk_steps_round_so_often_and_then_waits_on_the_line_where_it_began(library, one):
    home = go(library, one, Command.HOME)
    visit = go(library, home, Command.SELECT)
    count = len(steps(library, home)) * ROUNDS
    for _ in range(count - 1):
        visit = go(library, visit, NextStep())
        assert visit.scan
    ended = go(library, visit, NextStep())
    assert ended.scan is None
    assert ended.place == home.place
    assert ended.notice == for_station(library, one.station).interface.phrases.scan_ends
    assert go(library, ended, NextStep()) == ended, "a step that was on its way comes too late"


def test_two_switches_step_round_for_ever(library, two):
    home = go(library, two, Command.SELECT)
    visit = go(library, home, *[Command.STEP] * (len(steps(library, home)) * 5))
    assert visit.scan


def test_a_word_can_be_spelled_again_and_again_with_switches(library, two):
    text = go(library, two, Command.SELECT, Choose(1), Choose(1))
    helping = go(library, text, Command.HELP)
    spell = next(c for c in page(library, helping).choices if library.interface.commands.spell.spoken in c.show)
    spelled = go(library, helping, Choose(spell.number))
    assert spelled.place == text.place
    assert spelled.spelled == 1
    again = go(library, spelled, Command.STEP, Command.STEP)
    assert again.notice == f"{library.interface.commands.spell.label}."
    assert go(library, again, Command.SELECT).spelled == 2
    by_help = go(library, go(library, spelled, Command.HELP), Choose(spell.number))
    assert by_help.spelled == 2, "by way of the help page it goes on too"


def test_what_help_offers_is_done_on_the_page_that_the_reader_came_from(library, two):
    text = go(library, two, Command.SELECT, Choose(1), Choose(1), Command.DOWN)
    helping = go(library, text, Command.HELP)
    phrases, names = library.interface.phrases, library.interface.commands
    done = {}
    for choice in page(library, helping).choices:
        label = choice.show.partition(". ")[2]
        done[label] = go(library, helping, Choose(choice.number))
    assert done[names.where.spoken].notice == go(library, text, Command.WHERE).notice
    assert done[names.down.spoken].place == go(library, text, Command.DOWN).place
    assert done[names.up.spoken].place == go(library, text, Command.UP).place
    assert done[names.previous.spoken].place == go(library, text, Command.PREVIOUS).place
    assert done[names.repeat.spoken].say is Say.ITEM
    assert (done[phrases.read_on].say, done[phrases.read_on].place) == (Say.ON, text.place)
    assert done[names.curtain.spoken].curtain
    assert done[phrases.comfort_title].place.page == "comfort"


def test_who_uses_one_switch_can_make_the_steps_slower_and_faster(library, one):
    there = go(library, one, Command.HOME, Choose(7), Choose(4))
    slower = go(library, there, Choose(3))
    assert slower.comfort.pace == one.comfort.pace + 1
    assert slower.notice == library.interface.phrases.pace_now.format(seconds=4)
    assert go(library, slower, Choose(4)).comfort == one.comfort
    fastest = go(library, there, *[Choose(4)] * 20)
    assert fastest.notice == library.interface.phrases.pace_shortest


def test_a_key_answers_the_question_whether_anybody_is_there_and_does_not_step(library, two):
    home = go(library, two, Command.SELECT)
    asked = go(library, home, Idle())
    assert asked.leaving
    answered = go(library, asked, Command.STEP)
    assert (answered.leaving, answered.scan) == (False, None)
    assert step(library, answered, Command.STEP).scan
    assert WELCOME not in answered.place.page


@pytest.mark.parametrize(
    "report", [Headphones(plugged=True), Headphones(plugged=False), Idle(), VoiceWorks(works=False), ContentChanged()]
)
def test_what_happens_meanwhile_ends_the_stepping_on_the_line_where_it_began(library, one, report):
    home = go(library, one, Command.HOME)
    stepping = go(library, home, Command.SELECT, NextStep(), NextStep(), NextStep())
    assert stepping.place != home.place
    after = go(library, stepping, report)
    assert (after.scan, after.place) == (None, home.place)
    assert go(library, after, NextStep()) == after


def test_without_a_voice_a_switch_goes_from_line_to_line_and_stays_on_that_step(library):
    mute = begin(Station(tuple(library.themes), keymap=TWO_SWITCHES, voice_works=False))
    text = go(library, mute, Command.HOME, Choose(1), Choose(1))
    stepped = go(library, text, Command.STEP, Command.STEP)
    assert stepped.notice == f"{library.interface.commands.down.label}."
    first, second = go(library, stepped, Command.SELECT), go(library, stepped, Command.SELECT, Command.SELECT)
    assert first.place == go(library, text, Command.DOWN).place
    assert second.place == go(library, text, Command.DOWN, Command.DOWN).place
    assert go(library, second, Command.STEP, Command.SELECT).place == go(library, second, Command.NEXT).place
