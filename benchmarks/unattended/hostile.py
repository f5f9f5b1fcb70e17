"""Ten minutes of everything that a person, a broken keypad or a bad cable can send; then a known page, each time.

Random bytes, malformed escape sequences, bad UTF-8, mouse reports out of all bounds, pastes that do not end, keys,
resizes from 1x1 to 500x200, signals to each process.  After each burst two keys must lead home within 3 s.
"""

from __future__ import annotations

import argparse  # noqa: TC003
import contextlib
import os
import random
import select
import signal
import time
from collections import Counter

from benchmarks.unattended.kiosk import BACK_WITHIN, HOME, unattended
from tests.terminal import KEYS, Terminal, supervised

SIGNALS = [
    signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGUSR1, signal.SIGUSR2,
    signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGCONT, signal.SIGWINCH, signal.SIGPIPE,
]  # fmt: skip
"""All that a user could send but those that end a process by right."""
_MALFORMED = [
    b"\x1b[97;1:1u", b"\x1b[97:65;2u", b"\x1b[1114112u", b"\x1b[15:6747;1u", b"\x1b[999999999999999999999u",
    b"\x1b[<0;99999999;99999999M", b"\x1b[<" + b"9" * 400 + b";1;1M", b"\x1b[<0;-5;-5m", b"\x1b[M\xff\xff\xff",
    b"\x1b[48;9999;9999;9999;9999t", b"\x1b[?2048;2$y", b"\x1b[?2026;1$y", b"\x1b[200~", b"\x1b[201~", b"\x1b]0;x",
    b"\x1bP+q", b"\x1b_Gi=31;OK\x1b\\", b"\x1b[I", b"\x1b[O", b"\xff\xfe\xc3\x28\xe2\x82", b"\x00" * 50,
    b"\x1b" * 40, b"\x1b[" * 40, b"\x03\x1a\x1c\x11\x10\x04\x13", b"\x1b[1;5C\x1b[1;6D", b"\x1b[33;1$y", b"\x1b[8;1;1R",
]  # fmt: skip
_BUTTONS = (0, 1, 2, 4, 32, 35, 64, 65)
_NEVER = (b"Traceback", b"root@", b"bash", b"Error", b"$ ")


def burst(kiosk: Terminal, hand: random.Random, counts: Counter[str]) -> None:
    """One of them."""
    kind = hand.choice(["bytes", "malformed", "paste", "keys", "resize", "signals", "flood", "mouse"])
    counts[kind] += 1
    if kind == "resize":
        for _ in range(hand.randint(1, 30)):
            columns, rows = hand.choice([(1, 1), (500, 200), (40, 12), (hand.randint(1, 500), hand.randint(1, 200))])
            kiosk.child.setwinsize(rows, columns)
            kiosk.read(0)
        kiosk.child.setwinsize(45, 160)
    elif kind == "signals":
        for pid in (kiosk.child.pid, *supervised(kiosk.child.pid)):
            for number in hand.sample(SIGNALS, 4):
                with contextlib.suppress(ProcessLookupError):  # a visit has ended meanwhile
                    os.kill(pid, number)
    else:
        send(kiosk, _data(kind, hand))


def _data(kind: str, hand: random.Random) -> bytes:
    if kind == "bytes":
        return hand.randbytes(hand.randint(1, 400))
    if kind == "flood":
        return hand.randbytes(20_000)
    if kind == "malformed":
        return b"".join(hand.choices(_MALFORMED, k=hand.randint(1, 20)))
    if kind == "paste":
        text = b"\x1b[200~" + hand.choice([b"rm -rf / \r", hand.randbytes(3000)])
        return text + hand.choice([b"", b"\x1b[201~"])
    if kind == "mouse":
        return b"".join(
            b"\x1b[<%d;%d;%d%c" % (hand.choice(_BUTTONS), hand.randrange(600), hand.randrange(300), hand.choice(b"Mm"))
            for _ in range(hand.randint(1, 60))
        )
    return "".join(KEYS[key] for key in hand.choices(list(KEYS), k=40)).encode()


def send(kiosk: Terminal, data: bytes) -> None:
    """As fast as it is taken, while what is painted is read, as a terminal does."""
    end = kiosk.child.child_fd
    while data:
        if select.select([], [end], [], 0)[1]:
            data = data[os.write(end, data[:200]) :]
        kiosk.read(0.001)


def home(kiosk: Terminal) -> float | None:
    """Seconds until home is seen, by keys that a person would try; None where it takes too long."""
    begun = time.monotonic()
    kiosk.rest(0.15)  # an escape that was begun is over
    while time.monotonic() - begun < BACK_WITHIN:
        for key in ("h", "?"):  # Help ends the learning of keys
            kiosk.child.send(key)
            until = time.monotonic() + 0.4
            while time.monotonic() < until:
                kiosk.read(0.02)
                if HOME in kiosk.text:
                    return time.monotonic() - begun
    return None


def run(chosen: argparse.Namespace) -> int:
    """Print what was sent and the slowest ways back.  1 where one was too slow, or something else was seen."""
    hand = random.Random(20261126)
    counts: Counter[str] = Counter()
    slowest, late, seen = 0.0, 0, set()
    with unattended("--no-voice") as kiosk:
        end = time.monotonic() + chosen.seconds
        while time.monotonic() < end:
            for _ in range(hand.randint(1, 4)):
                burst(kiosk, hand, counts)
                kiosk.read(0.01)
                seen |= {word for word in _NEVER if word in kiosk.last}
            back = home(kiosk)
            late += back is None
            slowest = max(slowest, back or BACK_WITHIN)
        log = (kiosk.folder / "STATE/trd-kiosk/log/kiosk.log").read_text().splitlines()
        alive = kiosk.child.isalive()
    total = sum(counts.values())
    print(f"{total} bursts in {chosen.seconds} s: " + ", ".join(f"{name} {n}" for name, n in sorted(counts.items())))
    print(f"slowest way back to a known page {slowest:.2f} s; later than {BACK_WITHIN:.0f} s: {late}")
    print("faults:", *[line for line in log if "fault" in line], sep="\n  ")
    print(f"seen of a shell or a traceback: {sorted(seen)}; supervisor alive: {alive}")
    return 1 if late or seen or not alive else 0
