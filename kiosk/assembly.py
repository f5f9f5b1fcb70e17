"""Puts the rooms together: from a command line and settings to a kiosk that runs, or to a report on one.

Imports a room only when it is needed, so that each command starts fast.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from kiosk.content.library import Library
    from kiosk.screen.choice import Choice
    from kiosk.screen.probe import Answers, NoProbe, Probe
    from kiosk.screen.typecases import TypeCases
    from kiosk.settings import Settings
    from kiosk.visit.seams import HeadphoneJack, Keypad
    from kiosk.visit.visit import Station
    from kiosk.voice.client import VoiceProcess
    from kiosk.voice.narrator import Narrator


def library_of(chosen: argparse.Namespace) -> Library:
    """The content that the command line names.  BadInputError with every fault."""
    from kiosk.content import compiled
    from kiosk.content.shipped import folders

    return compiled.load(*folders(chosen.content, chosen.themes))


def usable_library(chosen: argparse.Namespace) -> Library:
    """The library; where the pack is broken, what it was when it last was not, with what is wrong now."""
    from dataclasses import replace

    from kiosk.content import compiled
    from kiosk.content.shipped import folders
    from kiosk.errors import BadInputError

    try:
        return library_of(chosen)
    except BadInputError as error:
        last = compiled.last_good(*folders(chosen.content, chosen.themes))
        if last is None:
            raise
        return replace(last, faults=tuple(map(str, error.faults)))


def run_kiosk(
    chosen: argparse.Namespace,
    parser: argparse.ArgumentParser,
    follow: Callable[[Library], AsyncIterator[Library]] | None = None,
) -> int:
    """Fill the screen until the end.  `follow` gives the libraries that come after the first."""
    import gc
    import signal

    for name in ("SIGINT", "SIGQUIT", "SIGTSTP"):  # until the terminal is ours, its keys still raise signals
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    gc.disable()  # Start-up makes much that lives for ever; collecting in between finds nothing.
    # The screen is as large as the terminal says, whatever a shell or a launcher left behind.
    for variable in [name for name in os.environ if name.startswith("TEXTUAL") or name in ("COLUMNS", "LINES")]:
        del os.environ[variable]
    # Themes are measured in true colour; a terminal that does not say that it has it would get 16 colours.
    os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        parser.error("the kiosk needs a terminal to show itself on")
    with _probe(chosen.type) as probe:  # the terminal answers while the content is read
        library = usable_library(chosen)

        from kiosk.screen.app import KioskApp
        from kiosk.screen.driver import KioskDriver

        settings = _settings(chosen, parser, library)
        choice = _choice(settings, probe.answers())
    voices = _voices(library, settings)
    voice = None if chosen.no_voice else _narrator(library, chosen, voices)
    jack = None if chosen.no_voice else _jack()
    cases = _cases(library, settings, choice)
    cases().prepare(cases().grid(*os.get_terminal_size(sys.stderr.fileno())))
    changes = follow(library) if follow else None
    app = KioskApp(
        library,
        voice,
        cases,
        _station(library, settings, voices),
        jack=jack,
        keypad=_keypad(settings),
        changes=changes,
        driver_class=KioskDriver,
    )
    app.call_later(_thaw)
    app.run()
    if app.crash:
        place = f"{app.crash.kind} in {app.crash.file}:{app.crash.line}"
        print(f"kiosk: something went wrong that should not: {place}", file=sys.stderr)
    return 1 if app.crash else 0


def _settings(chosen: argparse.Namespace, parser: argparse.ArgumentParser, library: Library) -> Settings:
    """The settings of the installation, with what the command line says instead."""
    from dataclasses import replace

    from kiosk.settings import TYPES, load_settings

    settings = load_settings(chosen.settings, library.regions, library.pack.voices)
    if chosen.type is None:
        return settings
    if chosen.type not in TYPES:
        parser.error(f"argument --type: there is no type {chosen.type!r}; one of " + ", ".join(TYPES))
    return replace(settings, type=chosen.type)


def _station(library: Library, settings: Settings, voices: tuple[str, ...]) -> Station:
    """What this machine has, as its settings say."""
    from kiosk.visit.visit import PACES, PATIENCES, Station

    keys = settings.keys
    return Station(
        tuple(library.themes),
        voices=voices,
        region=settings.region,
        wait_minutes=settings.visit.wait_minutes,
        keymap=keys.map,
        patience=PATIENCES.index(keys.patience_seconds),
        pace=PACES.index(keys.step_seconds),
    )


def _keypad(settings: Settings) -> Keypad | None:
    """The keypads that are read past the terminal, where the installation names some."""
    if not settings.keys.devices or sys.platform != "linux":
        return None
    from kiosk.device.keypads import Keypads

    return Keypads(settings.keys.devices)


def _voices(library: Library, settings: Settings) -> tuple[str, ...]:
    from kiosk.voice.installed import voices_here

    return voices_here(library.pack.voices, settings.voice.first)


def _narrator(library: Library, chosen: argparse.Namespace, voices: tuple[str, ...]) -> Narrator:
    from kiosk.voice.narrator import Narrator

    return Narrator(library, _voice_process(voices, chosen.voice_out), chosen.voice_log)


def _voice_process(voices: tuple[str, ...], out: Path | None) -> VoiceProcess:
    from platformdirs import user_log_path

    from kiosk.voice.client import VoiceProcess

    return VoiceProcess(voices, out, user_log_path("trd-kiosk") / "voice.log")


def _jack() -> HeadphoneJack | None:
    """What tells of headphones, on systems where something does."""
    if sys.platform != "linux":
        return None
    from kiosk.device.headphones import headphones

    return headphones()


def _choice(settings: Settings, answers: Answers) -> Choice:
    from kiosk.screen.choice import choose

    return choose(answers, os.environ, settings.type)


def _cases(library: Library, settings: Settings, choice: Choice) -> TypeCases:
    from platformdirs import user_cache_path

    from kiosk.screen.typecases import TypeCases
    from kiosk.store import Store

    return TypeCases(
        choice, library.interface, Store(user_cache_path("trd-kiosk") / "type"), settings.screen, settings.keys.map
    )


def _probe(kind: str | None) -> Probe | NoProbe:
    """The question to the terminal, where its answer matters."""
    from kiosk.screen.probe import NoProbe, Probe
    from kiosk.typeset.painters import PIXEL_PAINTERS

    return Probe() if kind in (None, "auto", *PIXEL_PAINTERS) else NoProbe()


def run_doctor(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Report on the installation: screen and voice.  1 where it is not fit."""
    from kiosk.screen.doctor import Doctor
    from kiosk.screen.probe import NoProbe, Probe

    library = usable_library(chosen)
    settings = _settings(chosen, parser, library)
    on_terminal = sys.stdin.isatty() and sys.stderr.isatty()
    with Probe() if on_terminal else NoProbe() as probe:
        answers = probe.answers()
    choice = _choice(settings, answers)
    case = _cases(library, settings, choice)()
    size = os.get_terminal_size(sys.stderr.fileno()) if on_terminal else (160, 45)
    doctor = Doctor(answers, choice, case, case.grid(*size), settings.type)
    faults = doctor.faults()
    print(*doctor.report(), sep="\n")
    if not chosen.no_voice:
        from kiosk.voice.doctor import VoiceDoctor

        voices = _voices(library, settings)
        wanted = {*voices, settings.voice.first} - {""}
        voice = VoiceDoctor(_voice_process(voices, chosen.voice_out), library.pack.title, wanted)
        print(*voice.report(), sep="\n")
        faults += voice.faults()
    if settings.keys.devices:
        from kiosk.device.keypads import faults as of_keypads

        faults += of_keypads(settings.keys.devices)
    print("", *(f"NOT FIT: {fault}" for fault in faults), sep="\n")
    if not faults:
        print("This installation is fit.")
    if on_terminal:
        print(*doctor.test_card(), sep="", end="")
    return 1 if faults else 0


def run_lines(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Line mode: until the input ends."""
    from kiosk.line.face import LineFace

    library = usable_library(chosen)
    settings = _settings(chosen, parser, library)
    voices = _voices(library, settings)
    voice = _narrator(library, chosen, voices) if chosen.voice and not chosen.no_voice else None
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    face = LineFace(library, _station(library, settings, voices), voice)
    try:
        for line in face.run(sys.stdin):
            print(line, flush=True)
    except KeyboardInterrupt:
        print()
    return 0


def _thaw() -> None:
    import gc

    gc.freeze()
    gc.enable()
