"""What the voice, the headphones and the clocks report, and what that changes."""

from kiosk.visit.commands import (
    Choose,
    Command,
    Headphones,
    Heard,
    Idle,
    LongSilence,
    Pick,
    Scrolled,
    Silent,
    Unanswered,
    UnknownKey,
    VoiceWorks,
    WordSounds,
)
from kiosk.visit.visit import WELCOME, Say, begin
from tests.visit.conftest import go


def test_headphones_that_are_pulled_out_pause_and_any_key_goes_on(library, card):
    out = go(library, card, Headphones(plugged=False))
    assert out.paused
    assert out.say is Say.NOTHING
    assert out.notice == library.interface.phrases.headphones_out
    assert not go(library, out, Command.DOWN).paused
    assert go(library, out, Command.PAUSE).notice == "", "pause goes on in the same sentence"


def test_headphones_switch_a_silenced_voice_on(library, card):
    assert go(library, card, Command.SPEECH, Headphones(plugged=True)).speaks


def test_a_silence_under_a_pause_or_with_the_voice_off_is_no_reason_to_speak(library, card):
    for before in ([Command.PAUSE], [Command.SPEECH, Silent()]):
        there = go(library, card, *before)
        assert go(library, there, LongSilence()) == there


def test_what_the_voice_tells_of_its_end_waits_while_a_pause_holds(library, card):
    paused = go(library, card, Command.PAUSE)
    assert go(library, paused, Silent()) == paused


def test_headphones_pulled_out_in_silence_hold_the_voice_and_pause_lets_go(library, card):
    out = go(library, card, Silent(), Silent(), Headphones(plugged=False))
    assert go(library, out, LongSilence()) == out, "nobody is to hear a prompt"
    assert not go(library, out, Command.PAUSE).paused


def test_a_voice_that_is_back_says_so_and_reads_on_from_the_line(library, card):
    gone = go(library, card, Command.DOWN, Command.DOWN, VoiceWorks(works=False))
    back = go(library, gone, VoiceWorks(works=True))
    assert back.place == gone.place
    assert (back.say, back.sounding, back.notice) == (Say.ON, True, library.interface.phrases.voice_is_on)
    assert go(library, back, VoiceWorks(works=True)) == back, "that it still works is no news"
    silenced = go(library, card, Command.SPEECH, VoiceWorks(works=False), VoiceWorks(works=True))
    assert not silenced.sounding


def test_what_sounds_and_is_no_word_of_the_page_takes_the_mark_away(library, card):
    marked = go(library, card, Heard(card.place.page, "title"), WordSounds(card.place.page, "title", 1))
    assert marked.sounding_word == 1
    assert go(library, marked, WordSounds(card.place.page, "", None)).sounding_word is None
    spelled = go(library, marked, Command.SPELL)
    assert go(library, spelled, WordSounds(card.place.page, "", None)).sounding_word == 1


def test_another_part_of_a_tall_line_is_silence_and_the_same_line(library, card):
    scrolled = go(library, go(library, card, Command.PAUSE), Scrolled())
    assert scrolled.place == card.place
    assert (scrolled.sounding, scrolled.paused, scrolled.reading) == (False, False, False)


def test_who_does_nothing_is_asked_and_any_key_answers_and_does_nothing_else(library, card):
    asked = go(library, card, Silent(), Silent(), Idle())
    assert asked.notice == library.interface.phrases.still_there
    assert asked.sounding
    for answer in (*Command, Choose(1), UnknownKey(), Pick("choice-1")):
        stays = go(library, asked, answer)
        assert stays.place == asked.place
        assert (stays.leaving, stays.notice, stays.comfort) == (
            False,
            library.interface.phrases.still_here,
            card.comfort,
        )


def test_who_does_not_answer_leaves_nothing_behind_and_the_kiosk_is_silent(library, card):
    loved = go(library, card, Command.BIGGER, Command.FASTER, Command.THEME, Idle(), Unanswered())
    fresh = begin(card.station)
    assert (loved.place, loved.trail, loved.comfort, loved.compared) == (fresh.place, (), fresh.comfort, ())
    assert loved.fresh
    assert not loved.sounding


def test_where_nobody_has_done_anything_nobody_is_asked_and_an_answer_is_not_missed(library, visit, card):
    assert go(library, visit, Idle()) == visit
    assert go(library, card, Unanswered()) == card


def test_who_goes_back_to_the_first_page_with_something_left_behind_is_asked_too(library, visit):
    dark = go(library, visit, Command.CURTAIN)
    assert dark.curtain
    assert go(library, dark, Idle()).leaving
    comparing = go(library, visit, Command.HOME, Choose(3), Choose(1), Choose(1), Choose(1))
    assert comparing.compared
    first = go(library, comparing, *[Command.BACK] * 12)
    assert first.place.page == WELCOME
    assert go(library, first, Idle()).leaving
    assert go(library, first, Idle(), Unanswered()).compared == ()
