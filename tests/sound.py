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
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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
    """Hears what the sink plays, as it comes: when each piece ended (time.monotonic), and its samples."""

    def __init__(self, server: str) -> None:
        command = [
            "parec", "-d", "kiosk.monitor", "--format=s16le", "--channels=1", f"--rate={RATE}", "--latency-msec=5",
        ]  # fmt: skip
        self._process = subprocess.Popen(command, env={**os.environ, "PULSE_SERVER": server}, stdout=subprocess.PIPE)
        self.heard: list[tuple[float, array]] = []
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout
        odd = b""
        while data := os.read(self._process.stdout.fileno(), 8192):
            data = odd + data
            whole = len(data) // 2 * 2
            odd = data[whole:]
            self.heard.append((time.monotonic(), array("h", data[:whole])))

    def first_loud(self, after: float = 0.0) -> float | None:
        """The moment of the first loud sample behind a moment; None where there is none yet."""
        for when, samples in list(self.heard):
            begun = when - len(samples) / RATE
            for i in range(max(0, round((after - begun) * RATE)), len(samples)):
                if abs(samples[i]) > LOUD:
                    return begun + i / RATE
        return None

    def peak(self, after: float) -> int:
        """The loudest sample behind a moment."""
        return max((max(map(abs, samples), default=0) for when, samples in list(self.heard) if when > after), default=0)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
