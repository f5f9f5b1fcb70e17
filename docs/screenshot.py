"""Takes the screenshots of the README: the kiosk in a real xterm on a virtual screen.

    python docs/screenshot.py          # needs Debian's xvfb, xterm, xdotool and imagemagick

Writes docs/card.png (a card while the voice reads it) and docs/home.png (the home page in the light colours).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
PROGRAM = Path(sys.executable).parent / "kiosk"
PICTURES = {"card.png": ("Return", "2", "3", "1", "wait"), "home.png": ("t", "Return", "wait", "s", "Down")}
SCREEN = "1680x924"


def main() -> None:
    """Take each picture in a window of its own."""
    display = {**os.environ, "DISPLAY": ":88"}
    server = subprocess.Popen(["Xvfb", ":88", "-screen", "0", f"{SCREEN}x24"])
    time.sleep(1.5)
    try:
        for name, keys in PICTURES.items():
            take(HERE / name, keys, display)
    finally:
        server.terminate()
        server.wait()


def take(picture: Path, keys: tuple[str, ...], display: dict[str, str]) -> None:
    """Start the kiosk, press keys, take the picture."""
    window = [
        "xterm",
        "-ti",
        "vt340",
        "-geometry",
        "240x66+0+0",
        "-b",
        "0",
        "-bw",
        "0",
        "+sb",
        "-fa",
        "DejaVu Sans Mono",
        "-fs",
        "8",
    ]
    with tempfile.NamedTemporaryFile(suffix=".wav") as sound:
        process = subprocess.Popen([*window, "-e", str(PROGRAM), "--voice-out", sound.name], env=display)
        time.sleep(3)
        for key in keys:
            if key != "wait":
                subprocess.run(["xdotool", "key", key], env=display, check=True)
            time.sleep(9.5 if key == "wait" else 0.7)
        subprocess.run(
            ["import", "-window", "root", "+dither", "-colors", "64", f"png8:{picture}"], env=display, check=True
        )
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
