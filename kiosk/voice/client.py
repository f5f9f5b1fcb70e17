"""The voice process, from outside: starts it, talks to it in JSON lines, starts it again when it dies.

Nothing here can block the caller: what is to be sent goes through a queue to a thread of its own, so a process that is
frozen, or a pipe that is full, stops the voice and nothing else.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import time
from pathlib import Path
from threading import Event as Flag
from threading import Thread
from typing import TYPE_CHECKING

import kiosk

if TYPE_CHECKING:
    from collections.abc import Callable

Event = dict[str, object]
"""One JSON line from the process: `ev` and what belongs to it."""

FAST_DEATHS = 3
"""So many deaths in a row, each within FAST seconds, and the voice is given up."""
FAST = 5.0
BACK_OFF = 0.2
PATIENCE = 1.0
"""Seconds that the process has to end by itself when it is closed."""


class VoiceProcess:
    """Runs `python -m kiosk.voice.process` and keeps it running."""

    def __init__(self, voice: str, out: Path | None = None) -> None:
        # -P and PYTHONPATH: this kiosk's own code, whatever lies in the folder where it was started.
        self._command = [sys.executable, "-P", "-m", "kiosk.voice.process", "--voice", voice]
        self._environment = {**os.environ, "PYTHONPATH": str(Path(kiosk.__file__).parent.parent)}
        if out:
            self._command += ["--out", str(out)]
        self._sending: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._begun = Flag()
        self._closing = Flag()
        self._keeper: Thread | None = None
        self._tell: Callable[[Event], None] = lambda _event: None

    def start(self, tell: Callable[[Event], None]) -> None:
        """Start the process; events come from a thread of its own."""
        self._tell = tell
        self._keeper = Thread(target=self._keep, name="voice-keeper", daemon=True)
        self._keeper.start()
        Thread(target=self._send, name="voice-sender", daemon=True).start()

    def send(self, **operation: object) -> None:
        """Ask the process for something.  Returns at once."""
        self._sending.put(json.dumps(operation).encode() + b"\n")

    def close(self) -> None:
        """End the process: its input ends, and after PATIENCE seconds it is killed."""
        self._closing.set()
        self._begun.set()
        self._sending.put(None)
        process = self._process
        if process is None:
            return
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self._keeper:
            self._keeper.join(PATIENCE)

    def _keep(self) -> None:
        """Run the process again and again, until it is closed or given up."""
        deaths = 0
        while not self._closing.is_set():
            born = time.monotonic()
            ended = self._run(again=deaths > 0)
            if self._closing.is_set():
                return
            deaths = deaths + 1 if time.monotonic() - born < FAST else 1
            if ended == "failed":
                return  # It has said so itself.
            if deaths >= FAST_DEATHS:
                self._tell({"ev": "failed", "why": "the voice process ends again and again"})
                return
            time.sleep(BACK_OFF * deaths)

    def _run(self, *, again: bool) -> str:
        """One life of the process.  Returns how it ended: "failed" if it said that it cannot work."""
        try:
            process = subprocess.Popen(
                self._command,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            self._tell({"ev": "failed", "why": str(error)})
            return "failed"
        self._process = process
        self._begun.set()
        assert process.stdout
        last = ""
        for line in process.stdout:
            event = json.loads(line)
            if again and event["ev"] == "ready":
                event["again"] = True
            last = event["ev"]
            self._tell(event)
        process.wait()
        return last

    def _send(self) -> None:
        """Write what is to be sent.  What was meant for a process that died is lost with it."""
        self._begun.wait()
        while (line := self._sending.get()) is not None:
            self._write(line)
        if self._process and self._process.stdin:
            try:
                self._process.stdin.close()
            except OSError:
                return

    def _write(self, line: bytes) -> None:
        process = self._process
        if process is None or process.stdin is None:
            return
        try:
            process.stdin.write(line)
            process.stdin.flush()
        except (OSError, ValueError):
            return
