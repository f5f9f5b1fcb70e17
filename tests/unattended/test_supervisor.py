"""The supervisor, with warm processes that do what a test says, in a real pseudo-terminal."""

import contextlib
import os
import signal
import time
from pathlib import Path

import pexpect
import pytest

from kiosk.unattended.ending import Ending
from tests.terminal import descendants
from tests.unattended.bench import Bench


@pytest.fixture
def bench(tmp_path, monkeypatch):
    monkeypatch.delenv("INVOCATION_ID", raising=False)
    benches = []

    def make(script: str, **environment: str) -> Bench:
        benches.append(Bench(tmp_path, script, environment))
        return benches[-1]

    yield make
    for made in benches:
        made.child.close(force=True)


LIVES = """
ready()
def lives():
    for _ in range(1000):
        channel.beat()
        time.sleep(0.05)
"""


def test_one_visit_after_the_other_is_served_by_one_warm_process(bench):
    kiosk = bench("""
    ready()
    while True:
        visit(lambda: channel.beat() and None)
        time.sleep(0.02)
    """)
    kiosk.until(lambda: len(kiosk.said()) > 6)
    assert kiosk.said()[0] == "warm"
    assert set(kiosk.said()[1:]) == {"failed=False restarts=0 wrong=0"}
    assert "ready: content 0a1b" in kiosk.log()
    assert "wrong" in kiosk.log()


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("os.kill(os.getpid(), 9)", "a visitor's process ended by signal 9"),
        ("os._exit(3)", "a visitor's process ended with 3"),
        ("(channel.send(fault='KeyError in app.py:7'), os._exit(1))", "KeyError in app.py:7"),
        ("(channel.beat(), time.sleep(60))", "the screen did not answer"),
        ("(channel.beat(), os.kill(os.getpid(), signal.SIGSTOP))", "the screen did not answer"),
    ],
)
def test_whatever_ends_a_visit_the_next_begins_at_once_and_says_so(bench, what, told):
    kiosk = bench(f"""
    ready()
    visit(lambda: {what})
    {LIVES.strip().replace(chr(10), chr(10) + "    ")}
    visit(lives)
    """)
    begun = time.monotonic()
    kiosk.until(lambda: len(kiosk.said()) == 3)
    assert kiosk.said()[2] == "failed=True restarts=1 wrong=0"
    assert told in kiosk.log()
    assert time.monotonic() - begun < 10
    assert len(descendants(kiosk.child.pid)) == 2, "nothing of the first visit is left"


def test_an_error_in_the_warm_process_is_told_to_the_supervisor_and_a_word_that_is_none_is_a_fault(bench):
    kiosk = bench("""
    if count == 1:
        channel.send(crash="KeyError in loader.py:3")
        sys.exit(1)
    if count == 2:
        channel._end.send(b"what?")
        time.sleep(60)
    ready()
    visit(lambda: [(channel.beat(), time.sleep(0.1)) for _ in range(1000)])
    """)
    kiosk.until(lambda: len(kiosk.said()) == 4)
    assert "KeyError in loader.py:3" in kiosk.log()
    assert "sent something else than was agreed" in kiosk.log()


def test_a_warm_process_that_dies_with_an_unread_word_does_not_take_the_supervisor_along(bench):
    kiosk = bench("""
    ready()
    if count == 1:
        time.sleep(1)
        os.kill(os.getpid(), 9)
    visit(lambda: [(channel.beat(), time.sleep(0.1)) for _ in range(1000)])
    """)
    kiosk.until(lambda: len(kiosk.said()) == 3)
    assert kiosk.child.isalive()


def test_a_warm_process_that_works_is_kept_until_there_were_too_many_faults(bench):
    kiosk = bench("""
    if "--plain" in sys.argv:
        channel.beat()
        time.sleep(60)
    ready()
    while True:
        visit(lambda: (channel.beat(), time.sleep(0.1), os._exit(1)))
    """)
    kiosk.until(lambda: kiosk.said()[-1:] == ["plain"])
    assert kiosk.said().count("warm") == 1
    assert sum(line.startswith("failed=") for line in kiosk.said()) == 5


def test_a_warm_process_that_does_not_begin_a_visit_is_replaced(bench):
    kiosk = bench("""
    ready()
    if count == 1:
        time.sleep(60)
    visit(lambda: [(channel.beat(), time.sleep(0.1)) for _ in range(1000)])
    """)
    begun = time.monotonic()
    kiosk.until(lambda: len(kiosk.said()) == 3)
    assert "no visit was begun" in kiosk.log()
    assert time.monotonic() - begun < 5


def test_a_kiosk_of_which_nothing_is_ever_seen_is_shown_as_plain_lines_after_three_tries(bench):
    kiosk = bench("""
    if "--plain" in sys.argv:
        channel.beat()
        time.sleep(60)
    ready()
    channel.receive()
    os._exit(1)
    """)
    kiosk.until(lambda: kiosk.said()[-1:] == ["plain"])
    assert kiosk.said().count("warm") == 3


def test_a_warm_process_that_is_killed_takes_its_visit_along_and_another_takes_its_place(bench):
    kiosk = bench(LIVES + "visit(lives)")
    kiosk.until(lambda: len(kiosk.said()) == 2)
    warm = next(iter(descendants(kiosk.child.pid)))
    os.kill(warm, signal.SIGKILL)
    kiosk.until(lambda: len(kiosk.said()) == 4)
    assert kiosk.said()[2:] == ["warm", "failed=True restarts=1 wrong=0"]
    kiosk.until(lambda: len(descendants(kiosk.child.pid)) == 2)
    assert "the kiosk ended with -9" in kiosk.log()


def test_what_a_visit_leaves_running_is_killed_with_it(bench):
    kiosk = bench(
        """
    import subprocess
    ready()
    def leaves():
        subprocess.Popen([sys.executable, "-c", "import os, time; os.setsid(); time.sleep(600)"])
        time.sleep(0.3)
        channel.beat()
    visit(leaves)
    """
        + LIVES.replace("ready()", "").replace("\n", "\n    ")
        + "visit(lives)"
    )
    kiosk.until(lambda: len(kiosk.said()) == 3)
    kiosk.until(lambda: len(descendants(kiosk.child.pid)) == 2)


def test_five_faults_in_a_minute_and_it_is_shown_as_plain_lines_and_then_tried_again(bench):
    kiosk = bench("""
    if "--plain" in sys.argv:
        for _ in range(5):
            channel.beat()
            time.sleep(0.1)
        channel.send(ended=0)
        time.sleep(60)
    ready()
    if count > 5:
        visit(lambda: [(channel.beat(), time.sleep(0.1)) for _ in range(1000)])
    visit(lambda: (channel.beat(), time.sleep(0.1), os._exit(1)))
    sys.exit(1)
    """)
    kiosk.until(lambda: "plain" in kiosk.said() and kiosk.said()[-1].startswith("failed=True restarts="), 30)
    assert kiosk.log().count("fault ") >= 5
    assert "shown as plain lines" in kiosk.log()


def test_where_the_plain_lines_fail_too_the_numbers_for_help_stand_on_the_screen(bench):
    kiosk = bench("""
    if "--plain" in sys.argv:
        sys.exit(1)
    ready()
    channel.receive()
    sys.exit(1)
    """)
    kiosk.child.expect_exact("BROKEN", timeout=30)
    kiosk.child.terminate()
    kiosk.until(lambda: not kiosk.child.isalive())


def test_wrong_pins_are_counted_from_visit_to_visit(bench):
    kiosk = bench(
        """
    ready()
    visit(lambda: (channel.beat(), channel.send(pin=False), channel.send(pin=False)) and None)
    visit(lambda: (channel.beat(), channel.send(pin=True)) and None)
    """
        + LIVES.replace("ready()", "").replace("\n", "\n    ")
        + "visit(lives)"
    )
    kiosk.until(lambda: len(kiosk.said()) == 4)
    assert [line.rpartition("=")[2] for line in kiosk.said()[1:]] == ["0", "2", "0"]


def test_the_staff_start_it_again_and_end_it(bench):
    kiosk = bench(f"""
    ready()
    visit(lambda: {int(Ending.RESTART)} if count == 1 else {int(Ending.LEAVE)})
    """, RUNTIME_DIRECTORY="")  # fmt: skip
    kiosk.until(lambda: not kiosk.child.isalive())
    assert kiosk.said().count("warm") == 2
    assert "restarts=0" in kiosk.said()[-1], "what the staff do is no fault"
    assert kiosk.child.exitstatus == Ending.LEAVE


def test_ended_by_the_staff_it_is_not_started_again_before_the_machine_is(bench, tmp_path):
    runtime = tmp_path / "run"
    runtime.mkdir()
    kiosk = bench(f"ready(); visit(lambda: {int(Ending.LEAVE)})", RUNTIME_DIRECTORY=str(runtime))
    kiosk.until(lambda: not kiosk.child.isalive())
    assert (runtime / "ended").exists(), "the unit looks for it before it starts"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_it_leaves_nothing_running_and_the_terminal_as_it_was(bench, number):
    kiosk = bench(LIVES + "visit(lives)")
    kiosk.until(lambda: len(descendants(kiosk.child.pid)) == 2)
    below = list(descendants(kiosk.child.pid))
    os.kill(kiosk.child.pid, number)
    kiosk.until(lambda: not kiosk.child.isalive())
    assert kiosk.child.exitstatus == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in below)
    assert kiosk.child.getecho()


def test_systemd_is_told_that_it_lives_only_while_the_screen_answers(bench, tmp_path):
    import socket

    address = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(address))
        systemd.settimeout(10)
        kiosk = bench(
            """
    ready(within=5)
    def hangs():
        for _ in range(20):
            channel.beat()
            time.sleep(0.1)
        time.sleep(60)
    visit(hangs)
    time.sleep(60)
    """,
            NOTIFY_SOCKET=str(address), WATCHDOG_USEC="600000",
        )  # fmt: skip
        told = [(systemd.recv(100), time.monotonic()) for _ in range(5)]
        assert told[0][0] == b"READY=1"
        assert {what for what, _ in told[1:]} == {b"WATCHDOG=1"}
        kiosk.until(lambda: len(kiosk.said()) == 2)
        time.sleep(2.5)
        systemd.setblocking(False)
        with pytest.raises(BlockingIOError):
            for _ in range(20):
                systemd.recv(100)
                told.append((b"", 0))
        before = len(told)
        time.sleep(1)
        with pytest.raises(BlockingIOError):
            systemd.recv(100)
        assert len(told) == before


def test_no_key_sends_a_signal_and_nothing_typed_is_echoed(bench):
    kiosk = bench(LIVES + "visit(lives)")
    kiosk.until(lambda: len(kiosk.said()) == 2)
    for key in "\x03\x1a\x1c\x11\x13":
        kiosk.child.send(key)
    kiosk.child.send("hello")
    seen = b""
    end = time.monotonic() + 1
    while time.monotonic() < end:
        with contextlib.suppress(pexpect.TIMEOUT):
            seen += kiosk.child.read_nonblocking(1000, 0.1)
    assert b"hello" not in seen
    assert kiosk.child.isalive()
    assert len(kiosk.said()) == 2
