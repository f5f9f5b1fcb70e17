"""The voice process itself: pyttsx3 over our driver, every played byte recorded."""

import os
import signal
import sys
import time
import wave
from array import array

import pytest

from kiosk.voice.client import LOG_LIMIT, VoiceProcess


class Talk:
    """A running process and what it told."""

    def __init__(self, out, voices=("en-us", "en-us+f3"), log=None) -> None:
        self.out = out
        self.events: list[dict] = []
        self.process = VoiceProcess(voices, out, log or out.with_name("voice.log"))
        self.process.start(self.events.append)

    def say(self, number: int, text: str, **more: object) -> None:
        self.process.send(op="say", id=number, text=text, plain=text, **more)

    def wait(self, seconds: float = 10, **wanted) -> dict:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for event in self.events:
                if wanted.items() <= event.items():
                    return event
            time.sleep(0.005)
        raise AssertionError(f"waited for {wanted}, but was told {self.events}")

    def samples(self) -> tuple[array, int]:
        with wave.open(str(self.out)) as file:
            return array("h", file.readframes(file.getnframes())), file.getframerate()


@pytest.fixture
def talk(tmp_path):
    talking = Talk(tmp_path / "out.wav")
    talking.wait(ev="ready")
    yield talking
    talking.process.close()


def loudest(samples: array) -> int:
    return max(map(abs, samples), default=0)


def test_words_are_told_in_order_and_the_sound_is_recorded(talk):
    text = "Ketamine is given through a vein."
    talk.process.send(op="set", rate=300, volume=0.7)
    talk.say(1, text)
    talk.wait(ev="end", id=1, completed=True)
    words = [event["at"] for event in talk.events if event["ev"] == "word"]
    assert words == sorted(set(words))
    assert set(words) <= {text.index(word) for word in ("Ketamine", "is", "given", "through", "a ", "vein")}
    assert len(words) >= 5
    talk.process.close()
    samples, _ = talk.samples()
    assert loudest(samples) > 3000


def test_after_stop_not_one_more_byte_sounds(talk):
    talk.process.send(op="set", rate=120, volume=1.0)
    talk.say(1, "This is a long sentence that somebody stops while it is being said aloud.")
    talk.wait(ev="word", id=1, at=10)
    talk.process.send(op="stop")
    talk.wait(ev="end", id=1, completed=False)
    time.sleep(0.5)
    talk.process.close()
    samples, rate = talk.samples()
    assert loudest(samples[: rate // 2]) > 3000
    assert loudest(samples[-int(0.4 * rate) :]) == 0


def test_pause_is_silent_and_resume_goes_on_to_the_end(talk):
    talk.process.send(op="set", rate=200, volume=1.0)
    talk.say(1, "One two three four five six seven eight nine ten.")
    talk.wait(ev="word", id=1, at=4)
    talk.process.send(op="pause")
    time.sleep(0.3)
    told = len(talk.events)
    time.sleep(0.3)
    assert len(talk.events) == told
    talk.process.send(op="resume")
    talk.wait(ev="end", id=1, completed=True)


def test_a_faster_rate_is_faster_and_a_higher_volume_louder(talk):
    lengths, peaks = [], []
    for number, (rate, volume) in enumerate([(125, 0.2), (350, 1.0)], 1):
        talk.process.send(op="set", rate=rate, volume=volume)
        begun = time.monotonic()
        talk.say(number, "You stay in the clinic for at least two hours.")
        talk.wait(ev="end", id=number, completed=True)
        lengths.append(time.monotonic() - begun)
    talk.process.close()
    samples, rate = talk.samples()
    middle = int(lengths[0] * rate)
    peaks = [loudest(samples[:middle]), loudest(samples[middle:])]
    assert lengths[1] < 0.6 * lengths[0]
    assert peaks[1] > 2 * peaks[0]


def test_the_engine_that_is_killed_comes_back(talk):
    pid = talk.wait(ev="ready")["pid"]
    os.kill(pid, signal.SIGKILL)
    again = talk.wait(ev="ready", again=True)
    assert again["pid"] != pid
    talk.say(7, "Back.")
    talk.wait(ev="end", id=7, completed=True)


def test_an_engine_that_cannot_sound_says_so_and_comes_back_when_it_can(tmp_path):
    folder = tmp_path / "no such folder"
    talk = Talk(folder / "out.wav", log=tmp_path / "voice.log")
    talk.wait(ev="failed")
    time.sleep(1)
    assert sum(event["ev"] == "failed" for event in talk.events) <= 3, "it is not tried all the time"
    folder.mkdir()
    talk.wait(ev="ready", again=True)
    talk.process.close()


def test_an_engine_that_is_frozen_is_replaced_though_its_pipe_is_full(talk):
    pid = talk.wait(ev="ready")["pid"]
    talk.say(1, "This is a long sentence in which the engine freezes.")
    talk.wait(ev="word", id=1, at=10)
    os.kill(pid, signal.SIGSTOP)
    for number in range(2, 5000):
        talk.say(number, "x" * 100)
    again = talk.wait(ev="ready", again=True)
    assert again["pid"] != pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    talk.say(5000, "Back.")
    talk.wait(ev="end", id=5000, completed=True)


def test_an_engine_that_freezes_at_what_took_the_place_of_another_text_is_replaced(talk):
    pid = talk.wait(ev="ready")["pid"]
    talk.process.send(op="set", rate=100, volume=1.0)
    talk.say(1, "This is a long sentence that is cut off by another one.")
    talk.wait(ev="word", id=1, at=10)
    talk.process.send(op="stop")
    talk.say(2, "This is the other one, and it is much longer than the first, so that it does not end soon.")
    talk.wait(ev="word", id=2, at=8)
    time.sleep(1)  # a sign of life has been given meanwhile
    os.kill(pid, signal.SIGSTOP)
    assert talk.wait(ev="ready", again=True)["pid"] != pid


def test_an_engine_that_is_frozen_keeps_nobody_from_closing(talk):
    pid = talk.wait(ev="ready")["pid"]
    os.kill(pid, signal.SIGSTOP)
    talk.process.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_an_engine_that_is_never_ready_is_killed_and_it_is_told_that_there_is_no_voice(tmp_path, monkeypatch):
    monkeypatch.setattr("kiosk.voice.client.READY_WITHIN", -1.0)
    talk = Talk(tmp_path / "out.wav")
    assert "again and again" in talk.wait(ev="failed")["why"]
    monkeypatch.undo()
    talk.wait(ev="ready", again=True)
    talk.process.close()


def test_what_the_engine_writes_to_its_standard_error_is_logged_and_not_for_ever(tmp_path):
    (tmp_path / "voice.log").write_bytes(b"x" * (LOG_LIMIT + 1))
    talk = Talk(tmp_path / "out.wav")
    talk.wait(ev="ready")
    talk.process.send(op="nonsense")
    talk.wait(ev="ready", again=True)
    talk.process.close()
    log = (tmp_path / "voice.log").read_text(encoding="utf-8")
    assert "nonsense" in log
    assert len(log) < LOG_LIMIT


def test_a_pause_behind_a_sentence_is_silence(talk):
    talk.process.send(op="set", rate=300, volume=1.0, voice="en-us")
    lengths = []
    for number, pause in enumerate((0.0, 1.0), 1):
        begun = time.monotonic()
        talk.say(number, "A heading.", pause=pause)
        talk.wait(ev="end", id=number, completed=True)
        lengths.append(time.monotonic() - begun)
    assert lengths[1] > lengths[0] + 0.5


def test_the_voices_sound_different_and_both_speak_the_words(talk):
    heard = []
    for number, voice in enumerate(("en-us", "en-us+f3"), 1):
        begun = len(talk.events)
        talk.process.send(op="set", rate=250, volume=1.0, voice=voice)
        talk.say(number, "Take your time.")
        talk.wait(ev="end", id=number, completed=True)
        heard.append([event["at"] for event in talk.events[begun:] if event["ev"] == "word"])
    assert heard[0] == heard[1] == [0, 5, 10]


def test_nothing_is_left_running_after_close(talk):
    pid = talk.wait(ev="ready")["pid"]
    talk.process.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_pyttsx3_keeps_its_public_interface_over_our_driver(tmp_path):
    """In a process of its own: espeak-ng is global to a process."""
    import subprocess

    code = f"""
import time
from pathlib import Path
from queue import SimpleQueue
import pyttsx3
from kiosk.voice import driver
from kiosk.voice.sinks import Recorder
events = SimpleQueue()
driver.register(["en-us"], Recorder(Path({str(tmp_path / "a.wav")!r})), events.put)
engine = pyttsx3.init("kiosk")
told = []
engine.connect("started-utterance", lambda name: told.append(("start", name)))
engine.connect("started-word", lambda name, location, length: told.append((name, location, length)))
engine.connect("finished-utterance", lambda name, completed: told.append(("end", name, completed)))
engine.setProperty("rate", 350)
engine.setProperty("volume", 0.5)
engine.startLoop(False)
engine.iterate()
assert abs(engine.getProperty("rate") - 350) <= 1, engine.getProperty("rate")
assert engine.getProperty("volume") == 0.5
assert engine.getProperty("voices")[0].id == engine.getProperty("voice") == "en-us"
engine.say("Hello there", "a")
engine.say("Again", "b")
while ("end", "b", True) not in told:
    engine.proxy._driver.tell(events.get(timeout=5))
print(told)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == str(
        [("start", "a"), ("a", 0, 5), ("a", 6, 5), ("end", "a", True), ("start", "b"), ("b", 0, 5), ("end", "b", True)]
    )
