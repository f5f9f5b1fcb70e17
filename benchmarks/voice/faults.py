"""The voice process killed, frozen, its pipe filled, its sound card gone: what the screen and the voice do then.

Each time a key is pressed at once: how long until the screen answers, and how long until the voice is heard again.
"""

from __future__ import annotations

import os
import random
import signal
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.voice.played import HEADER
from tests.sound import Listener, sound_server
from tests.terminal import Terminal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

LONGEST = 10.0
SILENT = "The voice does not work"
"""How the page begins to say that there is no voice."""


def run(chosen: argparse.Namespace) -> None:
    """Print a table."""
    print(f"{'fault':34}{'times':>6}{'screen answers, ms':>24}{'voice back, s':>20}")
    few = max(1, chosen.rounds // 10)
    for name, rounds, breaks in (
        ("killed with -9", chosen.rounds, _kill),
        ("frozen with SIGSTOP", few, _freeze),
        ("frozen, and its pipe filled", few, _fill),
    ):
        with tempfile.TemporaryDirectory() as folder:
            _row(name, *_break(Path(folder) / "played.wav", rounds, breaks))
    _row("sound server killed and started", *_device(few))


def _row(name: str, answers: list[float], back: list[float], lost: int) -> None:
    screen = f"{statistics.median(answers) * 1000:.0f} / {max(answers) * 1000:.0f} worst"
    voice = f"{statistics.median(back):.2f} / {max(back):.2f} worst" if back else "-"
    print(
        f"{name:34}{len(answers):>6}{screen:>24}{voice:>20}" + (f"   {lost} not within {LONGEST:.0f} s" if lost else "")
    )


def _break(out: Path, rounds: int, breaks: Callable[[Terminal, int], None]) -> tuple[list[float], list[float], int]:
    answers, back, lost = [], [], 0
    with Terminal("--type", "native", "--voice-out", str(out)) as kiosk:
        group = os.getpgid(kiosk.child.pid)
        for _ in range(rounds):
            kiosk.press("h")
            kiosk.rest(random.uniform(0.1, 1.5))
            breaks(kiosk, voice_of(kiosk.child.pid))
            moment = time.monotonic()
            answers.append(answer(kiosk))
            while not _sounds(out, moment) and time.monotonic() - moment < LONGEST:
                kiosk.read(0.02)
            took = time.monotonic() - moment
            back += [took] if took < LONGEST else []
            lost += took >= LONGEST
    left = [pid for pid in _processes() if _group(pid) == group]
    if left:
        print(f"left running: {left}")
    return answers, back, lost


def answer(kiosk: Terminal) -> float:
    """Seconds until the screen answers a key."""
    begun = time.monotonic()
    before = kiosk.bytes_read
    kiosk.child.send("\x1b[B")
    while kiosk.bytes_read == before and time.monotonic() - begun < LONGEST:
        kiosk.read(0.001)
    return time.monotonic() - begun


def voice_of(kiosk: int) -> int:
    """The process that speaks for a kiosk."""
    while True:
        for pid in _processes():
            try:
                parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
                if parent == kiosk and b"kiosk.voice.process" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    return pid
            except OSError:
                continue
        time.sleep(0.01)


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return -1


def _sounds(out: Path, since: float) -> bool:
    """Whether the file, written anew since a moment, holds a sound."""
    try:
        if out.stat().st_ctime - (time.time() - time.monotonic()) < since:
            return False
        data = out.read_bytes()[HEADER:]
    except OSError:
        return False
    return len(data) < 22050 * 2 * 8 and any(data)


def _kill(_kiosk: Terminal, voice: int) -> None:
    os.kill(voice, signal.SIGKILL)


def _freeze(_kiosk: Terminal, voice: int) -> None:
    os.kill(voice, signal.SIGSTOP)


def _fill(kiosk: Terminal, voice: int) -> None:
    """More than a pipe holds: each press of R asks for a line to be said."""
    os.kill(voice, signal.SIGSTOP)
    for _ in range(15):
        kiosk.child.send("r" * 20)
        kiosk.read(0.001)
    kiosk.settle(0.05)  # the keys have been worked off


def _device(rounds: int) -> tuple[list[float], list[float], int]:
    answers, back, lost = [], [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Terminal("--type", "native", environment={"PULSE_SERVER": f"unix:{folder / 'native'}"}) as kiosk:
            for _ in range(rounds):
                with sound_server(folder) as (server, process):
                    listener = Listener(server)
                    kiosk.press("h")
                    while listener.first_loud() is None:
                        kiosk.rest(0.3)
                        kiosk.press("r")
                    process.kill()
                moment = time.monotonic()
                answers.append(answer(kiosk))
                kiosk.press("?")
                while SILENT not in kiosk.text and time.monotonic() - moment < LONGEST:
                    kiosk.read(0.02)
                took = time.monotonic() - moment
                back += [took] if took < LONGEST else []
                lost += took >= LONGEST
                listener.close()
    return answers, back, lost
