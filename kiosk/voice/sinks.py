"""Where sound goes: the sound card, or a file that keeps every played frame with the silences between."""

from __future__ import annotations

import time
import wave
from importlib.util import find_spec
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

PERIOD = 0.010
PERIODS = 3


class NoSoundError(Exception):
    """There is nothing that could be heard."""


class Sink(Protocol):
    """Plays what it pulls, all the time, so that an amplifier that wakes up never clips a word."""

    name: str
    latency: float
    """Seconds from a pull to the moment when its first frame sounds."""

    def open(self, frame_rate: int, fill: Callable[[int, float], bytes]) -> None:
        """Begin to pull.  NoSoundError where that cannot be heard."""
        ...

    def close(self) -> None:
        """Stop pulling; a file is complete then."""
        ...


class SoundCard:
    """The default output device, through miniaudio."""

    latency = PERIOD * PERIODS

    def __init__(self) -> None:
        self.name = ""
        self._device: Any = None

    def open(self, frame_rate: int, fill: Callable[[int, float], bytes]) -> None:
        """Begin to pull.  NoSoundError without a device, and for a device that only pretends."""
        import miniaudio

        try:
            self._device = miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.SIGNED16, 1, frame_rate,
                buffersize_msec=round(PERIOD * 1000), callback_periods=PERIODS, app_name="kiosk",
            )  # fmt: skip
        except miniaudio.MiniaudioError as error:
            raise NoSoundError(f"there is no sound card (miniaudio says {error})") from error
        self.name = str(self._device.backend)
        if self.name.casefold() == "null":
            self._device.close()
            raise NoSoundError("there is only a null device, which nobody can hear")
        puller = self._pull(fill)
        next(puller)
        self._device.start(puller)

    @staticmethod
    def _pull(fill: Callable[[int, float], bytes]) -> Generator[bytes, int, None]:
        frames = yield b""
        while True:
            frames = yield fill(frames, SoundCard.latency)

    def close(self) -> None:
        """Release the device."""
        if self._device:
            self._device.close()


class PortAudioCard:
    """The default output device, through sounddevice: for machines for which miniaudio has no wheel."""

    latency = PERIOD * PERIODS

    def __init__(self) -> None:
        self.name = ""
        self._stream: Any = None

    def open(self, frame_rate: int, fill: Callable[[int, float], bytes]) -> None:
        """Begin to pull.  NoSoundError without a device or without the library PortAudio."""
        try:
            import sounddevice
        except (ImportError, OSError) as error:
            raise NoSoundError(f"there is no way to a sound card ({error}); install libportaudio2") from error

        def pull(out: Any, frames: int, _moments: object, _status: object) -> None:
            out[:] = fill(frames, self.latency)

        try:
            self._stream = sounddevice.RawOutputStream(
                samplerate=frame_rate, channels=1, dtype="int16", callback=pull,
                blocksize=round(frame_rate * PERIOD), latency=self.latency,
            )  # fmt: skip
            self._stream.start()
        except sounddevice.PortAudioError as error:
            raise NoSoundError(f"there is no sound card (PortAudio says {error})") from error
        self.latency = float(self._stream.latency)
        self.name = "PortAudio"

    def close(self) -> None:
        """Release the device."""
        if self._stream:
            self._stream.close()


def sound_card() -> Sink:
    """The sound card, by the library that is there."""
    return SoundCard() if find_spec("miniaudio") else PortAudioCard()


class Recorder:
    """A WAV file written at the pace of real time."""

    latency = 0.0

    def __init__(self, path: Path) -> None:
        self.name = f"file {path}"
        self._path = path
        self._stop = Event()
        self._thread: Thread | None = None

    def open(self, frame_rate: int, fill: Callable[[int, float], bytes]) -> None:
        """Begin to pull.  NoSoundError where the file cannot be written."""
        try:
            file = wave.open(str(self._path), "wb")  # noqa: SIM115 - closed by the thread that writes
        except OSError as error:
            raise NoSoundError(str(error)) from error
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(frame_rate)
        self._thread = Thread(target=self._record, args=(file, frame_rate, fill), name="recorder", daemon=True)
        self._thread.start()

    def _record(self, file: wave.Wave_write, frame_rate: int, fill: Callable[[int, float], bytes]) -> None:
        frames = round(frame_rate * PERIOD)
        due = time.monotonic()
        with file:
            while not self._stop.is_set():
                file.writeframes(fill(frames, 0.0))
                due += frames / frame_rate
                time.sleep(max(0.0, due - time.monotonic()))

    def close(self) -> None:
        """Finish the file."""
        self._stop.set()
        if self._thread:
            self._thread.join(1)
