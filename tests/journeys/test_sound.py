"""Sound as it leaves the machine: the kiosk on a real sound server whose output is listened to."""

import os
import subprocess
import time
from array import array
from threading import Thread

import pytest

from tests.terminal import Terminal

RATE = 22050
LOUD = 500


@pytest.fixture
def server(tmp_path):
    """A PulseAudio of our own with a sink that goes nowhere but can be listened to."""
    socket = tmp_path / "native"
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
    command = [
        "pulseaudio",
        "-n",
        "--daemonize=no",
        "--exit-idle-time=-1",
        "--use-pid-file=no",
        "-L",
        f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        "-L",
        "module-null-sink sink_name=kiosk",
    ]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    for _ in range(200):
        if socket.exists():
            break
        time.sleep(0.05)
    yield f"unix:{socket}"
    process.terminate()
    process.wait()


class Listener:
    """Hears what the sink plays: the loudest sample of each tenth of a second."""

    def __init__(self, server: str) -> None:
        command = [
            "parec",
            "-d",
            "kiosk.monitor",
            "--format=s16le",
            "--channels=1",
            f"--rate={RATE}",
            "--latency-msec=20",
        ]
        self._process = subprocess.Popen(command, env={**os.environ, "PULSE_SERVER": server}, stdout=subprocess.PIPE)
        self.heard: list[tuple[float, int]] = []
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout
        while data := self._process.stdout.read(RATE // 10 * 2):
            self.heard.append((time.monotonic(), max(map(abs, array("h", data)), default=0)))

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()


@pytest.mark.debian("pulseaudio", "pulseaudio")
@pytest.mark.debian("parec", "pulseaudio-utils")
def test_the_first_page_is_heard_and_a_command_silences_it(server):
    listener = Listener(server)
    try:
        with Terminal(environment={"PULSE_SERVER": server}) as kiosk:
            kiosk.wait(lambda: any(peak > LOUD for _, peak in listener.heard), "the voice to be heard")
            kiosk.rest(0.5)
            kiosk.press("s")  # off: the kiosk says so, and then it is silent
            kiosk.rest(6)
            off = time.monotonic()
            kiosk.press("down", "enter")
            kiosk.rest(1.5)
            after = [peak for when, peak in listener.heard if when > off]
            assert len(after) >= 10
            assert max(after) < LOUD
    finally:
        listener.close()
