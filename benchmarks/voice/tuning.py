"""How fast each voice is heard at each of its settings: the tables of kiosk/voice/tuning.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.voice.voices import Voices
from kiosk.voice.wording import Wording
from tests.conftest import shipped_library
from tests.voice.alignment import sentences as spread

if TYPE_CHECKING:
    import argparse

SENTENCES = 144


def run(_chosen: argparse.Namespace) -> None:
    """Print what is heard at each setting of the voices."""
    voices = Voices(["en-us", "natural"], wait=True)
    espeak, natural = voices._espeak, voices._natural
    library = shipped_library()
    wording = Wording(library.pronunciations, library.speech)
    sentences = [(shown, wording.speak(shown).text) for shown in spread(library, SENTENCES)]
    words = sum(len(shown.split()) for shown, _ in sentences)
    print(f"{len(sentences)} sentences, {words} words")

    def heard(speak) -> float:
        frames = 0

        def take(sound: bytes, _words: list[tuple[int, int]]) -> bool:
            nonlocal frames
            frames += len(sound) // 2
            return True

        for _, text in sentences:
            speak(text, take)
        return words / (frames / voices.frame_rate / 60)

    for nominal, gap in [(80, g) for g in (15, 12, 9, 6, 3, 1, 0)] + [(n, 0) for n in range(100, 461, 40)]:
        espeak.set_nominal(nominal, gap)
        print(f"espeak {nominal} {gap}: {heard(espeak.synthesize):.1f}")
    if natural:
        for speed in (0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 1.8, 2.2, 2.6, 3.0):
            rate = heard(lambda text, take, speed=speed: natural.synthesize_at(text, speed, 1.0, take))
            print(f"natural {speed}: {rate:.1f}")
