"""Keys to messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screen.keys import BURST, PRESSES, Flood, Patience, key_name
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


class Hand:
    """Presses keys at moments of a clock of its own, and asks in between whether a press has become due."""

    def __init__(self) -> None:
        self.now = 100.0
        self.patience: Patience = Patience(lambda: self.now)
        self.counted: list[str] = []

    def wait(self, seconds: float) -> "Hand":
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + 0.01)
            self.counted += self.patience.due()
        return self

    def press(self, key: str, seconds: float = 0, *, repeats: bool = True) -> "Hand":
        self.counted += self.patience.press(key, seconds, repeats=repeats)
        return self

    def hold(self, key: str, delay: float, gap: float, count: int = 100) -> "Hand":
        self.press(key).wait(delay)
        for _ in range(count):
            self.press(key).wait(gap)
        return self


@pytest.mark.parametrize(("delay", "gap"), [(0.66, 0.04), (0.25, 0.092), (0.2, 0.033), (0.5, 0.03)])
def test_a_key_that_is_held_acts_once_however_long_and_then_acts_again(delay, gap):
    hand = Hand().hold("down", delay, gap).wait(1)
    assert hand.counted == ["down"]
    hand.press("down").wait(1)
    assert hand.counted == ["down", "down"]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0.15, 1.5)), min_size=1, max_size=30))
def test_presses_as_fast_as_a_person_makes_them_all_count_in_their_order(presses):
    hand = Hand()
    for key, gap in presses:
        hand.press(key).wait(gap)
    assert hand.wait(1).counted == [key for key, _ in presses]


def test_another_key_does_not_overtake_one_that_waits():
    assert Hand().press("down").wait(0.5).press("down").wait(0.05).press("enter").counted == ["down", "down", "enter"]


def test_a_key_that_bounces_counts_once():
    assert Hand().press("down").wait(0.03).press("down").wait(1).counted == ["down"]


def test_the_same_key_does_not_count_within_the_time_that_was_chosen_and_another_one_does():
    hand = Hand().press("down", 1).wait(0.5).press("down", 1).wait(0.2).press("up", 1).wait(0.3).press("down", 1)
    assert hand.wait(1).counted == ["down", "up", "down"]
    hand = Hand().press("down", 1).wait(0.9).press("down", 1).wait(0.3).press("down", 1)
    assert hand.wait(1).counted == ["down", "down"], "the time begins with the press that counted"


def test_what_cannot_repeat_by_itself_never_waits():
    assert Hand().press("down", repeats=False).wait(0.2).press("down", repeats=False).counted == ["down", "down"]


def test_a_flood_is_cut_to_what_a_person_can_press_and_is_over_when_it_is_over():
    now = [0.0]
    flood = Flood(lambda: now[0])
    assert sum(flood.lets_through() for _ in range(10_000)) == BURST
    now[0] += 1.0
    assert sum(flood.lets_through() for _ in range(10_000)) == PRESSES
    now[0] += 60.0
    assert flood.lets_through()


@given(st.lists(st.floats(1 / PRESSES, 2.0), max_size=200))
def test_whoever_presses_as_fast_as_a_person_can_is_always_heard(gaps):
    now = [0.0]
    flood = Flood(lambda: now[0])
    for gap in gaps:
        now[0] += gap
        assert flood.lets_through()
