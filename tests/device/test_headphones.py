"""Headphones: recorded events of the kernel, and a real sound server on which a USB headset appears."""

import os
import subprocess
import time
from types import SimpleNamespace

import pytest

from kiosk.device.headphones import Headphones, KernelJack, SoundServer, _is_headphones, headphones
from kiosk.visit import commands
from tests.sound import sound_server

RECORDED = [(5, 2, 1), (0, 0, 0), (1, 30, 1), (0, 0, 0), (5, 2, 0), (5, 7, 1), (0, 0, 0), (5, 7, 0), (0, 0, 0)]
"""Type, code, value of events of a jack: in, a key, out, in as the other switch, out, with the reports between."""


class Recording:
    """A device that gives the events of a recording, then is unplugged."""

    def __init__(self, events=RECORDED) -> None:
        self.events = events

    def read_loop(self):
        for kind, code, value in self.events:
            yield SimpleNamespace(type=kind, code=code, value=value)
        raise OSError("No such device")


def wait_for(condition) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_jack_of_the_kernel_tells_in_and_out_and_nothing_else():
    assert list(KernelJack(Recording()).states()) == [False, True, False, True, False, False]


def test_every_change_is_reported_once_and_the_first_state_is_no_change():
    told = []
    Headphones([KernelJack(Recording(), plugged=True)]).start(told.append)
    wait_for(lambda: len(told) >= 3)
    time.sleep(0.05)
    assert [headphones.plugged for headphones in told] == [False, True, False]


class Said:
    """A source that says what the test wants, when it wants."""

    def __init__(self) -> None:
        self.next = [False]

    def states(self):
        while True:
            while not self.next:
                time.sleep(0.002)
            yield self.next.pop(0)


def test_one_plug_is_told_once_though_two_sources_see_it_and_pulling_any_is_told():
    told: list[commands.Headphones] = []
    jack, server = Said(), Said()
    joined = Headphones([jack, server])
    joined.start(told.append)
    wait_for(lambda: not jack.next and not server.next)
    for source, plugged, changes in [(jack, True, 1), (server, True, 1), (jack, False, 2), (server, False, 3)]:
        source.next.append(plugged)
        wait_for(lambda source=source: not source.next)
        time.sleep(0.02)
        assert len(told) == changes
    assert [headphones.plugged for headphones in told] == [True, False, False]
    joined.close()
    jack.next.append(True)
    time.sleep(0.05)
    assert len(told) == 3


@pytest.mark.parametrize(
    ("port", "properties", "ears"),
    [
        (("analog-output-headphones", "yes"), {"device.bus": "pci"}, True),
        (("analog-output-headphones", "no"), {"device.bus": "pci"}, False),
        (("analog-output-headphones", "unknown"), {"device.bus": "pci"}, False),
        (("analog-output-speaker", "yes"), {"device.bus": "pci"}, False),
        (None, {"device.bus": "usb", "device.form_factor": "headset"}, True),
        (None, {"device.bus": "usb", "device.form_factor": "speaker"}, False),
        (None, {}, False),
    ],
)
def test_a_sink_goes_to_the_ears_by_its_port_or_its_bus(port, properties, ears):
    active = SimpleNamespace(name=port[0], available=port[1]) if port else None
    assert _is_headphones(SimpleNamespace(port_active=active, proplist=properties), appeared=False) is ears


def test_a_usb_sink_that_does_not_say_what_it_is_counts_where_it_appeared():
    sink = SimpleNamespace(port_active=None, proplist={"device.bus": "usb"})
    assert _is_headphones(sink, appeared=True)
    assert not _is_headphones(sink, appeared=False)


@pytest.mark.debian("pulseaudio", "pulseaudio")
@pytest.mark.debian("pactl", "pulseaudio-utils")
def test_a_usb_headset_that_appears_on_the_sound_server_counts_also_when_the_server_comes_back(tmp_path):
    told: list[commands.Headphones] = []
    with sound_server(tmp_path) as (address, _):
        Headphones([SoundServer(address, again=0.1)]).start(told.append)
        time.sleep(0.5)
        pactl = ["pactl", "--server", address]
        properties = "device.bus=usb device.form_factor=headset"
        load = [*pactl, "load-module", "module-null-sink", "sink_name=usb", f'sink_properties="{properties}"']
        module = subprocess.run(load, check=True, capture_output=True, text=True, env=os.environ).stdout.strip()
        wait_for(lambda: told == [commands.Headphones(plugged=True)])
        subprocess.run([*pactl, "unload-module", module], check=True)
        wait_for(lambda: len(told) == 2)
    with sound_server(tmp_path) as (address, _):
        time.sleep(0.5)
        subprocess.run([*pactl, *load[3:]], check=True, capture_output=True)
        wait_for(lambda: told[2:] == [commands.Headphones(plugged=True)])


def test_a_machine_that_knows_of_no_headphones_is_no_fault():
    told: list[commands.Headphones] = []
    found = headphones()
    found.start(told.append)
    time.sleep(0.1)
    found.close()
    assert told == []
