"""The command that speaks a page to a file.  Imports the engine only when it is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import KioskError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from kiosk.content.library import Library


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    library: Callable[[argparse.Namespace], Library],
) -> None:
    """Add it to those of the program.  `library` loads the content that the command line names."""
    say = commands.add_parser("say", help="speak a page to a WAV file, with the moment of each word")
    say.add_argument("id", help="an id from `kiosk pages`")
    say.add_argument("-o", "--out", type=Path, required=True, metavar="FILE.wav", help="where the sound goes")
    say.add_argument("--marks", type=Path, metavar="FILE.json", help="where the moments of the words go, in seconds")
    say.add_argument("--voice", metavar="NAME", help="a voice of the content (default: its first)")
    say.add_argument("--rate", type=int, metavar="N", help="words a minute (default: as for a new visitor)")
    say.set_defaults(run=lambda chosen, parser: _say(chosen, parser, library(chosen)))


def _say(chosen: argparse.Namespace, parser: argparse.ArgumentParser, library: Library) -> int:
    from dataclasses import replace

    from kiosk.visit.pages import page, page_ids
    from kiosk.visit.visit import DEFAULT_RATE, RATES, Place, Station, begin
    from kiosk.voice.espeak import EspeakError
    from kiosk.voice.narration import narrate
    from kiosk.voice.say import Recording
    from kiosk.voice.voices import Voices
    from kiosk.voice.wording import Wording

    voices = list(library.pack.voices)
    voice = chosen.voice or voices[0]
    rate = chosen.rate or RATES[DEFAULT_RATE]
    if chosen.id not in page_ids(library):
        parser.error(f"there is no page {chosen.id!r}; `kiosk pages` lists them")
    if voice not in voices:
        parser.error(f"argument --voice: there is no voice {voice!r}; one of {', '.join(voices)}")
    if not RATES[0] <= rate <= RATES[-1]:
        parser.error(f"argument --rate: {rate} is not from {RATES[0]} to {RATES[-1]} words a minute")
    visit = replace(begin(Station(tuple(library.themes))), place=Place(chosen.id))
    try:
        speaker = Voices([voice], wait=True)
    except EspeakError as error:
        raise KioskError(f"kiosk: nothing can be said: {error}") from error
    if voice not in speaker.there:
        raise KioskError(f"kiosk: the voice {voice!r} is not installed: pip install 'trd-kiosk[natural]'")
    speaker.set_rate(rate)
    recording = Recording(speaker, Wording(library.pronunciations, library.speech))
    recording.add(narrate(page(library, visit), visit, library.interface.phrases, None))
    try:
        recording.write(chosen.out, chosen.marks)
    except OSError as error:
        raise KioskError(f"kiosk: {error.filename} cannot be written: {(error.strerror or '').lower()}") from error
    return 0
