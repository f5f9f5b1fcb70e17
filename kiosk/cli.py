"""The commands of the program.  Imports the rest only when a command needs it, so that each starts fast."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from kiosk.content.library import Library
    from kiosk.screen.choice import Choice
    from kiosk.screen.probe import Answers, NoProbe, Probe
    from kiosk.screen.typecases import TypeCases
    from kiosk.settings import Settings
    from kiosk.visit.speaking import HeadphoneJack
    from kiosk.voice.client import VoiceProcess


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.  Returns the exit code: 0 done, 1 a fault in the content or a crash, 2 a wrong command line."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen, parser))
    except KioskError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kiosk",
        allow_abbrev=False,  # an option of a command may begin as one of the program
        description="The TRD kiosk.  Without a command it fills the screen and waits for a visitor.",
    )
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    parser.add_argument(
        "--content",
        type=Path,
        metavar="DIR",
        help="language folder to show (default: the shipped English one)",
    )
    parser.add_argument(
        "--themes", type=Path, metavar="DIR", help="folder of colour themes (default: the shipped ones)"
    )
    parser.add_argument("--settings", type=Path, metavar="FILE", help="settings of this installation (kiosk.toml)")
    parser.add_argument(
        "--type",
        metavar="NAME",
        help="how letters are drawn: kitty, sixel, octant, sextant, quadrant, half or native (default: the best)",
    )
    parser.add_argument("--no-voice", action="store_true", help="start without a voice")
    parser.add_argument(
        "--voice-out", type=Path, metavar="FILE.wav", help="write what would be heard to a file, for tests"
    )
    parser.add_argument(
        "--voice-log", type=Path, metavar="FILE", help="write what is said to a file as JSON lines, for tests"
    )
    parser.set_defaults(run=_run_kiosk)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    from kiosk.authoring import commands as authoring

    authoring.add_to(commands)
    from kiosk.voice import commands as voice

    voice.add_to(commands, _library)
    watch = commands.add_parser(
        "watch", help="run the kiosk and show each change of the content, and each fault, at once"
    )
    watch.set_defaults(run=_watch)

    doctor = commands.add_parser(
        "doctor", help="tell how letters are drawn here, how large they are, what is heard, and whether that is fit"
    )
    doctor.set_defaults(run=_doctor)

    commands.add_parser("pages", help="list the ids of all pages").set_defaults(run=_pages)

    one = commands.add_parser("page", help="print one page as every face gets it")
    one.add_argument("id", help="an id from `kiosk pages`")
    one.add_argument("--format", choices=("text", "json"), default="text")
    one.set_defaults(run=_page)
    return parser


# -- content


def _library(chosen: argparse.Namespace) -> Library:
    from kiosk.content import compiled
    from kiosk.content.shipped import folders

    return compiled.load(*folders(chosen.content, chosen.themes))


def _watch(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from kiosk.authoring.watch import changes
    from kiosk.content.shipped import folders

    def follow(library: Library) -> AsyncIterator[Library]:
        return changes(library, *folders(chosen.content, chosen.themes))

    return _run_kiosk(chosen, parser, follow)


def _usable_library(chosen: argparse.Namespace) -> Library:
    """The library; where the pack is broken, what it was when it last was not, with what is wrong now."""
    from dataclasses import replace

    from kiosk.content import compiled
    from kiosk.content.shipped import folders
    from kiosk.errors import BadInputError

    try:
        return _library(chosen)
    except BadInputError as error:
        last = compiled.last_good(*folders(chosen.content, chosen.themes))
        if last is None:
            raise
        return replace(last, faults=tuple(map(str, error.faults)))


def _pages(chosen: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    from kiosk.visit.pages import page_ids

    print("\n".join(page_ids(_library(chosen))))
    return 0


def _page(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from dataclasses import replace

    from kiosk.visit.pages import page, page_ids
    from kiosk.visit.visit import Place, Station, begin

    library = _library(chosen)
    if chosen.id not in page_ids(library):
        parser.error(f"there is no page {chosen.id!r}; `kiosk pages` lists them")
    visit = replace(begin(Station(tuple(library.themes))), place=Place(chosen.id))
    found = page(library, visit)
    if chosen.format == "json":
        print(json.dumps(found.to_json(), indent=2, ensure_ascii=False))
    else:
        for item in found.items:
            print(f"\n{item.show}" if item.role in ("title", "heading") else item.show)
    return 0


# -- the kiosk itself


def _run_kiosk(
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
        library = _usable_library(chosen)

        from kiosk.screen.app import KioskApp
        from kiosk.screen.driver import KioskDriver

        settings = _settings(chosen, parser, library)
        choice = _choice(settings, probe.answers())
    voices = _voices(library, settings)
    voice = jack = None
    if not chosen.no_voice:
        from kiosk.voice.narrator import Narrator

        voice = Narrator(library, _voice_process(voices, chosen.voice_out), chosen.voice_log)
        jack = _jack()
    cases = _cases(library, settings, choice)
    cases().prepare(cases().grid(*os.get_terminal_size(sys.stderr.fileno())))
    changes = follow(library) if follow else None
    app = KioskApp(
        library,
        voice,
        cases,
        region=settings.region,
        voices=voices,
        jack=jack,
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


def _voices(library: Library, settings: Settings) -> tuple[str, ...]:
    from kiosk.voice.client import voices_here

    return voices_here(library.pack.voices, settings.voice.first)


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

    return TypeCases(choice, library.interface, Store(user_cache_path("trd-kiosk") / "type"), settings.screen)


def _probe(kind: str | None) -> Probe | NoProbe:
    """The question to the terminal, where its answer matters."""
    from kiosk.screen.probe import NoProbe, Probe
    from kiosk.typeset.painters import PIXEL_PAINTERS

    return Probe() if kind in (None, "auto", *PIXEL_PAINTERS) else NoProbe()


def _doctor(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from kiosk.screen.doctor import Doctor
    from kiosk.screen.probe import NoProbe, Probe

    library = _usable_library(chosen)
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
        voice = VoiceDoctor(_voice_process(voices, chosen.voice_out), library.pack.title, voices)
        print(*voice.report(), sep="\n")
        faults += voice.faults()
    print("", *(f"NOT FIT: {fault}" for fault in faults), sep="\n")
    if not faults:
        print("This installation is fit.")
    if on_terminal:
        print(*doctor.test_card(), sep="", end="")
    return 1 if faults else 0


def _thaw() -> None:
    import gc

    gc.freeze()
    gc.enable()
