"""A braille display that only a test reads: BRLTTY, its driver for a screen in shared memory, and a virtual display.

The screen is what pyte makes of the kiosk's bytes: its letters and its cursor.  `/dev/shm/screen` is the place, and the
layout, of BRLTTY's driver for GNU screen (Drivers/Screen/Screen/screen.c): columns, rows, the cursor's column and row,
the letters, their attributes, and the number of the window.
"""

from __future__ import annotations

import mmap
import re
import socket
import subprocess
import time
from pathlib import Path

from tests.terminal import Terminal

CELLS = 40
COLUMNS, ROWS = 120, 40
_SHARED = Path("/dev/shm/screen")
_SIZE = 4 + 66 * 132 * 2
_PLAIN = b"\x07"
_VISUAL = re.compile(r'^Visual "(.*)"$', re.MULTILINE)


class BrailleDisplay:
    """The line of the display, in letters, as BRLTTY moves it over a kiosk.  Use as a context manager."""

    def __init__(self, kiosk: Terminal, folder: Path) -> None:
        self._kiosk = kiosk
        self.line = ""
        with _SHARED.open("w+b") as file:
            file.truncate(_SIZE)
            self._memory = mmap.mmap(file.fileno(), _SIZE)
        self._show()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = (folder / "brltty.log").open("w")
        options = ["--no-daemon", "--no-api", "--standard-error", f"--pid-file={folder / 'pid'}"]
        drivers = ["-b", "vr", "-d", f"server:127.0.0.1:{port}", "-x", "sc", "-s", "no", "-f", "/dev/null"]
        self._program = subprocess.Popen(["brltty", *options, *drivers], stderr=log)
        self._socket = self._connect(port)
        self._socket.settimeout(0.1)
        self._socket.sendall(f"cells {CELLS}\n".encode())

    def __enter__(self) -> BrailleDisplay:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
        self._program.terminate()
        self._program.wait(10)
        _SHARED.unlink()

    @staticmethod
    def _connect(port: int) -> socket.socket:
        end = time.monotonic() + 15
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), 1)
            except OSError:
                assert time.monotonic() < end, "BRLTTY did not start"
                time.sleep(0.1)

    def _show(self) -> None:
        screen = self._kiosk.screen
        text = "".join(screen.display).encode("latin-1", "replace")
        assert len(text) == COLUMNS * ROWS
        data = bytes([COLUMNS, ROWS, screen.cursor.x, screen.cursor.y]) + text + _PLAIN * len(text) + bytes(2)
        self._memory[: len(data)] = data

    def shows(self, words: str, seconds: float = 10) -> bool:
        """Whether the display comes to show these words, as many of them as it has cells for."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._show()
            try:
                told = self._socket.recv(1 << 16).decode("utf-8", "replace")
            except TimeoutError:
                told = ""
            for line in _VISUAL.findall(told):
                self.line = line
            if words[: CELLS - 5] in self.line:
                return True
        return False
