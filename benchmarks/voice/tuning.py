"""How fast each voice is heard at each of its settings: the tables of kiosk/voice/tuning.py."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.content import compiled
from kiosk.content.shipped import folders
from kiosk.visit.pages import page, page_ids
from kiosk.visit.visit import Place, Station, Visit, begin
from kiosk.voice.voices import Voices
from kiosk.voice.wording import Wording

if TYPE_CHECKING:
    import argparse

    from kiosk.content.library import Library


def running_text(library: Library, every: int) -> list[tuple[str, str]]:
    """Sentences of cards and articles: (shown, text for the voice).  Every so many-th."""
    visit: Visit = begin(Station(tuple(library.themes)))
    wording = Wording(library.pronunciations, library.speech)
    found: dict[str, str] = {}
    for page_id in page_ids(library):
        if page_id.startswith(("card:", "article:")):
            for item in page(library, replace(visit, place=Place(page_id))).items:
                if item.role == "sentence":
                    found.setdefault(item.show, wording.speak(item.show, item.say).text)
    return list(found.items())[::every]


def run(_chosen: argparse.Namespace) -> None:
    """Print what is heard at each setting of the voices."""
    voices = Voices(["en-us", "natural"], wait=True)
    espeak, natural = voices._espeak, voices._natural
    sentences = running_text(compiled.load(*folders(None, None)), 20)
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
