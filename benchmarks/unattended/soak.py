"""10,000 visits of 30 random commands, as fast as the kiosk takes them: nothing grows, and nothing of them is logged.

Memory is counted for the supervisor and the warm process, which live on, and for each new visitor's process.
"""

from __future__ import annotations

import argparse  # noqa: TC003
import random
import time

from benchmarks.unattended.kiosk import open_files, resident, unattended
from tests.terminal import KEYS, WIPE, Terminal, descendants, supervised

COMMANDS = 30
MOST_MB = 5.0
"""What memory may grow by behind the first twentieth."""
_LIKED = [*"1234567890hmtsorwpdc+-[],.?", "up", "down", "page_down", "tab", "enter", "space", "backspace", "f1"]


def visit(kiosk: Terminal, hand: random.Random) -> None:
    """One visit, from its first key to the wipe behind its last."""
    kiosk.child.send("".join(KEYS.get(key, key) for key in hand.choices(_LIKED, k=COMMANDS)))
    for _ in range(20):
        for way_out in ("h91", "?h91"):  # Help ends the learning of keys
            kiosk.child.send(way_out)
            if wiped(kiosk, 0.6):
                return
    raise AssertionError("a visit did not end")


def wiped(kiosk: Terminal, seconds: float) -> bool:
    """Whether the terminal is wiped within so many seconds."""
    kiosk.read(0)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before = kiosk.bytes_read
        if kiosk.read(0.01) and WIPE in kiosk.last[-(kiosk.bytes_read - before) - 7 :]:
            return True
    return False


def run(chosen: argparse.Namespace) -> int:
    """Print sizes on the way.  1 where something has grown."""
    hand = random.Random(20261127)
    first: dict[str, float] = {}
    with unattended("--no-voice") as kiosk:
        kiosk.watched = False
        log = kiosk.folder / "STATE/trd-kiosk/log/kiosk.log"
        begun, before = time.monotonic(), log.read_text()
        for i in range(1, chosen.rounds + 1):
            visit(kiosk, hand)
            if i % max(1, chosen.rounds // 20) == 0:
                kiosk.rest(0.5)
                now = sizes(kiosk)
                first = first or now
                told = ", ".join(f"{name} {value:.1f}" for name, value in now.items())
                print(f"{i} visits in {time.monotonic() - begun:.0f} s: {told}", flush=True)
        same = log.read_text() == before
    print(f"the log of the machine is as it was before the first visit: {same}")
    grown = {name: now[name] - first[name] for name in now}
    print("grown behind the first twentieth: " + ", ".join(f"{name} {value:+.1f}" for name, value in grown.items()))
    bad = [name for name, value in grown.items() if value > (MOST_MB if name.endswith("MB") else 0)]
    return 1 if bad or not same else 0


def sizes(kiosk: Terminal) -> dict[str, float]:
    """Memory in MB, open files and processes."""
    supervisor, warm, visitor = kiosk.child.pid, *supervised(kiosk.child.pid)[:2]
    return {
        "supervisor MB": resident(supervisor),
        "warm MB": resident(warm),
        "visitor MB": resident(visitor),
        "files": open_files(supervisor) + open_files(warm) + open_files(visitor),
        "processes": len(descendants(supervisor)),
    }
