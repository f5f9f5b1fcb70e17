"""The voice process: pyttsx3 with our driver, told what to do in JSON lines on standard input.

Operations: say (id, text, plain, pause in seconds), stop, pause, resume, set (rate in words a minute, volume from 0 to
1, voice), alive, about.  `text` may hold [[phonemes]] of espeak-ng, `plain` is the same without.  Events on standard
output: ready and about (sink, latency, voices that can speak now, pid), failed (why), start (id), word (id, at), end
(id, completed), alive.  It ends when its input ends, and when the sound card is gone.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.voice.espeak import EspeakError
from kiosk.voice.player import Told
from kiosk.voice.sinks import NoSoundError, Recorder, Sink, sound_card

if TYPE_CHECKING:
    from collections.abc import Callable

Inbox = SimpleQueue["dict[str, Any] | Told"]

OWN_VOICES = {"darwin": "nsss", "win32": "sapi5"}
"""pyttsx3's own drivers, for systems where ours cannot work."""
GONE_AFTER = 0.7
"""Seconds without a pull after which the sound card is taken for gone."""
SLOWEST_START = 5.0
"""Seconds that a sound card has for its first pulls: a sound server fills its buffer, and then may have to wake it."""
FIRST_PULLS = 5
_END: dict[str, Any] = {"op": "end"}
_EVENTS = os.fdopen(os.dup(1), "w", encoding="utf-8")
"""The standard output as it was: what a library prints goes to standard error, where it tears no event."""
_GONE = 3


def main() -> int:
    """Run until the input ends.  Returns 1 where nothing can be heard."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.voice.process", description=__doc__)
    parser.add_argument("--voices", required=True, nargs="+", help="ids of voices, the default first, as en-us")
    parser.add_argument("--out", type=Path, help="WAV file to write instead of playing")
    chosen = parser.parse_args()
    for name in ("SIGINT", "SIGTSTP", "SIGQUIT", "SIGHUP"):  # the terminal's: the kiosk alone ends this process
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    os.dup2(2, 1)
    inbox: Inbox = SimpleQueue()
    try:
        speech = _speech(chosen.voices, Recorder(chosen.out) if chosen.out else sound_card(), inbox)
    except (NoSoundError, EspeakError) as error:
        _emit(ev="failed", why=str(error))
        return 1
    Thread(target=_read, args=(inbox,), name="input", daemon=True).start()
    _emit(ev="ready", **speech.about())
    _Loop(speech, inbox).run()
    return 0


def _speech(voices: list[str], sink: Sink, inbox: Inbox) -> Speech:
    try:
        return OurSpeech(voices, sink, inbox)
    except (NoSoundError, EspeakError):
        if sys.platform not in OWN_VOICES:
            raise
        return OwnSpeech(OWN_VOICES[sys.platform])


def _read(inbox: Inbox) -> None:
    try:
        for line in sys.stdin.buffer:
            inbox.put(json.loads(line))
    finally:  # also where a line was torn
        inbox.put(_END)


def _emit(**event: object) -> None:
    _EVENTS.write(json.dumps(event) + "\n")
    _EVENTS.flush()


class Speech(Protocol):
    """A pyttsx3 engine, and what pyttsx3 has no words for."""

    engine: Any
    tick: float | None
    """Seconds after which its loop must be turned; None where events come by themselves."""

    def about(self) -> dict[str, object]:
        """What is told of it when it is ready."""
        ...

    def words(self, message: dict[str, Any]) -> str:
        """The text of a say operation that it understands."""
        ...

    def tell(self, told: Told) -> None:
        """Pass on an event of the player."""
        ...

    def pause(self, *, paused: bool) -> None:
        """Hold the sound where it is, or go on."""
        ...

    def close(self) -> None:
        """Release what it holds."""
        ...


class OurSpeech:
    """pyttsx3 over our driver: words are told when they sound."""

    tick: float | None = None

    def __init__(self, voices: list[str], sink: Sink, inbox: Inbox) -> None:
        import pyttsx3

        from kiosk.voice import driver

        self._sink = sink
        driver.register(voices, sink, inbox.put)
        self.engine = pyttsx3.init(driver.NAME)
        self._driver: driver.KioskDriver = self.engine.proxy._driver  # pyttsx3 has no public way to it
        self._await_sound()
        Thread(target=self._watch, name="sound-watch", daemon=True).start()

    def _await_sound(self) -> None:
        """Until the sound card pulls.  NoSoundError where it never does."""
        player = self._driver.player
        end = time.monotonic() + SLOWEST_START
        while not player.pulls:
            if time.monotonic() > end:
                raise NoSoundError(f"the sound card of {self._sink.name} does not play")
            time.sleep(0.001)

    def about(self) -> dict[str, object]:
        """Where the sound goes, after how many seconds, and which voices there are."""
        return {
            "pid": os.getpid(),
            "sink": self._sink.name,
            "latency": self._sink.latency,
            "voices": [voice.id for voice in self.engine.getProperty("voices")],
        }

    def words(self, message: dict[str, Any]) -> str:
        """The text with its phonemes; the pause behind it is set."""
        self.engine.setProperty("pause", message.get("pause", 0.0))
        return str(message["text"])

    def tell(self, told: Told) -> None:
        """Pass on an event of the player."""
        self._driver.tell(told)

    def pause(self, *, paused: bool) -> None:
        """Hold the sound where it is, or go on."""
        self._driver.player.pause(paused=paused)

    def close(self) -> None:
        """Release the sink."""
        self._driver.player.close()

    def _watch(self) -> None:
        """End the process when the sound card pulls no more: a new one finds another card, or says so."""
        player = self._driver.player
        patience = SLOWEST_START
        while time.monotonic() - player.pulled_at < patience:
            patience = GONE_AFTER if player.pulls > FIRST_PULLS else SLOWEST_START
            time.sleep(GONE_AFTER / 3)
        os._exit(_GONE)


class OwnSpeech:
    """pyttsx3 over a driver of its own: sentences are told, words where it knows them, and a pause is silence."""

    tick: float | None = 0.05

    def __init__(self, name: str) -> None:
        import pyttsx3

        self._name = name
        self._id: object = 0
        self.engine = pyttsx3.init(name)

    def about(self) -> dict[str, object]:
        """The name of the driver."""
        return {"pid": os.getpid(), "sink": f"pyttsx3 {self._name}", "latency": 0.0, "voices": []}

    def words(self, message: dict[str, Any]) -> str:
        """The text without phonemes, which these drivers would read aloud or take for commands."""
        self._id = message["id"]
        return str(message["plain"])

    def tell(self, told: Told) -> None:
        """There is no player."""

    def pause(self, *, paused: bool) -> None:
        """These drivers cannot hold a sound: it ends, and is told so, for not all of them do."""
        if paused:
            self.engine.stop()
            _emit(ev="end", id=self._id, completed=False)

    def close(self) -> None:
        """Be silent."""
        self.engine.stop()


class _Loop:
    """One thread that alone calls pyttsx3: commands and events come to it through one queue."""

    def __init__(self, speech: Speech, inbox: Inbox) -> None:
        self._inbox = inbox
        self._speech = speech
        self._engine = engine = speech.engine
        engine.connect("started-utterance", lambda name: _emit(ev="start", id=int(name)))
        engine.connect(
            "started-word",
            lambda name, location, length: _emit(ev="word", id=int(name), at=location, length=length),
        )
        engine.connect("finished-utterance", lambda name, completed: _emit(ev="end", id=int(name), completed=completed))
        engine.startLoop(False)
        engine.iterate()
        self._operations: dict[str, Callable[[dict[str, Any]], None]] = {
            "say": self._say,
            "set": self._set,
            "stop": lambda _message: self._engine.stop(),
            "pause": lambda _message: self._speech.pause(paused=True),
            "resume": lambda _message: self._speech.pause(paused=False),
            "alive": lambda _message: _emit(ev="alive"),
            "about": lambda _message: _emit(ev="about", **speech.about()),
        }

    def run(self) -> None:
        """Until the input ends."""
        while (message := self._next()) is not _END:
            if isinstance(message, Told):
                self._speech.tell(message)
            elif message:
                self._operations[message["op"]](message)
        self._speech.close()

    def _next(self) -> dict[str, Any] | Told | None:
        try:
            return self._inbox.get(timeout=self._speech.tick)
        except Empty:
            self._engine.iterate()
            return None

    def _say(self, message: dict[str, Any]) -> None:
        self._engine.stop()
        self._engine.say(self._speech.words(message), str(message["id"]))

    def _set(self, message: dict[str, Any]) -> None:
        self._engine.stop()
        for name in ("voice", "rate", "volume"):
            if name in message:
                self._engine.setProperty(name, message[name])


if __name__ == "__main__":
    sys.exit(main())
