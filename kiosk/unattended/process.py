"""A process that the supervisor starts."""

from __future__ import annotations

from contextlib import suppress
from subprocess import Popen, TimeoutExpired
from typing import TYPE_CHECKING

from kiosk import system
from kiosk.unattended.channel import Channel, Packet
from kiosk.unattended.ending import FailureError

if TYPE_CHECKING:
    from collections.abc import Sequence

SUPERVISED = "--supervised"
"""The option that tells a process that it is started here, and by which file descriptor it speaks."""
ENDS_WITHIN = 1.0
"""Seconds that a process has to end, or to tell that another has."""


class Process:
    """A process that is started here.  Use as a context manager: it is killed at the end."""

    def __init__(self, command: Sequence[str]) -> None:
        self.name = "the plain lines" if "--plain" in command else "the kiosk"
        self.channel, theirs = Channel.pair()
        try:
            number = theirs.fileno()
            command = [*command, SUPERVISED, str(number)]
            own = system.own_environment()
            self.process = Popen(command, env=own, pass_fds=[number], restore_signals=False)
        except OSError as error:
            raise FailureError(f"{self.name} could not be started: {error.strerror}") from None
        finally:
            theirs.close()

    def packet(self) -> Packet | None:
        """What it has sent; None where it has closed its end.  FailureError where it tells that it has crashed."""
        try:
            packet = self.channel.receive()
        except ValueError:
            raise FailureError(f"{self.name} sent something else than was agreed") from None
        if packet and "crash" in packet:
            raise FailureError(packet["crash"])
        return packet

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        self.channel.close()
        with suppress(TimeoutExpired):  # its input has ended
            self.process.wait(ENDS_WITHIN)
        self.process.kill()
        self.process.wait()
