"""Runs what the command line asks for: the kiosk on a whole screen, as plain lines, or a report on the installation."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kiosk import system
from kiosk.assembly import parts
from kiosk.assembly.fitted import fit, fitted, on_terminal

if TYPE_CHECKING:
    import argparse
    from collections.abc import AsyncIterator, Callable

    from kiosk.content.library import Library


def run_kiosk(
    chosen: argparse.Namespace,
    parser: argparse.ArgumentParser,
    follow: Callable[[Library], AsyncIterator[Library]] | None = None,
) -> int:
    """Fill the screen until the end.  `follow` gives the libraries that come after the first."""
    system.ignore_signals()  # until the terminal is ours, its keys still raise some
    kiosk = fitted(chosen, parser)
    app = kiosk.app(changes=follow(kiosk.library) if follow else None)
    app.run()
    if app.crash:
        print(f"kiosk: something went wrong that should not: {app.crash}", file=sys.stderr)
    return 1 if app.crash else 0


def run_doctor(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Report on the installation: screen and voice.  1 where it is not fit."""
    from kiosk.screen.probe import NoProbe, Probe

    library = parts.usable_library(chosen)
    loaded = parts.settings_of(chosen, library, parser)
    with Probe() if on_terminal() else NoProbe() as probe:
        answers = probe.answers()
    kiosk = fit(chosen, library, loaded, answers)
    doctor = kiosk.doctor()
    print(*doctor.report(), sep="\n")
    lines, voice_faults = kiosk.voice_report()
    print(*lines, sep="\n")
    faults = doctor.faults() + voice_faults
    print("", *(f"NOT FIT: {fault}" for fault in faults), sep="\n")
    if not faults:
        print("This installation is fit.")
    if on_terminal():
        print(*doctor.test_card(), sep="", end="")
    return 1 if faults else 0


def run_lines(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Line mode: until the input ends."""
    from kiosk.line.face import LineFace

    library = parts.usable_library(chosen)
    settings = parts.settings_of(chosen, library, parser).settings
    station, voice = parts.for_lines(chosen, library, settings, voice=chosen.voice)
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    face = LineFace(library, station, voice, printer=parts.printer(settings))
    try:
        for line in face.run(sys.stdin):
            print(line, flush=True)
    except KeyboardInterrupt:
        print()
    return 0
