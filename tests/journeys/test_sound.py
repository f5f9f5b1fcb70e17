"""Sound as it leaves the machine: the kiosk on a real sound server whose output is listened to."""

import time

import pytest

from tests.sound import LOUD, Listener, sound_server
from tests.terminal import Terminal


@pytest.fixture
def server(tmp_path):
    with sound_server(tmp_path) as (address, _):
        yield address


@pytest.mark.debian("pulseaudio", "pulseaudio")
@pytest.mark.debian("parec", "pulseaudio-utils")
def test_the_first_page_is_heard_and_a_command_silences_it(server):
    listener = Listener(server)
    try:
        with Terminal(environment={"PULSE_SERVER": server}) as kiosk:
            kiosk.wait(listener.loud, "the voice to be heard")
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
