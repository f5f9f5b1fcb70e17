"""From a command to the first audible sample, against the espeak-ng command started fresh; both on one sound server.

The floor is Debian's `espeak-ng`, which plays by itself.  Both are heard at the monitor of a null sink of PulseAudio.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.voice.client import VoiceProcess
from tests.sound import Listener, sound_server

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

TEXT = "Attention, please."
PATIENCE = 10.0


def run(chosen: argparse.Namespace) -> None:
    """Print the medians of both and their ratio."""
    with tempfile.TemporaryDirectory() as folder, sound_server(Path(folder)) as (server, _):
        os.environ["PULSE_SERVER"] = server
        listener = Listener(server)
        heard: list[dict] = []
        process = VoiceProcess(("en-us",))
        process.start(heard.append)
        while not any(event["ev"] == "ready" for event in heard):
            time.sleep(0.01)
        process.send(op="set", rate=175, volume=1.0)
        ours, floor = [], []
        for number in range(chosen.rounds):
            ours.append(_until_heard(listener, lambda n=number: process.send(op="say", id=n, text=TEXT, plain=TEXT)))
            floor.append(_until_heard(listener, lambda: subprocess.Popen(["espeak-ng", TEXT])))
        process.close()
        listener.close()
    kiosk, command = statistics.median(ours), statistics.median(floor)
    print(f"command to first audible sample, {chosen.rounds} rounds, medians")
    print(f"espeak-ng started fresh  {command * 1000:6.1f} ms   1.00 x")
    print(f"kiosk's voice process    {kiosk * 1000:6.1f} ms   {kiosk / command:.2f} x")


def _until_heard(listener: Listener, speak: Callable[[], object]) -> float:
    listener.heard.clear()
    begun = time.monotonic()
    done = speak()
    while (moment := listener.first_loud(begun)) is None:
        time.sleep(0.01)
        if time.monotonic() - begun > PATIENCE:
            raise TimeoutError("nothing is heard")
    if isinstance(done, subprocess.Popen):
        done.wait()
    time.sleep(2.0)  # until both are silent
    return moment - begun
