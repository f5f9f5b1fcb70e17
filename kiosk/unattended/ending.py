"""How a visit ends, and how the processes of an unattended kiosk fail."""

from __future__ import annotations

from enum import IntEnum


class Ending(IntEnum):
    """How a visitor's process ends: its exit code."""

    NEXT = 0
    """The visit is over."""
    CRASH = 1
    LEAVE = 10
    """The staff end the kiosk."""
    RESTART = 11
    """The staff start it again."""


class FailureError(Exception):
    """A process did not do as it should; what, without a word of a visitor."""


class StuckError(FailureError):
    """The warm process does not do as it should: another one must take its place."""


def ending_of(status: int, fault: str) -> Ending:
    """What an exit code means; `fault` is what was told before it.

    FailureError where it is none of a visit that ended as it should.
    """
    if status in (Ending.NEXT, Ending.LEAVE, Ending.RESTART):
        return Ending(status)
    if fault:
        raise FailureError(fault)
    how = f"by signal {-status}" if status < 0 else f"with {status}"
    raise FailureError(f"a visitor's process ended {how}")
