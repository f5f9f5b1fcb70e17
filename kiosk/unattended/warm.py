"""The warm process: it has loaded everything, and forks a process for each visitor, in which a visit is gone with it.

It must have no thread and no event loop, for a process that is forked has but the one thread that asked for it.
"""

from __future__ import annotations

import gc
import os
import time
from threading import Lock as ThreadLock
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from kiosk import pin, system
from kiosk.errors import place_of
from kiosk.unattended.ending import Ending
from kiosk.visit.commands import (
    CheckPin,
    Examine,
    Examined,
    KeepDefaults,
    Leave,
    NotKept,
    PinChecked,
    Restart,
    StaffOrder,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from kiosk.unattended.channel import Channel, Packet
    from kiosk.unattended.lock import Lock
    from kiosk.visit.commands import Answer


def serve(channel: Channel, ready: Packet, visit: Callable[[Packet], int]) -> None:
    """Tell that it is ready, then fork a process for each visitor, until the supervisor is gone.

    `visit` is what happens in it, with what the supervisor tells it; it returns the exit code.
    """
    gc.collect()
    gc.freeze()  # What all share is not looked through, and so not copied, in each of them.
    channel.send(ready=ready)
    while (packet := channel.receive()) is not None:
        pid = os.fork()
        if pid == 0:
            _visitor(channel, packet["go"], visit)
        channel.send(began=pid)
        _, status = os.waitpid(pid, 0)
        channel.send(ended=os.waitstatus_to_exitcode(status))


def _visitor(channel: Channel, told: Packet, visit: Callable[[Packet], int]) -> NoReturn:
    code = int(Ending.CRASH)
    try:
        system.end_with_parent()
        code = visit(told)
    except BaseException as error:  # nothing of it may reach the terminal
        channel.send(fault=place_of(error))
    finally:
        os._exit(code)


class Errands(Protocol):
    """What the staff ask of the machine around a visit."""

    def keep(self, order: KeepDefaults) -> bool:
        """Begin each visit so from now on.  False where it cannot be written down."""
        ...

    def screen_report(self) -> tuple[list[str], list[str]]:
        """The lines of a report on the screen, and why it is not fit."""
        ...

    def voice_report(self) -> tuple[list[str], list[str]]:
        """The same of voice and keypads.  Takes some seconds."""
        ...


class VisitorKeeper:
    """What a visitor's process tells the supervisor, and what the staff ask of it there."""

    def __init__(self, channel: Channel, kept_pin: str, lock: Lock, errands: Errands) -> None:
        """`kept_pin` is as in the settings."""
        self._channel, self._pin, self._lock = channel, kept_pin, lock
        self._errands = errands
        self._trying = ThreadLock()

    def beat(self) -> None:
        """The screen answers."""
        if not self._channel.beat():
            os._exit(Ending.CRASH)  # nobody looks after this terminal any more

    def next_visitor(self) -> NoReturn:
        """End this process at once: what it knew is gone."""
        os._exit(Ending.NEXT)

    def carry_out(self, order: StaffOrder, report: Callable[[Answer], None]) -> None:
        """Do what the staff ask for; what takes long in a thread of its own."""
        match order:
            case Leave():
                os._exit(Ending.LEAVE)
            case Restart():
                os._exit(Ending.RESTART)
            case KeepDefaults():
                if not self._errands.keep(order):
                    report(NotKept())
            case CheckPin(tried):
                Thread(target=lambda: report(self._checked(tried)), name="staff", daemon=True).start()
            case Examine():
                screen = self._errands.screen_report()  # here: type is drawn in one thread alone
                Thread(target=lambda: report(self._examined(screen)), name="staff", daemon=True).start()

    def _examined(self, screen: tuple[list[str], list[str]]) -> Examined:
        voice = self._errands.voice_report()
        return Examined((*screen[1], *voice[1], *screen[0], *voice[0]))

    def _checked(self, tried: str) -> PinChecked:
        with self._trying:  # one after the other, and each counts before it is known whether it is right
            now = time.monotonic()
            if wait := self._lock.wait(now):
                return PinChecked(right=False, wait=wait)
            self._lock = self._lock.tried(now, right=False)
            self._channel.send(pin=False)
            right = pin.opens(tried, self._pin)
            if right:
                self._lock = self._lock.tried(now, right=True)
                self._channel.send(pin=True)
            return PinChecked(right=right, wait=self._lock.wait(now))
