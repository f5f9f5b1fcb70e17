"""The machine: what one message changes."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.visit.commands import (
    Choose,
    Command,
    Heard,
    Pick,
    Silent,
    Sizes,
    UnknownKey,
    VoiceWorks,
)
from kiosk.visit.page import Role
from kiosk.visit.pages import page, page_ids
from kiosk.visit.step import step
from kiosk.visit.visit import HOME, VOLUMES, WELCOME, Place, Say, Station, begin
from tests.conftest import shipped_library
from tests.visit.conftest import go


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


def test_pause_while_nothing_is_said_says_so(library, card):
    quiet = go(library, card, Silent(), Silent(), Command.PAUSE)
    assert quiet.notice == library.interface.phrases.not_speaking
    assert not quiet.paused


def test_goodbye_can_be_left_without_finishing(library, visit):
    home = go(library, visit, Command.HOME, Command.BIGGER)
    stayed = go(library, home, Choose(9), Choose(2))
    assert (stayed.place.page, stayed.comfort) == (HOME, home.comfort)


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
    learnt = (Command.HELP,) if visit.learning else ()  # a key that is being learned does nothing else
    finished = go(library, visit, *learnt, Command.HOME, Choose(9), Choose(1))
    assert finished == begin(visit.station)


def test_who_finishes_while_keys_are_learned_ends_the_learning_first(library, visit):
    learning = go(library, visit, Command.HELP, Command.HELP)
    assert go(library, learning, Command.HOME).place.page == "help"
    assert go(library, learning, Command.HELP, Command.HOME).place.page == HOME


def test_where_am_i_tells_page_line_voice_and_size_and_reads_on(library, card):
    there = go(library, card, Command.DOWN, Command.DOWN, Command.WHERE)
    shown = page(library, there)
    phrases = library.interface.phrases
    where = f"You are on line 3 of {len(shown.items)}. {phrases.voice_is_on} Letters: size 1 of 5."
    assert there.notice == f"{where} The page is: {shown.title}"
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


def test_the_first_page_says_how_long_the_kiosk_waits(library, visit):
    waiting = begin(replace(visit.station, wait_minutes=4))
    words = " ".join(item.show for item in page(library, waiting).items)
    assert library.interface.phrases.welcome_waits.format(minutes=4) in words
