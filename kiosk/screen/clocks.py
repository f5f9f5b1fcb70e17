"""The clocks of a visit: one switch is taken to its next step; after a silence who listens is prompted; after a longer
one it is asked whether anybody is there.  They run only while nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.commands import Idle, Message, NextStep, Unanswered
from kiosk.visit.visit import ANSWER_SECONDS, PACES

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
        self._step: Timer | None = None

    def stop(self) -> None:
        """Somebody has done something."""
        for timer in (self._prompt, self._idle, self._step):
            if timer:
                timer.stop()

    def wind(self, visit: Visit) -> None:
        """All has been said: the clocks begin, the prompt's only where no answer is waited for."""
        self.stop()
        if not visit.sounding and not visit.leaving and not visit.scan:
            self._prompt = self._set_timer(self._prompt_after, self._tell)
        self.wind_quiet(visit)

    def wind_quiet(self, visit: Visit) -> None:
        """Begin the clock of one switch, or else the idle clock; the latter where there is something to clear."""
        for timer in (self._idle, self._step):
            if timer:
                timer.stop()
        if visit.scan and visit.station.keymap.scans and not visit.sounding and not visit.paused:
            self._step = self._set_timer(PACES[visit.comfort.pace], lambda: self._act(NextStep()))
            return
        minutes = visit.station.wait_minutes
        if minutes and not visit.fresh and (visit.paused or not visit.sounding):
            wait = ANSWER_SECONDS / 60 if visit.leaving else minutes
            message = Unanswered() if visit.leaving else Idle()
            self._idle = self._set_timer(wait * self._minute, lambda: self._act(message))
