"""The voice process, from outside: starts it, talks to it in JSON lines, starts it again when it dies or freezes.

Nothing here can block the caller: what is to be sent goes through a queue to a thread of its own, so a process that
is frozen, or a pipe that is full, stops the voice and nothing else.  While something is asked for or being said the
process is asked for a sign of life; one that gives none is killed.  Where no voice works, it is tried again from time
to time: a sound card can come back.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import time
from pathlib import Path
from threading import Event as Flag
from threading import Lock, Thread
from typing import TYPE_CHECKING, BinaryIO

from kiosk import system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Event = dict[str, object]
"""One JSON line from the process: `ev` and what belongs to it."""

ASK_EVERY = 0.3
"""Seconds between two questions for a sign of life."""
FROZEN_AFTER = 1.0
"""Seconds without an answer after which the process is taken for frozen."""
READY_WITHIN = 15.0
"""Seconds that a process has to be ready."""
SHORTEST_WAIT, LONGEST_WAIT = 0.2, 30.0
"""Seconds before a process that could not work is tried again: at first, and at most."""
TRIES = 3
"""So many processes in a row that die before they are ready, and it is told that there is no voice."""
PATIENCE = 1.0
"""Seconds that the process has to end by itself when it is closed."""
LOG_LIMIT = 100_000
"""Bytes after which the log of the process begins anew."""


class VoiceProcess:
    """Runs `python -m kiosk.voice.process` and keeps it running."""

    def __init__(self, voices: tuple[str, ...], out: Path | None = None, errors: Path | None = None) -> None:
        """`voices` are the ids of those that can be asked for; `out` is a WAV file instead of the sound card; `errors`
        takes what the process writes to its standard error.
        """
        self._command = [*system.own_python("kiosk.voice.process"), "--voices", *voices]
        if out:
            self._command += ["--out", str(out)]
        self._errors = errors
        self._life = _Life()
        self._closing = Flag()
        self._keeper: Thread | None = None
        self._tell: Callable[[Event], None] = lambda _event: None

    def start(self, tell: Callable[[Event], None]) -> None:
        """Start the process; events come from a thread of its own."""
        self._tell = tell
        self._keeper = Thread(target=self._keep, name="voice-keeper", daemon=True)
        self._keeper.start()

    def send(self, **operation: object) -> None:
        """Ask the process for something.  Returns at once.  What a dying process did not get is lost with it."""
        self._life.send(operation)

    def close(self) -> None:
        """End the process: its input ends, and after PATIENCE seconds it is killed."""
        self._closing.set()
        self._life.end(PATIENCE)
        if self._keeper:
            self._keeper.join(PATIENCE)

    def _keep(self) -> None:
        """Run the process again and again, until it is closed."""
        failures = 0
        again = False
        while not self._closing.is_set():
            worked = self._run(again=again)
            again, failures = True, 0 if worked else failures + 1
            if failures == TRIES:
                self._tell({"ev": "failed", "why": "the voice process ends again and again"})
            if failures:
                self._closing.wait(min(LONGEST_WAIT, SHORTEST_WAIT * 2**failures))
            if not self._closing.is_set():
                self._life = _Life()

    def _run(self, *, again: bool) -> bool:
        """One life of the process.  Whether it worked at all."""
        worked = False
        try:
            with self._log() as log:
                lines = self._life.start(self._command, log)
        except OSError as error:
            self._tell({"ev": "failed", "why": str(error)})
            return False
        if self._closing.is_set():  # closed while it was starting
            self._life.end(0)
        for event in lines:
            if event["ev"] == "ready":
                worked = True
                event["again"] = again
            self._tell(event)
        self._life.end(0)
        return worked

    def _log(self) -> BinaryIO:
        if self._errors is None:
            return Path(os.devnull).open("wb")
        try:
            self._errors.parent.mkdir(parents=True, exist_ok=True)
            long = self._errors.exists() and self._errors.stat().st_size > LOG_LIMIT
            return self._errors.open("wb" if long else "ab")
        except OSError:
            return Path(os.devnull).open("wb")


class _Life:
    """One process from its start to its end, and what is to be sent to it."""

    def __init__(self) -> None:
        self._sending: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._ended = False
        self._asked = Flag()
        """Something was asked for that has not been answered, or is being said."""
        self._heard = time.monotonic()
        self._saying: object = None
        """The id of what is being said; None where nothing is."""
        self._ready = False

    def start(self, command: list[str], errors: BinaryIO) -> Iterator[Event]:
        """Start it.  Returns its events, which end with it.  OSError where it cannot be started."""
        with self._lock:
            if self._ended:
                return iter(())
            self._process = process = subprocess.Popen(
                command,
                env=system.own_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        Thread(target=self._send, args=(process,), name="voice-sender", daemon=True).start()
        Thread(target=self._watch, args=(process,), name="voice-watch", daemon=True).start()
        return self._events(process)

    def send(self, operation: dict[str, object]) -> None:
        """Send a line as soon as the process takes it."""
        if operation["op"] == "say":
            self._saying = operation["id"]
        self._sending.put(json.dumps(operation).encode() + b"\n")
        self._asked.set()

    def end(self, patience: float) -> None:
        """End its input; kill it where it is not gone after `patience` seconds."""
        with self._lock:
            self._ended = True
        self._sending.put(None)
        self._asked.set()
        if self._process is None:
            return
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _events(self, process: subprocess.Popen[bytes]) -> Iterator[Event]:
        assert process.stdout
        for line in process.stdout:
            self._heard = time.monotonic()
            try:
                event: Event = json.loads(line)
            except ValueError:  # it is out of its mind, or died in the middle of a line
                process.kill()
                return
            if event["ev"] == "ready":
                self._ready = True
            if event["ev"] == "end" and event.get("id") == self._saying:
                self._saying = None
            if event["ev"] != "alive":
                yield event

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        """Kill the process where it gives no sign of life although it is asked for one, or is never ready."""
        born = time.monotonic()
        while not self._ready and not self._ended:
            if time.monotonic() - born > READY_WITHIN:
                process.kill()
            time.sleep(ASK_EVERY)
        while not self._ended:
            self._asked.wait()
            asked = time.monotonic()
            self._sending.put(b'{"op": "alive"}\n')
            while self._heard < asked and not self._ended:
                if time.monotonic() - asked > FROZEN_AFTER:
                    process.kill()
                    return
                time.sleep(ASK_EVERY / 10)
            if self._saying is None:
                self._asked.clear()
            time.sleep(ASK_EVERY)

    def _send(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        with contextlib.suppress(OSError, ValueError):  # it died: what was meant for it is lost with it
            while (line := self._sending.get()) is not None:
                process.stdin.write(line)
                process.stdin.flush()
        with contextlib.suppress(OSError):
            process.stdin.close()
