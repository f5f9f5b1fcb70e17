"""The voices: as fast as they are said to be, and a natural voice that fails costs no word."""

import pytest

from kiosk.visit.visit import RATES
from kiosk.voice.installed import voices_here
from kiosk.voice.player import WordStarts
from kiosk.voice.tuning import ESPEAK, NATURAL, tuned
from kiosk.voice.voices import NATURAL as NATURAL_VOICE
from kiosk.voice.voices import Voices
from kiosk.voice.wording import Wording
from tests.conftest import shipped_library
from tests.voice.alignment import sentences


@pytest.fixture(scope="module")
def voices() -> Voices:
    return Voices(["en-us", "en-us+f3", "natural"], wait=True)


def speak(voices: Voices, text: str) -> tuple[int, list[int]]:
    frames, starts = 0, WordStarts(text)

    def take(sound: bytes, words: list[tuple[int, int]]) -> bool:
        nonlocal frames
        frames += len(sound) // 2
        starts.add(words)
        return True

    voices.synthesize(text, take)
    return frames, [at for _, at in starts]


@pytest.mark.parametrize("voice", ["en-us", "natural"])
@pytest.mark.parametrize("rate", RATES)
def test_a_rate_is_heard_as_it_is_called(voices, voice, rate):
    if voice == NATURAL_VOICE:
        pytest.importorskip("hibari")
    library = shipped_library()
    wording = Wording(library.pronunciations, library.speech)
    texts = sentences(library, 12)
    voices.set_voice(voice)
    voices.set_rate(rate)
    frames = sum(speak(voices, wording.speak(text).text)[0] for text in texts)
    heard = sum(len(text.split()) for text in texts) / (frames / voices.frame_rate / 60)
    assert heard == pytest.approx(rate, rel=0.1 if voice == "en-us" else 0.13), "a natural phoneme lasts whole frames"


def test_there_are_ten_rates_from_60_to_400_words_a_minute():
    assert (len(RATES), RATES[0], RATES[-1]) == (10, 60, 400)


def test_a_rate_between_two_of_the_table_is_between_and_beyond_it_is_its_end():
    assert tuned(98, ESPEAK) == (100, 0)
    assert 100 < tuned(120, ESPEAK)[0] < 140
    assert tuned(5, ESPEAK) == ESPEAK[0][1]
    assert tuned(9999, NATURAL) == NATURAL[-1][1]


class Failing:
    """A natural voice that fails behind so many words."""

    def __init__(self, words: int) -> None:
        self.words = words

    def synthesize(self, text, rate, volume, take) -> None:
        offset = 0
        for n, word in enumerate(text.split(" ")):
            if n == self.words:
                raise RuntimeError("no memory")
            take(bytes(2000), [(n * 1000, offset)])
            offset += len(word) + 1
        raise RuntimeError("at the end")


@pytest.mark.parametrize("words", [0, 1, 3, 5])
def test_where_the_natural_voice_fails_espeak_says_the_rest_of_the_same_sentence(voices, monkeypatch, capsys, words):
    text = "One two three four five."
    monkeypatch.setattr(voices, "_natural", Failing(words))
    voices.set_voice(NATURAL_VOICE)
    voices.set_rate(200)
    frames, offsets = speak(voices, text)
    assert offsets == [0, 4, 8, 14, 19]
    assert frames > words * 1000 + (5 - words) * 1000
    assert "the natural voice failed" in capsys.readouterr().err


def test_without_a_natural_voice_espeak_speaks_for_it(voices, monkeypatch):
    monkeypatch.setattr(voices, "_natural", None)
    voices.set_voice(NATURAL_VOICE)
    assert speak(voices, "One two.")[1] == [0, 4]
    assert NATURAL_VOICE not in voices.there


def test_a_model_that_is_not_the_one_that_was_measured_is_refused(voices, monkeypatch):
    natural = pytest.importorskip("kiosk.voice.natural")
    monkeypatch.setattr(natural, "MODEL", "0" * 64)
    with pytest.raises(ValueError, match="not that of hibari"):
        natural.Natural(voices._espeak)


def test_the_voice_of_the_settings_comes_first_and_one_that_is_not_installed_not_at_all(monkeypatch):
    ids = ("en-us", "en-us+f3", "natural")
    monkeypatch.setattr("kiosk.voice.installed.find_spec", lambda name: name)
    assert voices_here(ids) == ids
    assert voices_here(ids, "natural") == ("natural", "en-us", "en-us+f3")
    monkeypatch.setattr("kiosk.voice.installed.find_spec", lambda name: None)
    assert voices_here(ids, "natural") == ("en-us", "en-us+f3")
