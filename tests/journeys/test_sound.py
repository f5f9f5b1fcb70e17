"""Sound as it leaves the machine: the kiosk on a real sound server whose output is listened to."""

import subprocess
import time

import pytest

from tests.conftest import shipped_library
from tests.sound import LOUD, Listener, sound_server
from tests.terminal import Terminal

pytestmark = [pytest.mark.debian("pulseaudio", "pulseaudio"), pytest.mark.debian("parec", "pulseaudio-utils")]


def test_the_first_page_is_heard_and_a_command_silences_it(tmp_path):
    with sound_server(tmp_path) as (server, _):
        listener = Listener(server)
        with Terminal(environment={"PULSE_SERVER": server}) as kiosk:
            kiosk.wait(listener.first_loud, "the voice to be heard")
            kiosk.rest(0.5)
            kiosk.press("s")  # off: the kiosk says so, and then it is silent
            kiosk.rest(6)
            off = time.monotonic()
            kiosk.press("down", "enter")
            kiosk.rest(1.5)
            assert listener.heard[-1][0] > off + 1, "it listened"
            assert listener.peak(off) < LOUD
        listener.close()


def test_a_sound_server_that_dies_takes_the_voice_and_nothing_else_and_brings_it_back(tmp_path):
    with Terminal("--type", "native", environment={"PULSE_SERVER": f"unix:{tmp_path / 'native'}"}) as kiosk:
        silent = shipped_library().interface.phrases.no_voice.split(".")[0]
        kiosk.press("?")
        kiosk.wait(lambda: silent in " ".join(kiosk.text.split()), "the page to say that there is no voice")
        with sound_server(tmp_path) as (server, _):
            kiosk.press("h")
            listener = Listener(server)
            kiosk.wait(lambda: kiosk.press("r") and listener.first_loud(), "the voice to come back", 40)
            listener.close()
        kiosk.press("?")
        kiosk.wait(lambda: silent in " ".join(kiosk.text.split()), "the page to say that there is no voice again")


def test_headphones_that_are_pulled_out_silence_it_at_once_and_plugged_in_ones_make_it_speak(tmp_path):
    with sound_server(tmp_path) as (server, _):
        listener = Listener(server)
        pactl = ["pactl", "--server", server]
        with Terminal("--type", "native", environment={"PULSE_SERVER": server}) as kiosk:
            kiosk.wait(listener.first_loud, "the voice to be heard")
            kiosk.press("s")
            kiosk.rest(5)
            plugged = time.monotonic()
            usb = ["load-module", "module-null-sink", "sink_name=usb", 'sink_properties="device.bus=usb"']
            module = subprocess.run([*pactl, *usb], check=True, capture_output=True, text=True).stdout.strip()
            kiosk.wait(lambda: listener.first_loud(plugged), "the voice in the headphones")
            kiosk.wait(lambda: "headphones" in kiosk.text, "the word about the headphones")
            kiosk.rest(1)
            subprocess.run([*pactl, "unload-module", module], check=True)
            kiosk.wait(lambda: "paused" in kiosk.text, "the pause")
            kiosk.rest(0.3)
            pulled = time.monotonic()
            kiosk.rest(2)
            assert listener.peak(pulled) < LOUD
            kiosk.press("p")
            kiosk.wait(lambda: listener.first_loud(pulled), "the voice to go on")
        listener.close()
