"""The narrator: one utterance at a time, silence at once, events of the past are harmless."""

import json
from dataclasses import dataclass, field, replace

import pytest

from kiosk.visit.commands import Command, Headphones, Heard, Silent, VoiceWorks, WordSounds
from kiosk.visit.pages import page
from kiosk.visit.step import step
from kiosk.visit.visit import Place, Say
from kiosk.voice.narrator import Narrator


@dataclass
class FakeEngine:
    """Notes what is sent; the test tells the events."""

    sent: list[dict] = field(default_factory=list)
    tell = None

    def start(self, tell) -> None:
        self.tell = tell

    def send(self, **operation) -> None:
        self.sent.append(operation)

    def close(self) -> None:
        self.sent.append({"op": "close"})

    @property
    def says(self) -> list[dict]:
        return [operation for operation in self.sent if operation["op"] == "say"]


@pytest.fixture
def engine():
    return FakeEngine()


@pytest.fixture
def reports():
    return []


@pytest.fixture
def narrator(library, engine, reports, tmp_path):
    narrator = Narrator(library, engine, tmp_path / "said.jsonl")
    narrator.start(reports.append)
    engine.tell({"ev": "ready"})
    return narrator


@pytest.fixture
def follow(narrator, library):
    return lambda visit: narrator.follow(page(library, visit), visit, more_after=None)


def test_a_page_is_said_one_utterance_after_another(follow, engine, reports, visit, library, tmp_path):
    home = replace(visit, place=Place("home"))
    follow(home)
    items = page(library, home).items
    lines = [("title", items[0].say), ("", "9 choices"), *((item.id, item.say) for item in items[1:])]
    for _, words in lines:
        assert engine.says[-1]["plain"].rstrip(".") == words.rstrip(".")
        number = engine.says[-1]["id"]
        engine.tell({"ev": "start", "id": number})
        engine.tell({"ev": "end", "id": number})
    assert len(engine.says) == len(lines)
    heard = [Heard("home", item) if item else WordSounds("home", "", None) for item, _ in lines]
    assert reports == [VoiceWorks(works=True), *heard, Silent()]
    log = [json.loads(line) for line in (tmp_path / "said.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["page"], line["item"]) for line in log] == [("home", item) for item, _ in lines]


def test_silence_stops_the_engine_and_forgets_the_rest(narrator, follow, engine, reports, visit):
    follow(visit)
    number = engine.says[-1]["id"]
    narrator.silence()
    assert engine.sent[-1] == {"op": "stop"}
    reports.clear()
    for event in ({"ev": "start"}, {"ev": "word", "at": 0}, {"ev": "end", "completed": False}):
        engine.tell({**event, "id": number})
    assert reports == []
    assert len(engine.says) == 1


def test_words_are_reported_by_their_index_on_the_page(follow, engine, reports, visit):
    follow(visit)
    text, number = engine.says[-1]["text"], engine.says[-1]["id"]
    engine.tell({"ev": "start", "id": number})
    engine.tell({"ev": "word", "id": number, "at": text.index("depression"), "length": 4})
    assert reports[-1] == WordSounds("welcome", "title", 1)


def test_pause_and_resume_are_handed_on_and_nothing_new_is_said(narrator, follow, engine, visit, library):
    follow(visit)
    paused = step(library, visit, Command.PAUSE)
    follow(paused)
    assert engine.sent[-1] == {"op": "pause"}
    follow(step(library, paused, Command.PAUSE))
    assert engine.sent[-1] == {"op": "resume"}
    assert len(engine.says) == 1


def test_rate_and_volume_are_set_before_the_next_utterance(narrator, follow, engine, visit, library):
    narrator.silence()
    follow(step(library, visit, Command.FASTER))
    operations = [operation["op"] for operation in engine.sent]
    assert operations[-2:] == ["set", "say"]
    assert engine.sent[-2] == {"op": "set", "rate": 150, "volume": 0.7, "voice": ""}


def test_an_engine_that_comes_back_says_the_sentence_in_hand_again(follow, engine, visit):
    follow(visit)
    before = engine.says[-1]
    engine.tell({"ev": "ready", "again": True})
    assert engine.says[-1]["text"] == before["text"]
    assert engine.sent[-2]["op"] == "set"


def test_an_engine_that_comes_back_in_silence_is_tuned_again_and_stays_silent(narrator, follow, engine, visit):
    follow(visit)
    narrator.silence()
    engine.sent.clear()
    engine.tell({"ev": "ready", "again": True})
    assert [operation["op"] for operation in engine.sent] == ["set"]


def test_under_a_pause_nothing_new_is_said_and_resume_goes_on(follow, engine, visit, library):
    follow(visit)
    paused = step(library, visit, Command.PAUSE)
    follow(paused)
    engine.tell({"ev": "end", "id": engine.says[-1]["id"]})
    assert len(engine.says) == 1
    follow(step(library, paused, Command.PAUSE))
    assert len(engine.says) == 2


def test_an_engine_that_fails_is_reported(narrator, engine, reports):
    engine.tell({"ev": "failed", "why": "no sound card"})
    assert reports[-1] == VoiceWorks(works=False)


def test_what_must_not_interrupt_waits_for_the_end_of_the_sentence(narrator, follow, engine, visit, library):
    follow(visit)
    sentence = engine.says[-1]
    told = replace(visit, notice="A word.", say=Say.NOTICE)
    narrator.follow(page(library, told), told, more_after=None, interrupt=False)
    assert engine.says[-1] == sentence
    engine.tell({"ev": "end", "id": sentence["id"]})
    assert engine.says[-1]["plain"] == "A word."
    engine.tell({"ev": "end", "id": engine.says[-1]["id"]})
    assert engine.says[-1]["plain"] == "4 choices.", "what waited goes on"


def test_headphones_pulled_out_under_a_pause_say_nothing_and_lose_nothing(follow, engine, visit, library):
    follow(visit)
    sentence = engine.says[-1]
    paused = step(library, visit, Command.PAUSE)
    follow(paused)
    out = step(library, paused, Headphones(plugged=False))
    follow(out)
    assert engine.says[-1] == sentence, "nobody is to hear it"
    follow(step(library, out, Command.PAUSE))
    assert engine.sent[-1] == {"op": "resume"}
    engine.tell({"ev": "end", "id": sentence["id"], "completed": True})
    assert len(engine.says) == 2, "the page goes on"


def test_a_driver_that_ends_a_sentence_at_a_pause_says_it_again(follow, engine, visit, library):
    follow(visit)
    sentence = engine.says[-1]
    paused = step(library, visit, Command.PAUSE)
    follow(paused)
    engine.tell({"ev": "end", "id": sentence["id"], "completed": False})
    follow(step(library, paused, Command.PAUSE))
    assert engine.says[-1]["plain"] == sentence["plain"]


def test_a_sentence_at_which_the_engine_dies_again_and_again_is_passed_over(follow, engine, visit):
    follow(visit)
    first = engine.says[-1]["plain"]
    for _ in range(4):
        engine.tell({"ev": "ready", "again": True})
    assert engine.says[-1]["plain"] != first


def test_a_voice_that_failed_waits_for_the_visit_when_it_is_back(follow, engine, reports, visit):
    follow(visit)
    engine.tell({"ev": "failed", "why": "no sound card"})
    said = len(engine.says)
    engine.tell({"ev": "ready", "again": True})
    assert len(engine.says) == said
    assert reports[-2:] == [VoiceWorks(works=False), VoiceWorks(works=True)]


def test_a_line_without_a_word_is_passed_over(narrator, engine, reports, visit, library):
    told = replace(visit, notice="*** ~~", say=Say.NOTICE)
    narrator.silence()
    narrator.follow(page(library, told), told, more_after=None)
    assert engine.says == []
    assert reports[-1] == Silent()


def test_what_belongs_to_no_line_takes_the_mark_away(follow, engine, reports, visit):
    follow(visit)
    engine.tell({"ev": "end", "id": engine.says[-1]["id"], "completed": True})
    engine.tell({"ev": "start", "id": engine.says[-1]["id"]})
    assert reports[-1] == WordSounds("welcome", "", None)


def test_a_command_begins_the_count_of_deaths_anew(narrator, follow, engine, visit):
    for _ in range(6):
        narrator.silence()
        follow(visit)
        engine.tell({"ev": "ready", "again": True})
        assert engine.says[-1]["plain"] == engine.says[0]["plain"]


def test_the_last_sentence_passed_over_is_the_end(narrator, engine, reports, visit, library):
    narrator.silence()
    told = replace(visit, notice="A word.", say=Say.NOTICE)
    narrator.follow(page(library, told), told, more_after=None)
    for _ in range(4):
        engine.tell({"ev": "ready", "again": True})
    assert Silent() in reports


def ops(engine) -> list[str]:
    return [operation["op"] for operation in engine.sent]


def test_what_is_held_for_a_key_that_means_nothing_goes_on_where_it_was(narrator, follow, engine, visit):
    follow(replace(visit, place=Place("home")))
    said = len(engine.says)
    narrator.hold()
    narrator.hold()
    narrator.release()
    narrator.release()
    assert ops(engine)[-2:] == ["pause", "resume"]
    assert len(engine.says) == said


def test_a_pause_of_the_visitor_is_not_ended_by_a_key_that_means_nothing(narrator, follow, engine, visit, library):
    home = replace(visit, place=Place("home"))
    follow(home)
    follow(step(library, home, Command.PAUSE))
    narrator.hold()
    narrator.release()
    assert ops(engine)[-1] == "pause"


def test_a_pause_key_that_was_held_for_pauses_and_goes_on_as_always(narrator, follow, engine, visit, library):
    home = replace(visit, place=Place("home"))
    follow(home)
    narrator.hold()
    paused = step(library, home, Command.PAUSE)
    follow(paused)
    narrator.release()
    assert ops(engine)[-1] == "pause"
    follow(step(library, paused, Command.PAUSE))
    assert ops(engine)[-1] == "resume"


def test_a_command_that_was_held_for_silences_and_says_its_own(narrator, follow, engine, visit, library):
    home = replace(visit, place=Place("home"))
    follow(home)
    narrator.hold()
    narrator.silence()
    follow(step(library, home, Command.DOWN))
    narrator.release()
    assert ops(engine)[-3:] == ["pause", "stop", "say"]


def test_where_nothing_is_said_nothing_is_held(narrator, engine):
    narrator.hold()
    narrator.release()
    assert not {"pause", "resume"} & set(ops(engine))
