"""kiosk.toml: what an installation sets.

Each setting is declared once, in the shapes below, with its default, its rule and what it is for.  `reading` checks a
file by them, `listing` makes the list that `kiosk settings` prints, and the JSON Schema.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, get_type_hints

from kiosk.pin import KEPT
from kiosk.settings.rules import Flag, Name, Number, OneOf, Paths, Rule, Text
from kiosk.typeset.painters import NAMES
from kiosk.visit.keymap import KEYBOARD, KeyMap
from kiosk.visit.visit import DEFAULT_PACE, PACES, PATIENCES, VOLUMES

AUTO = "auto"
TYPES = (AUTO, *NAMES)
"""What `type` can be."""
PRINTERS = ("none", "cups", "receipt")
"""What `printer` can be."""
LEAST_VOLUME, MOST_SIZES = 1, 5


def setting(default: Any, rule: Rule, about: str) -> Any:
    """A setting: its default, its rule, and what it is for."""
    return dataclasses.field(default=default, metadata={"rule": rule, "about": about})


@dataclass(frozen=True)
class ScreenSettings:
    """How large the screen is and how far away its reader.  With no size, the monitor is asked."""

    diagonal_inch: float | None = setting(
        None, Number(3, 200, remedy="measure it again"), "diagonal, as monitors are sold"
    )
    width_mm: float | None = setting(None, Number(50, 5000, remedy="measure it again"), "width, with the height")
    height_mm: float | None = setting(None, Number(50, 5000, remedy="measure it again"), "height, with the width")
    height_px: float | None = setting(
        None, Number(100, 20000, remedy="measure it again"), "rows of pixels, where the terminal does not fill them"
    )
    distance_mm: float = setting(
        600, Number(200, 5000, remedy="measure it again"), "from the reader's eyes to the screen"
    )
    size: int = setting(1, Number(1, MOST_SIZES, whole=True), "size of letters with which a visit begins")


@dataclass(frozen=True)
class VoiceSettings:
    """How the voice begins for each visitor."""

    first: str = setting("", Name(), "id of a voice of the content (pack.yaml); empty for the first one there")
    volume: int = setting(7, Number(LEAST_VOLUME, VOLUMES, whole=True), "volume with which a visit begins")


@dataclass(frozen=True)
class VisitSettings:
    """How long a visit waits."""

    wait_minutes: int = setting(
        3, Number(1, 60, whole=True), "minutes without a key or speech, before it is asked whether anybody is there"
    )


@dataclass(frozen=True)
class KeySettings:
    """Which keys there are, and how fast they work."""

    map: KeyMap = setting(KEYBOARD, Text("the name of a key map, or its file"), "which keys there are")  # noqa: RUF009
    devices: tuple[str, ...] = setting((), Paths(), "keypads that are read past the terminal")
    patience_seconds: float = setting(PATIENCES[0], OneOf(PATIENCES), "for so long the same key is not taken again")
    step_seconds: float = setting(PACES[DEFAULT_PACE], OneOf(PACES), "how long a step of one switch stays")


@dataclass(frozen=True)
class StaffSettings:
    """The way of the staff into a kiosk that nobody looks after."""

    pin: str = setting(
        "", Text("what `kiosk pin` prints", KEPT.pattern, secret=True), "their PIN, as `kiosk pin` prints it"
    )


@dataclass(frozen=True)
class TakeHomeSettings:
    """How visitors take their list home.  They can always listen to it."""

    printer: str = setting("none", Name(PRINTERS), "what prints it: a queue of CUPS, a receipt printer, or nothing")
    queue: str = setting("", Text("the name of a queue of CUPS"), "the queue; empty for the default one")
    paper: str = setting("letter", Name(("letter", "a4")), "the paper of the queue")
    device: str = setting("/dev/usb/lp0", Text("the path of a device"), "the receipt printer")
    columns: int = setting(48, Number(24, 64, whole=True), "letters in a line of the receipt printer")
    seconds: int = setting(60, Number(10, 600, whole=True), "a sheet that has not come by then is taken back")
    place: str = setting("", Text("a few words"), "where the sheet comes out, as visitors are told: at the front desk")
    keeps_copies: bool = setting(
        True, Flag(), "whether the printer or its queue may keep a copy, which visitors are told"
    )
    codes: bool = setting(True, Flag(), "whether codes for phones are shown, where the screen can")


@dataclass(frozen=True)
class UnattendedSettings:
    """A kiosk that nobody looks after."""

    answers_within_seconds: float = setting(
        2.0, Number(1, 60), "a screen that does not answer for so long is started again; more on slow machines"
    )


@dataclass(frozen=True)
class Settings:
    """What an installation sets."""

    region: str = setting("", Name(), "whose crisis lines are shown: a file of the content's regions/")
    clinic: str = setting("", Text("a name"), "the clinic's name, for the sheet that visitors take home")
    type: str = setting(AUTO, Name(TYPES), "how large letters are drawn; auto for the best that the terminal can")
    screen: ScreenSettings = ScreenSettings()
    voice: VoiceSettings = VoiceSettings()
    visit: VisitSettings = VisitSettings()
    keys: KeySettings = KeySettings()
    staff: StaffSettings = StaffSettings()
    take_home: TakeHomeSettings = TakeHomeSettings()
    unattended: UnattendedSettings = UnattendedSettings()


TABLES: dict[str, Any] = {
    name: kind for name, kind in get_type_hints(Settings).items() if dataclasses.is_dataclass(kind)
}
"""The shape of each table of the file."""
STAFF_MAY = (("screen", "size"), ("voice", "volume"))
"""What the staff change at the kiosk; kept in a file of its own, which has the last word."""
