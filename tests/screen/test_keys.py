"""Keys to messages."""

import pytest

from kiosk.screen.app import LEAVE_WORD
from kiosk.screen.keys import message_for
from kiosk.visit.commands import Choose, Command, UnknownKey


@pytest.mark.parametrize(
    ("key", "character", "meaning"),
    [
        ("up", None, Command.UP),
        ("down", None, Command.DOWN),
        ("tab", "\t", Command.DOWN),
        ("enter", "\r", Command.SELECT),
        ("space", " ", Command.SELECT),
        ("ctrl+j", "\n", Command.SELECT),
        ("backspace", "\x7f", Command.BACK),
        ("ctrl+h", "\x08", Command.BACK),
        ("escape", "\x1b", Command.BACK),
        ("plus", "+", Command.BIGGER),
        ("equals_sign", "=", Command.BIGGER),
        ("minus", "-", Command.SMALLER),
        ("t", "t", Command.THEME),
        ("T", "T", Command.THEME),
        ("s", "s", Command.SPEECH),
        ("r", "r", Command.REPEAT),
        ("p", "p", Command.PAUSE),
        ("left_square_bracket", "[", Command.SLOWER),
        ("right_square_bracket", "]", Command.FASTER),
        ("comma", ",", Command.QUIETER),
        ("full_stop", ".", Command.LOUDER),
        ("question_mark", "?", Command.HELP),
        ("slash", "/", Command.HELP),
        ("h", "h", Command.HOME),
        ("f1", None, Command.CRISIS),
        ("c", "c", Command.CRISIS),
        ("1", "1", Choose(1)),
        ("9", "9", Choose(9)),
        ("0", "0", UnknownKey()),
        ("x", "x", UnknownKey()),
        ("f7", None, UnknownKey()),
        ("pageup", None, Command.PREVIOUS),
        ("pagedown", None, Command.NEXT),
    ],
)
def test_a_key_means(key, character, meaning):
    assert message_for(key, character) == meaning


@pytest.mark.parametrize(
    "key", ["ctrl+c", "ctrl+z", "ctrl+q", "ctrl+p", "ctrl+backslash", "ctrl+l", "alt+f4", "super+l"]
)
def test_control_keys_mean_nothing(key):
    assert message_for(key, None) is None


def test_no_letter_of_the_word_that_ends_the_program_is_a_key():
    assert all(isinstance(message_for(letter, letter), UnknownKey) for letter in LEAVE_WORD)
