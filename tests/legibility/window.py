"""A real terminal window with the kiosk in it, on a virtual screen, and pictures of it."""

from __future__ import annotations

import io
import os
import subprocess
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageColor

from tests.conftest import shipped_library
from tests.terminal import PROGRAM

XTERM = ("xterm", "-b", "0", "-bw", "0", "+sb", "-fa", "DejaVu Sans Mono")
TELL = (
    "import fcntl,struct,sys,termios;"
    "print(*struct.unpack('HHHH',fcntl.ioctl(0,termios.TIOCGWINSZ,b'0'*8)),file=open(sys.argv[1],'w'))"
)
"""Python that writes rows, columns, width and height of its terminal to a file."""
REACTION, QUIET, PATIENCE = 1.5, 0.25, 10.0
"""Seconds in which a key changes something if it does; without a change until a picture is complete; and at most."""


class Glass(NamedTuple):
    """A screen: its pixels, its size in mm (24 inches, and 10.1 inches for the small one), and xterm's font size."""

    width: int
    height: int
    width_mm: float
    height_mm: float
    points: str


GLASSES = (Glass(1920, 1080, 531.4, 298.9, "9"), Glass(1280, 800, 217.5, 135.9, "9"))


@dataclass(frozen=True)
class Kind:
    """A kind of terminal window: its name in reports, its command, and the painter that the kiosk chooses in it."""

    name: str
    command: tuple[str, ...]
    painter: str
    spare_rows: int = 0
    environment: tuple[tuple[str, str], ...] = ()


SIXEL = Kind("xterm with SIXEL", (*XTERM, "-ti", "vt340"), "sixel", spare_rows=1)
QUADRANT = Kind("xterm with quadrants", XTERM, "quadrant")
KITTY = Kind(
    "kitty 0.26 with sextants",
    ("kitty", "--config", "NONE", "-o", "hide_window_decorations=yes", "-o", "remember_window_size=no",
     "-o", "update_check_interval=0", "-o", "placement_strategy=top-left"),
    "sextant",
    environment=(("LIBGL_ALWAYS_SOFTWARE", "1"),),
)  # fmt: skip


class Screen(AbstractContextManager["Screen"]):
    """A virtual screen."""

    def __init__(self, glass: Glass) -> None:
        read, write = os.pipe()
        size = f"{glass.width}x{glass.height}x24"
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nocursor"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            self.display = f":{pipe.readline().strip()}"

    def __exit__(self, *_: object) -> None:
        self.server.terminate()
        self.server.wait()


class Window(AbstractContextManager["Window"]):
    """A terminal window that fills the screen as far as whole cells do, with the kiosk in it."""

    def __init__(self, kind: Kind, glass: Glass, folder: Path, program: str = PROGRAM) -> None:
        """`program` is the kiosk, or what shows something as it does; it is given the kiosk's options."""
        self.kind, self.glass, self.program = kind, glass, program
        self._screen = Screen(glass)
        self._environment = {**os.environ, **dict(kind.environment), "DISPLAY": self._screen.display}
        self.settings = folder / "kiosk.toml"
        self.settings.write_text(
            f"[screen]\nwidth_mm = {glass.width_mm}\nheight_mm = {glass.height_mm}\nheight_px = {glass.height}\n",
            encoding="utf-8",
        )
        self._told = folder / "told"
        self._last = b""
        self.process = subprocess.Popen(self._command(), env=self._environment, stderr=subprocess.DEVNULL)

    def _command(self) -> list[str]:
        """The terminal first tells the size of its window in cells and in pixels."""
        kiosk = f'python3 -c "{TELL}" {self._told}; exec {self.program} --no-voice --settings {self.settings}'
        command = list(self.kind.command)
        if command[0] == "xterm":
            command += ["-fs", self.glass.points, "-geometry", self._geometry(), "-e"]
        else:
            window = {"initial_window_width": self.glass.width, "initial_window_height": self.glass.height}
            for name, value in {**window, "font_size": self.glass.points}.items():
                command += ["-o", f"{name}={value}"]
        return [*command, "sh", "-c", kiosk]

    def _geometry(self) -> str:
        """As many cells as the screen holds: found by asking a small window for its cell."""
        command = [*self.kind.command, "-fs", self.glass.points, "-geometry", "40x10", "-e", "python3", "-c", TELL]
        subprocess.run([*command, str(self._told)], env=self._environment, check=True, stderr=subprocess.DEVNULL)
        rows, columns, width, height = self.size
        self._told.unlink()
        return f"{self.glass.width // (width // columns)}x{self.glass.height // (height // rows)}+0+0"

    @property
    def size(self) -> tuple[int, int, int, int]:
        """Rows, columns, and width and height in pixels of the window's text."""
        rows, columns, width, height = map(int, self._told.read_text().split())
        return rows, columns, width, height

    def __enter__(self) -> Window:
        end = time.monotonic() + 30
        while not (self._told.exists() and self._told.read_text().strip()):
            time.sleep(0.1)
            assert time.monotonic() < end, f"{self.kind.name} did not start"
        while not self._ready():
            time.sleep(0.2)
            assert time.monotonic() < end, f"the kiosk did not start in {self.kind.name}"
        self.settled()
        return self

    def _ready(self) -> bool:
        """Whether the kiosk has painted its ground, or the mark of the current line."""
        colours = shipped_library().themes["dark"].colours
        painted = (ImageColor.getrgb(colours[name]) for name in ("ground", "current_ground"))
        return self._picture().getpixel((2, 2)) in painted

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()
        self._screen.__exit__()

    def press(self, *keys: str) -> None:
        """Press keys, by X's names for them."""
        for key in keys:
            subprocess.run(["xdotool", "key", key], env=self._environment, check=True)
            time.sleep(0.12)

    def settled(self) -> Image.Image:
        """The screen when it has changed since the last time, or could have, and has come to rest."""
        begun = time.monotonic()
        before = self._picture()
        while before.tobytes() == self._last and time.monotonic() < begun + REACTION:
            before = self._picture()
        while True:
            time.sleep(QUIET)
            now = self._picture()
            if now.tobytes() == before.tobytes() or time.monotonic() > begun + PATIENCE:
                self._last = now.tobytes()
                return now
            before = now

    def _picture(self) -> Image.Image:
        taken = subprocess.run(
            ["import", "-silent", "-window", "root", "bmp:-"], env=self._environment, check=True, capture_output=True
        )
        return Image.open(io.BytesIO(taken.stdout)).convert("RGB")
