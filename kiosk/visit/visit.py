"""One person's time at the kiosk: where they are, how they like it.  Frozen; gone at the end."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import Enum

WELCOME = "welcome"
HOME = "home"

RATES = (100, 110, 125, 150, 175, 200, 250, 300, 350, 400)
"""Speeds of speech in words a minute."""
VOLUMES = 10
MOST_COMPARED = 3
"""Treatments that can be compared at a time."""


class Say(Enum):
    """What is to be said after a step."""

    NOTHING = "nothing"
    NOTICE = "notice"
    ITEM = "item"
    RETURN = "return"
    """The title of a page that was come back to, and the item."""
    ON = "on"
    """From the place to the end of the page."""
    PAGE = "page"
    """From the title to the end of the page."""


@dataclass(frozen=True, slots=True)
class Station:
    """What the machine can do.  Not chosen by the visitor, and the same for the next one."""

    themes: tuple[str, ...]
    """Ids of the themes, the default first."""
    sizes: int = 5
    """How many sizes of letters the screen can show."""
    voice_works: bool = True
    region: str = ""
    """Id of the region whose crisis lines are shown; empty for the one that the content names."""
    today: datetime.date = datetime.date.min
    """The date, by which a text can be past its review."""


@dataclass(frozen=True, slots=True)
class Comfort:
    """How a visitor likes to read and to listen."""

    theme: str
    size: int = 0
    """From 0, the smallest."""
    speech: bool = True
    rate: int = 2
    """Index into RATES."""
    volume: int = 7
    """From 1 to VOLUMES."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page and an item on it.  An empty item means where the page begins."""

    page: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything that changes while a person is here."""

    station: Station
    comfort: Comfort
    place: Place = Place(WELCOME)
    trail: tuple[Place, ...] = ()
    """Where Back leads, the nearest last."""
    compared: tuple[str, ...] = ()
    """The cards that are compared, in the order of choosing; at most MOST_COMPARED."""
    notice: str = ""
    """A sentence about the last step, shown and said once."""
    say: Say = field(default=Say.PAGE)
    reading: bool = True
    """Whether the voice goes on by itself to the end of the page."""
    sounding: bool = True
    """Whether something is being said, or held by a pause."""
    paused: bool = False

    @property
    def size(self) -> int:
        """The size of letters that is shown, from 0: what the visitor likes, as far as the screen can."""
        return min(self.comfort.size, self.station.sizes - 1)

    @property
    def speaks(self) -> bool:
        """Whether the voice is on and can be heard."""
        return self.comfort.speech and self.station.voice_works


def begin(station: Station) -> Visit:
    """The first page for the next person, everything as it was."""
    return Visit(station, Comfort(station.themes[0]), sounding=station.voice_works)
