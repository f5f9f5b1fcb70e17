"""The parts of a kiosk, each made from the command line, the settings and the content."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from kiosk.content.library import Library
    from kiosk.screen.choice import Choice
    from kiosk.screen.probe import Answers, NoProbe, Probe
    from kiosk.screen.typecases import TypeCases
    from kiosk.settings import Settings
    from kiosk.settings.reading import Loaded
    from kiosk.takeaway.printing import Outlet
    from kiosk.visit.commands import KeepDefaults
    from kiosk.visit.seams import HeadphoneJack, Keypad, Printer
    from kiosk.visit.visit import Station
    from kiosk.voice.client import VoiceProcess
    from kiosk.voice.narrator import Narrator


def library_of(chosen: argparse.Namespace) -> Library:
    """The content that the command line names.  BadInputError with every fault."""
    from kiosk.content import compiled
    from kiosk.content.shipped import folders

    return compiled.load(*folders(chosen.content, chosen.themes))


def usable_library(chosen: argparse.Namespace, *, or_shipped: bool = False) -> Library:
    """The library; where the pack is broken, what it was when it last was not, with what is wrong now.

    Where there is no such thing either: BadInputError, or the content that came with the program.
    """
    from kiosk.content import compiled
    from kiosk.content.shipped import folders
    from kiosk.errors import BadInputError

    try:
        return library_of(chosen)
    except BadInputError as error:
        last = compiled.last_good(*folders(chosen.content, chosen.themes))
        if last is None and or_shipped:
            last = compiled.load(*folders(None, None))
        if last is None:
            raise
        return replace(last, faults=tuple(map(str, error.faults)))


def settings_of(chosen: argparse.Namespace, library: Library, parser: argparse.ArgumentParser | None = None) -> Loaded:
    """The settings of the installation, with what the staff changed, and what the command line says instead.

    With a `parser` strictly: BadInputError where they are wrong.  Without one, what is wrong has its default.
    """
    from kiosk.settings import TYPES
    from kiosk.settings.reading import read_settings

    loaded = read_settings(chosen.settings, staff_file(), library.regions, library.pack.voices)
    if parser is not None:
        loaded.check()
    if chosen.type in TYPES:
        return replace(loaded, settings=replace(loaded.settings, type=chosen.type))
    if parser is not None and chosen.type is not None:
        parser.error(f"argument --type: there is no type {chosen.type!r}; one of " + ", ".join(TYPES))
    return loaded


def staff_file() -> Path:
    """What the staff have changed at the kiosk."""
    from platformdirs import user_state_path

    given = os.environ.get("STATE_DIRECTORY")  # systemd gives its units a folder for such things
    return (Path(given) if given else user_state_path("trd-kiosk")) / "staff.toml"


def keep_defaults(order: KeepDefaults) -> bool:
    """Write down how each visit begins from now on.  False where it cannot be written."""
    from kiosk.settings import STAFF_MAY
    from kiosk.store import write_whole

    values = {"size": order.size + 1, "volume": order.volume}
    lines = [f"[{table}]\n{key} = {values[key]}\n" for table, key in STAFF_MAY]
    return write_whole(staff_file(), "".join(lines).encode())


def station(library: Library, settings: Settings, voices: tuple[str, ...]) -> Station:
    """What this machine has, as its settings say."""
    from kiosk.visit.visit import PACES, PATIENCES, Outlets, Station

    keys, home = settings.keys, settings.take_home
    return Station(
        tuple(library.themes),
        voices=voices,
        region=settings.region,
        wait_minutes=settings.visit.wait_minutes,
        keymap=keys.map,
        patience=PATIENCES.index(keys.patience_seconds),
        pace=PACES.index(keys.step_seconds),
        size=settings.screen.size - 1,
        volume=settings.voice.volume,
        clinic=settings.clinic,
        outlets=Outlets(home.printer != "none", home.place, home.keeps_copies, home.codes),
    )


def outlet(settings: Settings) -> Outlet | None:
    """The way of a sheet to paper, where the installation has one."""
    home = settings.take_home
    if home.printer == "cups":
        from kiosk.takeaway.cups import CupsOutlet

        return CupsOutlet(home.queue, home.paper, home.seconds)
    if home.printer == "receipt":
        from kiosk.takeaway.receipt import ReceiptOutlet

        return ReceiptOutlet(Path(home.device), home.columns, home.seconds)
    return None


def printer(settings: Settings) -> Printer | None:
    """What prints a visitor's sheet, where the installation has it."""
    found = outlet(settings)
    if found is None:
        return None
    from kiosk.takeaway.printing import SheetPrinter

    return SheetPrinter(found)


def for_lines(
    chosen: argparse.Namespace, library: Library, settings: Settings, *, voice: bool
) -> tuple[Station, Narrator | None]:
    """What this machine has, and the voice, for a face that needs no screen."""
    voices = voices_of(library, settings)
    spoken = narrator(library, chosen, voices) if voice and not chosen.no_voice else None
    return station(library, settings, voices), spoken


def keypad(settings: Settings) -> Keypad | None:
    """The keypads that are read past the terminal, where the installation names some."""
    if not settings.keys.devices or sys.platform != "linux":
        return None
    from kiosk.device.keypads import Keypads

    return Keypads(settings.keys.devices)


def jack() -> HeadphoneJack | None:
    """What tells of headphones, on systems where something does."""
    if sys.platform != "linux":
        return None
    from kiosk.device.headphones import headphones

    return headphones()


def voices_of(library: Library, settings: Settings) -> tuple[str, ...]:
    """The voices of the content that this machine has, the first of the installation first."""
    from kiosk.voice.installed import voices_here

    return voices_here(library.pack.voices, settings.voice.first)


def narrator(library: Library, chosen: argparse.Namespace, voices: tuple[str, ...]) -> Narrator:
    """The voice."""
    from kiosk.voice.narrator import Narrator

    return Narrator(library, voice_process(voices, chosen.voice_out), chosen.voice_log)


def voice_process(voices: tuple[str, ...], out: Path | None) -> VoiceProcess:
    """Its engine, in a process of its own."""
    from platformdirs import user_log_path

    from kiosk.voice.client import VoiceProcess

    return VoiceProcess(voices, out, user_log_path("trd-kiosk") / "voice.log")


def probe(kind: str | None) -> Probe | NoProbe:
    """The question to the terminal, where its answer matters."""
    from kiosk.screen.probe import NoProbe, Probe
    from kiosk.typeset.painters import PIXEL_PAINTERS

    return Probe() if kind in (None, "auto", *PIXEL_PAINTERS) else NoProbe()


def choice_of(settings: Settings, answers: Answers) -> Choice:
    """How letters are drawn on a terminal that answered so."""
    from kiosk.screen.choice import choose

    return choose(answers, os.environ, settings.type)


def cases_of(library: Library, settings: Settings, choice: Choice) -> TypeCases:
    """The type for the terminal as it is at each moment."""
    from platformdirs import user_cache_path

    from kiosk.screen.typecases import TypeCases
    from kiosk.store import Store

    kept = Store(user_cache_path("trd-kiosk") / "type")
    return TypeCases(choice, library.interface, kept, settings.screen, settings.keys.map)
