"""From the sound of a word to its mark on the screen: the kiosk in a pseudo-terminal, its sound recorded as it plays.

The mark of a word is the moment at which the bytes that paint it arrive.  Its sound is found in the recording: where
the utterance begins there, and how far into it `kiosk say` has the word, which pocketsphinx has judged
(docs/word-timing.md).
"""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
import time
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.voice.played import RATE, Played, first_loud
from kiosk.content.shipped import themes_folder
from kiosk.content.themes import load_themes
from tests.terminal import PROGRAM, Terminal

if TYPE_CHECKING:
    import argparse

PAGE = "welcome"
SECONDS = 45.0
_SILENCE = RATE // 50


def run(_chosen: argparse.Namespace) -> None:
    """Print how far apart sound and mark are."""
    with tempfile.TemporaryDirectory() as folder:
        out, said, marks = (Path(folder) / name for name in ("played.wav", "said.wav", "said.json"))
        subprocess.run([PROGRAM, "say", PAGE, "-o", said, "--marks", marks], check=True)
        words = json.loads(marks.read_text())
        painted, played = _watch(out)
        late = sorted(_late(words, said, painted, played))
    print(
        f"{len(late)} words of the page {PAGE!r}: the mark comes {statistics.median(late):+.1f} ms after the sound "
        f"(median), 5 % {late[len(late) // 20]:+.1f}, 95 % {late[int(0.95 * len(late))]:+.1f}, "
        f"95 % within {sorted(map(abs, late))[int(0.95 * len(late))]:.1f} ms"
    )


def _watch(out: Path) -> tuple[list[tuple[str, float]], Played]:
    """The words that were marked with the moments of their bytes, and what was played."""
    themes, _ = load_themes(themes_folder())
    colour = next(iter(themes.values())).colours["word_ground"].lstrip("#")
    mark = tuple(int(colour[i : i + 2], 16) for i in (0, 2, 4))
    seen: list[tuple[str, float]] = []
    with Terminal("--type", "native", "--voice-out", str(out)) as kiosk:
        played = Played(out)
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if kiosk.read(0.02):
                moment = time.monotonic()
                word = " ".join(
                    "".join(cell.character for cell in run).strip()
                    for row in kiosk.cells()
                    for marked, run in groupby(row, lambda cell: cell.back == mark)
                    if marked
                )
                if word and (not seen or seen[-1][0] != word):
                    seen.append((word, moment))
        played.close()
    return seen, played


def _late(words: list[dict], said: Path, painted: list[tuple[str, float]], played: Played) -> list[float]:
    """Milliseconds from the sound of each word to its mark."""
    model, heard = Played(said).samples(), played.samples()
    found, at, place = [], 0, 0
    for item, group in groupby(words, lambda word: word["item"]):
        told = list(group)
        begin, end = round(told[0]["start"] * RATE), round(told[-1]["end"] * RATE)
        onset = first_loud(model, begin)
        start = first_loud(heard, at)
        if onset is None or start is None:
            break
        shift = start - onset
        at = end + shift + _SILENCE
        for word in told if item else ():
            i = next((i for i in range(place, min(place + 4, len(painted))) if painted[i][0] == word["shown"]), None)
            if i is None:
                continue
            place = i + 1
            found.append((painted[i][1] - played.moment(round(word["start"] * RATE) + shift)) * 1000)
    return found
