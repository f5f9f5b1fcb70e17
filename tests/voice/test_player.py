"""The player: every played byte, and events at the moment of their sound."""

import threading
import time

import pytest

from kiosk.voice.player import FADE, Player, Told

RATE = 8000


class ToneMaker:
    """A synthesizer that makes a tenth of a second of a steady level for each word, at once or at a pace."""

    frame_rate = RATE

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause
        self.cut_short = 0

    def synthesize(self, text, take) -> None:
        offset = frame = 0
        for word in text.split(" "):
            sound = (1000).to_bytes(2, "little", signed=True) * (RATE // 10)
            if not take(sound, [(frame, offset)]):
                self.cut_short += 1
                return
            frame += RATE // 10
            offset += len(word) + 1
            time.sleep(self.pause)


class HandSink:
    """Pulls when the test says so."""

    name = "hand"

    def open(self, frame_rate, fill) -> None:
        self.fill = fill

    def close(self) -> None:
        self.closed = True

    def pull(self, seconds: float) -> list[int]:
        return list(memoryview(self.fill(round(seconds * RATE), 0.0)).cast("h"))


@pytest.fixture
def told():
    return []


@pytest.fixture
def sink():
    return HandSink()


@pytest.fixture
def player(told, sink):
    made = Player(ToneMaker(), sink, told.append)
    yield made
    made.close()


def wait_for(condition) -> None:
    end = time.monotonic() + 2
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)


def speak(player, number, text) -> None:
    player.speak(number, text)
    wait_for(lambda: player._speech is not None and player._speech.made)


def test_a_text_is_played_to_its_end_and_told(player, sink, told):
    speak(player, 1, "one two")
    played = sink.pull(0.3)
    assert played == [1000] * 1600 + [0] * 800
    wait_for(lambda: len(told) == 4)
    assert told == [Told("start", 1), Told("word", 1, 0), Told("word", 1, 4), Told("end", 1)]


def test_words_are_told_when_they_sound_and_not_before(player, sink, told):
    speak(player, 1, "one two")
    sink.pull(0.05)
    wait_for(lambda: len(told) == 2)
    time.sleep(0.05)
    assert told == [Told("start", 1), Told("word", 1, 0)]


def test_after_stop_there_is_silence_but_for_a_short_fade(player, sink, told):
    speak(player, 1, "one two three")
    sink.pull(0.1)
    player.stop()
    played = sink.pull(0.2)
    fade = round(RATE * FADE)
    assert played[fade:] == [0] * (len(played) - fade)
    assert played[:fade] == sorted(played[:fade], reverse=True)


def test_what_was_stopped_is_never_told(player, sink, told):
    speak(player, 1, "one two three")
    sink.pull(0.05)
    player.stop()
    sink.pull(1)
    time.sleep(0.05)
    assert all(event.kind in ("start", "word") and event.number == 1 for event in told)
    assert Told("end", 1) not in told


def test_a_new_text_takes_the_place_of_the_old_one(player, sink, told):
    speak(player, 1, "one two three four")
    sink.pull(0.1)
    speak(player, 2, "five")
    sink.pull(0.5)
    wait_for(lambda: Told("end", 2) in told)
    assert Told("end", 1) not in told


def test_pause_holds_the_sound_and_resume_goes_on_where_it_was(player, sink):
    speak(player, 1, "one two")
    first = sink.pull(0.1)
    player.pause(paused=True)
    assert sink.pull(0.3) == [0] * 2400
    player.pause(paused=False)
    assert first + sink.pull(0.1) == [1000] * 1600


def test_stop_ends_a_synthesis_that_is_under_way(told, sink):
    maker = ToneMaker(pause=0.01)
    player = Player(maker, sink, told.append)
    player.speak(1, " ".join(["word"] * 200))
    time.sleep(0.05)
    player.stop()
    wait_for(lambda: maker.cut_short == 1)
    player.close()


def test_commands_do_not_wait_for_the_sound(player):
    begun = time.monotonic()
    for number in range(200):
        player.speak(number, "one two three four five six")
        player.stop()
    assert threading.active_count() < 30
    assert time.monotonic() - begun < 5
