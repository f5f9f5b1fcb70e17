"""Nothing is left of a visit: no file, no socket, no word on the terminal.  What the kernel saw, what was painted."""

import contextlib
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sound import sound_server
from tests.terminal import KEYS, WIPE, Terminal

pytestmark = [pytest.mark.debian("strace", "strace"), pytest.mark.debian("pulseaudio", "pulseaudio")]

VISITS = 50
_LIKED = [*"1234567890hkmtsorwpdcxyz+-[],.?", "up", "down", "page_down", "tab", "enter", "space", "backspace", "f1"]
_WRITES = re.compile(
    r"(?:(?:openat?2?|creat)\(.*(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND)"
    r"|(?:creat|mkdir|mknod|rename|unlink|link|symlink|truncate|chmod|chown|utimens?|setxattr)(?:at2?)?\()"
)
_SOCKETS = re.compile(r"(?:connect|bind|sendto|sendmsg|listen)\(.*sa_family")


def visit(kiosk: Terminal, hand: random.Random) -> None:
    """Random keys, as fast as a terminal takes them; then the way out, by its numbers."""
    for _ in range(hand.randint(3, 12)):
        kiosk.child.send(KEYS.get(key := hand.choice(_LIKED), key))
        kiosk.read(0.02)
    leave(kiosk)


def comes(kiosk: Terminal, words: str, seconds: float) -> bool:
    """Whether words stand on the screen within so many seconds."""
    end = time.monotonic() + seconds
    while words not in kiosk.text and time.monotonic() < end:
        kiosk.read(0.02)
    return words in kiosk.text


def leave(kiosk: Terminal) -> None:
    """From wherever a visit is to the first page of the next one."""
    for turn in range(20):
        if comes(kiosk, "What would help you now?", 0.3):
            kiosk.child.send("9")
            if comes(kiosk, "Thank you for your time", 2):
                break  # else one of the random keys was still to be answered
        dark = "The screen is dark" in kiosk.text
        kiosk.child.send(("?d" if dark else "h?")[turn % 2])  # Help ends the learning of keys, if it had begun
    kiosk.child.send("1")
    kiosk.wait(lambda: "Press Enter to start" in kiosk.text, "the first page")


def colours(kiosk: Terminal) -> set[tuple]:
    """What is painted in; the word that sounds is marked now here, now there."""
    return {(cell.front, cell.back) for row in kiosk.cells() for cell in row}


@contextlib.contextmanager
def traced(folder: Path, *options: str, path: str = "") -> Iterator[tuple[Terminal, Callable[[], Counter[str]]]]:
    """A kiosk with a voice that is ready, and the calls that it has made so far to the file system and to sockets."""
    traces = folder / "traces"
    traces.mkdir()
    strace = ["strace", "--follow-forks", "--output-separately", "--quiet=all", "--seccomp-bpf"]
    found = {"PATH": f"{path}:/usr/bin:/bin"} if path else {}
    strace += ["--trace=%file,%network", f"--output={traces}/thread"]
    with (
        sound_server(folder) as (server, _),
        Terminal("--type", "native", *options, environment={"PULSE_SERVER": server, **found}, under=strace) as kiosk,
    ):
        kiosk.press("h")
        kiosk.rest(6)  # the voices are ready, and one has begun to speak
        yield (
            kiosk,
            lambda: Counter(
                line for trace in traces.iterdir() for line in trace.read_text(errors="replace").splitlines()
            ),
        )


def test_fifty_visits_write_no_file_speak_to_nobody_but_the_sound_server_and_leave_the_first_screen(tmp_path, capsys):
    hand = random.Random(20261126)
    with traced(tmp_path) as (kiosk, calls_so_far):
        leave(kiosk)
        kiosk.rest(1)
        first, painted = kiosk.text, colours(kiosk)
        started = calls_so_far()
        for _ in range(VISITS):
            visit(kiosk, hand)
            kiosk.wait(lambda: kiosk.text == first, "the first screen as it was")
            assert kiosk.since_wipe.startswith(WIPE), "screen and scrollback are wiped before the next visitor"
            assert colours(kiosk) <= painted
        calls = list((calls_so_far() - started).elements())
    written = [call for call in calls if _WRITES.match(call)]
    spoken_to = [call for call in calls if _SOCKETS.match(call) and str(tmp_path) not in call]
    with capsys.disabled():
        print(f"\n{VISITS} visits, {len(calls)} calls traced: {len(written)} files written, {len(spoken_to)} sockets")
    assert len(calls) > VISITS, "strace saw what the kiosk did"
    assert written == []
    assert spoken_to == []


@pytest.fixture(scope="module")
def printing(tmp_path_factory):
    """A kiosk that has just started, with a printer that keeps nothing, and what it has called so far."""
    folder = tmp_path_factory.mktemp("printing")
    programs = folder / "bin"
    programs.mkdir()
    for name, does in {
        "lp": 'while read -r line; do :; done; echo "request id is desk-1 (0 file(s))"',
        "lpstat": 'echo "printer desk is idle."',
        "cancel": "exit 0",
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(0o755)
    settings = folder / "kiosk.toml"
    settings.write_text('[take_home]\nprinter = "cups"\nqueue = "desk"\n')
    with traced(folder, "--settings", str(settings), path=str(programs)) as (kiosk, calls_so_far):
        yield kiosk, calls_so_far, folder


def test_what_a_start_writes_is_known(printing):
    """Compiled content and glyphs before the first visitor, the log of the voice's own faults, and no more."""
    _, calls_so_far, _ = printing
    calls = [call for call in calls_so_far() if _WRITES.match(call) and "= -1 E" not in call]
    assert any("voice.log" in call for call in calls), "what is opened for writing is seen"
    known = ("/trd-kiosk/", "/dev/null", "/dev/tty", "/dev/pts", "/.compiled", "/pulse", "/__pycache__", '"/tmp/')
    assert [call for call in calls if not any(name in call for name in known)] == []
    assert not any("onnxruntime" in call for call in calls), "no library keeps a diary"


def test_a_list_that_is_printed_is_written_to_no_file(printing):
    """It goes from memory to `lp`; here to one that keeps nothing."""
    kiosk, calls_so_far, folder = printing
    started = calls_so_far()
    kiosk.press("h", "9", "3", "1", "1")
    kiosk.wait(lambda: "Your list is printed." in kiosk.text, "the sheet", 30)
    calls = list((calls_so_far() - started).elements())
    assert any("typst" in call for call in calls), "the sheet was set"
    assert any("/lp" in call for call in calls if call.startswith("execve"))
    written = [call for call in calls if _WRITES.match(call) and "/dev/null" not in call and "= -1 E" not in call]
    assert written == []
    known = (str(folder), "/nscd/")  # the C library asks who the user is
    assert [call for call in calls if _SOCKETS.match(call) and not any(name in call for name in known)] == []
