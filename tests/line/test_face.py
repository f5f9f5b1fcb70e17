"""Line mode: every page in plain lines, answered with numbers and words; the end of the input is the end."""

import datetime
import re
import subprocess
from dataclasses import replace

import pytest

from kiosk.line.face import LineFace
from kiosk.visit.commands import Printed, VoiceWorks
from kiosk.visit.keymap import ONE_SWITCH
from kiosk.visit.pages import page, page_ids
from kiosk.visit.pressing import for_station
from kiosk.visit.visit import WELCOME, Kept, Paper, Place, Station
from kiosk.voice.narration import narrate
from tests.conftest import unnamed_library
from tests.terminal import PROGRAM
from tests.walking import goes_on, state


@pytest.fixture
def face(library):
    return LineFace(library)


def written(face: LineFace, *lines: str) -> list[str]:
    return list(face.run(lines))


def test_the_first_page_says_what_it_is_and_how_it_is_used(face, library):
    lines = written(face)
    assert lines[:2] == [library.pack.title, "1. Press Enter to start"]
    told = next(line for line in lines if line.startswith("Type a number to open"))
    assert "Next, Prev, Back, Home, Help, Crisis, Spell, Keep." in told
    assert lines[-1] == "4 choices. Type a number or a word, then Enter."


def test_a_number_opens_a_line_a_word_is_a_command_and_its_first_letters_are_enough(face):
    written(face, "", "2", "3", "1")
    assert face.visit.place.page == "card:esketamine"
    for line, there in [("back", "topic:ketamine-and-esketamine"), ("CRISIS", "crisis"), ("ho", "home"), ("?", "help")]:
        written(face, line)
        assert face.visit.place.page == there


def test_a_line_that_means_nothing_says_what_to_do(face, library):
    phrases = library.interface.phrases
    for line in ("nonsense", "12", "h", "\x1b[A", "unavailable"):
        face.visit = replace(face.visit, bumps=0)
        assert phrases.line_unknown in written(face, line)
    assert any("no number 9" in line for line in written(face, "9"))


def test_every_page_is_written_whole_in_its_words_and_order_part_by_part(face, library):
    for page_id in page_ids(library):
        face.visit = replace(face.visit, place=Place(page_id), trail=())
        shown = page(library, face.visit)
        lines = written(face, *([] if face.whole(shown) else [""] * (len(shown.parts) - 1)))
        prompts = (library.interface.phrases.line_next, library.interface.phrases.line_choose)
        words = [line for line in lines if line and not line.endswith(prompts)]
        assert words == [item.show for item in shown.items], page_id


class NotingVoice:
    """Notes what it would say, as the narrator makes it."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.done: list[str] = []

    def start(self, report) -> None:
        self.report = report

    def silence(self) -> None:
        self.done.append("silence")

    def hold(self) -> None: ...

    def release(self) -> None: ...

    def follow(self, shown, visit, *, more_after, interrupt=True) -> None:
        phrases = for_station(unnamed_library(), visit.station).interface.phrases
        self.said += [utterance.show for utterance in narrate(shown, visit, phrases, more_after)]

    def close(self) -> None:
        self.done.append("close")


def test_with_a_voice_of_its_own_every_page_is_said_as_it_is_written_and_no_further(library):
    voice = NotingVoice()
    face = LineFace(library, voice=voice)
    for page_id in page_ids(library):
        face.visit = replace(face.visit, place=Place(page_id), trail=())
        shown = page(library, face.visit)
        voice.said.clear()
        for _ in face.run([] if face.whole(shown) else [""] * (len(shown.parts) - 1)):
            pass
        places = {shown.position(item.id, library.interface.phrases) for item in shown.items}
        said = [text for text in voice.said if text not in places and text != face.visit.notice]
        assert said == [item.show for item in shown.items], page_id


def test_the_voice_is_silent_at_each_answer_and_can_be_paused_and_switched_off(library):
    voice = NotingVoice()
    face = LineFace(unnamed_library(), voice=voice)
    lines = written(face, "", "louder", "pause", "voice")
    assert "Volume: 8 of 10." in lines
    assert any(line.startswith("Paused. Type Pause to go on.") for line in lines)
    assert any(line.startswith("The voice is off. Type Voice to turn it on.") for line in lines)
    assert voice.done == ["silence", "silence", "silence", "close"], "a pause holds the voice where it is"
    assert voice.said[-1].startswith("The voice is off.")


def test_a_voice_that_cannot_be_heard_takes_its_words_away(library):
    voice = NotingVoice()
    face = LineFace(library, voice=voice)
    run = face.run(["", "louder", "?"])
    next(run)
    voice.report(VoiceWorks(works=False))
    lines = list(run)
    assert library.interface.phrases.line_unknown in " ".join(lines)
    assert not any(line.startswith("Louder:") for line in lines)


class FakePrinter:
    """Tells what it was told to tell, and notes the sheets."""

    def __init__(self, *outcomes: Paper) -> None:
        self.outcomes, self.sheets = outcomes, []

    def print(self, sheet, report) -> None:
        self.sheets.append(sheet)
        for paper in self.outcomes:
            report(Printed(paper))

    def stop(self) -> None: ...


def test_every_page_is_reached_by_numbers_and_words(library):
    face = LineFace(library, printer=FakePrinter(Paper.PRINTED))
    goals = set(page_ids(library)) - {"pace", "take:code"}  # here there are no keys and no codes
    queue, seen = [face.visit], {state(face.visit)}
    while queue:
        visit = queue.pop()
        for line in (*"123456789", "help", "crisis", "home"):
            face.visit = visit
            list(face._answer(line))
            if state(face.visit) not in seen:
                seen.add(state(face.visit))
                if goes_on(face.visit):
                    queue.append(face.visit)
    assert {page_id for page_id, *_ in seen} == goals


def test_a_sheet_is_printed_and_what_becomes_of_it_is_written(library):
    printer = FakePrinter(Paper.SLOW, Paper.EMPTY)
    face = LineFace(library, printer=printer)
    face.visit = replace(face.visit, kept=(Kept("treatment", "card:ect"),), place=Place("take:paper"))
    lines = written(face, "1")
    own = library.interface.own
    told = [lines.index(words) for words in (own.paper_underway, own.paper_slow, own.paper_empty)]
    assert told == sorted(told)
    assert "Electroconvulsive therapy" in str(printer.sheets[0])
    assert face.visit.kept
    assert face.visit.order is None


def test_keep_leads_to_the_lines_that_keep_something_for_nobody_is_on_a_line(face, library):
    face.visit = replace(face.visit, place=Place("article:questions"))
    lines = written(face, "next", "keep")
    assert face.visit.place.page == "keep:article:questions"
    assert any(line.startswith("1. Keep: ") for line in lines)
    face.visit = replace(face.visit, place=Place("term:placebo"))
    assert any(line.startswith("Kept on your list: placebo") for line in written(face, "keep"))
    face.visit = replace(face.visit, place=Place("topic:daily-life"))
    assert library.interface.own.kept_nothing in written(face, "keep")


def test_where_numbers_have_come_to_mean_something_else_they_are_written_again(face):
    kept = (Kept("treatment", "card:ect"), Kept("treatment", "card:cbt"), Kept("treatment", "card:tms"))
    face.visit = replace(face.visit, kept=kept, place=Place("list:edit"))
    lines = written(face, "1", "2")
    shown = [line for line in lines if line.startswith("2. ")]
    assert len(shown) == 3, "at first, and behind each answer"
    assert face.visit.kept == kept[2:]


def test_without_a_printer_and_in_lines_only_listening_is_offered(face, library):
    face.visit = replace(face.visit, place=Place("take"))
    assert [line for line in written(face) if re.match("[1-9]", line)][:2] == [
        "1. Listen and write it down",
        "2. Go back to where I was",
    ]


def test_nothing_is_drawn_and_no_line_holds_a_control_character(face, library):
    for page_id in page_ids(library):
        face.visit = replace(face.visit, place=Place(page_id))
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2500-\u259f]", "".join(written(face, "")))


def test_crisis_help_is_written_at_once_with_all_its_numbers(face):
    lines = written(face, "crisis")
    assert any("988" in line for line in lines)
    assert any("741741" in line for line in lines)


def test_finishing_begins_anew_for_the_next_visitor(face):
    written(face, "", "9", "1")
    assert face.visit.place.page == WELCOME
    assert face.visit.trail == ()


def test_the_program_reads_its_input_to_the_end_and_ends_well():
    script = "\n2\n3\n1\n\nspell\nb\n"
    done = subprocess.run([PROGRAM, "line"], input=script, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Esketamine nasal spray" in done.stdout
    assert "In: I, N" in done.stdout
    bytes_in = subprocess.run([PROGRAM, "line"], input=b"\xff\xfe\n", capture_output=True, timeout=60)
    assert bytes_in.returncode == 0


def test_an_empty_line_takes_nothing_that_was_not_asked_for(face):
    written(face, "", "9")
    assert face.visit.place.page == "goodbye"
    lines = written(face, "", "")
    assert face.visit.place.page == "goodbye"
    assert not any("nothing to open" in line for line in lines)
    written(face, "crisis", "", "")
    assert face.visit.place.page == "crisis"


def test_a_question_mark_on_the_help_page_stays_there_and_words_go_on_working(face):
    written(face, "?", "?", "home")
    assert face.visit.place.page == "home"


def test_the_keys_of_an_installation_mean_nothing_to_plain_lines(library):
    face = LineFace(library, Station(tuple(library.themes), keymap=ONE_SWITCH))
    written(face, "")
    assert face.visit.place.page == "home"


def test_a_text_past_its_review_says_so_also_when_the_date_changes_meanwhile(library):
    day = [datetime.date(2026, 11, 26)]
    face = LineFace(library, today=lambda: day[0])
    card = replace(face.visit, place=Place("card:tms"), trail=())
    for date, told in [(datetime.date(2026, 11, 26), False), (datetime.date(2099, 1, 1), True)]:
        day[0], face.visit = date, card
        assert any("may be out of date" in line for line in written(face, *[""] * 20)) is told
