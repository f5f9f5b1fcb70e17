"""When words sound, judged by pocketsphinx: a few sentences here, the table of 240 in docs/word-timing.md."""

import pytest

from kiosk.visit.visit import DEFAULT_RATE, RATES
from kiosk.voice.voices import Voices
from tests.conftest import shipped_library
from tests.voice.alignment import judge, sentences


@pytest.fixture(scope="module")
def voices() -> Voices:
    return Voices(list(shipped_library().pack.voices), wait=True)


@pytest.mark.parametrize("voice", ["en-us", "en-us+f3", "natural"])
def test_nine_of_ten_words_are_marked_within_eighty_milliseconds_of_their_sound(voices, voice):
    if voice == "natural":
        pytest.importorskip("hibari")
    voices.set_voice(voice)
    voices.set_rate(RATES[DEFAULT_RATE])
    judged = judge(voices, sentences(shipped_library(), 12))
    assert len(judged.errors) > 100
    assert judged.share >= 0.9
