"""Sinks: the sound card through either library, and what is no sound."""

import sys
from types import SimpleNamespace

import pytest

from kiosk.voice.sinks import NoSoundError, PortAudioCard, SoundCard


class Stream:
    """A stream of sounddevice that pulls when the test says so."""

    latency = 0.02

    def __init__(self, *, samplerate, channels, dtype, callback, blocksize, latency) -> None:
        self.shape = (samplerate, channels, dtype, blocksize)
        self.callback = callback
        self.running = False

    def start(self) -> None:
        self.running = True

    def close(self) -> None:
        self.running = False

    def pull(self, frames: int) -> bytes:
        out = memoryview(bytearray(2 * frames))
        self.callback(out, frames, None, None)
        return bytes(out)


class PortAudioError(Exception):
    pass


def test_portaudio_plays_what_it_pulls_where_there_is_no_miniaudio(monkeypatch):
    made = []
    stream = lambda **how: made.append(Stream(**how)) or made[-1]  # noqa: E731
    module = SimpleNamespace(RawOutputStream=stream, PortAudioError=PortAudioError)
    monkeypatch.setitem(sys.modules, "sounddevice", module)
    card = PortAudioCard()
    card.open(22050, lambda frames, latency: b"\x01\x02" * frames)
    assert made[0].shape == (22050, 1, "int16", 220)
    assert made[0].pull(3) == b"\x01\x02" * 3
    assert (card.name, card.latency) == ("PortAudio", 0.02)
    card.close()
    assert not made[0].running


def test_portaudio_without_a_device_is_no_sound(monkeypatch):
    def none(**_how):
        raise PortAudioError("no device")

    module = SimpleNamespace(RawOutputStream=none, PortAudioError=PortAudioError)
    monkeypatch.setitem(sys.modules, "sounddevice", module)
    with pytest.raises(NoSoundError, match="no sound card"):
        PortAudioCard().open(22050, lambda frames, latency: b"")


def test_a_null_device_is_no_sound_and_is_named(monkeypatch):
    import miniaudio

    monkeypatch.setattr(
        miniaudio, "PlaybackDevice", lambda *_how, **_more: SimpleNamespace(backend="Null", close=print)
    )
    with pytest.raises(NoSoundError, match="null device"):
        SoundCard().open(22050, lambda frames, latency: b"")
