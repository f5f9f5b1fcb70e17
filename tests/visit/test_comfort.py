"""How a visitor likes to read and to listen: what changes, what is told, and that the place is kept."""

from dataclasses import replace

import pytest

from kiosk.visit.commands import (
    Choose,
    Command,
    Heard,
    Silent,
    Sizes,
    VoiceWorks,
    WordSounds,
)
from kiosk.visit.pages import page
from kiosk.visit.step import step
from kiosk.visit.visit import DEFAULT_RATE, HOME, RATES, WELCOME, Place, Say, begin
from tests.visit.conftest import go


def test_what_was_made_comfortable_on_the_first_page_stays_when_a_reader_comes_back_to_it(library, visit):
    back = go(library, visit, Choose(2), Command.BIGGER, Command.BACK)
    assert back.place.page == WELCOME
    assert back.comfort.size == 1


def test_where_no_voice_works_the_comfort_page_offers_nothing_for_it(library, visit):
    there = replace(go(library, visit, VoiceWorks(works=False)), place=Place("comfort"))
    assert len(page(library, there).choices) == 3
    assert go(library, there, Command.FASTER).notice == library.interface.phrases.no_voice


def test_a_change_of_comfort_keeps_the_place(library, card):
    reading = go(library, card, Command.DOWN, Command.DOWN)
    for command in (Command.BIGGER, Command.THEME, Command.FASTER, Command.LOUDER, Command.SPEECH, Command.SMALLER):
        reading = step(library, reading, command)
        assert reading.place.item == "sentence-1"


def test_a_change_of_comfort_goes_on_reading_where_the_voice_was_reading(library, card):
    reading = go(library, card, Heard(card.place.page, "sentence-2"))
    faster = go(library, reading, Command.FASTER)
    assert (faster.say, faster.place.item) == (Say.ON, "sentence-2")


def test_a_change_of_comfort_in_silence_says_only_what_is_now(library, card):
    quiet = go(library, card, Silent(), Command.FASTER)
    assert quiet.say is Say.NOTICE
    assert str(RATES[DEFAULT_RATE + 1]) in quiet.notice


@pytest.mark.parametrize(
    ("command", "phrase"),
    [
        (Command.BIGGER, "largest"), (Command.SMALLER, "smallest"), (Command.FASTER, "fastest"),
        (Command.SLOWER, "slowest"), (Command.LOUDER, "loudest"), (Command.QUIETER, "quietest"),
    ],
)  # fmt: skip
def test_the_end_of_each_scale_says_so(library, visit, command, phrase):
    end = go(library, visit, *[command] * 12)
    assert end.notice == getattr(library.interface.phrases, phrase)


def test_sizes_are_clipped_to_what_the_screen_can_show_and_come_back_with_it(library, visit):
    big = go(library, visit, *[Command.BIGGER] * 4)
    small_screen = go(library, big, Sizes(2))
    assert (big.size, small_screen.size) == (4, 1)
    assert go(library, small_screen, Sizes(5)).size == 4


def test_themes_go_round_and_name_themselves(library, visit):
    seen = [visit.comfort.theme]
    for _ in range(len(library.themes)):
        visit = step(library, visit, Command.THEME)
        seen.append(visit.comfort.theme)
        assert library.themes[visit.comfort.theme].name in visit.notice
    assert seen[0] == seen[-1]
    assert set(seen) == set(library.themes)


@pytest.mark.parametrize("command", [Command.FASTER, Command.SLOWER, Command.LOUDER, Command.QUIETER, Command.VOICE])
def test_rate_volume_and_voice_keep_the_place(library, visit, command):
    station = replace(visit.station, voices=("en-us", "natural"))
    there = go(library, begin(station), Command.HOME, Heard(HOME, "choice-3"), WordSounds(HOME, "choice-3", 2))
    changed = go(library, there, command)
    assert changed.place == there.place
    assert changed.say is Say.ON
    assert changed.comfort != there.comfort


def test_voices_go_round_and_where_there_is_one_that_is_said(library, visit):
    two = begin(replace(visit.station, voices=("en-us", "natural")))
    once = go(library, two, Command.VOICE)
    assert (once.comfort.voice, library.pack.voices["natural"] in once.notice) == (1, True)
    assert go(library, once, Command.VOICE).comfort.voice == 0
    assert go(library, visit, Command.VOICE).notice == library.interface.phrases.one_voice
