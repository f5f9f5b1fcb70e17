"""The voice process: pyttsx3 with our driver, told what to do in JSON lines on standard input.

Operations: say (id, text), stop, pause, resume, set (rate in words a minute, volume from 0 to 1).  Events on standard
output: ready, failed (why), start (id), word (id, at), end (id, completed).  It ends when its input ends.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from kiosk.voice.espeak import EspeakError
from kiosk.voice.player import Told
from kiosk.voice.sinks import NoSoundError, Recorder, Sink, SoundCard

_END = {"op": "end"}


def main() -> int:
    """Run until the input ends.  Returns 1 where nothing can be heard."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.voice.process", description=__doc__)
    parser.add_argument("--voice", required=True, help="espeak-ng voice, as en-us")
    parser.add_argument("--out", type=Path, help="WAV file to write instead of playing")
    chosen = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTSTP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_IGN)
    inbox: SimpleQueue[dict[str, Any] | Told] = SimpleQueue()
    sink: Sink = Recorder(chosen.out) if chosen.out else SoundCard()
    try:
        loop = _Loop(chosen.voice, sink, inbox)
    except (NoSoundError, EspeakError) as error:
        _emit(ev="failed", why=str(error))
        return 1
    Thread(target=_read, args=(inbox,), name="input", daemon=True).start()
    _emit(ev="ready", sink=sink.name, pid=os.getpid())
    loop.run()
    return 0


def _read(inbox: SimpleQueue[dict[str, Any] | Told]) -> None:
    for line in sys.stdin.buffer:
        inbox.put(json.loads(line))
    inbox.put(_END)


def _emit(**event: object) -> None:
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


class _Loop:
    """One thread that alone calls pyttsx3: commands and events come to it through one queue."""

    def __init__(self, voice: str, sink: Sink, inbox: SimpleQueue[dict[str, Any] | Told]) -> None:
        import pyttsx3

        from kiosk.voice import driver

        self._inbox = inbox
        self._sink = sink
        driver.register(voice, sink, inbox.put)
        self._engine = pyttsx3.init(driver.NAME)
        self._driver: driver.KioskDriver = self._engine.proxy._driver  # pyttsx3 has no public way to it
        self._engine.connect("started-utterance", lambda name: _emit(ev="start", id=int(name)))
        self._engine.connect(
            "started-word",
            lambda name, location, length: _emit(ev="word", id=int(name), at=location, length=length),
        )
        self._engine.connect(
            "finished-utterance", lambda name, completed: _emit(ev="end", id=int(name), completed=completed)
        )
        self._engine.startLoop(False)
        self._engine.iterate()

    def run(self) -> None:
        """Until the input ends."""
        while (message := self._inbox.get()) is not _END:
            if isinstance(message, Told):
                self._driver.tell(message)
            else:
                self._do(message)
        self._driver.player.close()

    def _do(self, message: dict[str, Any]) -> None:
        match message["op"]:
            case "say":
                self._engine.stop()
                self._engine.say(message["text"], str(message["id"]))
            case "stop":
                self._engine.stop()
            case "pause" | "resume":
                self._driver.player.pause(paused=message["op"] == "pause")
            case "set":
                self._engine.stop()
                self._engine.setProperty("rate", message["rate"])
                self._engine.setProperty("volume", message["volume"])


if __name__ == "__main__":
    sys.exit(main())
