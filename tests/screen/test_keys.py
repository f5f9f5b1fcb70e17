"""Keys to messages."""

import pytest

from kiosk.screen.keys import HELD, Patience, key_name
from kiosk.visit.commands import Choose, Command, UnknownKey
from kiosk.visit.keymap import KEYBOARD, LEAVE_WORD


def meaning_of(key, character):
    name = key_name(key, character)
    return None if name is None else KEYBOARD.message(name)


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
    assert meaning_of(key, character) == meaning


@pytest.mark.parametrize(
    "key", ["ctrl+c", "ctrl+z", "ctrl+q", "ctrl+p", "ctrl+backslash", "ctrl+l", "alt+f4", "super+l"]
)
def test_control_keys_mean_nothing(key):
    assert meaning_of(key, None) is None


def test_no_letter_of_the_word_that_ends_the_program_is_a_key():
    assert all(isinstance(meaning_of(letter, letter), UnknownKey) for letter in LEAVE_WORD)


class Clock:
    """A clock that stands still until it is set on."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_key_that_is_held_acts_once_however_long():
    clock = Clock()
    patience = Patience(clock)
    assert patience.takes("down", 0)
    for _ in range(200):
        clock.now += HELD / 3
        assert not patience.takes("down", 0)
    clock.now += HELD * 1.01
    assert patience.takes("down", 0)


def test_the_same_key_is_not_taken_again_within_the_time_that_was_chosen_and_another_one_is():
    clock = Clock()
    patience = Patience(clock)
    assert patience.takes("down", 1)
    clock.now += 0.5
    assert not patience.takes("down", 1)
    assert patience.takes("up", 1)
    assert patience.takes("down", 1)
    clock.now += 1.01
    assert patience.takes("down", 1), "the time begins with the press that counted, not with one that did not"


def test_presses_as_fast_as_a_person_makes_them_all_count_without_such_a_time():
    clock = Clock()
    patience = Patience(clock)
    for _ in range(20):
        clock.now += 0.12
        assert patience.takes("down", 0)
