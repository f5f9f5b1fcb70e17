"""The sentences that name the keys of the kiosk that says them."""

from dataclasses import fields, replace

import pytest

from kiosk.content.shapes.placeholders import PRESS
from kiosk.visit.commands import Command
from kiosk.visit.keymap import BUILT_IN, KEYBOARD
from kiosk.visit.pages import page, page_ids
from kiosk.visit.pressing import for_station
from kiosk.visit.visit import Place, Station, begin
from tests.conftest import unnamed_library


def phrases(keymap, *, lines=False):
    library = unnamed_library()
    return for_station(library, Station(tuple(library.themes), keymap=keymap, lines=lines)).interface.phrases


@pytest.mark.parametrize(
    ("name", "home", "speech", "number"),
    [
        ("keyboard", "Press H to go home.", "Press S to turn it on.", "Press a number to choose."),
        (
            "ez-access",
            "Press the Help key and choose “Go to the home page” to go home.",
            "Press the Help key and choose “Letters, colors and voice”, then “Voice on or off” to turn it on.",
            "Press the Action key to choose.",
        ),
        (
            "numeric-pad",
            "Press 0 to go home.",
            "Press slash and choose “Letters, colors and voice”, then “Voice on or off” to turn it on.",
            "Press a number to choose.",
        ),
        (
            "two-switches",
            "Step to Home and press the second switch to go home.",
            "Choose Help, then “Letters, colors and voice”, then “Voice on or off”, to turn it on.",
            "Step to a line and press the second switch to choose.",
        ),
        (
            "one-switch",
            "Press the switch, and again at Home, to go home.",
            "Choose Help, then “Letters, colors and voice”, then “Voice on or off”, to turn it on.",
            "Press the switch, and again at a line, to choose.",
        ),
    ],
)
def test_each_map_says_what_its_own_keys_do(name, home, speech, number):
    told = phrases(BUILT_IN[name])
    assert told.edge_twice == home
    assert told.voice_is_off == f"The voice is off. {speech}"
    assert told.hint_menu == number


def test_plain_lines_say_what_to_type():
    told = phrases(KEYBOARD, lines=True)
    assert told.edge_often == "Type Home to go home. Type Help for all keys. Type Crisis for help right now."
    assert told.hint_menu == "Type a number to choose."
    assert told.first_page == "This is the first page. Press Enter to start."


@pytest.mark.parametrize("keymap", BUILT_IN.values(), ids=lambda keymap: keymap.id)
def test_no_sentence_is_left_with_braces_and_no_page_either(keymap):
    told = phrases(keymap)
    for field in fields(told):
        assert "{press_" not in getattr(told, field.name), field.name
    library = unnamed_library()
    visit = begin(Station(tuple(library.themes), keymap=keymap, wait_minutes=3))
    for page_id in page_ids(library):
        shown = page(library, replace(visit, place=Place(page_id)))
        assert not any("{" in item.show + item.say for item in shown.items), page_id


def test_there_is_a_word_for_every_command():
    assert {f"press_{command}" for command in Command} | {"press_number", "press_line"} == PRESS
