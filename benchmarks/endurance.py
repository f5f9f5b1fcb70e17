"""A million random commands and 100,000 random bytes on a pseudo-terminal: the kiosk lives, and does not grow.

    python -m benchmarks.endurance [commands] [bytes]

The commands come as keys, as fast as the kiosk takes them.  Memory is the resident set of its process; its growth is
counted from the first tenth on, when every cache is full.  Ends with 1 where the kiosk has died or has grown too much.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

from tests.terminal import KEYS, Terminal

MOST_MB = 5.0
"""What the kiosk may grow by, in MB, behind the first tenth."""
_COMMANDS = [*"123456789hmtswrpocd?+-[],.", "up", "down", "page_down", "enter", "backspace"]
_CHUNK = 1000
_HOME = "What would help you now?"


def resident(kiosk: Terminal) -> float:
    """Megabytes of memory that the process has now."""
    status = Path(f"/proc/{kiosk.child.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def feed(kiosk: Terminal, data: bytes) -> None:
    """Send bytes as fast as they are taken, and wait until all have been answered."""
    sent = 0
    while sent < len(data):
        sent += os.write(kiosk.child.child_fd, data[sent : sent + 100])
        kiosk.read(0)
    kiosk.settle()


def home(kiosk: Terminal) -> bool:
    """Whether two keys lead home, or four where keys were being learned."""
    for key in ("escape", "h", "?", "h"):
        kiosk.press(key)
        if _HOME in kiosk.text:
            return True
    return False


def run(kiosk: Terminal, name: str, chunks: list[bytes]) -> float:
    """Feed all; gives the growth in MB behind the first tenth."""
    kiosk.watched = False
    begun = time.monotonic()
    tenth = max(1, len(chunks) // 10)
    sizes = []
    for i, chunk in enumerate(chunks, start=1):
        feed(kiosk, chunk)
        assert kiosk.child.isalive(), f"it died in the {i}th chunk of {name}"
        if i % tenth == 0:
            sizes.append(resident(kiosk))
            done = f"{i * _CHUNK:>9,} {name}, {time.monotonic() - begun:5.0f} s"
            print(f"{done}: {sizes[-1]:.1f} MB, {sizes[-1] - sizes[0]:+.1f}", flush=True)
    kiosk.watched = True
    kiosk.resize(kiosk.screen.columns + 1, kiosk.screen.lines)  # everything is painted anew
    assert home(kiosk), f"after {name} the keys do not lead home:\n{kiosk.text}"
    return sizes[-1] - sizes[0]


def main(commands: int = 1_000_000, random_bytes: int = 100_000) -> int:
    """Run both in one kiosk."""
    hand = random.Random(20261126)
    keys = [KEYS.get(key, key).encode() for key in _COMMANDS]
    with Terminal("--no-voice", "--type", "native", columns=80, rows=24) as kiosk:
        presses = [b"".join(hand.choices(keys, k=_CHUNK)) for _ in range(commands // _CHUNK)]
        grown = run(kiosk, "commands", presses)
        grown = max(grown, run(kiosk, "bytes", [hand.randbytes(_CHUNK) for _ in range(random_bytes // _CHUNK)]))
    print(f"it lives, on a known page, and has grown by {grown:.1f} MB behind the first tenth (bound {MOST_MB:.0f})")
    return int(grown >= MOST_MB)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
