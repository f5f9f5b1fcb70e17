"""The log of the machine."""

import re

import pytest

from kiosk.errors import place_of
from kiosk.unattended.log import Log


@pytest.fixture
def written(tmp_path, monkeypatch):
    monkeypatch.delenv("INVOCATION_ID", raising=False)
    log = Log(tmp_path)
    return log, lambda: (tmp_path / "kiosk.log").read_text()


def test_it_tells_what_happened_to_the_machine(written):
    log, text = written
    log.started()
    log.ready("0a1b2c3d", ["kiosk.toml:3:1: there is no region 'canda'"])
    log.fault("KeyError in app.py:12", 1)
    log.plain()
    log.ended()
    lines = [line.split(" ", 2)[2] for line in text().splitlines()]
    assert [re.sub(r"version \S+", "version", line) for line in lines] == [
        "INFO started: version", "INFO ready: content 0a1b2c3d",
        "WARNING settings or content: kiosk.toml:3:1: there is no region 'canda'",
        "ERROR fault 1: KeyError in app.py:12", "ERROR too many faults in a minute: shown as plain lines", "INFO ended",
    ]  # fmt: skip


def test_the_message_of_an_error_which_could_hold_a_visitors_words_is_not_told(written):
    log, text = written
    try:
        raise KeyError("card:esketamine")
    except KeyError as error:
        log.fault(place_of(error), 1)
        log.fault(repr(error), 2)
    assert "esketamine" not in text()
    assert "KeyError in test_log.py:" in text()
    assert "fault 2: of a kind that is not known" in text()


def test_the_faults_of_the_supervisor_itself_are_told(written):
    log, text = written
    for what in ("the screen did not answer", "a visitor's process ended by signal 9", "the kiosk ended with -9"):
        log.fault(what, 1)
        assert what in text()


def test_where_it_cannot_be_written_the_kiosk_does_without(tmp_path, monkeypatch, capfd):
    monkeypatch.delenv("INVOCATION_ID", raising=False)
    (tmp_path / "file").write_text("")
    log = Log(tmp_path / "file" / "folder")
    log.started()
    log = Log(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    log.started()
    assert capfd.readouterr() == ("", "")
