"""espeak-ng through ctypes: text in, sound and word positions out.

The library and its data come from the wheel `espeakng-loader`; nothing has to be installed beside it.  With a wrong
data path espeak-ng ends the process, so the files are looked for first.
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import espeakng_loader

from kiosk.voice.tuning import ESPEAK, tuned

if TYPE_CHECKING:
    from kiosk.voice.player import Take

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_UTF8, _PHONEMES, _END_PAUSE = 1, 0x100, 0x1000
_SPEAK = _UTF8 | _PHONEMES | _END_PAUSE
"""Plain text in which [[...]] holds espeak-ng's own phonemes, with a pause at its end."""
_IPA = 2
_BUFFER_MS = 50
_WORD = 1
_RATE, _VOLUME, _GAP = 1, 2, 7
_BETWEEN = "_"


class EspeakError(Exception):
    """espeak-ng cannot be used here."""


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    ]


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class Espeak:
    """One espeak-ng.  The library is global to a process: make one only.  One thread at a time is let in."""

    def __init__(self, voice: str) -> None:
        library, data = Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path())
        if not library.is_file() or not (data / "phontab").is_file():
            raise EspeakError(f"espeak-ng is incomplete: look at {data}")
        try:
            self._library = ctypes.CDLL(str(library))
        except OSError as error:
            raise EspeakError(f"espeak-ng does not load: {error}") from error
        self._library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
        self._library.espeak_Synth.argtypes = [
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
            ctypes.c_void_p, ctypes.c_void_p,
        ]  # fmt: skip
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self._library.espeak_TextToPhonemes.argtypes = [
            ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int,
        ]  # fmt: skip
        path = str(data).encode()
        self.frame_rate = int(self._library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, path, _DONT_EXIT))
        if self.frame_rate <= 0:
            raise EspeakError("espeak-ng does not start")
        self._callback = _Callback(self._on_sound)
        self._library.espeak_SetSynthCallback(self._callback)
        self._take: Take | None = None
        self._lock = Lock()
        self.voice = voice
        self.set_voice(voice)
        self.set_rate(125)

    def set_voice(self, voice: str) -> None:
        """Speak with another voice.  EspeakError for a name that is not known."""
        with self._lock:
            unknown = self._library.espeak_SetVoiceByName(voice.encode())
        if unknown:
            raise EspeakError(f"espeak-ng has no voice {voice!r}")
        self.voice = voice

    def set_rate(self, rate: float) -> None:
        """Words a minute as they are heard; what is out of reach is clipped."""
        nominal, gap = tuned(rate, ESPEAK)
        self.set_nominal(nominal, gap)

    def set_nominal(self, nominal: float, gap: float = 0) -> None:
        """espeak-ng's own rate, from 80, and the gap between words in units of 10 ms."""
        self._set(_RATE, nominal)
        self._set(_GAP, gap)

    def set_volume(self, volume: float) -> None:
        """From 0 to 1."""
        self._set(_VOLUME, 100 * min(1.0, max(0.0, volume)))

    def _set(self, parameter: int, value: float) -> None:
        with self._lock:
            self._library.espeak_SetParameter(parameter, round(value), 0)

    def phonemes(self, text: str, *, ipa: bool = False) -> tuple[str, ...]:
        """The phonemes in which a text would be said, with their stress: in espeak-ng's own names, or in IPA."""
        with self._lock:
            self._take = lambda _sound, _words: False
            self._synth(b"")  # from here on [[...]] is understood
            self._take = None
            rest = ctypes.c_char_p(text.encode())
            said: list[str] = []
            while rest.value:
                clause = self._library.espeak_TextToPhonemes(
                    ctypes.byref(rest), _UTF8, ord(_BETWEEN) << 8 | (_IPA if ipa else 0)
                )
                said += (clause or b"").decode().replace(" ", _BETWEEN).split(_BETWEEN)
        return tuple(phoneme for phoneme in said if phoneme)

    def synthesize(self, text: str, take: Take) -> None:
        """Speak a text into `take(sound, words)`, piece by piece; blocks until all is made.

        `sound` is mono 16-bit samples at `frame_rate`; `words` are (frame, character offset) of words that begin.
        `take` returns False to stop.
        """
        data = text.encode()
        with self._lock:
            self._take = take
            try:
                self._synth(data)
            finally:
                self._take = None

    def _synth(self, data: bytes) -> None:
        """Make sound.  The callback is the library's: that of another `Espeak`, which may be gone, must not stay."""
        self._library.espeak_SetSynthCallback(self._callback)
        self._library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _SPEAK, None, None)

    def _on_sound(self, sound: int | None, frames: int, events: ctypes._Pointer[_Event]) -> int:
        words = []
        i = 0
        while events[i].type:
            if events[i].type == _WORD:
                words.append((int(events[i].sample), int(events[i].text_position) - 1))
            i += 1
        data = ctypes.string_at(sound, frames * 2) if sound and frames else b""
        return 0 if self._take and self._take(data, words) else 1
