"""The one table of commands: id, keys, label, spoken name and help.

A face turns whatever it is given (a key, a touch, a switch) into one of these, or into one of the other
messages that `step` takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from kiosk.content.shapes.commands import KeyWords
    from kiosk.content.shapes.interface import Interface
    from kiosk.visit.keymap import KeyMap
    from kiosk.visit.sheet import Sheet
    from kiosk.visit.visit import Paper


class Command(StrEnum):
    """What a person can mean, wherever they are."""

    UP = "up"
    DOWN = "down"
    NEXT = "next"
    PREVIOUS = "previous"
    SELECT = "select"
    BACK = "back"
    HOME = "home"
    HELP = "help"
    WHERE = "where"
    CRISIS = "crisis"
    BIGGER = "bigger"
    SMALLER = "smaller"
    THEME = "theme"
    CURTAIN = "curtain"
    SPEECH = "speech"
    VOICE = "voice"
    REPEAT = "repeat"
    SPELL = "spell"
    PAUSE = "pause"
    SLOWER = "slower"
    FASTER = "faster"
    QUIETER = "quieter"
    LOUDER = "louder"
    KEEP = "keep"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Choose:
    """A digit: take the choice with this number, from 1 to 9."""

    number: int


@dataclass(frozen=True, slots=True)
class Pick:
    """A touch or a click on an item of the page."""

    item: str


@dataclass(frozen=True, slots=True)
class UnknownKey:
    """A key that means nothing here."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The voice has begun to say this item of this page."""

    page: str
    item: str


@dataclass(frozen=True, slots=True)
class WordSounds:
    """A word of what is shown begins to sound.  `word` counts the words of the item from 0; None where something sounds
    that is no word of the page: a hint, the place.
    """

    page: str
    item: str
    word: int | None


@dataclass(frozen=True, slots=True)
class Silent:
    """The voice has said all that there was to say."""


@dataclass(frozen=True, slots=True)
class LongSilence:
    """Nothing has been said and nothing done for a while."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The kiosk steps by itself, and it is time for the next step."""


@dataclass(frozen=True, slots=True)
class Idle:
    """Nobody has done anything for as long as the kiosk waits, and nothing was said meanwhile."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Nobody has answered the question whether anybody is there."""


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Another part of the line is on view; the reader is on the same line."""


@dataclass(frozen=True, slots=True)
class Headphones:
    """Headphones were put in, or pulled out."""

    plugged: bool


@dataclass(frozen=True, slots=True)
class Sizes:
    """The screen can show this many sizes of letters, at least 1."""

    count: int
    code_bytes: int = 0
    """The most bytes of a code for phones for which there is room beside letters of the size that is shown."""


@dataclass(frozen=True, slots=True)
class VoiceWorks:
    """Whether the voice can be heard."""

    works: bool


@dataclass(frozen=True, slots=True)
class Today:
    """The date has changed."""

    date: datetime.date


@dataclass(frozen=True, slots=True)
class ContentChanged:
    """The library is another one than at the last step."""


@dataclass(frozen=True, slots=True)
class StaffWord:
    """Somebody has typed the word of the staff."""


@dataclass(frozen=True, slots=True)
class PinChecked:
    """Whether the PIN was right; if not, the seconds until another can be tried."""

    right: bool
    wait: int = 0


@dataclass(frozen=True, slots=True)
class Examined:
    """What an examination of the machine has found, line by line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotKept:
    """What each visit was to begin with could not be written down."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of the sheet that was to be printed, so far."""

    paper: Paper


Answer = PinChecked | Examined | NotKept | Printed
"""What comes of an order."""


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Is this the PIN?"""

    pin: str


@dataclass(frozen=True, slots=True)
class Examine:
    """Examine screen, voice and keypads."""


@dataclass(frozen=True, slots=True)
class KeepDefaults:
    """Begin each visit so from now on."""

    size: int
    """From 0, the smallest."""
    volume: int


@dataclass(frozen=True, slots=True)
class Restart:
    """Start the kiosk again."""


@dataclass(frozen=True, slots=True)
class Leave:
    """End the kiosk."""


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """Print this."""

    sheet: Sheet


StaffOrder = CheckPin | Examine | KeepDefaults | Restart | Leave
"""What the staff ask of the machine around the kiosk."""
Order = StaffOrder | PrintSheet
"""What a step asks of the machine."""

Report = (
    Heard
    | WordSounds
    | Silent
    | LongSilence
    | NextStep
    | Idle
    | Unanswered
    | Scrolled
    | Headphones
    | Sizes
    | VoiceWorks
    | Today
    | ContentChanged
    | StaffWord
    | PinChecked
    | Examined
    | NotKept
    | Printed
)
"""What the voice, the screen and the machine report."""
Message = Command | Choose | Pick | UnknownKey | Report
"""All that `step` takes: what a person means, and what is reported."""

LINE_COMMANDS = (
    Command.NEXT, Command.PREVIOUS, Command.BACK, Command.HOME, Command.HELP, Command.CRISIS, Command.SPELL,
    Command.KEEP,
)  # fmt: skip
"""The commands that are words in line mode."""
LINE_SOUND = (
    Command.SPEECH, Command.REPEAT, Command.PAUSE, Command.FASTER, Command.SLOWER, Command.LOUDER, Command.QUIETER,
    Command.VOICE,
)  # fmt: skip
"""Those that are words where line mode has a voice of its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """One command as every face needs it."""

    id: Command
    keys: tuple[KeyWords, ...]
    """Their names; empty for a command that is chosen from a page."""
    label: str
    spoken: str
    help: str


@lru_cache(maxsize=4)
def table(interface: Interface, keymap: KeyMap) -> tuple[Row, ...]:
    """Every command with its words and its keys: those with keys in the order of the map, then the others."""
    others = [command for command in Command if command not in keymap.keys]
    rows = []
    for command in (*keymap.keys, *others):
        words = getattr(interface.commands, command)
        names = tuple(keymap.words(key, interface) for key in keymap.keys.get(command, ()))
        rows.append(Row(command, names, words.label, words.spoken, words.help))
    return tuple(rows)
