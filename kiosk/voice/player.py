"""Says one text at a time: made by a synthesizer, pulled by a sink, with events at the moment of their sound.

Three threads meet here: one makes sound ahead of time, the sink's pulls it, one tells events when they are due.  A
generation number makes whatever was cancelled harmless: a word that will not sound is never told.
"""

from __future__ import annotations

import heapq
import itertools
import sys
import time
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from kiosk.voice.sinks import Sink

FADE = 0.004
"""Seconds in which a cancelled sound fades out, so that it does not click."""


class Told(NamedTuple):
    """An event at the moment of its sound.  `at` is the character offset of a word, else 0."""

    kind: Literal["start", "word", "end"]
    number: int
    at: int = 0


Take = Callable[[bytes, list[tuple[int, int]]], bool]
"""Takes sound (mono, 16 bits) and the words that begin in it as (frame, character offset); False to have no more."""


class Synthesizer(Protocol):
    """Makes sound from text."""

    frame_rate: int

    def synthesize(self, text: str, take: Take) -> None:
        """Give sound and the words in it to `take`, piece by piece, until it returns False."""
        ...


class WordStarts(list[tuple[int, int]]):
    """(frame, character offset) of each word of a text, in their order.

    A synthesizer gives several moments for one number, and one for "for a".  Offsets only ever grow, and words between
    two moments share the time between them by their letters.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def add(self, words: list[tuple[int, int]]) -> None:
        """Take the moments that a synthesizer gives; offsets may be anywhere in a word."""
        for frame, offset in words:
            start = self._text.rfind(" ", 0, offset + 1) + 1
            if self and start <= self[-1][1]:
                continue
            if self:
                begun, at = self[-1]
                skipped = [i + 1 for i in range(at, start - 1) if self._text[i] == " "]
                self.extend((begun + (frame - begun) * (skip - at) // (start - at), skip) for skip in skipped)
            self.append((frame, start))


@dataclass
class _Speech:
    """One text on its way: what has been made of it and how far it has been pulled, in frames."""

    number: int
    text: str
    generation: int
    pause: float = 0.0
    sound: bytearray = field(default_factory=bytearray)
    words: WordStarts = field(init=False)
    made: bool = False
    pulled: int = 0
    told: int = 0
    begun: bool = False

    def __post_init__(self) -> None:
        self.words = WordStarts(self.text)


class Player:
    """Plays texts through a sink.  `tell` is called from a thread of the player's."""

    def __init__(self, synthesizer: Synthesizer, sink: Sink, tell: Callable[[Told], None]) -> None:
        self._synthesizer = synthesizer
        self._rate = synthesizer.frame_rate
        self._sink = sink
        self._tell = tell
        self._to_make: SimpleQueue[_Speech] = SimpleQueue()
        self._lock = Lock()
        self._generation = 0
        self._speech: _Speech | None = None
        self._tail = b""
        self._paused = False
        self.pulled_at = time.monotonic()
        """When the sink last pulled, by time.monotonic: a sink that pulls no more has lost its device."""
        self.pulls = 0
        self._due: list[tuple[float, int, int, Told]] = []
        self._due_changed = Condition()
        self._order = itertools.count()
        Thread(target=self._make_all, name="synthesizer", daemon=True).start()
        Thread(target=self._tell_all, name="events", daemon=True).start()
        sink.open(self._rate, self._fill)

    # -- commands, from any thread

    def speak(self, number: int, text: str, pause: float = 0.0) -> None:
        """Say a text now, with `pause` seconds of silence behind it; what was being said is cancelled."""
        with self._lock:
            self._cancel()
            self._speech = speech = _Speech(number, text, self._generation, pause)
        self._to_make.put(speech)

    def stop(self) -> None:
        """Be silent from the next frame on, but for a fade of FADE seconds."""
        with self._lock:
            self._cancel()

    def pause(self, *, paused: bool) -> None:
        """Hold the sound where it is, or go on."""
        self._paused = paused

    def close(self) -> None:
        """Be silent and release the sink."""
        self.stop()
        self._sink.close()

    def _cancel(self) -> None:
        self._generation += 1
        self._paused = False
        speech, self._speech = self._speech, None
        if speech:
            start = speech.pulled * 2
            self._tail = bytes(speech.sound[start : start + 2 * round(self._rate * FADE)])

    # -- making sound

    def _make_all(self) -> None:
        while True:
            speech = self._to_make.get()
            if speech.generation == self._generation:
                self._synthesize(speech)
            speech.sound += bytes(2 * round(self._rate * speech.pause))
            speech.made = True

    def _synthesize(self, speech: _Speech) -> None:
        try:
            self._synthesizer.synthesize(speech.text, partial(self._take, speech))
        except Exception as error:  # whatever it is: the next text must not be lost with it
            print(f"a text could not be spoken: {error!r}", file=sys.stderr, flush=True)

    def _take(self, speech: _Speech, sound: bytes, words: list[tuple[int, int]]) -> bool:
        """Keep what was made; False when nobody wants it any more."""
        speech.words.add(words)
        speech.sound += sound
        return speech.generation == self._generation

    # -- the sink pulls

    def _fill(self, frames: int, latency: float) -> bytes:
        self.pulled_at = time.monotonic()
        self.pulls += 1
        now = self.pulled_at + latency
        out = self._faded()
        speech = self._speech
        if speech is not None and not self._paused:
            start = speech.pulled * 2
            chunk = bytes(speech.sound[start : start + 2 * frames - len(out)])
            self._schedule(speech, now + len(out) / 2 / self._rate, len(chunk) // 2)
            out += chunk
        return out.ljust(2 * frames, b"\0")[: 2 * frames]

    def _faded(self) -> bytes:
        if not self._tail:
            return b""
        samples = array("h", self._tail)
        self._tail = b""
        for i in range(len(samples)):
            samples[i] = samples[i] * (len(samples) - i - 1) // len(samples)
        return samples.tobytes()

    def _schedule(self, speech: _Speech, start: float, frames: int) -> None:
        """Note when the events of the next frames are due; `start` is when the first of them sounds."""
        if frames and not speech.begun:
            speech.begun = True
            self._note(start, speech, Told("start", speech.number))
        end = speech.pulled + frames
        while speech.told < len(speech.words) and speech.words[speech.told][0] < end:
            frame, offset = speech.words[speech.told]
            speech.told += 1
            due = start + max(0, frame - speech.pulled) / self._rate
            self._note(due, speech, Told("word", speech.number, offset))
        speech.pulled = end
        if speech.made and end * 2 >= len(speech.sound):
            with self._lock:
                if self._speech is speech:
                    self._speech = None
            self._note(start + frames / self._rate, speech, Told("end", speech.number))

    # -- telling

    def _note(self, due: float, speech: _Speech, told: Told) -> None:
        with self._due_changed:
            heapq.heappush(self._due, (due, next(self._order), speech.generation, told))
            self._due_changed.notify()

    def _tell_all(self) -> None:
        while True:
            generation, told = self._await_next()
            if generation == self._generation:
                self._tell(told)

    def _await_next(self) -> tuple[int, Told]:
        with self._due_changed:
            while True:
                wait = self._due[0][0] - time.monotonic() if self._due else None
                if wait is not None and wait <= 0:
                    _, _, generation, told = heapq.heappop(self._due)
                    return generation, told
                self._due_changed.wait(wait)
