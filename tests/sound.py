"""A sound server of the test's own, and an ear at its output."""

import contextlib
import os
import subprocess
import time
from array import array
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

RATE = 22050
LOUD = 500


@contextlib.contextmanager
def sound_server(folder: Path) -> Iterator[tuple[str, subprocess.Popen]]:
    """A PulseAudio with a sink that goes nowhere but can be listened to: its address, and its process."""
    socket = folder / "native"
    socket.unlink(missing_ok=True)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    command = [
        "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
        "-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        "-L", "module-null-sink sink_name=kiosk",
    ]  # fmt: skip
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    for _ in range(200):
        if socket.exists():
            break
        time.sleep(0.05)
    try:
        yield f"unix:{socket}", process
    finally:
        process.terminate()
        process.wait()


class Listener:
    """Hears what the sink plays: for each piece when it was heard (time.monotonic) and its loudest sample."""

    def __init__(self, server: str, piece: float = 0.1) -> None:
        command = [
            "parec", "-d", "kiosk.monitor", "--format=s16le", "--channels=1", f"--rate={RATE}", "--latency-msec=5",
        ]  # fmt: skip
        self._process = subprocess.Popen(command, env={**os.environ, "PULSE_SERVER": server}, stdout=subprocess.PIPE)
        self._bytes = 2 * round(RATE * piece)
        self.heard: list[tuple[float, int]] = []
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout
        while data := self._process.stdout.read(self._bytes):
            self.heard.append((time.monotonic(), max(map(abs, array("h", data)), default=0)))

    def loud(self, after: float = 0.0) -> bool:
        """Whether anything was loud since a moment."""
        return any(peak > LOUD for when, peak in self.heard if when > after)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
