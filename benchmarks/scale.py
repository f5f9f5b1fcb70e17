"""What more cards cost: reading and checking a pack, memory, and start-up, from 10 to 10,000 cards.

Each size is measured in processes of its own.  Reading and checking are told a card, as ratios against the smallest
pack of at least 100 cards (below, what every pack has dominates); start-up as a ratio against the pack of 40.

    python -m benchmarks.scale [--sizes 10,40,100,1000,10000] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.packs import make_pack
from benchmarks.screen import Child

READ = """
import json, resource, sys, time
from pathlib import Path
from kiosk.content import compiled, loader
from kiosk.content.shipped import themes_folder
idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.process_time()
compiled.load(Path(sys.argv[1]), themes_folder())
print(json.dumps([time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle]))
"""
CHECK = """
import json, resource, sys, time
from pathlib import Path
from kiosk.authoring.check import check
from kiosk.content.shipped import themes_folder
idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.process_time()
found = check([Path(sys.argv[1])], themes_folder())
print(json.dumps([time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle]))
"""
LEAST = 100


def measure(script: str, pack: Path) -> tuple[float, float]:
    """Seconds of processor time and megabytes above an idle process."""
    done = subprocess.run([sys.executable, "-c", script, str(pack)], capture_output=True, text=True, check=True)
    seconds, kilobytes = json.loads(done.stdout)
    return seconds, kilobytes / 1024


def start_up(packs: dict[int, Path], rounds: int) -> dict[int, float]:
    """Median seconds from the start of the process to the last byte of the first screen, the packs in turn."""
    times: dict[int, list[float]] = {size: [] for size in packs}
    for _ in range(rounds + 1):  # the first round warms caches and is not counted
        for size, pack in packs.items():
            child = Child([sys.executable, "-m", "kiosk", "--no-voice", "--content", str(pack)], 160, 45)
            times[size].append(child.start())
            child.end()
    return {size: statistics.median(seconds[1:]) for size, seconds in times.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10,40,100,1000,10000")
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args()
    sizes = [int(size) for size in chosen.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        packs = {size: make_pack(Path(folder) / str(size), size) for size in sizes}
        read = {size: measure(READ, pack) for size, pack in packs.items()}
        checked = {size: measure(CHECK, pack) for size, pack in packs.items()}
        start = start_up(packs, chosen.rounds)
    floor = next((size for size in sizes if size >= LEAST), sizes[-1])
    cost = f"{'a card':>10} {'memory':>9}"
    print(f"{'cards':>7} {'read':>9} {cost} {'check':>9} {cost} {'start-up':>10}")
    for size in sizes:
        row = f"{size:7}"
        for measured in (read, checked):
            seconds, megabytes = measured[size]
            a_card = seconds / size / (measured[floor][0] / floor)
            row += f" {seconds:7.2f} s {a_card:8.2f} x {megabytes:6.0f} MB"
        print(f"{row} {start[size] / start[40 if 40 in start else sizes[0]]:8.2f} x")


if __name__ == "__main__":
    main()
