"""The voices of this machine behind one synthesizer: espeak-ng always, a natural voice where it is installed.

A natural voice is warmed up in the background; until it is ready, and wherever it fails, espeak-ng speaks: within the
same sentence, from the first word that has no sound yet.
"""

from __future__ import annotations

import os
import sys
from threading import Thread
from typing import TYPE_CHECKING

from kiosk.voice import tuning
from kiosk.voice.espeak import Espeak
from kiosk.voice.installed import NATURAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.voice.natural import Natural
    from kiosk.voice.player import Take

FASTEST_NATURAL = tuning.NATURAL[-1][0]
"""Words a minute above which espeak-ng speaks for it."""


class Voices:
    """A `player.Synthesizer` that speaks with the voice that is set."""

    def __init__(self, ids: Sequence[str], *, wait: bool = False) -> None:
        """`ids` are the voices that can be set, the default first.  `wait`: come back when the natural one is ready.

        EspeakError where espeak-ng cannot be used.
        """
        self._plain = next((voice for voice in ids if voice != NATURAL), "en-us")
        self._espeak = Espeak(self._plain)
        self.frame_rate = self._espeak.frame_rate
        self._natural: Natural | None = None
        self._ids = tuple(ids)
        self.rate = 0.0
        self.volume = 1.0
        self.voice = ids[0]
        self.set_rate(125)
        if NATURAL in ids:
            warming = Thread(target=self._warm, name="natural voice", daemon=True)
            warming.start()
            if wait:
                warming.join()

    @property
    def there(self) -> tuple[str, ...]:
        """The ids of the voices that can speak now."""
        return tuple(voice for voice in self._ids if voice != NATURAL or self._natural)

    def set_rate(self, rate: float) -> None:
        """Words a minute, as they are heard."""
        self.rate = rate
        self._espeak.set_rate(rate)

    def set_volume(self, volume: float) -> None:
        """From 0 to 1."""
        self.volume = volume
        self._espeak.set_volume(volume)

    def set_voice(self, voice: str) -> None:
        """Speak with another voice; a name that is not known is taken for the default."""
        self.voice = voice if voice in self._ids else self._ids[0]
        self._espeak.set_voice(self._plain if self.voice == NATURAL else self.voice)

    def synthesize(self, text: str, take: Take) -> None:
        """Speak a text into `take(sound, words)`; see `Espeak.synthesize`."""
        begun = 0
        if self.voice == NATURAL and self._natural and self.rate <= FASTEST_NATURAL:
            heard = _Heard(take)
            try:
                self._natural.synthesize(text, self.rate, self.volume, heard)
                return
            except Exception as error:  # whatever it is: the sentence must not be lost with it
                print(f"the natural voice failed: {error!r}", file=sys.stderr, flush=True)
                begun = heard.behind(text)
                take = heard.from_here(take, begun)
        self._espeak.synthesize(text[begun:], take)

    def _warm(self) -> None:
        try:
            os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # else the import of onnxruntime keeps a diary, and sends it
            from kiosk.voice.natural import Natural

            self._natural = Natural(self._espeak)
        except Exception as error:  # not installed, not the model that was checked, not enough memory ...
            print(f"there is no natural voice: {error!r}", file=sys.stderr, flush=True)


class _Heard:
    """Notes how much of a text has been given on."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self._frames = 0
        self._last = -1

    def __call__(self, sound: bytes, words: list[tuple[int, int]]) -> bool:
        self._frames += len(sound) // 2
        self._last = words[-1][1] if words else self._last
        return self._take(sound, words)

    def behind(self, text: str) -> int:
        """The offset of the first word without a sound."""
        return 0 if self._last < 0 else (text.find(" ", self._last) + 1 or len(text))

    def from_here(self, take: Take, begun: int) -> Take:
        """A `take` for a voice that speaks the rest of the text."""
        return lambda sound, words: take(sound, [(frame + self._frames, at + begun) for frame, at in words])
