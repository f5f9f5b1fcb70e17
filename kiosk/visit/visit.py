"""One person's time at the kiosk: where they are, how they like it.  Frozen; gone at the end."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Literal

from kiosk.visit.keymap import KEYBOARD

if TYPE_CHECKING:
    from kiosk.visit.commands import Order
    from kiosk.visit.keymap import KeyMap

WELCOME = "welcome"
HOME = "home"
HELP = "help"
CRISIS = "crisis"
DOOR = "door"
"""Where the PIN of the staff is entered."""
STAFF = "staff"

RATES = (60, 80, 100, 125, 150, 180, 220, 270, 330, 400)
"""Speeds of speech in words a minute, as they are heard."""
DEFAULT_RATE = RATES.index(125)
"""Slow clear speech for who hears the kiosk for the first time (VVSG 2.0, 7.1-K)."""
PAPER = "take:paper"
"""Where the list is printed."""
LISTEN = "take:listen"
"""Where the list is read to who writes it down."""
SLOWER = 2
"""Steps of RATES by which the voice is slower there."""
VOLUMES = 10
PATIENCES = (0.0, 0.25, 0.5, 0.75, 1.0)
"""For so many seconds the same key is not taken again (EN 301 549, 5.8)."""
PACES = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0)
"""For so many seconds a kiosk that steps by itself stays at each step, behind what is said there."""
DEFAULT_PACE = PACES.index(3.0)
ANSWER_SECONDS = 30
"""How long an answer is waited for (WCAG 2.2.1 asks for 20 seconds)."""
HINTS_TOLD = 3
"""So many times in a visit a hint is given; then it is known."""
MOST_COMPARED = 3
"""Treatments that can be compared at a time."""
LEAST_BYTES = 100
"""Codes that hold less would be too many."""
MOST_KEPT = 8
"""Things on a visitor's list: more would not fit on two pages in large type."""


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
class Machine:
    """What the staff can learn of a kiosk that nobody looks after."""

    has_pin: bool = False
    """Whether there is a way to the pages for staff."""
    version: str = ""
    """Of the program."""
    content: str = ""
    """A digest of the content that is shown."""
    faults: tuple[str, ...] = ()
    """What is wrong with settings and content, each with its place."""
    restarts: int = 0
    """How often the kiosk was started again by itself since the machine was switched on."""
    last_fault: str = ""
    """Kind and place of the last fault."""


class Weight(StrEnum):
    """How much one of the domains of treatments matters to a visitor."""

    LOT = "lot"
    SOME = "some"
    LITTLE = "little"


@dataclass(frozen=True, slots=True)
class Kept:
    """A thing on a visitor's list."""

    kind: Literal["treatment", "question", "word"]
    page: str
    """Id of the page that it is, or where it stands."""
    text: str = ""
    """The words of a question; a treatment and a word have those of their page."""


class Paper(StrEnum):
    """What became of a sheet that was to be printed."""

    NONE = "none"
    """None was asked for."""
    UNDERWAY = "underway"
    SLOW = "slow"
    """It takes long, and is still underway."""
    PRINTED = "printed"
    EMPTY = "empty"
    """The printer has no paper."""
    MISSING = "missing"
    """There is no printer, or it cannot be reached."""
    FAILED = "failed"


UNDERWAY = (Paper.UNDERWAY, Paper.SLOW)
"""More will be told of the sheet."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """By what a list can be taken home from here.  It can always be listened to."""

    paper: bool = False
    """Whether there is a printer."""
    place: str = ""
    """Where the sheet comes out, in the words of the installation."""
    copies: bool = True
    """Whether the printer may keep a copy."""
    codes: bool = True
    """Whether codes for phones are shown, where the screen can."""


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
    keymap: KeyMap = KEYBOARD
    """Which keys it has."""
    patience: int = 0
    """Index into PATIENCES, with which a visit begins."""
    pace: int = DEFAULT_PACE
    """Index into PACES, with which a visit begins."""
    size: int = 0
    """The size of letters with which a visit begins, from 0."""
    volume: int = 7
    """The volume with which a visit begins, from 1 to VOLUMES."""
    lines: bool = False
    """Whether pages are plain lines that are answered with numbers and words: no keys, no sizes, no voice of ours."""
    voices: tuple[str, ...] = ("",)
    """Ids of the voices of the content that this machine has, the default first."""
    region: str = ""
    """Id of the region whose crisis lines are shown; empty for the one that the content names."""
    clinic: str = ""
    """Its name, for the sheet that a visitor takes home."""
    outlets: Outlets = Outlets()
    """By what a list can be taken home."""
    code_bytes: int = 0
    """The most bytes of a code for phones for which the screen has room beside letters of this size; 0 for none."""
    machine: Machine = Machine()
    """What the staff can learn."""
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
    patience: int = 0
    """Index into PATIENCES."""
    pace: int = DEFAULT_PACE
    """Index into PACES."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page and an item on it.  An empty item means where the page begins."""

    page: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """Where a switch has stepped to."""

    index: int
    """Of the steps of the page (`scanning.steps`), from 0."""
    origin: str
    """The item where the reader was."""
    rounds: int = 0
    """How often it has come round."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word that was spelled."""

    place: Place
    word: int
    """Counted from 0."""
    times: int


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
    matters: tuple[tuple[str, Weight], ...] = ()
    """How much each domain matters, in the order of answering; those that were skipped are not there."""
    kept: tuple[Kept, ...] = ()
    """The list, in the order of keeping; at most MOST_KEPT."""
    dropped: tuple[int, Kept] | None = None
    """What was taken off the list last, and the place that it had there."""
    paper: Paper = Paper.NONE
    """What became of the sheet."""
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
    last_spelled: Spelled | None = None
    """Where that was, for who spells by way of a menu."""
    scan: Scan | None = None
    """Where a switch has stepped to; None where nothing was stepped to since the last thing done."""
    curtain: bool = False
    """Whether the screen is dark, so that nobody else reads what is said."""
    prompted: bool = False
    """Whether who is silent has been told how to go on."""
    leaving: bool = False
    """Whether it was asked if anybody is there; any key answers."""
    bumps: int = 0
    """How often in a row a key led nowhere."""
    learning: bool = False
    """Whether each key only says what it does."""
    knocks: int = 0
    """How far the keys were pressed that lead to the pages for staff."""
    pin: str = ""
    """The digits of a PIN that were entered."""
    order: Order | None = None
    """What the last step asks of the machine."""
    examined: tuple[str, ...] = ()
    """What an examination of the machine has found."""

    @property
    def fresh(self) -> bool:
        """Whether nobody has done anything yet: there is nothing to clear."""
        left = (self.trail, self.compared, self.matters, self.kept, self.dropped, self.hints, self.last_spelled)
        comfort = _comfort(self.station)
        return self.place.page == WELCOME and not any(left) and not self.curtain and self.comfort == comfort

    @property
    def sounding_word(self) -> int | None:
        """The word of the item to mark: the one that sounds, is held by a pause, or is spelled."""
        return self.word if self.sounding or self.spelled else None

    @property
    def size(self) -> int:
        """The size of letters that is shown, from 0: what the visitor likes, as far as the screen can."""
        return min(self.comfort.size, self.station.sizes - 1)

    @property
    def rate(self) -> int:
        """Index into RATES: the speed of the voice here."""
        return max(0, self.comfort.rate - SLOWER) if self.place.page == LISTEN else self.comfort.rate

    @property
    def code_bytes(self) -> int:
        """The most bytes of a code that is shown here; 0 where none is."""
        held = self.station.code_bytes
        offered = self.station.outlets.codes and not self.station.lines and held >= LEAST_BYTES
        return held if offered else 0

    @property
    def speaks(self) -> bool:
        """Whether the voice is on and can be heard."""
        return self.comfort.speech and self.station.voice_works


def begin(station: Station) -> Visit:
    """The first page for the next person, everything as it was."""
    return Visit(station, _comfort(station), sounding=station.voice_works)


def _comfort(station: Station) -> Comfort:
    """How a visit begins."""
    return Comfort(
        station.themes[0], size=station.size, volume=station.volume, patience=station.patience, pace=station.pace
    )
