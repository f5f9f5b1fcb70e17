"""A supervisor in a real pseudo-terminal, with a warm process that does what a test says."""

import contextlib
import os
import sys
import textwrap
import time
from pathlib import Path

import pexpect

PROGRAM = """
import sys, os, time, signal
from pathlib import Path
from kiosk.unattended.channel import Channel
from kiosk.unattended.placards import Placard, Placards
channel = Channel.inherited(int(sys.argv[-1]))
notes = Path({notes!r})
def note(word):
    with notes.open("a") as file:
        file.write(word + "\\n")
def ready(within=0.5):
    drawn = Placards(Placard("MOMENT"), Placard("BROKEN"))
    told = dict(content="0a1b", faults=["wrong"], answers_within=within, drawn=False, placards=drawn.to_json())
    channel.send(ready=told)
def visit(child):
    told = channel.receive()["go"]
    note(f"failed={{told['failed']}} restarts={{told['restarts']}} wrong={{told['lock']['wrong']}}")
    pid = os.fork()
    if pid == 0:
        try:
            os._exit(child() or 0)
        except BaseException:
            os._exit(9)
    channel.send(began=pid)
    channel.send(ended=os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
note("plain" if "--plain" in sys.argv else "warm")
count = notes.read_text().count("warm")
"""
START = """
import sys
from pathlib import Path
from kiosk.unattended import restarts, supervisor
from kiosk.unattended.log import Log
from kiosk.unattended.placards import Placards
from kiosk.unattended.systemd import Watchdog
from kiosk.unattended.terminal import OwnedTerminal
restarts.FIRST_PLAIN = 1.0
command = [sys.executable, "-P", sys.argv[1]]
folder = Path(sys.argv[2])
given = OwnedTerminal(), Watchdog(), Log(folder), Placards(), folder / "placards"
sys.exit(supervisor.Supervisor(command, [*command, "--plain"], *given).run())
"""


class Bench:
    """A supervisor with a warm process of the test's own."""

    def __init__(self, folder: Path, script: str, environment: dict[str, str]) -> None:
        self.folder, self.notes = folder, folder / "notes"
        self.notes.touch()
        program = folder / "warm.py"
        program.write_text(PROGRAM.format(notes=str(self.notes)) + textwrap.dedent(script))
        start = folder / "start.py"
        start.write_text(START)
        arguments = ["-P", str(start), str(program), str(folder)]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm", **environment}
        self.child = pexpect.spawn(sys.executable, arguments, env=environment, timeout=20, echo=True)

    def said(self) -> list[str]:
        return self.notes.read_text().split("\n")[:-1]

    def until(self, condition, seconds: float = 15) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"{self.said()}\n{self.log()}"
            with contextlib.suppress(pexpect.TIMEOUT, pexpect.EOF):
                self.child.read_nonblocking(1 << 16, 0.02)

    def log(self) -> str:
        path = self.folder / "kiosk.log"
        return path.read_text() if path.exists() else ""
