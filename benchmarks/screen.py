"""Start-up, key-to-paint and memory of the kiosk, against a bare Textual app that shows as many glyph cells.

Both run in a pseudo-terminal, in turn, in one run; the bare app shows the very characters of the kiosk's pages in block
type, in one Static.  Start-up is from the start of the process to the last byte of the first screen; key-to-paint from
the key to the last byte of the new page.  A screen is complete when nothing has come for QUIET seconds; that wait is
not counted.  The terminal answers what the kiosk asks it.

    python -m benchmarks.screen [--rounds N] [--size 160x45] [--types sextant,sixel,kitty]
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.content import compiled
from kiosk.content.shipped import content_folder, themes_folder
from kiosk.screen.frame import Seen, arrange, compose
from kiosk.screen.scale import Grid
from kiosk.screen.typecase import TypeCase
from kiosk.screen.window import Window
from kiosk.typeset.painters import Cell
from kiosk.typeset.painters.blocks import SEXTANT
from kiosk.visit.pages import page
from kiosk.visit.visit import Place, Station, begin

QUIET = 0.25
_SCREEN = 1000
KEYS = "h231h51h6h71"
"""Home, lists, a long card, a long article, words, comfort."""
FIRST = "kiosk, first ever"
CELL = Cell(8, 16)
ANSWERS = {
    "sixel": b"\x1bP>|XTerm(379)\x1b\\\x1b[?63;4c",
    "kitty": b"\x1bP>|kitty(0.41.1)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[?62c",
}
"""What the terminal says of itself."""
PAGES = (
    "home", "topics", "topic:ketamine-and-esketamine", "card:esketamine", "home", "shelf:longer-reads",
    "article:first-medicines", "home", "terms", "home", "kiosk", "comfort",
)  # fmt: skip


@dataclass
class Child:
    """A program in a pseudo-terminal."""

    command: list[str]
    columns: int
    rows: int
    environment: dict[str, str] = field(default_factory=dict)
    answer: bytes = b"\x1b[?62c"
    pid: int = 0
    terminal: int = 0
    bytes_read: int = 0

    def start(self) -> float:
        """Start it; seconds to the last byte of the first screen, which has more bytes than a question."""
        size = struct.pack("HHHH", self.rows, self.columns, self.columns * CELL.width, self.rows * CELL.height)
        begun = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", **self.environment)
            os.execv(self.command[0], self.command)
        last = self.last_byte()
        while self.bytes_read < _SCREEN:
            last = self.last_byte()
        return last - begun

    def press(self, key: str) -> float:
        """Press a key; seconds to the last byte of what it changes."""
        begun = time.perf_counter()
        os.write(self.terminal, key.encode())
        return self.last_byte() - begun

    def last_byte(self) -> float:
        """The time of the last byte before QUIET seconds of silence."""
        last = 0.0
        while True:
            ready, _, _ = select.select([self.terminal], [], [], QUIET if last else 20)
            if not ready:
                return last
            data = os.read(self.terminal, 1 << 16)
            self.bytes_read += len(data)
            last = time.perf_counter()
            if data.endswith(b"\x1b[c"):
                os.write(self.terminal, self.answer)

    def memory(self) -> float:
        """MB that are resident."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def end(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--size", default="160x45")
    parser.add_argument("--types", default="sextant,sixel,kitty")
    chosen = parser.parse_args()
    columns, rows = map(int, chosen.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder) / "words.json"
        words.write_text(json.dumps(screens(Grid(columns, rows))), encoding="utf-8")
        kiosk = [sys.executable, "-m", "kiosk"]
        silent = {f"kiosk, {name}": [*kiosk, "--no-voice", "--type", name] for name in chosen.types.split(",")}
        programs = {
            "bare": [sys.executable, "-m", "benchmarks.bare", str(words)],
            **silent,
            "kiosk with voice": [*kiosk, "--type", "sextant"],
            FIRST: [*kiosk, "--no-voice", "--type", "sextant", "--content", f"{folder}/en"],
        }
        start: dict[str, list[float]] = {name: [] for name in programs}
        paint: dict[str, list[float]] = {name: [] for name in programs}
        size, memory = {}, {}
        for _ in range(chosen.rounds + 1):  # the first round warms caches and is not counted
            for name, command in programs.items():
                answer = ANSWERS.get(name.removeprefix("kiosk, "), b"\x1b[?62c")
                child = Child(command, columns, rows, fresh(folder) if name == FIRST else {}, answer)
                start[name].append(child.start())
                if name == "bare" or name in silent:
                    paint[name] += [child.press(key) for key in KEYS] if start[name][1:] else []
                    memory[name] = child.memory()
                size[name] = child.bytes_read
                child.end()
    print(f"{chosen.size}, {chosen.rounds} rounds, medians")
    report("start-up", {name: times[1:] for name, times in start.items()})
    report("key to last byte", {name: times for name, times in paint.items() if times})
    card = KEYS.index("1")
    report("key to a card", {name: times[card :: len(KEYS)] for name, times in paint.items() if times})
    print("bytes in one run: " + ", ".join(f"{name} {count:,}" for name, count in size.items()))
    above = (f"{name} {size:.0f} MB ({size - memory['bare']:+.0f})" for name, size in memory.items())
    print("memory: " + ", ".join(above))


def screens(grid: Grid) -> list[str]:
    """The characters of the first page and of PAGES in block type."""
    library = compiled.load(content_folder() / "en", themes_folder())
    visit = begin(Station(tuple(library.themes), voice_works=False))
    case = TypeCase(SEXTANT, library.interface)
    type_ = case.type(grid, 0)
    texts = []
    for page_id in ("welcome", *PAGES):
        shown = page(library, replace(visit, place=Place(page_id)))
        seen = Seen(shown, shown.opening)
        layout = arrange(seen, type_, grid, library.interface)
        frame = compose(seen, layout, Window(0), type_, grid, library.interface)
        texts.append("\n".join("".join(text for text, _ in row) for row in frame.rows))
    return texts


def fresh(folder: str) -> dict[str, str]:
    """A pack that was never compiled and a cache without glyphs: the first start on a machine."""
    shutil.rmtree(f"{folder}/en", ignore_errors=True)
    shutil.copytree(content_folder() / "en", f"{folder}/en", ignore=shutil.ignore_patterns(".*"))
    shutil.rmtree(f"{folder}/cache", ignore_errors=True)
    return {"XDG_CACHE_HOME": f"{folder}/cache"}


def report(what: str, times: dict[str, list[float]]) -> None:
    """Print medians in milliseconds and ratios against the floor."""
    floor = statistics.median(times["bare"])
    for name, seconds in times.items():
        median = statistics.median(seconds)
        print(f"{what:18}{name:18}{median * 1000:8.1f} ms{median / floor:7.2f} x")


if __name__ == "__main__":
    main()
