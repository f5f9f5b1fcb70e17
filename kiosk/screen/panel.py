"""The panel: how large the screen is in millimetres and how far away its reader, and so how large letters must be.

The kiosk fills the whole screen, so a row of cells is the panel's height over the rows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.settings import ScreenSettings

DRM = Path("/sys/class/drm")
"""Where Linux shows what each connector's monitor says of itself (EDID)."""
ASSUMED_INCHES = 24.0
"""The diagonal of a panel of which nothing is known."""
LEAST_DEGREES = 0.7
"""What the default capital must subtend (EN 301 549, 5.1.4)."""
LEAST_MM = 4.8
"""The least capital at any size (Section 508, 402.4)."""
LADDER = (7.3, 10.0, 14.0, 20.0, 28.0, 34.0, 40.0, 48.0, 56.0, 67.0, 80.0)
"""Cap heights in mm at 600 mm, the first the default; those from 34 are for painters that cannot draw the first."""
_INCH = 25.4
_HEADER = bytes.fromhex("00ffffffffffff00")
_BLOCK = 128


@dataclass(frozen=True, eq=False, repr=False)
class Panel:
    """A screen of so many mm, its reader's distance in mm, and where that is known from."""

    width: float
    height: float
    distance: float
    known_from: str
    pixels: float | None = None
    """Rows of pixels, where that is known."""

    @property
    def ladder(self) -> tuple[float, ...]:
        """The cap heights to offer, in mm: larger for a reader who is further away."""
        scale = max(1.0, height_of(LEAST_DEGREES, self.distance) / LADDER[0])
        return tuple(scale * mm for mm in LADDER)

    def degrees(self, mm: float) -> float:
        """The angle that a height in mm subtends."""
        return math.degrees(2 * math.atan(mm / 2 / self.distance))


def height_of(degrees: float, distance: float) -> float:
    """The height in mm that subtends an angle at a distance in mm."""
    return 2 * distance * math.tan(math.radians(degrees) / 2)


def find_panel(screen: ScreenSettings, shape: float, drm: Path = DRM) -> Panel:
    """The panel as the settings give it, else as the monitor does, else an assumed one.

    `shape` is the width of the screen over its height, which a diagonal needs.
    """
    known_from = "settings"
    if screen.width_mm and screen.height_mm:
        width, height = screen.width_mm, screen.height_mm
    elif screen.diagonal_inch:
        width, height = _sides(screen.diagonal_inch, shape)
    elif told := read_edid(drm):
        (width, height), known_from = told, "EDID"
    else:
        (width, height), known_from = _sides(ASSUMED_INCHES, shape), "assumed"
    return Panel(width, height, screen.distance_mm, known_from, screen.height_px)


def _sides(inches: float, shape: float) -> tuple[float, float]:
    """Width and height in mm of a screen with this diagonal."""
    height = inches * _INCH / math.hypot(shape, 1)
    return shape * height, height


def read_edid(drm: Path) -> tuple[float, float] | None:
    """Width and height in mm of the one monitor that is connected; None where there is none, or more than one."""
    sizes = []
    for connector in sorted(drm.glob("card*-*")):
        try:
            if (connector / "status").read_text().strip() == "connected":
                sizes.append(size_in_edid((connector / "edid").read_bytes()))
        except OSError:
            continue
    return sizes[0] if len(sizes) == 1 else None


def size_in_edid(edid: bytes) -> tuple[float, float] | None:
    """Width and height in mm, from the first detailed timing or else in whole cm (VESA E-EDID 1.4, 3.6 and 3.10)."""
    block = edid[:_BLOCK]
    if len(block) < _BLOCK or not block.startswith(_HEADER) or sum(block) % 256:
        return None
    width, height = block[66] | (block[68] >> 4) << 8, block[67] | (block[68] & 15) << 8
    timing = block[54] or block[55]
    if not (timing and width and height):
        width, height = 10 * block[21], 10 * block[22]
    return (float(width), float(height)) if width and height else None
