"""The voice as the faces know it: follows the visit, says one utterance after another, reports where it is.

Utterances are handed to the engine one at a time, each when the one before has ended, so that silence is always one
command away.  Calls come from the screen's thread, events from the client's: a lock keeps them apart.
"""

from __future__ import annotations

import json
from threading import RLock
from typing import TYPE_CHECKING, Protocol

from kiosk.visit.commands import Heard, Silent, VoiceWorks, WordSounds
from kiosk.visit.pressing import for_station
from kiosk.visit.visit import RATES, VOLUMES, Say
from kiosk.voice.narration import narrate
from kiosk.voice.queue import Priority, Queue
from kiosk.voice.wording import Spoken, Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.content.library import Library
    from kiosk.visit.page import Page
    from kiosk.visit.seams import Report
    from kiosk.visit.visit import Visit
    from kiosk.voice.client import Event
    from kiosk.voice.narration import Utterance


MOST_RETOLD = 3
"""So many times in a row a sentence is said again from its start because the engine died at it."""


class Engine(Protocol):
    """What the narrator needs of an engine.  No call may block."""

    def start(self, tell: Callable[[Event], None]) -> None:
        """Begin; tell events from a thread of its own."""
        ...

    def send(self, **operation: object) -> None:
        """Ask for something: say, stop, pause, resume or set."""
        ...

    def close(self) -> None:
        """End."""
        ...


class Narrator:
    """Follows the visit with an engine."""

    def __init__(self, library: Library, engine: Engine, log: Path | None = None) -> None:
        self.learn(library)
        self._engine = engine
        self._log = log
        self._lock = RLock()
        self._report: Callable[[Report], None] = lambda _report: None
        self._queue = Queue()
        self._spoken = Spoken("", "", ())
        self._number = 0
        self._retold = 0
        self._paused = False
        self._held = False
        self._settings: dict[str, object] = {}

    def start(self, report: Callable[[Report], None]) -> None:
        """Start the engine; reports come from its thread."""
        self._report = report
        self._engine.start(self._heard)

    def learn(self, library: Library) -> None:
        """Speak by this content from now on."""
        self._library = library
        self._wording = Wording(library.pronunciations, library.speech)

    def silence(self) -> None:
        """Be silent now, and forget what was still to be said."""
        with self._lock:
            self._queue.clear()
            self._paused = self._held = False
            self._retold = 0
            self._number += 1
            self._engine.send(op="stop")

    def hold(self) -> None:
        """Be silent now; whether for good is not known yet."""
        with self._lock:
            if self._queue.in_hand is not None and not self._paused:
                self._held = True
                self._pause(paused=True)

    def release(self) -> None:
        """It was nothing: go on."""
        with self._lock:
            if self._held:
                self._held = False
                self._pause(paused=False)

    def follow(self, page: Page, visit: Visit, *, more_after: str | None, interrupt: bool = True) -> None:
        """Say what the last step asks for; pause or go on where it asks for that."""
        with self._lock:
            self._held = False
            if visit.say is Say.NOTHING and (visit.paused or self._paused):
                if visit.paused != self._paused:
                    self._pause(paused=visit.paused)
                return
            self._tune(visit)
            said = narrate(page, visit, for_station(self._library, visit.station).interface.phrases, more_after)
            if interrupt or said:
                self._queue.put(said, Priority.NOW if interrupt else Priority.NEXT)
            if self._queue.in_hand is None and not self._next() and said:
                self._report(Silent())

    def close(self) -> None:
        """End the engine."""
        self._engine.close()

    def _pause(self, *, paused: bool) -> None:
        self._paused = paused
        if not paused and self._queue.in_hand is None:
            self._go_on()
        else:
            self._engine.send(op="pause" if paused else "resume")

    def _tune(self, visit: Visit) -> None:
        settings: dict[str, object] = {
            "rate": RATES[visit.rate],
            "volume": visit.comfort.volume / VOLUMES,
            "voice": visit.station.voices[visit.comfort.voice],
        }
        if settings != self._settings:
            self._settings = settings
            self._engine.send(op="set", **settings)

    def _next(self) -> bool:
        """Say what waits first.  False where nothing does."""
        while (saying := self._queue.take()) is not None:
            self._spoken = self._wording.speak(saying.show, saying.say)
            if self._spoken.text:
                break  # a line of nothing but signs without a name is silent
        if saying is None:
            return False
        self._number += 1
        self._engine.send(
            op="say", id=self._number, text=self._spoken.text, plain=self._spoken.plain, pause=saying.pause
        )
        return True

    def _go_on(self) -> None:
        if not self._next():
            self._report(Silent())

    def _heard(self, event: Event) -> None:
        """What the engine tells.  Events of what was silenced since are dropped by their number."""
        with self._lock:
            if event["ev"] == "failed":
                self._queue.clear()  # when it is back, the visit says what is to be said
                self._report(VoiceWorks(works=False))
            elif event["ev"] == "ready":
                if event.get("again"):
                    self._say_again()
                self._report(VoiceWorks(works=True))
            elif event.get("id") == self._number and self._queue.in_hand:
                self._follow_engine(event, self._queue.in_hand)

    def _follow_engine(self, event: Event, saying: Utterance) -> None:
        if event["ev"] == "start":
            self._write_log(saying)
            self._report(Heard(saying.page, saying.item) if saying.item else WordSounds(saying.page, "", None))
        elif event["ev"] == "word" and saying.item:
            self._report(WordSounds(saying.page, saying.item, self._spoken.shown_word(int(str(event["at"])))))
        elif event["ev"] == "end":
            if self._paused and not event.get("completed", True):
                self._queue.put_back()  # a driver that cannot hold a sound has ended it: it is said again
                return
            self._queue.in_hand = None
            self._retold = 0
            if not self._paused:
                self._go_on()

    def _say_again(self) -> None:
        """The engine died and is back: it is tuned again, and the sentence in hand is said from its start.

        A sentence at which it dies again and again is passed over.
        """
        self._engine.send(op="set", **self._settings)
        if self._queue.in_hand is None:
            return
        self._retold += 1
        if self._retold > MOST_RETOLD:
            self._queue.in_hand = None
            self._retold = 0
        self._queue.put_back()
        if not self._paused:
            self._go_on()

    def _write_log(self, said: Utterance) -> None:
        if self._log is None:
            return
        words = {"page": said.page, "item": said.item, "text": self._spoken.plain}
        try:
            with self._log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(words, ensure_ascii=False) + "\n")
        except OSError:
            self._log = None  # A log that cannot be written must not take the voice with it.
