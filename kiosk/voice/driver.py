"""Our driver under pyttsx3: its public interface above, our voices and our player below.

pyttsx3's own Linux driver runs `aplay` inside the synthesis callback, tells words before they sound and cannot be
stopped.  pyttsx3 looks drivers up as `pyttsx3.drivers.NAME`; `register` puts this one there.
"""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING, Any

import pyttsx3.drivers
from pyttsx3.voice import Voice

from kiosk.voice.player import Player, Told
from kiosk.voice.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kiosk.voice.sinks import Sink

NAME = "kiosk"


def register(voices: Sequence[str], sink: Sink, deliver: Callable[[Told], None]) -> None:
    """Make `pyttsx3.init("kiosk")` build this driver, with these voices, the default first.

    `deliver` takes the player's events from its thread; give them back to `KioskDriver.tell` on the thread of the
    pyttsx3 loop.
    """
    module = types.ModuleType(f"pyttsx3.drivers.{NAME}")
    module.buildDriver = lambda proxy: KioskDriver(proxy, voices, sink, deliver)  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    setattr(pyttsx3.drivers, NAME, module)


class KioskDriver:
    """What pyttsx3 asks of a driver (see `pyttsx3.drivers.dummy`).  For an external loop only."""

    def __init__(self, proxy: Any, voices: Sequence[str], sink: Sink, deliver: Callable[[Told], None]) -> None:
        self._proxy = proxy
        self._voices = Voices(voices)
        self.player = Player(self._voices, sink, deliver)
        self._pause = 0.0
        self._number = 0
        self._text = ""

    def destroy(self) -> None:
        """Release the sink."""
        self.player.close()

    def iterate(self) -> Iterator[None]:
        """Free the queue of commands; events are delivered by `tell`."""
        self._proxy.setBusy(False)
        while True:
            yield

    def say(self, text: str) -> None:
        """Begin to say a text."""
        self._proxy.setBusy(True)
        self._number += 1
        self._text = text
        self.player.speak(self._number, text, self._pause)

    def stop(self) -> None:
        """Be silent at once."""
        self.player.stop()
        if self._proxy.isBusy():
            self._number += 1
            self._proxy.notify("finished-utterance", completed=False)
            self._proxy.setBusy(False)

    def tell(self, told: Told) -> None:
        """Pass an event of the player on as a notification; events of what was stopped are dropped."""
        if told.number != self._number:
            return
        if told.kind == "start":
            self._proxy.notify("started-utterance")
        elif told.kind == "word":
            word = self._text[told.at :].split(" ", 1)[0]
            self._proxy.notify("started-word", location=told.at, length=len(word))
        else:
            self._proxy.notify("finished-utterance", completed=True)
            self._proxy.setBusy(False)

    def getProperty(self, name: str) -> object:  # noqa: N802 - pyttsx3's name
        """Rate (words a minute), volume (0 to 1), voice, voices, pause (seconds).  KeyError for another name."""
        getters: dict[str, Callable[[], object]] = {
            "rate": lambda: self._voices.rate,
            "volume": lambda: self._voices.volume,
            "voice": lambda: self._voices.voice,
            "voices": lambda: [Voice(id=voice, name=voice) for voice in self._voices.there],
            "pause": lambda: self._pause,
        }
        return getters[name]()

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802 - pyttsx3's name
        """Set rate, volume, voice, or the pause behind the texts to come.  KeyError for another name."""
        setters: dict[str, Callable[[Any], None]] = {
            "rate": self._voices.set_rate,
            "volume": self._voices.set_volume,
            "voice": self._voices.set_voice,
            "pause": self._set_pause,
        }
        setters[name](value)

    def _set_pause(self, seconds: float) -> None:
        self._pause = seconds
