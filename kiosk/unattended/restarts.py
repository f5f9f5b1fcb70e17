"""How soon the kiosk is started again after a fault, and when it is taken for unable to work.  Pure: it is told the
time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

MINUTE = 60.0
TOO_MANY = 5
"""So many faults in a minute, and the kiosk is shown as plain lines until it is tried again."""
SHORTEST_WAIT, LONGEST_WAIT = 0.05, 1.0
"""Seconds before it is started again: after a second fault in a minute, and at most.  After a first one: at once."""
TOO_MANY_UNSEEN = 3
"""So many in a row before anything was seen, however long they took."""
FIRST_PLAIN, LONGEST_PLAIN = 60.0, 900.0
"""Seconds for which it is shown as plain lines, if nobody uses them: at first, and at most."""


@dataclass(frozen=True, slots=True)
class Restarts:
    """The faults so far."""

    count: int = 0
    """All of them."""
    last: str = ""
    """Kind and place of the last one."""
    recent: tuple[float, ...] = ()
    """The times of those in the last minute, in seconds."""
    unseen: int = 0
    """Those in a row before anything was seen."""
    gave_up: int = 0
    """How often in a row there were too many."""

    def failed(self, now: float, what: str) -> Restarts:
        """After one more fault."""
        recent = (*(time for time in self.recent if now - time < MINUTE), now)
        return replace(self, count=self.count + 1, last=what, recent=recent, unseen=self.unseen + 1)

    def shown_plain(self) -> Restarts:
        """After it was shown as plain lines: it is tried again."""
        return replace(self, recent=(), unseen=0, gave_up=self.gave_up + 1)

    def worked(self, now: float) -> Restarts:
        """After a visit that ended as it should: what was is forgotten, but for the count."""
        recent = tuple(time for time in self.recent if now - time < MINUTE)
        return replace(self, recent=recent, gave_up=0)

    def painted(self) -> Restarts:
        """After something was seen."""
        return replace(self, unseen=0) if self.unseen else self

    @property
    def wait(self) -> float:
        """Seconds until it is started again."""
        again = len(self.recent) - 1
        return min(LONGEST_WAIT, SHORTEST_WAIT * 2.0 ** (again - 1)) if again > 0 else 0.0

    @property
    def too_many(self) -> bool:
        """Whether it cannot work at the moment."""
        return len(self.recent) >= TOO_MANY or self.unseen >= TOO_MANY_UNSEEN

    @property
    def plain_seconds(self) -> float:
        """For how long it is shown as plain lines now."""
        return min(LONGEST_PLAIN, FIRST_PLAIN * 2.0**self.gave_up)
