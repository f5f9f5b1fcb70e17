"""Measures an unattended kiosk: the installed program in a pseudo-terminal, with its supervisor.

python -m benchmarks.unattended next                # from the key that ends a visit to the next first page
python -m benchmarks.unattended hostile --seconds 600
python -m benchmarks.unattended window --seconds 600
python -m benchmarks.unattended killing --rounds 300
python -m benchmarks.unattended soak --rounds 10000
python -m benchmarks.unattended idle --seconds 600
"""

from __future__ import annotations

import argparse
import importlib
import sys

MEASUREMENTS = {"next": 20, "hostile": 0, "killing": 300, "soak": 10_000, "idle": 0, "window": 0}
"""Their names, and how many rounds each takes unless told otherwise."""


def main() -> int:
    """Run one of the measurements.  1 where it does not hold."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m benchmarks.unattended", description=__doc__, formatter_class=form)
    parser.add_argument("what", choices=MEASUREMENTS)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seconds", type=int, default=600)
    chosen = parser.parse_args()
    chosen.rounds = chosen.rounds or MEASUREMENTS[chosen.what]
    return importlib.import_module(f"benchmarks.unattended.{chosen.what}").run(chosen)


if __name__ == "__main__":
    sys.exit(main())
