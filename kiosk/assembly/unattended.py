"""The kiosks that a supervisor starts: one that forks a process for each visitor, and one in plain lines."""

from __future__ import annotations

import os
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, Any

from kiosk import __version__, system
from kiosk.assembly import parts
from kiosk.assembly.fitted import Fitted, fitted, size
from kiosk.errors import place_of
from kiosk.settings.reading import with_staff
from kiosk.unattended import warm
from kiosk.unattended.channel import Channel
from kiosk.unattended.ending import Ending
from kiosk.unattended.lock import Lock
from kiosk.visit.visit import Machine

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from kiosk.unattended.channel import Packet


MOST_TOLD = 50
"""Faults of settings and content that go to the log: more would bury the rest."""


def run_supervised(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """The warm process of an unattended kiosk: until its supervisor is gone."""

    def serve(channel: Channel) -> None:
        kiosk = _Visits(channel, fitted(chosen, parser, strict=False))
        warm.serve(channel, kiosk.ready(), kiosk.visit)

    return _guarded(chosen.supervised, serve)


def run_plain(chosen: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    """The kiosk as plain lines in large type: until nobody has pressed a key for a while."""

    def serve(channel: Channel) -> None:
        from kiosk.unattended.plain import PlainFace

        library = parts.usable_library(chosen, or_shipped=True)
        settings = parts.settings_of(chosen, library).settings
        station, voice = parts.for_lines(chosen, library, settings, voice=True)
        face = PlainFace(library, station, voice, channel.beat, keypad=parts.keypad(settings))
        face.run(min(chosen.idle_seconds, 60.0 * settings.visit.wait_minutes))
        channel.send(ended=0)

    return _guarded(chosen.supervised, serve)


def _guarded(number: int, serve: Callable[[Channel], None]) -> int:
    """What the supervisor has started: an error is told to it, and never to the terminal."""
    channel = Channel.inherited(number)
    system.end_with_parent()
    try:
        serve(channel)
    except BaseException as error:  # argparse's way to end is one of them
        channel.send(crash=place_of(error))
        os._exit(1)
    return 0


class _Visits:
    """What the warm process tells when it is ready, and one visit."""

    def __init__(self, channel: Channel, kiosk: Fitted) -> None:
        from kiosk.content.compiled import version

        self._channel = channel
        cards = dict(kiosk.library.cards)  # read once, for all visitors
        self._kiosk = replace(kiosk, library=replace(kiosk.library, cards=cards))
        faults = (*map(str, kiosk.loaded.faults), *kiosk.library.faults)
        self._kiosk.rehearse()
        pin = bool(kiosk.loaded.settings.staff.pin)
        self._machine = Machine(pin, __version__, version(kiosk.library), faults)

    def ready(self) -> Packet:
        """What the supervisor is told."""
        from kiosk.unattended.drawing import placards
        from kiosk.unattended.placards import file, keep

        settings, library = self._kiosk.loaded.settings, self._kiosk.library
        drawn = placards(library, settings.region, size())
        return {
            "content": self._machine.content,
            "faults": self._machine.faults[:MOST_TOLD],
            "answers_within": settings.unattended.answers_within_seconds,
            "drawn": keep(file(), drawn),
            "placards": drawn.plain().to_json(),
        }

    def visit(self, told: dict[str, Any]) -> int:
        """One visit, in a process of its own.  Returns its exit code."""
        system.keep_memory_private()
        # The staff may have changed how a visit begins; the rest is as it was at the start.
        settings = with_staff(self._kiosk.loaded.settings, parts.staff_file())
        kiosk = replace(self._kiosk, loaded=replace(self._kiosk.loaded, settings=settings))
        machine = replace(self._machine, restarts=told["restarts"], last_fault=told["last_fault"])
        if outlet := parts.outlet(settings):
            Thread(target=outlet.sweep, name="sweep", daemon=True).start()
        keeper = warm.VisitorKeeper(self._channel, settings.staff.pin, Lock(**told["lock"]), _Errands(kiosk))
        app = kiosk.app(replace(kiosk.station, machine=machine), keeper=keeper, failed=told["failed"])
        app.run()
        if app.crash:
            self._channel.send(fault=app.crash)
        return Ending.CRASH if app.crash else Ending.RESTART


class _Errands:
    """What the staff ask of the machine."""

    def __init__(self, kiosk: Fitted) -> None:
        self._kiosk = kiosk
        self.keep = parts.keep_defaults

    def screen_report(self) -> tuple[list[str], list[str]]:
        """The lines of a report on the screen, and why it is not fit."""
        doctor = self._kiosk.doctor()
        return list(doctor.report()), doctor.faults()

    def voice_report(self) -> tuple[list[str], list[str]]:
        """The same of voice and keypads.  Takes some seconds."""
        return self._kiosk.voice_report()
