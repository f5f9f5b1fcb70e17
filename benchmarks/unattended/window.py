"""The same in real terminal windows with the configuration that `kiosk install` writes: every key with every modifier,
the mouse with all its buttons; after each burst the first page is seen again, to the pixel, within 3 s.

xterm on a virtual screen of X (xdotool); foot under sway without a screen (wtype), where those are there.  sway does
not run as root: for root it is started as nobody.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.unattended.kiosk import BACK_WITHIN
from kiosk.install.plan import entries
from tests.legibility.window import Glass, Screen
from tests.terminal import PROGRAM

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    Press = Callable[[Sequence[str]], None]

GLASS = Glass(1680, 924, 531.4, 298.9, "8")
MODIFIERS = ("", "ctrl", "alt", "shift", "super", "ctrl+shift", "ctrl+alt", "alt+shift", "ctrl+alt+shift")
KEYS = (
    *"abcdefghijklmnopqrstuvwxyz0123456789", "F1", "F2", "F3", "F4", "F5", "F10", "F11", "F12", "Return", "Escape",
    "Tab", "space", "BackSpace", "Insert", "Delete", "Home", "End", "Prior", "Next", "Up", "Down", "Left", "Right",
    "Menu", "Print", "plus", "minus", "slash", "backslash",
)  # fmt: skip
_NOBODY = 65534


def run(chosen: argparse.Namespace) -> int:
    """Print counts.  1 where a page did not come back, or another window came."""
    wrong = 0
    for name, window, clicks in (("xterm", _xterm, 12), ("foot", _foot, 0)):  # wtype has no mouse
        with tempfile.TemporaryDirectory() as folder:
            try:
                with window(Path(folder)) as (press, picture, windows):
                    wrong += _hammer(name, chosen.seconds // 2, Path(folder), clicks, press, picture, windows)
            except FileNotFoundError as error:
                print(f"{name}: {error.filename} is not installed")
                wrong += 1
    return min(1, wrong)


def _hammer(
    name: str,
    seconds: int,
    folder: Path,
    clicks: int,
    press: Press,
    picture: Callable[[], bytes],
    windows: Callable[[], int],
) -> int:
    hand = random.Random(20261129)
    first = _still(picture)
    count, slowest, late = Counter[str](), 0.0, 0
    begun, before = time.monotonic(), windows()
    while time.monotonic() - begun < seconds:
        keys = hand.choices((*KEYS, *["click"] * clicks), k=hand.randint(5, 30))
        press([f"{hand.choice(MODIFIERS)}+{key}".strip("+") for key in keys])
        count.update("click" if key == "click" else "keys" for key in keys)
        count["windows more"] += max(0, windows() - before)
        took = _first_again(press, picture, first)
        late += took > BACK_WITHIN
        slowest = max(slowest, took)
        count["visits"] += 1
    log = (folder / "state/trd-kiosk/log/kiosk.log").read_text()
    print(
        f"{name}: {count['keys']} keys and {count['click']} clicks in {count['visits']} visits; slowest way back "
        f"{slowest:.2f} s, later than {BACK_WITHIN:.0f} s: {late}; other windows: {count['windows more']}; "
        f"faults: {log.count('fault ')}; started: {log.count('started')}"
    )
    return late + count["windows more"] + log.count("fault ") + (log.count("started") - 1)


def _first_again(press: Press, picture: Callable[[], bytes], first: bytes) -> float:
    """Seconds until the first page stands as it was at first, from the first key of the way out."""
    time.sleep(0.3)
    begun = time.monotonic()
    while time.monotonic() - begun < 2 * BACK_WITHIN:
        for way_out in ("h91", "?h91"):  # Help ends the learning of keys
            press(["question" if key == "?" else key for key in way_out])
            end = time.monotonic() + 0.8
            while time.monotonic() < end:
                if picture() == first:
                    return time.monotonic() - begun
    return 2 * BACK_WITHIN


def _still(picture: Callable[[], bytes]) -> bytes:
    """The picture when nothing changes any more."""
    before, now = b"", picture()
    while now != before:
        time.sleep(0.5)
        before, now = now, picture()
    return now


def _environment(folder: Path) -> dict[str, str]:
    own = {"XDG_CACHE_HOME": str(folder / "cache"), "XDG_STATE_HOME": str(folder / "state")}
    return {**os.environ, **own}


def _installed(target: str, name: str, folder: Path) -> Path:
    """A file as it would be installed."""
    (entry,) = (entry for entry in entries(target, str(PROGRAM)) if entry.path.name == name)
    path = folder / name
    path.write_text(entry.text, encoding="utf-8")
    return path


@contextlib.contextmanager
def _xterm(folder: Path) -> Iterator[tuple[Press, Callable[[], bytes], Callable[[], int]]]:
    resources = _installed("x11", "xterm.xres", folder)
    with Screen(GLASS) as screen:
        environment = {**_environment(folder), "DISPLAY": screen.display, "XENVIRONMENT": str(resources)}
        command = ["xterm", "-class", "KioskTerm", "-ti", "vt340", "-fullscreen", "-b", "0", "-bw", "0"]
        window = subprocess.Popen(
            [*command, "-e", str(PROGRAM), "--unattended", "--no-voice"], env=environment, stderr=subprocess.DEVNULL
        )

        def tell(*words: str) -> bytes:
            return subprocess.run(
                words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
            ).stdout

        def press(keys: Sequence[str]) -> None:
            for key in keys:
                one(key)

        def one(key: str) -> None:
            *modifiers, last = key.split("+") if key != "plus" else ["plus"]
            if last != "click":
                tell("xdotool", "key", "--clearmodifiers", key)
                return
            hand = random.Random(time.monotonic_ns())
            tell("xdotool", "mousemove", str(hand.randrange(GLASS.width)), str(hand.randrange(GLASS.height)))
            down, up = ([word for name in modifiers for word in (how, name)] for how in ("keydown", "keyup"))
            tell("xdotool", *down, "click", str(hand.randint(1, 5)), *up)

        try:
            time.sleep(6)
            found = tell("xdotool", "search", "--onlyvisible", "--class", "KioskTerm").split()
            tell("xdotool", "windowfocus", found[-1].decode())
            yield (
                press,
                lambda: tell("import", "-silent", "-window", "root", "rgb:-"),
                lambda: len(tell("xdotool", "search", "--onlyvisible", "--name", ".*").split()),
            )
        finally:
            window.terminate()
            window.wait()


@contextlib.contextmanager
def _foot(folder: Path) -> Iterator[tuple[Press, Callable[[], bytes], Callable[[], int]]]:
    for program in ("sway", "foot", "wtype", "grim"):
        if shutil.which(program) is None:
            raise FileNotFoundError(2, "not there", program)
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    os.chown(runtime, *(2 * [_NOBODY if os.geteuid() == 0 else os.geteuid()]))
    folder.chmod(0o755)
    config = folder / "sway"
    config.write_text(f"output HEADLESS-1 resolution {GLASS.width}x{GLASS.height}\ndefault_border none\n")
    environment = {**_environment(folder), "XDG_RUNTIME_DIR": str(runtime), "WAYLAND_DISPLAY": "wayland-1"}
    headless = {
        "WLR_BACKENDS": "headless",
        "WLR_RENDERER": "pixman",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "LIBSEAT_BACKEND": "noop",
    }
    nobody = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    without = {name: value for name, value in environment.items() if name != "WAYLAND_DISPLAY"}
    sway = subprocess.Popen(
        [*nobody, "sway", "--unsupported-gpu", "-c", str(config)],
        env={**without, **headless, "HOME": str(runtime)},
        **quiet,
    )
    time.sleep(2)
    command = ["foot", "-c", str(_installed("cage", "foot.ini", folder)), str(PROGRAM), "--unattended", "--no-voice"]
    window = subprocess.Popen(command, env=environment, **quiet)
    names = {"ctrl": "ctrl", "alt": "alt", "shift": "shift", "super": "logo"}

    def press(keys: Sequence[str]) -> None:
        """All in one call: each gives the window another keyboard, and what comes before it is ready is lost."""
        words = ["-s", "200"]
        for key in keys:
            *modifiers, last = key.split("+")
            held = [word for name in modifiers for word in ("-M", names[name])]
            freed = [word for name in modifiers for word in ("-m", names[name])]
            words += [*held, "-k", last, *freed, "-s", "20"]
        subprocess.run(["wtype", *words], env=environment, check=False, **quiet)

    def picture() -> bytes:
        done = subprocess.run(["grim", "-t", "ppm", "-"], env=environment, stdout=subprocess.PIPE, check=False)
        return done.stdout

    try:
        time.sleep(5)
        yield press, picture, lambda: 0
    finally:
        for process in (window, sway):
            process.terminate()
            process.wait()
