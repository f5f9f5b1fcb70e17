"""A page in a file: its sound, and the moment of each shown word."""

import json
import wave
from dataclasses import replace

import pytest

from kiosk.cli import main
from kiosk.visit.pages import page
from kiosk.visit.visit import Place
from tests.conftest import shipped_library


def say(tmp_path, *more: str) -> tuple[wave.Wave_read, list[dict]]:
    out, marks = tmp_path / "out.wav", tmp_path / "out.json"
    assert main(["say", "term:lithium", "-o", str(out), "--marks", str(marks), *more]) == 0
    return wave.open(str(out)), json.loads(marks.read_text(encoding="utf-8"))


@pytest.mark.parametrize("voice", ["en-us", "en-us+f3", "natural"])
def test_every_shown_word_of_the_page_has_its_moment_in_order(tmp_path, visit, voice):
    if voice == "natural":
        pytest.importorskip("hibari")
    sound, marks = say(tmp_path, "--voice", voice)
    items = page(shipped_library(), replace(visit, place=Place("term:lithium"))).items
    for item in items:
        told = [mark for mark in marks if mark["item"] == item.id]
        assert all(item.show.split()[mark["word"]] == mark["shown"] for mark in told)
        if item.say == item.show:
            assert [mark["word"] for mark in told] == list(range(len(item.show.split())))
    moments = [moment for mark in marks for moment in (mark["start"], mark["end"])]
    assert moments == sorted(moments)
    assert moments[-1] <= sound.getnframes() / sound.getframerate() + 0.0001, "marks have four decimals"


def test_a_faster_voice_is_shorter(tmp_path):
    slow, _ = say(tmp_path, "--rate", "60")
    slow_frames = slow.getnframes()
    fast, _ = say(tmp_path, "--rate", "400")
    assert slow_frames > 4 * fast.getnframes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["say", "card:nothing", "-o", "x.wav"], "there is no page 'card:nothing'"),
        (["say", "home", "-o", "x.wav", "--voice", "hal"], "there is no voice 'hal'; one of en-us, en-us+f3, natural"),
        (["say", "home", "-o", "x.wav", "--rate", "9"], "9 is not from 60 to 400 words a minute"),
    ],
)
def test_a_wrong_command_line_gets_one_clear_message(arguments, told, capsys):
    with pytest.raises(SystemExit):
        main(arguments)
    assert told in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(tmp_path, capsys):
    assert main(["say", "home", "-o", str(tmp_path / "no" / "x.wav")]) == 1
    assert "cannot be written: no such file or directory" in capsys.readouterr().err
