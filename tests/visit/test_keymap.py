"""The built-in key maps."""

from dataclasses import fields, replace

import pytest

from kiosk.content.shapes.commands import EzAccessKeys, Keys
from kiosk.visit.commands import Choose, Command, UnknownKey
from kiosk.visit.keymap import (
    BUILT_IN,
    BY_KEYS,
    EZ_ACCESS,
    IN_MENU,
    KEYBOARD,
    KEYS,
    LEAVE_WORD,
    ROUND,
    SIGHT,
    SOUND,
    KeyMap,
)
from kiosk.visit.pages import page
from kiosk.visit.visit import Place, Station, begin

MAPS = pytest.mark.parametrize("keymap", BUILT_IN.values(), ids=lambda keymap: keymap.id)


@MAPS
def test_no_key_means_two_things_none_is_unknown_and_none_is_a_chord(keymap):
    keys = [key for keys in keymap.keys.values() for key in keys]
    assert len(keys) == len(set(keys))
    assert set(keys) <= set(KEYS)
    assert not set(keys) & set(LEAVE_WORD)
    assert not any("+" in key for key in keys)


@MAPS
def test_every_command_has_a_key_or_a_place_in_the_menu(keymap):
    reached = {*keymap.keys, *keymap.menu, *SIGHT, *SOUND, *(ROUND if keymap.switches else ())}
    assert reached >= set(Command) - {Command.STEP, Command.PAUSE}
    assert Command.PAUSE in {*keymap.keys, *keymap.menu}
    assert keymap.switches or set(keymap.keys) >= BY_KEYS
    assert len(keymap.menu) <= 8 or not keymap.digits, "with the line that leads to comfort no more than nine"


def test_a_keyboard_has_a_key_for_every_command_and_offers_none():
    assert set(KEYBOARD.keys) == set(Command) - {Command.STEP}
    assert KEYBOARD.menu == ()
    assert set(IN_MENU) | {*SIGHT, *SOUND} >= set(Command) - {*BY_KEYS, Command.STEP}


def test_the_eight_keys_of_an_ez_access_pad_are_those_of_the_standard(library):
    assert {keys[0]: str(command) for command, keys in EZ_ACCESS.keys.items()} == {
        "f17": "help", "f18": "up", "f19": "down", "f20": "select",
        "f21": "back", "f22": "next", "f23": "quieter", "f24": "louder",
    }  # fmt: skip
    assert {field.name for field in fields(EzAccessKeys)} == {keys[0] for keys in EZ_ACCESS.keys.values()}
    assert EZ_ACCESS.words("f17", library.interface).say == "the Help key"


def test_digits_choose_where_no_command_has_them(library):
    assert KEYBOARD.message("7") == Choose(7)
    assert KEYBOARD.message("0") == UnknownKey()
    assert KEYBOARD.message("h") is Command.HOME


def test_every_key_has_a_name_to_show_and_to_say(library):
    for key in KEYS:
        words = KEYBOARD.words(key, library.interface)
        assert words.show
        assert words.say
    assert KEYBOARD.words("f13", library.interface).say == "F 13"
    assert {field.name for field in fields(Keys)} < set(KEYS)


def test_a_keyboard_with_a_switch_beside_it_is_explained_whole(library):
    both = KeyMap("both", {**KEYBOARD.keys, Command.STEP: ("f9",)})
    visit = replace(begin(Station(tuple(library.themes), keymap=both)), place=Place("help"))
    told = " ".join(item.show for item in page(library, visit).items)
    assert library.interface.phrases.help_step in told
    assert library.interface.commands.spell.help in told
    assert both.menu == ()
