"""The shapes of crisis help: what every region says, and the numbers of each."""

from __future__ import annotations

from kiosk.content.shapes.record import Record, Reviewed, shape
from kiosk.content.shapes.texts import Sentence


@shape
class CrisisLine(Record):
    """One way to reach help now."""

    name: str
    """Who answers."""
    contact: str
    """What to call or text."""
    say: str
    """The same, with each number digit by digit."""
    note: str
    """When it is open, what it costs, whom it is for."""
    facts: tuple[str, ...]
    """Ids from facts.yaml."""


@shape
class Number(Record):
    """A number to call."""

    show: str
    """As it is written: 911."""
    say: str
    """Digit by digit: 9, 1, 1."""


@shape
class Region(Reviewed):
    """The ways to reach help in one country or region."""

    region: str
    """The country or region where the numbers work."""
    emergency: Number
    """What to call when a life is in danger."""
    lines: tuple[CrisisLine, ...]
    """Ways to reach help, most urgent first."""


@shape
class Crisis(Record):
    """What the page of crisis help says in every region.  {emergency} stands for the region's emergency number."""

    title: str
    """The name of the page."""
    intro: tuple[Sentence, ...]
    """What to read first.  Short: the numbers come behind it."""
    also: tuple[Sentence, ...]
    """What to read behind the numbers."""
    after: tuple[Sentence, ...]
    """When it is an emergency, signs to look for, and how to help another person."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in reading order."""
        return self.intro + self.also + self.after
