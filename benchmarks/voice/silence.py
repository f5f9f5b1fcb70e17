"""From a command to silence, on the bytes that a paced sink played: the engine alone, then a key press in the kiosk."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.voice.played import RATE, Played, last_loud
from kiosk.voice.client import VoiceProcess
from tests.terminal import Terminal

if TYPE_CHECKING:
    import argparse

TEXT = "You stay in the clinic for at least two hours, while a nurse checks your blood pressure and how you feel."
AFTER = 0.15
"""Seconds of silence that are awaited behind each interruption."""


def run(chosen: argparse.Namespace) -> None:
    """Print both."""
    for what, measure in (("stop, engine alone", _engine), ("key press in the kiosk", _kiosk)):
        found = sorted(measure(chosen.rounds))
        print(
            f"{what:24} {len(found)} interruptions during speech: to silence, median "
            f"{statistics.median(found):.1f} ms, 95 % {found[int(0.95 * len(found))]:.1f} ms, worst {found[-1]:.1f} ms"
        )


def _engine(rounds: int) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "played.wav"
        process, heard = VoiceProcess(("en-us",), out), []
        process.start(lambda event: heard.append(event))
        _await(lambda: any(event["ev"] == "ready" for event in heard))
        played = Played(out)
        moments = []
        for number in range(1, rounds + 1):
            process.send(op="say", id=number, text=TEXT, plain=TEXT)
            _await(lambda number=number: any(e["ev"] == "word" and e["id"] == number for e in heard[-40:]))
            time.sleep(random.uniform(0.02, 0.6))
            moments.append(time.monotonic())
            process.send(op="stop")
            time.sleep(AFTER)
        found = _to_silence(played, moments)
        process.close()
        played.close()
    return found


def _kiosk(rounds: int) -> list[float]:
    """The key that pauses: what is said behind other commands would hide where the old sound ends."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "played.wav"
        with Terminal("--voice-out", str(out)) as kiosk:
            played = Played(out)
            kiosk.press("h")
            moments = []
            while len(moments) < rounds:
                kiosk.press("r")
                for _ in range(3):
                    kiosk.rest(random.uniform(0.15, 0.4))
                    moments.append(time.monotonic())
                    kiosk.child.send("p")
                    kiosk.rest(AFTER)
                    kiosk.child.send("p")
            kiosk.rest(0.2)
            found = _to_silence(played, moments)
            played.close()
    return found


def _await(condition) -> None:
    while not condition():
        time.sleep(0.002)


def _to_silence(played: Played, moments: list[float]) -> list[float]:
    """Milliseconds from each moment to the last sample that sounds; where nothing sounded at the moment, none."""
    samples = played.samples()
    found = []
    for moment in moments:
        frame = played.frame(moment)
        before = last_loud(samples, max(0, frame - RATE // 50), frame)
        last = last_loud(samples, frame, played.frame(moment + AFTER))
        if before is not None:
            found.append(0.0 if last is None else (played.moment(last) - moment) * 1000)
    return found
