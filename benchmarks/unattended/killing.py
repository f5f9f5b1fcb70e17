"""Processes killed and frozen at random moments, and the machine around the kiosk failing: each time a first page as it
was at first, within 3 s, and nothing running that was running before.

A supervisor sees four faults at most, and then another one begins: five in a minute would rightly show the plain lines.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.unattended.kiosk import BACK_WITHIN, FIRST, HOME, seen, unattended
from kiosk.content.shipped import content_folder
from tests.sound import sound_server
from tests.terminal import KEYS, Terminal, descendants, supervised, voices

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

FAULTS = 4
_LIKED = [*"123456789hts+-m", "down", "page_down", "enter", "f1"]
_AGAIN = "Something went wrong"


def run(chosen: argparse.Namespace) -> int:
    """Print a table.  1 where something did not come back as it should."""
    hand = random.Random(20261128)
    times: dict[str, list[float]] = defaultdict(list)
    wrong: list[str] = []
    kinds = {  # the voice moves the reader on, and with that what is seen
        "--no-voice": (["visitor killed", "warm process killed", "visitor frozen"], [0.6, 0.2, 0.2]),
        "--voice": (["voice killed", "visitor killed, voice", "warm process killed, voice"], [0.6, 0.2, 0.2]),
    }
    with tempfile.TemporaryDirectory() as folder, sound_server(Path(folder)) as (server, _):
        done = 0
        while done < chosen.rounds:
            voice = hand.choice(list(kinds))
            options = [voice] if voice == "--no-voice" else []
            with unattended(*options, environment={"PULSE_SERVER": server}) as kiosk:
                kiosk.rest(1.0)
                first = _looks(kiosk)
                for kind in hand.choices(*kinds[voice], k=min(FAULTS, chosen.rounds - done)):
                    done += 1
                    took = _one(kiosk, kind, hand)
                    times[kind].append(took)
                    wrong += [f"{kind}: {what}" for what in _differs(kiosk, kind, took, first)]
        for kind, took, what in _surroundings(server):
            times[kind].append(took)
            wrong += [f"{kind}: {what}"] * bool(what)
    print("what happened                    times  median s  worst s")
    for kind, took in times.items():
        print(f"{kind:32} {len(took):5} {sorted(took)[len(took) // 2]:9.2f} {max(took):8.2f}")
    told = [f"{what} ({count})" for what, count in sorted(Counter(wrong).items())]
    print(f"not as it should be: {len(wrong)}", *told, sep="\n  ")
    return 1 if wrong else 0


def _one(kiosk: Terminal, kind: str, hand: random.Random) -> float:
    """A visit that is broken off; seconds until a page is seen that answers, BACK_WITHIN + 1 where none is."""
    for key in hand.choices(_LIKED, k=hand.randint(1, 12)):
        kiosk.child.send(KEYS.get(key, key))
        kiosk.read(hand.random() * 0.15)
    if kind == "voice killed":
        for pid in voices(kiosk.child.pid):
            _kill(pid, signal.SIGKILL)
        begun = time.monotonic()
        for way in ("h", "?h"):  # Help ends the learning of keys
            kiosk.child.send(way)
            if seen(kiosk, HOME, BACK_WITHIN / 2) is not None:
                return time.monotonic() - begun
        return BACK_WITHIN + 1
    processes = supervised(kiosk.child.pid)
    begun, wipes = time.monotonic(), kiosk.wipes
    number = signal.SIGSTOP if "frozen" in kind else signal.SIGKILL
    _kill(processes[0] if kind.startswith("warm") else processes[-1], number)
    while time.monotonic() - begun < BACK_WITHIN + 1:
        kiosk.read(0.02)
        if kiosk.wipes > wipes and FIRST in kiosk.text and _AGAIN in kiosk.text:
            break
    return time.monotonic() - begun


def _looks(kiosk: Terminal) -> tuple[object, ...]:
    """The title and the choices, which a notice does not move, without the mark that follows the voice; and the color.

    These tell of size, theme, language and place.
    """
    screen = kiosk.screen
    return [line.replace("█", " ") for line in screen.display[:7]], screen.buffer[0][screen.columns - 1].bg


def _differs(kiosk: Terminal, kind: str, took: float, first: tuple[object, ...]) -> Iterator[str]:
    """What is not as it should be after that."""
    if took > BACK_WITHIN:
        yield f"not back within {BACK_WITHIN:.0f} s"
    if kind == "voice killed":
        return
    kiosk.rest(1.5)
    voice = kind.endswith("voice")
    if not voice and _looks(kiosk) != first:
        yield "the first page is another one"
    if len(descendants(kiosk.child.pid)) != 2 + voice:
        yield f"{len(descendants(kiosk.child.pid))} processes, not {2 + voice}"


def _kill(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def _surroundings(server: str) -> Iterator[tuple[str, float, str]]:
    """The machine around the kiosk: the disk, the content, the clock, the sound."""
    for kind, trial in (
        ("disk full", _disk_full),
        ("content gone", _content_gone),
        ("clock a day on", _clock_jumps),
        ("sound gone", _sound_gone),
    ):
        took, what = trial(server)
        yield kind, took, what


def _killed(kiosk: Terminal, which: int) -> float:
    """Seconds until the first page after a process was killed."""
    kiosk.press("h")
    processes = supervised(kiosk.child.pid)
    begun = time.monotonic()
    _kill(processes[which], signal.SIGKILL)
    while time.monotonic() - begun < BACK_WITHIN + 1:
        kiosk.read(0.02)
        if not {*processes[1:]} & {*supervised(kiosk.child.pid)} and FIRST in kiosk.text:
            break
    return time.monotonic() - begun


def _late(took: float) -> str:
    return "" if took <= BACK_WITHIN else f"not back within {BACK_WITHIN:.0f} s"


def _disk_full(_server: str) -> tuple[float, str]:
    """Cache, state and log on a disk without a byte left."""
    with tempfile.TemporaryDirectory() as folder, _full_disk(folder):
        full = {f"XDG_{name}_HOME": f"{folder}/{name}" for name in ("CACHE", "STATE")}
        with unattended("--no-voice", environment=full) as kiosk:
            took = max(_killed(kiosk, 1), _killed(kiosk, 0))
    return took, _late(took)


@contextlib.contextmanager
def _full_disk(folder: str) -> Iterator[None]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", folder], check=True)
    try:
        with contextlib.suppress(OSError), Path(folder, "fill").open("wb", 0) as file:
            while True:
                file.write(bytes(4096))
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def _content_gone(_server: str) -> tuple[float, str]:
    """The folder of the content is taken away while it runs; a new warm process must do without."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder, "en")
        shutil.copy(content_folder() / "editorial.yaml", folder)
        shutil.copytree(content_folder() / "en", pack, ignore=shutil.ignore_patterns(".*"))
        with unattended("--no-voice", "--content", str(pack)) as kiosk:
            pack.rename(Path(folder, "gone"))
            took = max(_killed(kiosk, 1), _killed(kiosk, 0))
    return took, _late(took)


def _clock_jumps(_server: str) -> tuple[float, str]:
    """The clock goes a day on and back, under faketime."""
    if not shutil.which("faketime"):
        return 0.0, "faketime is not installed"
    library = next(Path("/usr/lib").rglob("libfaketime.so.1"))
    with tempfile.NamedTemporaryFile("w") as clock:

        def set_to(what: str) -> None:
            Path(clock.name).write_text(f"{what}\n", encoding="ascii")

        set_to("+0")
        fake = {
            "LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": clock.name, "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }  # fmt: skip
        with unattended("--no-voice", environment=fake) as kiosk:
            pids = supervised(kiosk.child.pid)
            slowest = 0.0
            for jump in ("+86400", "-86400", "+0", "+31536000", "+0"):
                set_to(jump)
                begun = time.monotonic()
                kiosk.press("h", "c")
                if seen(kiosk, "Help right now", BACK_WITHIN) is None:
                    return BACK_WITHIN + 1, "keys are not answered"
                slowest = max(slowest, time.monotonic() - begun)
            if supervised(kiosk.child.pid) != pids:
                return slowest, "a process was started again"
    return slowest, _late(slowest)


def _sound_gone(_server: str) -> tuple[float, str]:
    """The sound server dies while the voice reads: the page says so, and keys are answered."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sound_server(Path(folder)) as (server, process),
        unattended(environment={"PULSE_SERVER": server}) as kiosk,
    ):
        kiosk.press("h")
        kiosk.rest(1)
        process.kill()
        begun = time.monotonic()
        kiosk.press("c")
        there = seen(kiosk, "Help right now", BACK_WITHIN)
        took = time.monotonic() - begun
        pids = len(supervised(kiosk.child.pid))
    return took, "" if there is not None and pids == 2 else "keys are not answered"
