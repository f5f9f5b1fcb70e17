"""Runs the kiosk on this terminal with a voice that says nothing but tells that word after word sounds.

    python -m tests.screen.word_steps PAINTER LOG

Each line of LOG is one word: [index, [what was written to the terminal while it was marked]].  The words of the item
are told twice, so that in the second round nothing has to be drawn for the first time.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path

from kiosk.screen.app import KioskApp
from kiosk.screen.driver import KioskDriver
from kiosk.screen.typecase import TypeCase
from kiosk.typeset.painters import BLOCK_PAINTERS, Cell, pixel_painter
from kiosk.visit.commands import WordSounds
from tests.conftest import MemoryStore, shipped_library

PAGE, ITEM = "article:what-is-trd", "sentence-1"
CELL = Cell(10, 20)
ROUNDS, PAUSE = 2, 0.08


class RecordingDriver(KioskDriver):
    """Notes what it writes."""

    written: list[str] = []

    def write(self, data: str) -> None:
        """Write it as its base does, and note it."""
        finished = self._app.finish(data)
        self.written.append(finished)
        super(KioskDriver, self).write(finished)


class StepVoice:
    """Tells that one word after the other sounds."""

    def __init__(self, words: int, log: Path) -> None:
        self._words, self._log, self.app = words, log, None

    def start(self, report) -> None:
        threading.Thread(target=self._speak, args=(report,), daemon=True).start()

    def _speak(self, report) -> None:
        time.sleep(0.6)
        with self._log.open("w", encoding="utf-8") as log:
            for word in [*range(self._words)] * ROUNDS:
                RecordingDriver.written.clear()
                report(WordSounds(PAGE, ITEM, word))
                time.sleep(PAUSE)
                print(json.dumps([word, RecordingDriver.written]), file=log)
        self.app.call_from_thread(self.app.exit)

    def silence(self) -> None: ...

    def hold(self) -> None: ...

    def release(self) -> None: ...

    def learn(self, library) -> None: ...

    def follow(self, page, visit, *, more_after, interrupt=True) -> None: ...

    def close(self) -> None: ...


def case_of(name: str) -> TypeCase:
    """The type of a painter."""
    painter = pixel_painter(name, CELL) if name in ("sixel", "kitty") else BLOCK_PAINTERS.get(name)
    return TypeCase(painter, shipped_library().interface, MemoryStore(), cell=CELL)


def main(name: str, log: str) -> None:
    """Run until all words have been told."""
    from dataclasses import replace

    from kiosk.visit.visit import Place

    library = shipped_library()
    case = case_of(name)
    words = 8
    voice = StepVoice(words, Path(log))
    voice.app = KioskApp(library, voice, lambda: case, driver_class=RecordingDriver)
    voice.app.visit = replace(voice.app.visit, place=Place(PAGE, ITEM))
    voice.app.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
