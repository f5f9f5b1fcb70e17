"""The kiosk in a real terminal window, read from a screenshot by a program that nobody here wrote."""

import os
import subprocess
import time

import pytest

from tests.terminal import PROGRAM

DISPLAY = ":87"


@pytest.fixture
def display():
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1920x1080x24"], stderr=subprocess.DEVNULL)
    time.sleep(1.5)
    yield {**os.environ, "DISPLAY": DISPLAY}
    server.terminate()
    server.wait()


@pytest.mark.debian("Xvfb", "xvfb")
@pytest.mark.debian("xterm", "xterm")
@pytest.mark.debian("xdotool", "xdotool")
@pytest.mark.debian("import", "imagemagick")
@pytest.mark.debian("tesseract", "tesseract-ocr")
def test_a_card_in_an_xterm_can_be_read_from_the_screenshot(display, tmp_path):
    picture = tmp_path / "window.png"
    command = ["xterm", "-geometry", "236x62+0+0", "-b", "0", "-bw", "0", "+sb", "-fa", "DejaVu Sans Mono", "-fs", "9",
               "-e", str(PROGRAM), "--no-voice"]  # fmt: skip
    window = subprocess.Popen(command, env=display, stderr=subprocess.DEVNULL)
    try:
        time.sleep(4)
        for key in ("Return", "2", "3", "1"):
            subprocess.run(["xdotool", "key", key], env=display, check=True)
            time.sleep(0.6)
        subprocess.run(["import", "-window", "root", str(picture)], env=display, check=True)
    finally:
        window.terminate()
        window.wait()
    read = subprocess.run(["tesseract", str(picture), "-", "--psm", "6"], capture_output=True, text=True, check=True)
    words = read.stdout.split()
    for word in ("spray", "medicine", "nose", "health", "worker", "trial,", "symptoms", "dummy"):
        assert word in words, read.stdout
