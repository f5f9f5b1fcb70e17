"""The parent of everything: owns the terminal, starts the kiosk and starts it again, whatever happens to it.

It loads neither Textual nor content.  It starts one warm process, which forks a process for each visitor; it wipes
the terminal between them, kills one whose screen does not answer, and whatever a visitor's process leaves behind.
Where the kiosk fails again and again it is shown as plain lines, and tried again later.
"""

from __future__ import annotations

import os
import select
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kiosk import system
from kiosk.errors import place_of
from kiosk.unattended.ending import Ending, FailureError, StuckError, ending_of
from kiosk.unattended.lock import Lock
from kiosk.unattended.placards import Placards, kept
from kiosk.unattended.process import ENDS_WITHIN, Process
from kiosk.unattended.restarts import Restarts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.unattended.channel import Packet
    from kiosk.unattended.log import Log
    from kiosk.unattended.systemd import Watchdog
    from kiosk.unattended.terminal import OwnedTerminal

READY_WITHIN = 30.0
"""Seconds that the warm process has to load everything; the first start on a slow machine compiles the content."""
PAINTED_WITHIN = 10.0
"""Seconds that a visitor's process has until its screen answers."""
ANSWERS_WITHIN = 2.0
"""Seconds between two signs of life of a screen, where the settings do not say another number."""


class _AskedError(Exception):
    """To end, by a signal or by the staff; with the exit code."""

    def __init__(self, code: int) -> None:
        self.code = code


class Supervisor:
    """Runs until it is asked to end."""

    def __init__(
        self,
        command: Sequence[str],
        plain: Sequence[str],
        terminal: OwnedTerminal,
        watchdog: Watchdog,
        log: Log,
        placards: Placards,
        cache: Path,
    ) -> None:
        """`command` starts the warm process and `plain` the kiosk as plain lines; the file descriptor by which they
        speak is added.  `cache` is the file in which placards are kept.
        """
        self._command, self._plain = command, plain
        self._terminal, self._watchdog, self._log = terminal, watchdog, log
        self._placards, self._cache = placards, cache
        self._answers_within = ANSWERS_WITHIN
        self._restarts = Restarts()
        self._lock = Lock()
        self._told = 0.0
        self._failed = False
        """Whether the last visit ended by a fault: the next first page says so."""
        self._signals = self._catch()

    def run(self) -> int:
        """Until SIGTERM, or the staff, or the end of the terminal.  Returns the exit code."""
        system.adopt_orphans()
        try:
            while True:
                self._guarded_life()
        except _AskedError as asked:
            self._log.ended()
            return asked.code
        finally:
            self._sweep()
            self._terminal.give_back()

    def _catch(self) -> int:
        """Take the signals.  Returns a file descriptor that can be read when one has come."""
        reading, writing = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        system.ignore_signals()
        for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: None)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        return reading

    # -- lives

    def _guarded_life(self) -> None:
        """One life; what nobody foresaw in the supervisor itself is a fault like others."""
        try:
            self._life()
        except _AskedError:
            raise
        except Exception as error:
            self._note(FailureError(place_of(error)))

    def _life(self) -> None:
        """One warm process and its visitors, one after the other, until that has to be started anew."""
        self._terminal.clear(self._placards.moment.on(self._terminal.size()))
        try:
            with Process(self._command) as warm:
                self._ready(self._wanted(warm, "ready", READY_WITHIN))
                while self._visit(warm):
                    pass
        except FailureError as fault:
            self._note(fault)
        finally:
            self._sweep()
        if self._restarts.too_many:
            self._show_plain()
            self._restarts = self._restarts.shown_plain()

    def _ready(self, packet: Packet) -> None:
        told = packet["ready"]
        self._answers_within = float(told["answers_within"])
        drawn = kept(self._cache)
        self._placards = drawn if told["drawn"] else Placards.from_json(told["placards"])
        self._log.ready(told["content"], told["faults"])
        self._watchdog.tell("READY=1")

    def _visit(self, warm: Process) -> bool:
        """One visitor.  Whether the same warm process can serve the next one."""
        self._terminal.clear()
        warm.channel.send(
            go={
                "failed": self._failed,
                "restarts": self._restarts.count,
                "last_fault": self._restarts.last,
                "lock": self._lock.to_json(),
            }
        )
        try:
            ending = self._visited(warm)
        except FailureError as fault:
            self._note(fault)
            # A new warm process takes a second: one that works is kept, so that each fault is over within three.
            works = not isinstance(fault, StuckError) and warm.process.poll() is None
            return works and not self._restarts.too_many
        finally:
            self._sweep(but=warm.process.pid)
        self._failed = False
        if ending is Ending.LEAVE:
            self._leave()
        self._restarts = self._restarts.worked(time.monotonic())
        return ending is Ending.NEXT

    def _visited(self, warm: Process) -> Ending:
        """How a visit ended, while its screen answered.  FailureError where it did not, or ended otherwise."""
        pid, fault = 0, ""
        patience = PAINTED_WITHIN
        deadline = time.monotonic() + ENDS_WITHIN
        while True:
            try:
                packet = self._next(warm, deadline)
            except TimeoutError:
                raise self._ended_by_force(warm, pid) from None
            if not packet:
                self._alive()
                self._restarts = self._restarts.painted()
                patience = self._answers_within
            pid = packet.get("began", pid)  # it can come behind the first sign of life
            deadline = time.monotonic() + patience
            fault = packet.get("fault", fault)
            if "pin" in packet:
                self._lock = self._lock.tried(time.monotonic(), right=packet["pin"])
            if "ended" in packet:
                return ending_of(packet["ended"], fault)

    def _ended_by_force(self, warm: Process, pid: int) -> FailureError:
        """Kill a visit that does not answer; what is to be told of it."""
        if not pid:
            return StuckError("no visit was begun")
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        try:
            self._wanted(warm, "ended", ENDS_WITHIN)
        except FailureError as stuck:
            return StuckError(str(stuck))
        return FailureError("the screen did not answer")

    def _show_plain(self) -> None:
        """The kiosk as plain lines, as long as somebody uses it; where that fails too, the placard."""
        self._log.plain()
        self._watchdog.tell("READY=1")
        end = time.monotonic() + self._restarts.plain_seconds
        try:
            while time.monotonic() < end:  # one for each who uses it
                self._plain_visit()
        except FailureError as fault:
            self._log.fault(str(fault), self._restarts.count)
            self._terminal.clear(self._placards.broken.on(self._terminal.size()))
            while (left := end - time.monotonic()) > 0:
                self._rest(min(left, 1.0))
                self._alive()

    def _plain_visit(self) -> None:
        """The plain lines, until nobody has pressed a key for a while.  FailureError where they do not work."""
        self._terminal.clear()
        try:
            with Process([*self._plain, "--idle-seconds", str(self._restarts.plain_seconds)]) as plain:
                deadline = time.monotonic() + PAINTED_WITHIN
                while "ended" not in self._next(plain, deadline):
                    self._alive()
                    deadline = time.monotonic() + self._answers_within
        except TimeoutError:
            raise FailureError("the plain lines did not answer") from None
        finally:
            self._sweep()

    def _note(self, fault: FailureError) -> None:
        """A fault: remember and tell it, and wait as long as is right."""
        self._failed = True
        self._restarts = self._restarts.failed(time.monotonic(), str(fault))
        self._log.fault(str(fault), self._restarts.count)
        self._terminal.clear(self._placards.moment.on(self._terminal.size()))
        if not self._restarts.too_many:
            self._rest(self._restarts.wait)

    def _leave(self) -> NoReturn:
        """The staff have ended the kiosk: it is not to be started again before the machine is."""
        if folder := os.environ.get("RUNTIME_DIRECTORY"):
            with suppress(OSError):
                Path(folder, "ended").touch()
        raise _AskedError(Ending.LEAVE)

    # -- what comes

    def _next(self, process: Process, deadline: float) -> Packet:
        """The next packet; empty for a sign of life.  TimeoutError, or FailureError where the process has ended."""
        while (left := deadline - time.monotonic()) > 0:
            ready = select.select([process.channel.fileno(), self._signals], [], [], left)[0]
            if process.channel.fileno() in ready:
                packet = process.packet()
                if packet is not None:
                    return packet
                time.sleep(0.01)  # it has closed its end, and is about to be gone
            self._hear()
            if process.process.poll() is not None:
                raise FailureError(f"{process.name} ended with {process.process.returncode}")
        raise TimeoutError

    def _wanted(self, process: Process, what: str, seconds: float) -> Packet:
        """The packet of this kind.  FailureError where it does not come in time."""
        deadline = time.monotonic() + seconds
        try:
            while what not in (packet := self._next(process, deadline)):
                pass
        except TimeoutError:
            raise FailureError(f"{process.name} was not {what} in time") from None
        return packet

    def _rest(self, seconds: float) -> None:
        """Let time pass."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            select.select([self._signals], [], [], left)
            self._hear()

    def _hear(self) -> None:
        """The signals that have come."""
        with suppress(BlockingIOError):
            if {signal.SIGTERM, signal.SIGHUP} & set(os.read(self._signals, 4096)):
                raise _AskedError(0)

    def _alive(self) -> None:
        """Tell systemd, as often as it wants to know."""
        now = time.monotonic()
        if now - self._told > self._watchdog.seconds / 3:
            self._told = now
            self._watchdog.tell("WATCHDOG=1")

    def _sweep(self, but: int = 0) -> None:
        """Kill every process that is left, but for one."""
        for pid in system.children():
            if pid != but:
                system.kill(pid)
