"""What is said, in sentences."""

from dataclasses import replace

import pytest

from kiosk.visit.commands import Choose, Command, Headphones, Heard, LongSilence, Silent, VoiceWorks
from kiosk.visit.pages import page, page_ids
from kiosk.visit.step import step
from kiosk.visit.visit import Kept, Place, Say
from kiosk.voice.narration import narrate


@pytest.fixture
def said(library):
    def speak(visit, more_after=None) -> list[str]:
        shown = page(library, visit)
        return [u.say or u.show for u in narrate(shown, visit, library.interface.phrases, more_after)]

    return speak


def test_a_page_is_said_from_its_title_to_its_end_in_the_order_that_is_shown(library, visit, said):
    for page_id in page_ids(library):
        there = replace(visit, place=Place(page_id), say=Say.PAGE)
        shown = page(library, there)
        if shown.paced:
            continue
        title, *rest = (item.say for item in shown.items)
        assert said(there) == [title, shown.position("", library.interface.phrases), *rest]


def test_a_page_begins_with_its_title_where_one_is_and_how_to_go_on(library, visit, said):
    there = step(library, step(library, step(library, visit, Command.HOME), Choose(1)), Choose(1))
    words = said(there)
    assert words[:3] == [
        "What treatment-resistant depression means",
        f"Part 1 of {len(page(library, there).parts)}",
        "Press Page Down for the next part.",
    ]
    menu = said(step(library, visit, Command.HOME))
    assert menu[:4] == [
        "What would help you now?",
        "9 choices",
        "Press a number to choose.",
        "1. Understand hard-to-treat depression",
    ]


def test_a_hint_falls_silent_for_who_has_heard_it_three_times(library, visit, said):
    hint = library.interface.phrases.hint_menu
    heard = []
    for _ in range(5):
        visit = step(library, visit, Command.HOME)
        heard.append(hint in said(visit))
    assert heard == [True, True, True, False, False]


def test_skipping_to_a_part_says_which_part_it_is(library, visit, said):
    there = step(library, step(library, step(library, visit, Command.HOME), Choose(1)), Choose(1))
    of = len(page(library, there).parts)
    assert said(step(library, there, Command.NEXT))[:2] == [f"Part 2 of {of}", "In short"]


def test_a_move_says_only_the_line(library, visit, said):
    moved = step(library, visit, Command.DOWN)
    assert said(moved) == ["2. Letters, colors and voice"]


def test_select_on_a_line_reads_on_from_there(library, visit, said):
    there = step(library, step(library, step(library, visit, Command.HOME), Choose(1)), Choose(1))
    there = step(library, step(library, step(library, there, Command.DOWN), Command.DOWN), Command.SELECT)
    items = page(library, there).items
    assert said(there) == [item.say for item in items[2:]]


def test_the_end_of_a_text_is_said(library, visit, said):
    there = step(library, step(library, step(library, visit, Command.HOME), Choose(1)), Choose(1))
    assert said(step(library, there, Silent())) == [
        "This is the end of the page. Press a number to go on. Press Backspace to go back."
    ]


def test_who_moves_line_by_line_hears_behind_the_last_line_on_view_that_there_is_more(library, visit, said):
    there = step(library, visit, Command.HOME)
    more = library.interface.phrases.more_below
    assert more not in said(there, more_after="choice-2"), "the voice reads on there by itself"
    once = step(library, there, Command.DOWN)
    assert said(once, more_after="choice-3") == ["2. Treatments"]
    assert said(step(library, once, Command.DOWN), more_after="choice-3")[-1] == more


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
    assert said(back) == ["What would help you now?", "9 choices", "3. Compare treatments"]


def test_repeat_says_the_line_again(library, visit, said):
    there = step(library, step(library, visit, Command.HOME), Heard("home", "choice-3"))
    assert said(step(library, there, Command.REPEAT)) == ["3. Compare treatments"]


def test_headphones_begin_with_how_to_use_the_keys_and_read_on_from_the_line(library, visit, said):
    there = step(library, step(library, visit, Command.HOME), Heard("home", "choice-8"))
    plugged = step(library, step(library, there, Command.SPEECH), Headphones(plugged=True))
    assert said(plugged) == [library.interface.phrases.headphones_in, "8. Help right now", "9. I am finished"]


def test_a_long_silence_is_followed_by_one_gentle_prompt(library, visit, said):
    silent = step(library, step(library, visit, Command.HOME), Silent())
    prompted = step(library, silent, LongSilence())
    assert said(prompted) == [library.interface.phrases.prompt_menu]
    assert step(library, step(library, prompted, Silent()), LongSilence()).say is Say.NOTICE
    again = step(library, step(library, prompted, Silent()), LongSilence())
    assert not again.sounding, "one prompt, until something is done"


def test_the_voice_never_says_what_kind_of_thing_a_line_is(library, visit, said):
    widgets = {"button", "listbox", "link", "menu", "edit", "checkbox", "heading", "cursor", "focus", "dialog"}
    for page_id in ("welcome", "home", "comfort", "help", "compare", "goodbye"):
        words = " ".join(said(replace(visit, place=Place(page_id)))).casefold().split()
        assert not widgets & {word.strip(".,:") for word in words}


def test_who_writes_down_hears_how_it_goes_and_one_line_and_then_each_line_alone(library, visit, said):
    own = library.interface.own
    listening = step(library, replace(visit, place=Place("take"), kept=(Kept("treatment", "card:ect"),)), Choose(1))
    assert listening.place.page == "take:listen"
    begun = said(listening)
    assert own.listen_what in begun
    assert begun[-1] == own.treatments
    line = step(library, listening, Command.DOWN)
    assert [words for words in said(line) if words.startswith("Electroconvulsive")]
    assert len(said(line)) == 1
    quiet = step(library, line, Silent())
    assert said(quiet) == [] or not quiet.sounding
    assert not quiet.notice.startswith(library.interface.phrases.page_ends)
    prompted = step(library, quiet, LongSilence())
    assert said(prompted) == [own.listen_prompt]
    assert said(step(library, prompted, Command.REPEAT)) == said(line)
