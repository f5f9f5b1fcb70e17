"""An unattended kiosk as it is installed, in a real pseudo-terminal: nothing leads out, everything comes back."""

import os
import random
import re
import signal
import time
from pathlib import Path

import pytest

from kiosk.pin import kept
from kiosk.typeset.painters.blocks import HALF
from tests.journeys.test_privacy import leave, visit
from tests.terminal import WIPE, Terminal, descendants, supervised

FIRST = "Press Enter to start"
AGAIN = "Something went wrong"
PIN = "314159"


def unattended(folder: Path, *options: str, environment: dict[str, str] | None = None, **more) -> Terminal:
    """The kiosk in the terminal's own letters, with a cache and a log of its own."""
    own = {f"XDG_{name}_HOME": str(folder / name) for name in ("CACHE", "STATE")}
    voice = [] if environment else ["--no-voice"]
    environment = {**own, **(environment or {})}
    return Terminal("--type", "native", "--unattended", *voice, *options, environment=environment, **more)


@pytest.fixture
def kiosk(tmp_path):
    with unattended(tmp_path) as terminal:
        terminal.wait(lambda: FIRST in terminal.text, "the first page")
        yield terminal


def log(folder: Path) -> str:
    return (folder / "STATE/trd-kiosk/log/kiosk.log").read_text()


def comes_back(kiosk: Terminal, words: str = AGAIN) -> None:
    kiosk.wait(lambda: words in kiosk.text and FIRST in kiosk.text, "the first page, which says so")


def test_each_visitor_has_a_process_and_the_terminal_is_wiped_between_them(kiosk):
    warm, first = supervised(kiosk.child.pid)
    kiosk.press("h", "t", "+", "9", "1")
    kiosk.wait(lambda: FIRST in kiosk.text, "the first page")
    same, second = supervised(kiosk.child.pid)
    assert (same, second != first) == (warm, True)
    assert WIPE in kiosk.since_wipe
    assert AGAIN not in kiosk.text


@pytest.mark.parametrize("which", ["warm", "visitor"])
def test_a_process_that_is_killed_comes_back_at_the_first_page_which_says_so(kiosk, tmp_path, which):
    kiosk.press("h", "t")
    warm, visitor = supervised(kiosk.child.pid)
    os.kill(warm if which == "warm" else visitor, signal.SIGKILL)
    comes_back(kiosk)
    assert "fault 1: " in log(tmp_path)
    kiosk.press("h")
    assert "What would help you now?" in kiosk.text


def test_a_screen_that_hangs_is_noticed_and_comes_back(kiosk, tmp_path):
    kiosk.press("h")
    os.kill(supervised(kiosk.child.pid)[1], signal.SIGSTOP)
    comes_back(kiosk)
    assert "the screen did not answer" in log(tmp_path)


def test_a_visitor_who_never_ends_leaves_nothing_in_the_memory_of_any_process(kiosk, tmp_path):
    if os.geteuid() != 0:
        pytest.skip("nobody but root may read the memory of these processes")
    marks = [b"zyxqkjzyxqkjzyxqkj", b"line 3 of 1"]
    kiosk.press("h", "2", "3", "1", "down", "down")
    kiosk.child.send(marks[0].decode())
    kiosk.press("m")
    pids = [kiosk.child.pid, *supervised(kiosk.child.pid)]
    seen = {mark for pid in pids for mark in marks if holds(pid, mark)}
    assert b"line 3 of 1" in seen, "what a visitor was told is found while they are there"
    kiosk.press("h", "9", "1")
    kiosk.wait(lambda: FIRST in kiosk.text, "the first page")
    pids = [kiosk.child.pid, *descendants(kiosk.child.pid)]
    assert {(pid, mark) for pid in pids for mark in marks if holds(pid, mark)} == set()


def holds(pid: int, words: bytes) -> bool:
    """Whether words stand in the memory of a process, as UTF-8 or as Python keeps wide text."""
    wanted = (words, b"".join(bytes([byte, 0, 0, 0]) for byte in words), b"".join(bytes([b, 0]) for b in words))
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if not found or "[v" in line:
                continue
            start, end = (int(number, 16) for number in found.groups())
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, ValueError):
                continue
            if any(form in data for form in wanted):
                return True
    return False


def test_the_log_is_the_same_after_many_visits_as_after_one(tmp_path):
    hand = random.Random(7)
    with unattended(tmp_path) as kiosk:
        kiosk.wait(lambda: FIRST in kiosk.text, "the first page")
        before = log(tmp_path)
        for _ in range(8):
            visit(kiosk, hand)
        leave_written = {path for path in (tmp_path / "STATE").rglob("*") if path.is_file()}
        assert log(tmp_path) == before
        assert {path.name for path in leave_written} <= {"kiosk.log", "voice.log"}
        leave(kiosk)


@pytest.fixture
def staffed(tmp_path):
    settings = tmp_path / "kiosk.toml"
    settings.write_text(f'[staff]\npin = "{kept(PIN)}"\n[visit]\nwait_minutes = 0\n')
    with unattended(tmp_path, "--settings", str(settings)) as terminal:
        terminal.wait(lambda: FIRST in terminal.text, "the first page")
        yield terminal


def enter(kiosk: Terminal, pin: str = PIN) -> None:
    kiosk.child.send("unavailable")
    kiosk.wait(lambda: "Choose the six digits" in kiosk.text, "the page for the PIN")
    for digit in pin:  # the same key twice within a second waits for whether it is held
        kiosk.press(digit)
        kiosk.rest(0.15)


def test_the_staff_get_in_with_their_pin_learn_of_faults_and_start_it_again_with_other_defaults(staffed, tmp_path):
    enter(staffed)
    staffed.wait(lambda: "Start the kiosk again" in staffed.text, "the page for staff")
    staffed.press("1", "1")
    staffed.wait(lambda: "What was found" in staffed.text, "what was found")
    staffed.press("down", "down", "down", "down")
    assert "wait_minutes" in staffed.text, "wrong settings are told here, and did not stop it"
    staffed.press("backspace", "3")
    staffed.rest(1)  # else it waits for whether the key is held
    staffed.press("3")
    assert "volume 8 of 10" in staffed.text
    assert "volume = 8" in (tmp_path / "STATE/trd-kiosk/staff.toml").read_text()
    warm = supervised(staffed.child.pid)[0]
    staffed.press("backspace", "4")
    staffed.wait(lambda: FIRST in staffed.text and supervised(staffed.child.pid)[:1] != [warm], "another warm process")
    assert AGAIN not in staffed.text
    enter(staffed)
    staffed.wait(lambda: "Start the kiosk again" in staffed.text, "the page for staff")
    staffed.press("3")
    assert "volume 8 of 10" in staffed.text


def test_a_wrong_pin_opens_nothing_and_the_next_wait_is_longer_even_for_another_visit(staffed):
    for _ in range(4):
        enter(staffed, "999999")
        staffed.wait(lambda: "did not open this page" in staffed.text, "that it was wrong")
        staffed.press("h", "9", "1")
        staffed.wait(lambda: FIRST in staffed.text, "the first page")
    enter(staffed, PIN)
    staffed.wait(lambda: "did not open this page" in staffed.text, "that it is not time yet")


def test_the_staff_end_it(staffed):
    enter(staffed)
    staffed.wait(lambda: "Start the kiosk again" in staffed.text, "the page for staff")
    staffed.press("5", "2")
    assert staffed.ends()


def test_without_a_pin_the_word_of_the_staff_does_nothing(kiosk):
    kiosk.press(*"unavailable")
    assert kiosk.child.isalive()
    assert FIRST in kiosk.text


def test_content_and_settings_that_are_broken_do_not_keep_it_from_starting(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "kiosk.toml").write_text("region = \n")
    options = ["--settings", str(tmp_path / "kiosk.toml"), "--content", str(tmp_path / "en")]
    with unattended(tmp_path, *options) as kiosk:
        kiosk.wait(lambda: FIRST in kiosk.text, "the first page, of the content that came with it")
        kiosk.press("c")
        assert "Call 911." in kiosk.text
    assert "kiosk.toml:1:10" in log(tmp_path)


def test_a_wrong_command_line_is_told_in_a_sentence_and_the_terminal_is_as_it_was(tmp_path):
    kiosk = unattended(tmp_path, "--bogus")
    kiosk.wait(lambda: not kiosk.child.isalive(), "its end")
    while kiosk.read(0.1):
        pass
    assert "unrecognized arguments: --bogus" in kiosk.text
    assert kiosk.child.exitstatus == 2


def test_nothing_that_is_typed_before_the_kiosk_is_there_leads_out(tmp_path):
    """From its first byte on; before that Python is being loaded: Ctrl-C ends it, and its unit starts it again."""
    kiosk = unattended(tmp_path)
    kiosk.wait(lambda: kiosk.bytes_read > 0, "its first byte")
    for _ in range(60):
        kiosk.child.send("\x03\x1c\x1a\x04q")
        kiosk.read(0.02)
    kiosk.wait(lambda: FIRST in kiosk.text, "the first page")
    assert "Traceback" not in kiosk.text
    assert kiosk.child.isalive()
    kiosk.child.close(force=True)


def test_the_warm_process_has_one_thread(kiosk):
    warm = supervised(kiosk.child.pid)[0]
    assert len(list(Path(f"/proc/{warm}/task").iterdir())) == 1


def test_five_times_killed_in_a_minute_it_is_shown_as_plain_lines_with_the_numbers_for_help(tmp_path):
    with unattended(tmp_path) as kiosk:
        kiosk.wait(lambda: FIRST in kiosk.text, "the first page")
        end = time.monotonic() + 30
        while not any(b"--plain" in command for command in descendants(kiosk.child.pid).values()):
            assert time.monotonic() < end
            for pid in supervised(kiosk.child.pid)[1:]:
                os.kill(pid, signal.SIGKILL)
            kiosk.rest(0.3)
        kiosk.rest(2)
        assert kiosk.child.isalive()
        assert "shown as plain lines" in log(tmp_path)
        assert kiosk.shows("call 911 now", cap=3, painter=HALF), "in large type"
