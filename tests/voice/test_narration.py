"""What is said, in sentences."""

from dataclasses import replace

import pytest

from kiosk.visit.commands import Choose, Command, Heard, VoiceWorks
from kiosk.visit.pages import page, page_ids
from kiosk.visit.step import step
from kiosk.visit.visit import Place, Say
from kiosk.voice.narration import Utterance, narrate


@pytest.fixture
def said(library):
    def speak(visit, more_after=None) -> list[str]:
        shown = page(library, visit)
        return [u.text for u in narrate(shown, visit, library.interface.phrases, more_after)]

    return speak


def test_a_page_is_said_from_its_title_to_its_end_in_the_order_that_is_shown(library, visit, said):
    for page_id in page_ids(library):
        there = replace(visit, place=Place(page_id), say=Say.PAGE)
        shown = page(library, there)
        ending = [] if shown.is_menu else [library.interface.phrases.page_ends]
        assert said(there) == [item.say for item in shown.items] + ending


def test_a_move_says_only_the_line(library, visit, said):
    moved = step(library, visit, Command.DOWN)
    assert said(moved) == ["2. Letters, colors and voice"]


def test_select_on_a_line_reads_on_from_there(library, visit, said):
    there = step(library, step(library, step(library, visit, Command.HOME), Choose(1)), Choose(1))
    there = step(library, step(library, there, Command.DOWN), Command.SELECT)
    items = page(library, there).items
    assert said(there) == [*(item.say for item in items[1:]), library.interface.phrases.page_ends]


def test_more_below_is_said_behind_the_last_line_on_view(library, visit, said):
    there = step(library, visit, Command.HOME)
    words = said(there, more_after="choice-2")
    assert words[3] == library.interface.phrases.more_below
    assert words[2].startswith("2.")
    assert said(step(library, there, Command.DOWN), more_after="choice-3") == ["2. Treatments"]
    down_twice = step(library, step(library, there, Command.DOWN), Command.DOWN)
    assert said(down_twice, more_after="choice-3")[-1] == library.interface.phrases.more_below


def test_a_notice_is_said_alone_and_before_reading_goes_on(library, visit, said):
    quiet = replace(visit, reading=False)
    assert said(step(library, quiet, Command.BIGGER)) == ["Letters: size 2 of 5."]
    reading = step(library, step(library, visit, Command.HOME), Heard("home", "choice-8"))
    assert said(step(library, reading, Command.LOUDER)) == ["Volume: 8 of 10.", "8. Help right now", "9. I am finished"]


def test_with_the_voice_off_nothing_is_said_but_that_it_is_off(library, visit, said):
    off = step(library, visit, Command.SPEECH)
    assert said(off) == [library.interface.phrases.voice_is_off]
    assert said(step(library, off, Command.HOME)) == []
    on = step(library, off, Command.SPEECH)
    assert said(on)[0] == library.interface.phrases.voice_is_on


def test_where_no_voice_works_nothing_is_said(library, visit, said):
    assert said(step(library, visit, VoiceWorks(works=False))) == []


def test_coming_back_to_a_page_says_where_and_then_the_line(library, visit, said):
    there = step(library, step(library, visit, Command.HOME), Heard("home", "choice-3"))
    back = step(library, step(library, there, Command.CRISIS), Command.BACK)
    assert said(back) == ["What would help you now?", "3. Compare treatments"]


def test_repeat_says_the_line_again(library, visit, said):
    there = step(library, step(library, visit, Command.HOME), Heard("home", "choice-3"))
    assert said(step(library, there, Command.REPEAT)) == ["3. Compare treatments"]


def test_spoken_words_are_tied_to_shown_ones_where_they_are_the_same():
    same = Utterance("p", "i", "One two, three.", "One two, three.")
    assert [same.shown_word(offset) for offset in (0, 4, 9)] == [0, 1, 2]
    other = Utterance("p", "i", "Call 9, 1, 1.", "Call 911.")
    assert [other.shown_word(offset) for offset in (0, 5, 8, 11)] == [0, 0, 1, 1], "about as far"
