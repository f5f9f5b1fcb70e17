"""A kiosk that nobody touches beside a bare Textual app: processor time of all their processes, bytes written.

The bare app shows as many glyph cells in one Static.  Floor and kiosk run at the same time, each in its terminal.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect

from benchmarks.unattended.kiosk import processor_seconds, unattended
from tests.terminal import descendants

if TYPE_CHECKING:
    import argparse

MOST = 1.2
"""Times the processor time of the bare app."""


def run(chosen: argparse.Namespace) -> int:
    """Print both, and their ratio.  1 where it is too high or something was written."""
    with unattended("--no-voice") as kiosk, tempfile.NamedTemporaryFile("w", suffix=".json") as texts:
        json.dump([kiosk.text], texts)
        texts.flush()
        bare = _bare(texts.name)
        for _ in range(200):
            _read(bare)
            kiosk.read(0.02)
        pids = [kiosk.child.pid, *descendants(kiosk.child.pid)]
        before, floor = [processor_seconds(pid) for pid in pids], processor_seconds(bare.pid)
        written, bare_written = kiosk.bytes_read, 0
        end = time.monotonic() + chosen.seconds
        while time.monotonic() < end:
            bare_written += _read(bare)
            kiosk.read(1.0)
        assert bare.isalive()
        each = [processor_seconds(pid) - begun for pid, begun in zip(pids, before, strict=True)]
        used = sum(each)
        floor = processor_seconds(bare.pid) - floor
        written = kiosk.bytes_read - written
    bare.close(force=True)
    print(f"{chosen.seconds} s: kiosk {used:.2f} s of processor time in {len(pids)} processes, bare app {floor:.2f} s")
    print("supervisor, warm process, visitor's process: " + ", ".join(f"{seconds:.3f} s" for seconds in each))
    print(f"ratio {used / floor:.2f} (at most {MOST}); bytes written: {written} (bare app {bare_written})")
    return 1 if used > MOST * floor or written else 0


def _bare(texts: str) -> pexpect.spawn:
    program = [str(Path(__file__).parents[1] / "bare.py"), texts]
    return pexpect.spawn(sys.executable, program, dimensions=(45, 160), env={**os.environ, "TERM": "xterm-256color"})


def _read(child: pexpect.spawn) -> int:
    try:
        return len(child.read_nonblocking(1 << 16, 0))
    except (pexpect.TIMEOUT, pexpect.EOF):
        return 0
