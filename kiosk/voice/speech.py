"""The engines of the voice process: pyttsx3 over our driver, or where that cannot work, over one of its own."""

from __future__ import annotations

import os
import time
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.voice.sinks import NoSoundError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.voice.player import Told
    from kiosk.voice.sinks import Sink

GONE_AFTER = 0.7
"""Seconds without a pull after which the sound card is taken for gone."""
SLOWEST_START = 5.0
"""Seconds that a sound card has for its first pulls: a sound server fills its buffer, and then may have to wake it."""
FIRST_PULLS = 5
_GONE = 3


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

    def __init__(self, voices: list[str], sink: Sink, deliver: Callable[[Told], None]) -> None:
        import pyttsx3

        from kiosk.voice import driver

        self._sink = sink
        driver.register(voices, sink, deliver)
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

    def __init__(self, name: str, emit: Callable[..., None]) -> None:
        import pyttsx3

        self._name, self._emit = name, emit
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
            self._emit(ev="end", id=self._id, completed=False)

    def close(self) -> None:
        """Be silent."""
        self.engine.stop()
