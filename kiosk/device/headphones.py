"""Headphones: put in, or pulled out.  The kernel tells of a jack, the sound server of a port or a USB headset.

Each source gives whether headphones are in, now and after every change; `Headphones` reports the changes of all.
"""

from __future__ import annotations

import fcntl
import time
from functools import partial
from threading import Event as Flag
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.visit import commands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_SWITCHES = {2, 7}
"""SW_HEADPHONE_INSERT and SW_JACK_PHYSICAL_INSERT of linux/input-event-codes.h."""
_SWITCH_EVENT = 5
_SWITCH_BYTES = 8
_EVIOCGSW = 2 << 30 | _SWITCH_BYTES << 16 | ord("E") << 8 | 0x1B
"""The request that reads the state of switches (linux/input.h), which evdev has no function for."""
_LISTEN = 1.0
"""Seconds after which the sound server is asked even where it told nothing: an event can come between two waits."""
_AGAIN = 10.0
"""Seconds before a sound server that is not there is looked for again."""


class Source(Protocol):
    """Something that knows of headphones."""

    def states(self) -> Iterator[bool]:
        """Whether they are in: now, then after every change.  Blocks in between; ends where nothing can be known."""
        ...


class Headphones:
    """A `seams.HeadphoneJack`: put in is told once, whichever source says it first; pulled out always."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = tuple(sources)
        self._plugged = False
        self._lock = Lock()
        self._closed = Flag()
        self._report: Callable[[commands.Headphones], None] = lambda _headphones: None

    def start(self, report: Callable[[commands.Headphones], None]) -> None:
        """Report every change from now on; how it is at the start is no change."""
        self._report = report
        for source in self._sources:
            Thread(target=self._follow, args=(source,), name="headphones", daemon=True).start()

    def close(self) -> None:
        """Report no more."""
        self._closed.set()

    def _follow(self, source: Source) -> None:
        before: bool | None = None
        for plugged in source.states():
            with self._lock:
                if self._closed.is_set():
                    return
                known = plugged and self._plugged
                if before is not None and plugged != before and not known:
                    self._report(commands.Headphones(plugged=plugged))
                self._plugged = plugged if before is not None else self._plugged or plugged
            before = plugged


class KernelJack:
    """A jack of the kernel's, through evdev: one device with a headphone switch."""

    def __init__(self, device: Any, *, plugged: bool = False) -> None:
        """`device` gives events by `read_loop`, as `evdev.InputDevice`; `plugged` is how it is now."""
        self._device = device
        self._plugged = plugged

    def states(self) -> Iterator[bool]:
        """Ends with the device."""
        yield self._plugged
        try:
            for event in self._device.read_loop():
                if event.type == _SWITCH_EVENT and event.code in _SWITCHES:
                    yield bool(event.value)
        except OSError:  # the device is gone
            yield False


def kernel_jacks() -> list[KernelJack]:
    """Every jack that may be read; none where evdev is missing or the user is not in the group `input`."""
    try:
        import evdev
    except ImportError:
        return []
    jacks = []
    for path in evdev.list_devices():
        try:
            device = evdev.InputDevice(path)
            if _SWITCHES & set(device.capabilities().get(_SWITCH_EVENT, ())):
                state = int.from_bytes(fcntl.ioctl(device.fd, _EVIOCGSW, bytes(_SWITCH_BYTES)), "little")
                jacks.append(KernelJack(device, plugged=any(state >> switch & 1 for switch in _SWITCHES)))
        except OSError:  # it went between the listing and the opening
            continue
    return jacks


class SoundServer:
    """PulseAudio or PipeWire, through pulsectl: the port of the headphones, or a USB headset that appears."""

    def __init__(self, server: str | None = None, again: float = _AGAIN) -> None:
        """`server` is its address, None for the usual one; it is looked for every `again` seconds."""
        self._server = server
        self._again = again

    def states(self) -> Iterator[bool]:
        """Ends where the library of the sound server is missing."""
        try:
            import pulsectl
        except (ImportError, OSError):
            return
        known = None
        while True:
            try:
                with pulsectl.Pulse("kiosk-headphones", server=self._server) as pulse:
                    for plugged in _changes(pulse, pulsectl.PulseLoopStop):
                        if plugged is not known:
                            yield plugged
                        known = plugged
            except (pulsectl.PulseError, pulsectl.PulseDisconnected):
                time.sleep(self._again)


def _changes(pulse: Any, stop: type[Exception]) -> Iterator[bool]:
    pulse.event_mask_set("sink", "card")
    pulse.event_callback_set(partial(_raise, stop))
    sinks = pulse.sink_list()
    always = {sink.name for sink in sinks if sink.proplist.get("device.bus") == "usb"}
    while True:
        yield any(_is_headphones(sink, appeared=sink.name not in always) for sink in sinks)
        pulse.event_listen(timeout=_LISTEN)
        sinks = pulse.sink_list()


def _raise(stop: type[Exception], _event: object) -> None:
    raise stop


def _is_headphones(sink: Any, *, appeared: bool) -> bool:
    """Whether a sink goes to somebody's ears: its port says so, or it is on the USB bus.

    A USB sink that does not say what it is counts only where it appeared: one that is always there is a speaker.
    """
    port = sink.port_active
    if port is not None and "headphone" in str(port.name).casefold():
        return bool(port.available == "yes")
    form = str(sink.proplist.get("device.form_factor", ""))
    return sink.proplist.get("device.bus") == "usb" and (form in ("headset", "headphone") or (not form and appeared))


def headphones() -> Headphones:
    """What this machine has to tell of headphones."""
    return Headphones([*kernel_jacks(), SoundServer()])
