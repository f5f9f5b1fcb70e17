"""What is told of the voice: what it is, where it goes, and why it cannot be heard."""

import pytest

from kiosk.voice.client import VoiceProcess
from kiosk.voice.doctor import VoiceDoctor


class Deaf:
    """An engine without a sound card."""

    def start(self, tell) -> None:
        tell({"ev": "failed", "why": "there is only a null device, which nobody can hear"})

    def send(self, **operation) -> None: ...

    def close(self) -> None: ...


def test_a_null_device_is_named_and_is_not_fit():
    patient = VoiceDoctor(Deaf(), "Hello.")
    assert "  cannot be heard: there is only a null device, which nobody can hear" in list(patient.report())
    (fault,) = patient.faults()
    assert "null device" in fault


def test_a_voice_that_can_be_heard_is_told_with_its_latency(tmp_path):
    patient = VoiceDoctor(VoiceProcess(("en-us", "en-us+f3"), tmp_path / "out.wav"), "Hello.", ["en-us"])
    told = "\n".join(patient.report())
    assert "voices: en-us, en-us+f3" in told
    assert f"file {tmp_path / 'out.wav'}, 0 ms" in told
    assert "test phrase: said to its end" in told
    assert patient.faults() == []


def test_a_voice_that_is_missing_is_a_fault(tmp_path, monkeypatch):
    monkeypatch.setattr("kiosk.voice.doctor._PATIENCE", 2.0)
    patient = VoiceDoctor(VoiceProcess(("en-us",), tmp_path / "out.wav"), "Hello.", ["en-us", "natural"])
    assert patient.faults() == ["the voice natural does not speak"]


@pytest.mark.parametrize("voice", ["natural"])
def test_the_natural_voice_is_there_after_its_warming(tmp_path, voice):
    pytest.importorskip("hibari")
    patient = VoiceDoctor(VoiceProcess(("en-us", voice), tmp_path / "out.wav"), "Hello.", [voice])
    assert patient.faults() == []
