"""The commands of the program.  Imports the rest only when a command needs it, so that each starts fast."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.assembly.parts import library_of
from kiosk.assembly.run import run_doctor, run_kiosk, run_lines
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from kiosk.content.library import Library


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.  Returns the exit code: 0 done, 1 a fault in the content or a crash, 2 a wrong command line."""
    chosen, parser = parse(arguments)
    try:
        return int(chosen.run(chosen, parser))
    except KioskError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parse(arguments: Sequence[str] | None = None) -> tuple[argparse.Namespace, argparse.ArgumentParser]:
    """What a command line asks for, and the parser, which can tell what is wrong.  SystemExit where it is wrong."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.supervised is not None:
        chosen.run = _supervised
    return chosen, parser


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
    parser.add_argument(
        "--unattended", action="store_true", help="look after itself: nothing leads out, everything comes back (Linux)"
    )
    # How the supervisor starts the kiosk.
    parser.add_argument("--supervised", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--plain", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--idle-seconds", type=float, default=60.0, help=argparse.SUPPRESS)
    parser.set_defaults(run=run_kiosk)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    from kiosk.authoring import commands as authoring

    authoring.add_to(commands)
    from kiosk.voice import commands as voice

    voice.add_to(commands, library_of)
    from kiosk.install import commands as install

    install.add_to(commands)
    watch = commands.add_parser(
        "watch", help="run the kiosk and show each change of the content, and each fault, at once"
    )
    watch.set_defaults(run=_watch)

    doctor = commands.add_parser(
        "doctor", help="tell how letters are drawn here, how large they are, what is heard, and whether that is fit"
    )
    doctor.set_defaults(run=run_doctor)

    settings = commands.add_parser("settings", help="list all settings, their values and where these come from")
    settings.add_argument("--schema", action="store_true", help="print the JSON Schema of kiosk.toml instead")
    settings.set_defaults(run=_settings)

    commands.add_parser("pin", help="ask for a PIN for the staff and print it as it is kept").set_defaults(run=_pin)

    keys = commands.add_parser("keys", help="list the key maps, or print one as a file to begin your own with")
    keys.add_argument("map", nargs="?", help="the name of a map")
    keys.set_defaults(run=_keys)

    line = commands.add_parser("line", help="the kiosk as plain lines, for one's own screen reader or braille")
    line.add_argument("--voice", action="store_true", help="say what is written, with the kiosk's own voice")
    line.set_defaults(run=run_lines)

    commands.add_parser("pages", help="list the ids of all pages").set_defaults(run=_pages)

    one = commands.add_parser("page", help="print one page as every face gets it")
    one.add_argument("id", help="an id from `kiosk pages`")
    one.add_argument("--format", choices=("text", "json"), default="text")
    one.set_defaults(run=_page)
    return parser


# -- what the program knows


def _watch(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from kiosk.authoring.watch import changes
    from kiosk.content.shipped import folders

    def follow(library: Library) -> AsyncIterator[Library]:
        return changes(library, *folders(chosen.content, chosen.themes))

    return run_kiosk(chosen, parser, follow)


def _supervised(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from kiosk.assembly.unattended import run_plain, run_supervised

    return run_plain(chosen, parser) if chosen.plain else run_supervised(chosen, parser)


def _settings(chosen: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    from kiosk.assembly.parts import settings_of, usable_library
    from kiosk.settings.listing import json_schema, listed

    if chosen.schema:
        print(json.dumps(json_schema(), indent=2))
        return 0
    loaded = settings_of(chosen, usable_library(chosen))
    print(*listed(loaded), sep="\n")
    for fault in loaded.faults:
        print(fault, file=sys.stderr)
    return 1 if loaded.faults else 0


def _pin(_chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from getpass import getpass

    from kiosk.pin import LENGTH, is_pin, kept

    pin = getpass(f"{LENGTH} digits from 1 to 9: ")
    if not is_pin(pin):
        parser.error(f"a PIN is {LENGTH} digits from 1 to 9")
    if getpass("Again: ") != pin:
        parser.error("the two are not the same")
    print(f'[staff]\npin = "{kept(pin)}"')
    return 0


def _keys(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from kiosk.keymaps import as_toml
    from kiosk.visit.keymap import BUILT_IN

    if chosen.map is None:
        print("\n".join(BUILT_IN))
        return 0
    if chosen.map not in BUILT_IN:
        parser.error(f"there is no key map {chosen.map!r}; one of " + ", ".join(BUILT_IN))
    print(as_toml(BUILT_IN[chosen.map], library_of(chosen).interface))
    return 0


def _pages(chosen: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    from kiosk.visit.pages import page_ids

    print("\n".join(page_ids(library_of(chosen))))
    return 0


def _page(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from dataclasses import replace

    from kiosk.visit.pages import page, page_ids
    from kiosk.visit.visit import Place, Station, begin

    library = library_of(chosen)
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
