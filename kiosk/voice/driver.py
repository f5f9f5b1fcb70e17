"""Our driver under pyttsx3: its public interface above, espeak-ng and our player below.

pyttsx3's own Linux driver runs `aplay` inside the synthesis callback, tells words before they sound and cannot be
stopped.  pyttsx3 looks drivers up as `pyttsx3.drivers.NAME`; `register` puts this one there.
"""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING, Any

import pyttsx3.drivers
from pyttsx3.voice import Voice

from kiosk.voice.espeak import Espeak
from kiosk.voice.player import Player, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.voice.sinks import Sink

NAME = "kiosk"
REAL_RATE = 1.19
"""Words a minute that are heard for each nominal one (measured over running text)."""


def register(voice: str, sink: Sink, deliver: Callable[[Told], None]) -> None:
    """Make `pyttsx3.init("kiosk")` build this driver.

    `deliver` takes the player's events from its thread; give them back to `KioskDriver.tell` on the thread of the
    pyttsx3 loop.
    """
    module = types.ModuleType(f"pyttsx3.drivers.{NAME}")
    module.buildDriver = lambda proxy: KioskDriver(proxy, voice, sink, deliver)  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    setattr(pyttsx3.drivers, NAME, module)


class KioskDriver:
    """What pyttsx3 asks of a driver (see `pyttsx3.drivers.dummy`).  For an external loop only."""

    def __init__(self, proxy: Any, voice: str, sink: Sink, deliver: Callable[[Told], None]) -> None:
        self._proxy = proxy
        self._espeak = Espeak(voice)
        self.player = Player(self._espeak, sink, deliver)
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
        self.player.speak(self._number, text)

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
        """Rate (words a minute), volume (0 to 1), pitch (0 to 100), voice, voices.  KeyError for another name."""
        if name == "rate":
            return round(self._espeak.get("rate") * REAL_RATE)
        if name == "volume":
            return self._espeak.get("volume") / 100
        if name == "pitch":
            return self._espeak.get("pitch")
        if name == "voice":
            return self._espeak.voice
        if name == "voices":
            return [Voice(id=self._espeak.voice, name=self._espeak.voice)]
        raise KeyError(name)

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802 - pyttsx3's name
        """Set rate, volume, pitch or voice.  KeyError for another name."""
        setters: dict[str, Callable[[Any], None]] = {
            "rate": lambda rate: self._espeak.set_rate(rate / REAL_RATE),
            "volume": self._espeak.set_volume,
            "pitch": self._espeak.set_pitch,
            "voice": self._espeak.set_voice,
        }
        setters[name](value)
