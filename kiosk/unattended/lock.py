"""How soon another PIN can be tried: later after each that was wrong.  Kept by the supervisor, for a visitor's process
ends with the visit.  Pure: it is told the time.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

FREE_TRIES = 3
"""So many wrong ones in a row cost no time."""
FIRST_WAIT, LONGEST_WAIT = 10, 900
"""Seconds after the next one, which double from then on; and the most."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The tries so far."""

    wrong: int = 0
    """Wrong ones in a row."""
    last: float = 0.0
    """The time of the last one, in seconds of the monotonic clock."""

    def tried(self, now: float, *, right: bool) -> Lock:
        """After one more try."""
        return Lock() if right else Lock(self.wrong + 1, now)

    def wait(self, now: float) -> int:
        """Whole seconds until another can be tried; 0: now."""
        over = self.wrong - FREE_TRIES
        if over < 0:
            return 0
        whole = min(LONGEST_WAIT, FIRST_WAIT << min(over, 10))
        return max(0, round(self.last + whole - now + 0.5))

    def to_json(self) -> dict[str, float]:
        """As it is sent to a visitor's process."""
        return asdict(self)
