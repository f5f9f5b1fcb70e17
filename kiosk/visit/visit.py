"""One person's time at the kiosk: where they are, how they like it.  Frozen; gone at the end."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import Enum

WELCOME = "welcome"
HOME = "home"
HELP = "help"
CRISIS = "crisis"

RATES = (60, 80, 100, 125, 150, 180, 220, 270, 330, 400)
"""Speeds of speech in words a minute, as they are heard."""
DEFAULT_RATE = RATES.index(125)
"""Slow clear speech for who hears the kiosk for the first time (VVSG 2.0, 7.1-K)."""
VOLUMES = 10
ANSWER_SECONDS = 30
"""How long an answer is waited for (WCAG 2.2.1 asks for 20 seconds)."""
HINTS_TOLD = 3
"""So many times in a visit a hint is given; then it is known."""
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
    wait_minutes: int = 0
    """How long the kiosk waits for who does nothing, before it asks whether they are there; 0: for ever."""
    lines: bool = False
    """Whether pages are plain lines that are answered with numbers and words: no keys, no sizes, no voice of ours."""
    voices: tuple[str, ...] = ("",)
    """Ids of the voices of the content that this machine has, the default first."""
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
    rate: int = DEFAULT_RATE
    """Index into RATES."""
    voice: int = 0
    """Index into the station's voices."""
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
    hints: tuple[str, ...] = ()
    """The hints that were given, each as often as it was."""
    say: Say = field(default=Say.PAGE)
    reading: bool = True
    """Whether the voice goes on by itself to the end of the page."""
    sounding: bool = True
    """Whether something is being said, or held by a pause."""
    paused: bool = False
    word: int | None = None
    """The word of the item that sounds, or at which the voice stopped; counted from 0."""
    spelled: int = 0
    """How often in a row a word was to be spelled."""
    prompted: bool = False
    """Whether who is silent has been told how to go on."""
    leaving: bool = False
    """Whether it was asked if anybody is there; any key answers."""
    bumps: int = 0
    """How often in a row a key led nowhere."""
    learning: bool = False
    """Whether each key only says what it does."""

    @property
    def fresh(self) -> bool:
        """Whether nobody has done anything yet: there is nothing to clear."""
        return (self.place.page, self.trail, self.comfort) == (WELCOME, (), Comfort(self.station.themes[0]))

    @property
    def sounding_word(self) -> int | None:
        """The word of the item to mark: the one that sounds, is held by a pause, or is spelled."""
        return self.word if self.sounding or self.spelled else None

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
