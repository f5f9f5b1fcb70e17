"""Learning the keys: each says what it does, and crisis help is never held back."""

from kiosk.visit.commands import (
    Choose,
    Command,
)
from kiosk.visit.keymap import EZ_ACCESS
from kiosk.visit.visit import HOME, Station, begin
from tests.conftest import unnamed_library
from tests.visit.conftest import go


def test_help_on_the_help_page_makes_each_key_say_what_it_does_until_help_ends_it(library, visit):
    learning = go(library, visit, Command.HOME, Command.HELP, Command.HELP)
    assert learning.notice == library.interface.phrases.learn_begins
    for command in Command:
        if command not in (Command.HELP, Command.CRISIS):
            told = go(library, learning, command)
            assert getattr(library.interface.commands, command).help in told.notice
            assert (told.place, told.comfort, told.learning) == (learning.place, learning.comfort, True)
            assert told.sounding
    assert go(library, learning, Choose(1)).notice == library.interface.phrases.help_numbers
    ended = go(library, learning, Command.HELP)
    assert (ended.learning, ended.notice) == (False, library.interface.phrases.learn_ends)
    assert go(library, ended, Command.HOME).place.page == HOME


def test_crisis_help_is_not_held_back_while_keys_are_learned(library, visit):
    helped = go(library, visit, Command.HELP, Command.HELP, Command.CRISIS)
    assert helped.place.page == "crisis"
    assert not helped.learning


def test_on_a_pad_the_line_of_crisis_help_is_not_held_back_either():
    library = unnamed_library()
    pad = begin(Station(tuple(library.themes), keymap=EZ_ACCESS))
    learning = go(library, pad, Command.HELP, Command.DOWN, Command.DOWN, Command.HELP)
    assert learning.learning
    assert go(library, learning, Command.SELECT).place.page == "crisis"
    assert go(library, learning, Choose(1)).place.page == "crisis"
    assert go(library, learning, Choose(2)).learning


def test_a_dark_screen_becomes_bright_while_keys_are_learned(library, visit):
    dark = go(library, visit, Command.CURTAIN, Command.HELP, Command.HELP)
    assert dark.curtain
    assert dark.learning
    assert not go(library, dark, Command.CURTAIN).curtain
