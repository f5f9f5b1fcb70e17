"""The two clocks of a visit: after a silence who listens is prompted; after a longer one it is asked whether anybody is
there.  They run only while nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.commands import Idle, Message, Unanswered
from kiosk.visit.visit import ANSWER_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from kiosk.visit.visit import Visit

PROMPT_AFTER = 15.0
"""Seconds of silence after which who listens is told how to go on."""


class Clocks:
    """Winds and stops them; what they tell goes to whom made them."""

    def __init__(
        self,
        set_timer: Callable[[float, Callable[[], None]], Timer],
        act: Callable[[Message], None],
        prompt: Callable[[], None],
        prompt_after: float = PROMPT_AFTER,
        minute: float = 60.0,
    ) -> None:
        """`minute` is the length of a minute of the idle clock in seconds; a test has shorter ones."""
        self._set_timer, self._act, self._tell = set_timer, act, prompt
        self._prompt_after, self._minute = prompt_after, minute
        self._prompt: Timer | None = None
        self._idle: Timer | None = None

    def stop(self) -> None:
        """Somebody has done something."""
        for timer in (self._prompt, self._idle):
            if timer:
                timer.stop()

    def wind(self, visit: Visit) -> None:
        """All has been said: both clocks begin, the prompt's only where no answer is waited for."""
        self.stop()
        if not visit.sounding and not visit.leaving:
            self._prompt = self._set_timer(self._prompt_after, self._tell)
        self.wind_idle(visit)

    def wind_idle(self, visit: Visit) -> None:
        """Begin the idle clock, where nothing is said and there is something to clear."""
        if self._idle:
            self._idle.stop()
        minutes = visit.station.wait_minutes
        if minutes and not visit.fresh and (visit.paused or not visit.sounding):
            wait = ANSWER_SECONDS / 60 if visit.leaving else minutes
            message = Unanswered() if visit.leaving else Idle()
            self._idle = self._set_timer(wait * self._minute, lambda: self._act(message))
