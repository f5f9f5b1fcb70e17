"""The measurements of the voice.

python -m benchmarks.voice silence     # from a command to silence, on played bytes
python -m benchmarks.voice sound       # from a command to the first sample, against the espeak-ng command
python -m benchmarks.voice highlight   # from the sound of a word to its mark on the screen
python -m benchmarks.voice faults      # killed, frozen, its pipe filled, its device gone
python -m benchmarks.voice narrate     # every page made into words to say
python -m benchmarks.voice tuning      # the tables of kiosk/voice/tuning.py
"""

from __future__ import annotations

import argparse
import importlib
import sys

MEASUREMENTS = {"silence": 500, "sound": 30, "highlight": 1, "faults": 200, "narrate": 1, "tuning": 1}
"""Their names, and how many rounds each takes unless told otherwise."""


def main() -> int:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.voice", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=MEASUREMENTS)
    parser.add_argument("--rounds", type=int)
    chosen = parser.parse_args()
    chosen.rounds = chosen.rounds or MEASUREMENTS[chosen.what]
    importlib.import_module(f"benchmarks.voice.{chosen.what}").run(chosen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
