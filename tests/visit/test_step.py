"""The machine: what one message changes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.library import Library
from kiosk.visit.commands import (
    Choose,
    Command,
    Headphones,
    Heard,
    Idle,
    LongSilence,
    Message,
    Pick,
    Scrolled,
    Silent,
    Sizes,
    Unanswered,
    UnknownKey,
    VoiceWorks,
    WordSounds,
)
from kiosk.visit.page import Role
from kiosk.visit.pages import page, page_ids
from kiosk.visit.step import step
from kiosk.visit.visit import DEFAULT_RATE, HOME, RATES, VOLUMES, WELCOME, Place, Say, Station, Visit, begin
from tests.conftest import shipped_library


def go(library: Library, visit: Visit, *messages: Message) -> Visit:
    for message in messages:
        visit = step(library, visit, message)
    return visit


@pytest.fixture
def card(library, visit) -> Visit:
    """A visit on a card, reached by way of home."""
    return go(library, visit, Command.HOME, Choose(2), Choose(3), Choose(1))


def test_select_on_the_first_page_starts_the_visit_wherever_the_voice_is(library, visit):
    for item in page(library, visit).items:
        assert go(library, visit, Heard(WELCOME, item.id), Command.SELECT).place.page == HOME


def test_select_on_the_first_page_opens_the_line_that_a_reader_went_to(library, visit):
    assert go(library, visit, Command.DOWN, Command.SELECT).place.page == "comfort"
    assert go(library, visit, Heard(WELCOME, "choice-2"), Command.DOWN, Command.SELECT).place.page == "help"


def test_the_first_press_of_down_moves_on_from_where_a_reader_begins(library, visit):
    assert go(library, visit, Command.DOWN).place.item == "choice-2"
    assert go(library, visit, Command.HOME, Command.DOWN).place.item == "choice-2"


def test_moving_never_activates(library, card):
    visit = card
    for command in [Command.DOWN] * 80 + [Command.UP] * 80:
        visit = step(library, visit, command)
        assert visit.place.page == card.place.page


def test_the_ends_of_a_page_say_so_and_keep_the_place(library, card):
    top = go(library, card, Command.UP)
    assert top.notice == library.interface.phrases.page_begins
    assert top.place == card.place
    assert top.say is Say.NOTICE


def test_back_returns_to_the_item_that_was_left(library, visit):
    home = go(library, visit, Command.HOME, Command.DOWN, Command.DOWN)
    there = go(library, home, Command.SELECT)
    assert there.place.page != HOME
    assert go(library, there, Command.BACK).place == home.place


def test_back_on_the_first_page_says_that_it_is_the_first(library, visit):
    assert go(library, visit, Command.BACK).notice == library.interface.phrases.first_page


def test_crisis_help_and_back_come_back_to_the_same_line(library, card):
    reading = go(library, card, Command.DOWN, Command.DOWN, Command.DOWN)
    crisis = go(library, reading, Command.CRISIS)
    assert crisis.place.page == "crisis"
    assert go(library, crisis, Command.BACK).place == reading.place


def test_a_page_on_the_way_back_is_returned_to_and_the_way_does_not_grow(library, card):
    round_and_round = go(library, card, *[Command.HOME, Choose(2), Choose(3), Choose(1)] * 5)
    assert round_and_round.trail == card.trail


def test_finishing_puts_everything_back(library, visit):
    comfortable = go(library, visit, Command.HOME, Command.BIGGER, Command.THEME, Command.SPEECH, Command.LOUDER)
    comfortable = go(library, comfortable, Command.FASTER)
    assert comfortable.comfort != visit.comfort
    finished = go(library, comfortable, Choose(9), Choose(1))
    assert finished == visit


def test_what_was_made_comfortable_on_the_first_page_stays_when_a_reader_comes_back_to_it(library, visit):
    back = go(library, visit, Choose(2), Command.BIGGER, Command.BACK)
    assert back.place.page == WELCOME
    assert back.comfort.size == 1


def test_pause_while_nothing_is_said_says_so(library, card):
    quiet = go(library, card, Silent(), Silent(), Command.PAUSE)
    assert quiet.notice == library.interface.phrases.not_speaking
    assert not quiet.paused


def test_where_no_voice_works_the_comfort_page_offers_nothing_for_it(library, visit):
    there = replace(go(library, visit, VoiceWorks(works=False)), place=Place("comfort"))
    assert len(page(library, there).choices) == 3
    assert go(library, there, Command.FASTER).notice == library.interface.phrases.no_voice


def test_goodbye_can_be_left_without_finishing(library, visit):
    home = go(library, visit, Command.HOME, Command.BIGGER)
    stayed = go(library, home, Choose(9), Choose(2))
    assert (stayed.place.page, stayed.comfort) == (HOME, home.comfort)


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


def test_pause_pauses_and_any_other_command_ends_the_pause(library, card):
    paused = go(library, card, Command.PAUSE)
    assert paused.paused
    assert paused.notice == library.interface.phrases.paused
    assert not go(library, paused, Command.PAUSE).notice
    assert not go(library, paused, Command.PAUSE).paused
    assert not go(library, paused, Command.DOWN).paused


def test_with_the_voice_off_pause_and_repeat_say_that_it_is_off(library, visit):
    for command in (Command.PAUSE, Command.REPEAT):
        assert go(library, visit, Command.SPEECH, command).notice == library.interface.phrases.voice_is_off


def test_where_no_voice_works_the_pages_and_the_voice_key_say_so(library, visit):
    silent = go(library, visit, VoiceWorks(works=False))
    words = library.interface.phrases.no_voice
    for place in (WELCOME, "comfort", "help"):
        there = replace(silent, place=Place(place))
        assert any(item.show == words for item in page(library, there).items)
    assert go(library, silent, Command.SPEECH).notice == words


def test_a_report_about_a_page_that_was_left_changes_nothing(library, card):
    assert go(library, card, Heard("home", "choice-1")).place == card.place


def test_a_report_of_the_screen_does_not_silence_the_first_page(library, visit):
    assert go(library, visit, Sizes(3), VoiceWorks(works=True)).say is Say.PAGE


def test_a_number_that_is_not_there_is_named(library, visit):
    assert "9" in go(library, visit, Choose(9)).notice


def test_a_touch_on_a_choice_takes_it_and_on_a_line_only_moves_there(library, card):
    assert go(library, card, Pick("sentence-3")).place == Place(card.place.page, "sentence-3")
    assert go(library, card, Pick("choice-1")).place.page.startswith("topic:")


def test_an_unknown_key_says_what_to_press(library, visit):
    assert go(library, visit, UnknownKey()).notice == library.interface.phrases.unknown_key


def test_an_unknown_key_tells_who_switched_the_voice_off_that_it_is_off(library, visit):
    silenced = go(library, visit, Command.SPEECH, UnknownKey())
    assert silenced.notice == library.interface.phrases.voice_is_off


def test_an_unknown_key_does_not_end_the_reading(library, card):
    reading = go(library, card, Heard(card.place.page, "sentence-2"), UnknownKey())
    assert (reading.say, reading.reading) == (Say.ON, True)


def test_next_goes_from_heading_to_heading_to_the_choices_and_reads_on(library, card):
    headings = [item.id for item in page(library, card).items if item.role is Role.HEADING]
    visit, seen = card, []
    for _ in headings:
        visit = step(library, visit, Command.NEXT)
        seen.append(visit.place.item)
        assert visit.say is Say.ON
    assert seen == headings
    choices = go(library, visit, Command.NEXT)
    assert choices.place.item == "choice-1"
    assert go(library, choices, Command.NEXT).notice.startswith(library.interface.phrases.page_ends)
    assert go(library, choices, Command.PREVIOUS, Command.PREVIOUS).place.item == headings[-2]
    assert go(library, card, Command.PREVIOUS).notice == library.interface.phrases.page_begins


def test_a_text_that_was_read_to_its_end_says_so(library, card):
    ended = go(library, card, Silent())
    assert ended.notice.startswith(library.interface.phrases.page_ends)
    assert ended.say is Say.NOTICE
    assert ended.sounding
    assert not go(library, ended, Silent()).sounding
    home = go(library, card, Command.HOME)
    assert not go(library, home, Silent()).notice


def test_select_on_a_line_reads_on_from_there_with_the_voice_and_says_what_to_do_without(library, card):
    assert go(library, card, Command.DOWN, Command.SELECT).say is Say.ON
    mute = go(library, card, Command.SPEECH, Command.DOWN, Command.SELECT)
    assert mute.notice == library.interface.phrases.nothing_to_choose


messages = st.one_of(
    st.sampled_from(list(Command)),
    st.builds(Choose, st.integers(1, 9)),
    st.builds(Pick, st.sampled_from(["title", "choice-1", "choice-3", "sentence-2", "nowhere"])),
    st.just(UnknownKey()),
    st.builds(Heard, st.sampled_from(["home", "welcome", "crisis"]), st.sampled_from(["title", "choice-2"])),
    st.just(Silent()),
    st.builds(Sizes, st.integers(-1, 6)),
    st.builds(VoiceWorks, st.booleans()),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(messages, max_size=60))
def test_whatever_happens_the_visit_stays_whole(chosen):
    library = shipped_library()
    visit = begin(Station(tuple(library.themes)))
    known = set(page_ids(library))
    for message in chosen:
        visit = step(library, visit, message)
        shown = page(library, visit)
        assert shown.id == visit.place.page
        assert shown.id in known
        assert not visit.place.item or visit.place.item in {item.id for item in shown.items}
        assert 0 <= visit.size < visit.station.sizes
        assert 1 <= visit.comfort.volume <= VOLUMES
        assert len(visit.trail) <= len(known)
        if shown.id == WELCOME:
            assert not visit.trail


@settings(max_examples=100, deadline=None)
@given(st.lists(messages, max_size=40))
def test_whatever_was_done_finishing_leaves_nothing_of_it(chosen):
    library = shipped_library()
    visit = go(library, begin(Station(tuple(library.themes))), *chosen)
    finished = go(library, visit, Command.HOME, Choose(9), Choose(1))
    assert finished == begin(visit.station)


def test_spelling_goes_from_letters_to_words_for_them_to_the_next_word(library, card):
    title = go(library, card, Heard(card.place.page, "title"), WordSounds(card.place.page, "title", 0))
    words = page(library, title).title.split()
    heard = []
    for _ in range(3):
        title = step(library, title, Command.SPELL)
        heard.append(title.notice)
        assert title.say is Say.NOTICE
    letters = ", ".join(words[0].upper())
    assert heard[0] == f"{words[0]}: {letters}"
    first = words[0][0].upper()
    assert heard[1].startswith(f"{words[0]}: {first}: {library.interface.alphabet[first.lower()]}, ")
    assert heard[2].startswith(f"{words[1]}: ")
    assert title.sounding_word == 1, "the word that is spelled is marked"
    assert go(library, title, Command.UP).sounding_word is None


def test_spelling_begins_with_the_word_at_which_a_pause_holds(library, card):
    there = (Heard(card.place.page, "title"), WordSounds(card.place.page, "title", 1))
    held = go(library, card, *there, Command.PAUSE, Command.SPELL)
    assert held.notice.startswith(page(library, held).title.split()[1])


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


def test_where_am_i_tells_page_line_voice_and_size_and_reads_on(library, card):
    there = go(library, card, Command.DOWN, Command.DOWN, Command.WHERE)
    shown = page(library, there)
    assert there.notice == (
        f"{shown.title}. Line 3 of {len(shown.items)}. {library.interface.phrases.voice_is_on} Letters: size 1 of 5."
    )
    assert there.place.item == shown.items[2].id
    assert go(library, card, Command.WHERE).say is Say.ON


def test_a_key_that_leads_nowhere_says_more_each_time_until_something_else_is_done(library, card):
    phrases = library.interface.phrases
    first = go(library, card, Command.UP)
    second = go(library, first, UnknownKey())
    third = go(library, second, Command.UP)
    assert first.notice == phrases.page_begins
    assert second.notice == f"{phrases.unknown_key} {phrases.edge_twice}"
    assert third.notice == f"{phrases.page_begins} {phrases.edge_often}"
    assert go(library, third, Command.DOWN, Command.UP, Command.UP).notice == phrases.page_begins


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


def test_the_first_page_says_how_long_the_kiosk_waits(library, visit):
    waiting = begin(replace(visit.station, wait_minutes=4))
    words = " ".join(item.show for item in page(library, waiting).items)
    assert library.interface.phrases.welcome_waits.format(minutes=4) in words
