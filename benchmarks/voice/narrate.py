"""Every page made into words to say: how long that takes, against reading the pages alone."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.content import compiled
from kiosk.content.shipped import folders
from kiosk.visit.pages import page, page_ids
from kiosk.visit.visit import Place, Station, begin
from kiosk.voice.narration import narrate
from kiosk.voice.wording import Wording

if TYPE_CHECKING:
    import argparse


def run(_chosen: argparse.Namespace) -> None:
    """Print both, and how long the whole would sound."""
    library = compiled.load(*folders(None, None))
    visit = begin(Station(tuple(library.themes)))
    wording = Wording(library.pronunciations, library.speech)
    begun = time.perf_counter()
    pages = [page(library, replace(visit, place=Place(name))) for name in page_ids(library)]
    made = time.perf_counter()
    words = utterances = 0
    for shown in pages:
        for utterance in narrate(shown, replace(visit, place=Place(shown.id)), library.interface.phrases, None):
            words += len(wording.speak(utterance.show, utterance.say).shown)
            utterances += 1
    done = time.perf_counter()
    print(
        f"{len(pages)} pages, {utterances:,} utterances, {words:,} words: {words / 125 / 60:.1f} hours at 125 a minute"
    )
    print(f"pages made      {(made - begun) * 1000:7.0f} ms   1.00 x")
    print(f"and narrated    {(done - begun) * 1000:7.0f} ms   {(done - begun) / (made - begun):.2f} x")
