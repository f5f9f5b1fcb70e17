"""Every fault of some language folders: shape, links, and the editor's rules."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kiosk.content import loader
from kiosk.content.editorial import rules
from kiosk.content.editorial.desk import Desk
from kiosk.content.editorial.settings import load_settings
from kiosk.content.editorial.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kiosk.content.library import Library
    from kiosk.content.marks import Tree
    from kiosk.errors import Fault
    from kiosk.voice.espeak import Espeak


@dataclass(frozen=True)
class Found:
    """What was found: the faults in the order of their places, and how much there is."""

    faults: tuple[Fault, ...]
    cards: int
    sentences: int

    @property
    def errors(self) -> int:
        """How many faults are more than a warning."""
        return sum(not fault.warning for fault in self.faults)

    @property
    def summary(self) -> str:
        """One line for the end of the report."""
        if self.faults:
            warnings = len(self.faults) - self.errors
            return f"{_count(self.errors, 'fault')}, {_count(warnings, 'warning')}"
        return f"The content is in order: {self.cards} cards, {self.sentences} sentences."


def _lexicon(library: Library, tree: Tree) -> Iterator[Fault]:
    """What the voice says wrong."""
    from kiosk.voice import lexicon
    from kiosk.voice.espeak import EspeakError

    voice = next(iter(library.pack.voices))
    try:
        espeak = _espeak(voice)
    except EspeakError as error:
        yield tree.fault((), f"no pronunciation can be checked: {error}", "espeak-ng with the voice", "mend pack.yaml")
        return
    yield from lexicon.faults(library.pronunciations, tree, espeak, respelled=library.pack.language == "en")


@cache
def _espeak(voice: str) -> Espeak:
    """The engine, which is global to a process."""
    from kiosk.voice.espeak import Espeak

    return Espeak(voice)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def check(folders: Iterable[Path], themes: Path, *, editor: bool = True, today: datetime.date | None = None) -> Found:
    """Check some language folders and the themes, with the editor's rules or without."""
    faults: dict[Fault, None] = {}
    cards = sentences = 0
    for folder in folders:
        reading = loader.read(folder, themes)
        faults |= dict.fromkeys(reading.faults)
        if reading.library is None or reading.stock is None:
            continue
        cards += len(reading.library.cards)
        pages = texts(reading.library, reading.stock, reading.trees)
        sentences += sum(1 for text in pages for _ in text.sentences if text.name != "interface")
        if editor:
            settings, found = load_settings(folder)
            faults |= dict.fromkeys(found)
            if settings is not None:
                day = today or datetime.date.today()
                desk = Desk(reading.library, reading.stock, reading.trees, settings, day, pages)
                faults |= dict.fromkeys(rules.check(desk))
            faults |= dict.fromkeys(_lexicon(reading.library, reading.trees["pronunciation"]))
    return Found(tuple(sorted(faults)), cards, sentences)
