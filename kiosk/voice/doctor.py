"""What `kiosk doctor` tells of the voice: engine, voices, where the sound goes, how soon it sounds, a test phrase."""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kiosk.voice.client import Event
    from kiosk.voice.narrator import Engine

_PATIENCE = 10.0
"""Seconds to wait for an engine."""


class VoiceDoctor:
    """Starts an engine, lets it say a phrase, and notes what it tells."""

    def __init__(self, engine: Engine, phrase: str, voices: Collection[str] = ()) -> None:
        """`voices` are those that must be there in the end; a natural one takes a while."""
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._started = self._begun = 0.0
        self._ended = False
        self._missing: set[str] = set()
        asked = time.monotonic()
        engine.start(self._events.put)
        self._about = self._wait("ready", "failed")
        self._started = time.monotonic() - asked
        if self._about.get("ev") == "ready":
            asked = time.monotonic()
            engine.send(op="say", id=1, text=phrase, plain=phrase)
            if self._wait("start").get("ev"):
                self._begun = time.monotonic() - asked
            self._ended = bool(self._wait("end").get("completed"))
            self._missing = self._await_voices(engine, set(voices))
        engine.close()

    def _await_voices(self, engine: Engine, voices: set[str]) -> set[str]:
        """Ask for the voices until all are there.  Returns those that are missing."""
        end = time.monotonic() + _PATIENCE
        while True:
            engine.send(op="about")
            self._about |= self._wait("about") | {"ev": "ready"}
            there = set(cast("list[str]", self._about["voices"]))
            missing = voices - there if there else set()  # a system's own driver names none
            if not missing or time.monotonic() > end:
                return missing
            time.sleep(0.1)

    def _wait(self, *kinds: str) -> Event:
        """The next event of some kinds; an empty one where none comes."""
        end = time.monotonic() + _PATIENCE
        while (left := end - time.monotonic()) > 0:
            try:
                event = self._events.get(timeout=left)
            except Empty:
                break
            if event["ev"] in kinds:
                return event
        return {}

    def report(self) -> Iterator[str]:
        """The lines of the report."""
        yield "Voice"
        yield "  engine: pyttsx3 in a process of its own"
        if self._about.get("ev") != "ready":
            yield f"  cannot be heard: {self._why()}"
            return
        yield f"  voices: {', '.join(cast('list[str]', self._about['voices']))}"
        latency = float(str(self._about["latency"])) * 1000
        yield f"  sound: {self._about['sink']}, {latency:.0f} ms from engine to output"
        yield f"  ready {self._started * 1000:.0f} ms after its start; sound after {self._begun * 1000:.0f} ms"
        yield f"  test phrase: {'said to its end' if self._ended else 'not said'}"

    def faults(self) -> list[str]:
        """Why visitors who listen cannot use the installation; empty where they can."""
        if self._about.get("ev") != "ready":
            return [f"no voice can be heard: {self._why()} (S21)"]
        found = [] if self._ended else ["the test phrase was not said to its end (S8)"]
        return found + [f"the voice {voice} does not speak" for voice in sorted(self._missing)]

    def _why(self) -> str:
        return str(self._about.get("why", "the engine gives no answer"))
