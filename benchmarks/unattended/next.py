"""From the key that ends a visit to the last byte of the next visitor's first page, in a process of their own, against
the start of a bare Textual app that shows as many glyph cells, in one run.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.screen import ANSWERS, Child
from tests.terminal import PROGRAM

if TYPE_CHECKING:
    import argparse

MOST_MS = 100.0
TYPES = ("sextant", "sixel")


def run(chosen: argparse.Namespace) -> int:
    """Print medians and worst cases.  1 where a median is over MOST_MS."""
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts.json")
        texts.write_text(json.dumps(["▄█ ▀ " * 32 * 45]), encoding="utf-8")
        own = {"XDG_CACHE_HOME": f"{folder}/cache", "XDG_STATE_HOME": f"{folder}/state"}
        floor = []
        for _ in range(chosen.rounds):
            bare = Child([sys.executable, "-m", "benchmarks.bare", str(texts)], 160, 45)
            floor.append(bare.start() * 1000)
            bare.end()
        floor_ms = statistics.median(floor)
        print(f"bare Textual app, started       {floor_ms:6.1f} ms   1.00 x")
        for voice in ([], ["--no-voice"]):
            for kind in TYPES:
                options = ["--unattended", "--type", kind, *voice]
                took = _next(options, chosen.rounds, own, ANSWERS.get(kind, b"\x1b[?62c"))
                median = statistics.median(took)
                slow += median > MOST_MS
                name = f"next visitor, {kind}{'' if voice else ', voice'}"
                print(f"{name:31} {median:6.1f} ms {median / floor_ms:6.2f} x   worst {max(took):6.1f} ms")
    return 1 if slow else 0


def _next(options: list[str], rounds: int, environment: dict[str, str], answer: bytes) -> list[float]:
    """Milliseconds of each."""
    kiosk = Child([str(PROGRAM), *options], 160, 45, environment, answer)
    kiosk.start()
    kiosk.last_byte()
    took = []
    for _ in range(rounds):
        kiosk.press("h")
        kiosk.press("9")
        took.append(kiosk.press("1") * 1000)
    kiosk.end()
    return took
