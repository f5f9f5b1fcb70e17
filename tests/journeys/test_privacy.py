"""Nothing is left of a visit: no file, no socket, no word on the terminal.  What the kernel saw, what was painted."""

import contextlib
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sound import sound_server
from tests.terminal import KEYS, WIPE, Terminal

pytestmark = [pytest.mark.debian("strace", "strace"), pytest.mark.debian("pulseaudio", "pulseaudio")]

VISITS = 50
_LIKED = [*"1234567890hmtsorwpdcxyz+-[],.?", "up", "down", "page_down", "tab", "enter", "space", "backspace", "f1"]
_WRITES = re.compile(
    r"^\d+ +(?:(?:openat?2?|creat)\(.*(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND)"
    r"|(?:creat|mkdir|mknod|rename|unlink|link|symlink|truncate|chmod|chown|utimens?|setxattr)(?:at2?)?\()"
)
_SOCKETS = re.compile(r"^\d+ +(?:connect|bind|sendto|sendmsg|listen)\(.*sa_family")


def visit(kiosk: Terminal, hand: random.Random) -> None:
    """Random keys, as fast as a terminal takes them; then the way out, by its numbers."""
    for _ in range(hand.randint(5, 25)):
        kiosk.child.send(KEYS.get(key := hand.choice(_LIKED), key))
        kiosk.read(0.02)
    kiosk.rest(0.3)
    leave(kiosk)


def leave(kiosk: Terminal) -> None:
    """From wherever a visit is to the first page of the next one."""
    for turn in range(20):
        if "What would help you now?" in kiosk.text:
            break
        dark = "The screen is dark" in kiosk.text
        kiosk.child.send(("?d" if dark else "h?")[turn % 2])  # Help ends the learning of keys, if it had begun
        kiosk.rest(0.3)
    kiosk.child.send("9")
    kiosk.wait(lambda: "Thank you for your time" in kiosk.text, "goodbye")
    kiosk.rest(0.2)
    kiosk.child.send("1")
    kiosk.wait(lambda: "Press Enter to start" in kiosk.text, "the first page")


def colours(kiosk: Terminal) -> set[tuple]:
    """What is painted in; the word that sounds is marked now here, now there."""
    return {(cell.front, cell.back) for row in kiosk.cells() for cell in row}


@contextlib.contextmanager
def traced(folder: Path) -> Iterator[tuple[Terminal, Callable[[], list[str]]]]:
    """A kiosk with a voice that is ready, and the calls that it has made to the file system and to sockets."""
    trace = folder / "trace"
    strace = ["strace", "--follow-forks", "--quiet=all", "--seccomp-bpf", "--trace=%file,%network", f"--output={trace}"]
    with (
        sound_server(folder) as (server, _),
        Terminal("--type", "native", environment={"PULSE_SERVER": server}, under=strace) as kiosk,
    ):
        kiosk.press("h")
        kiosk.rest(6)  # the voices are ready, and one has begun to speak
        yield kiosk, lambda: trace.read_text(errors="replace").splitlines()


def test_fifty_visits_write_no_file_speak_to_nobody_but_the_sound_server_and_leave_the_first_screen(tmp_path, capsys):
    hand = random.Random(20261126)
    with traced(tmp_path) as (kiosk, calls_so_far):
        leave(kiosk)
        kiosk.rest(1)
        first, painted = kiosk.text, colours(kiosk)
        started = len(calls_so_far())
        for _ in range(VISITS):
            visit(kiosk, hand)
            kiosk.wait(lambda: kiosk.text == first, "the first screen as it was")
            assert kiosk.since_wipe.startswith(WIPE), "screen and scrollback are wiped before the next visitor"
            assert colours(kiosk) <= painted
        calls = calls_so_far()[started:]
    written = [call for call in calls if _WRITES.match(call)]
    spoken_to = [call for call in calls if _SOCKETS.match(call) and str(tmp_path) not in call]
    with capsys.disabled():
        print(f"\n{VISITS} visits, {len(calls)} calls traced: {len(written)} files written, {len(spoken_to)} sockets")
    assert len(calls) > VISITS, "strace saw what the kiosk did"
    assert written == []
    assert spoken_to == []


def test_what_a_start_writes_is_known(tmp_path):
    """Compiled content and glyphs before the first visitor, the log of the voice's own faults, and no more."""
    with traced(tmp_path) as (_, calls_so_far):
        calls = [call for call in calls_so_far() if _WRITES.match(call) and not re.search(r"= -1 E|<unfinished", call)]
    assert any("voice.log" in call for call in calls), "what is opened for writing is seen"
    known = ("/trd-kiosk/", "/dev/null", "/dev/tty", "/dev/pts", "/.compiled", "/pulse", "/__pycache__", '"/tmp/')
    assert [call for call in calls if not any(name in call for name in known)] == []
    assert not any("onnxruntime" in call for call in calls), "no library keeps a diary"
