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
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from kiosk.voice.espeak import EspeakError
from kiosk.voice.player import Told
from kiosk.voice.sinks import NoSoundError, Recorder, Sink, sound_card
from kiosk.voice.speech import OurSpeech, OwnSpeech, Speech

if TYPE_CHECKING:
    from collections.abc import Callable

Inbox = SimpleQueue["dict[str, Any] | Told"]

OWN_VOICES = {"darwin": "nsss", "win32": "sapi5"}
"""pyttsx3's own drivers, for systems where ours cannot work."""
_END: dict[str, Any] = {"op": "end"}
_EVENTS = os.fdopen(os.dup(1), "w", encoding="utf-8")
"""The standard output as it was: what a library prints goes to standard error, where it tears no event."""


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
        return OurSpeech(voices, sink, inbox.put)
    except (NoSoundError, EspeakError):
        if sys.platform not in OWN_VOICES:
            raise
        return OwnSpeech(OWN_VOICES[sys.platform], _emit)


def _read(inbox: Inbox) -> None:
    try:
        for line in sys.stdin.buffer:
            inbox.put(json.loads(line))
    finally:  # also where a line was torn
        inbox.put(_END)


def _emit(**event: object) -> None:
    _EVENTS.write(json.dumps(event) + "\n")
    _EVENTS.flush()


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
