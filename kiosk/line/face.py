"""The kiosk as plain lines: a page part by part, numbered choices, one prompt.  No drawing, no repaint, and no voice of
its own unless it is given one.

It is given lines and gives lines, and knows nothing of a terminal: a number takes a choice, a word is a command, an
empty line reads on.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from queue import SimpleQueue
from typing import TYPE_CHECKING

from kiosk.visit.commands import Choose, Command, PrintSheet, Today, UnknownKey, VoiceWorks
from kiosk.visit.keymap import KEYBOARD
from kiosk.visit.pages import page
from kiosk.visit.pages.keys import line_words
from kiosk.visit.pressing import for_station
from kiosk.visit.seams import NoVoice, Printer, Report, Voice
from kiosk.visit.step import step
from kiosk.visit.visit import CRISIS, UNDERWAY, Place, Say, Station, begin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kiosk.content.library import Library
    from kiosk.visit.commands import Message, Printed
    from kiosk.visit.page import Item, Page


class LineFace:
    """One visitor after another, line by line."""

    def __init__(
        self,
        library: Library,
        station: Station | None = None,
        voice: Voice | None = None,
        today: Callable[[], datetime.date] = datetime.date.today,
        printer: Printer | None = None,
    ) -> None:
        """`station` is what this machine has, where that is more than the themes; `voice` says what is written; without
        a `printer` nothing is said of one.
        """
        self._today = today
        self._library = library
        self._voice = voice or NoVoice()
        self._told: SimpleQueue[Report] = SimpleQueue()
        self._printer = printer
        station = replace(station or Station(tuple(library.themes)), keymap=KEYBOARD, lines=True, wait_minutes=0)
        station = replace(station, outlets=replace(station.outlets, paper=printer is not None))
        self.visit = begin(replace(station, voice_works=voice is not None, today=today()))

    def run(self, lines: Iterable[str]) -> Iterator[str]:
        """What is written for the lines that are read, beginning with the first page.  Ends with them."""
        self._voice.start(self._told.put)
        try:
            self._say(Say.PAGE)
            yield from self._show()
            for line in lines:
                yield from self._answer(line.strip())
        finally:
            self._voice.close()

    def _answer(self, line: str) -> Iterator[str]:
        self._listen()
        before, choices = self.visit.place, self._page.choices
        message = self._message(line)
        if message is None:
            yield from ("", *self._prompt())
            return
        if message is not Command.PAUSE:
            self._voice.silence()
        self.visit = step(self._library, self.visit, message)
        yield ""
        moved = self.visit.place != before or self._page.choices != choices  # a number means something else now
        self._say(Say.PAGE if moved else self.visit.say)
        yield from self._show() if moved else self._prompt()
        yield from self._carry_out()

    def _carry_out(self) -> Iterator[str]:
        """Print what is to be printed, and wait for what becomes of it: there is no other moment to tell it."""
        order, self.visit = self.visit.order, replace(self.visit, order=None)
        if not isinstance(order, PrintSheet) or not self._printer:
            return
        told: SimpleQueue[Printed] = SimpleQueue()
        self._printer.print(order.sheet, told.put)
        while self.visit.paper in UNDERWAY:
            self.visit = step(self._library, self.visit, told.get())
            self._say(self.visit.say)
            yield from ("", *self._prompt())

    def _listen(self) -> None:
        """The date, and whether the voice can be heard.  What it says moves nobody: the reader is where lines end."""
        if self._today() != self.visit.station.today:
            self.visit = step(self._library, self.visit, Today(self._today()))
        while not self._told.empty():
            report = self._told.get()
            if isinstance(report, VoiceWorks):
                self.visit = step(self._library, self.visit, report)

    def _message(self, line: str) -> Message | None:
        """What a line means; the first letters of a word are enough where no other word begins so.

        An empty line reads on, and takes what a page has by default; elsewhere it means nothing.
        """
        if not line and self.whole(self._page):
            return Command.SELECT if self._page.default else None
        if not line:
            return Command.NEXT
        if len(line) == 1 and line in "123456789":
            return Choose(int(line))
        if line == "?":
            return Command.HELP
        words = line_words(self._library, self.visit.station)
        meant = [command for word, command in words.items() if word.casefold().startswith(line.casefold())]
        return meant[0] if len(meant) == 1 else UnknownKey()

    @property
    def _page(self) -> Page:
        return page(self._library, self.visit)

    def _show(self) -> Iterator[str]:
        """A page, or of a longer text the part in which the reader is."""
        yield from (item.show for item in self._part(self._page))
        yield from self._prompt()

    def _say(self, say: Say) -> None:
        """Say what is written: of a longer text the part, from its first line to its last."""
        shown = self._page
        part = self._part(shown)
        visit = replace(self.visit, say=say)
        if say is Say.PAGE and part[0] is not shown.items[0]:
            visit = replace(visit, say=Say.ON, place=Place(shown.id, part[0].id))
        self._voice.follow(shown, visit, more_after=part[-1].id)

    @staticmethod
    def whole(shown: Page) -> bool:
        """Whether a page is written whole: one to choose from, and crisis help, where nobody is to ask for more."""
        return shown.is_menu or shown.id == CRISIS

    def _part(self, shown: Page) -> tuple[Item, ...]:
        if self.whole(shown):
            return shown.items
        here = shown.index(self.visit.place.item)
        ends = [shown.index(part.id) for part in shown.parts] + [len(shown.items)]
        begun = max(end for end in ends if end <= here)
        return shown.items[begun : min(end for end in ends if end > here)]

    def _prompt(self) -> Iterator[str]:
        """What the last step has to tell, where the reader is, and how to go on."""
        if self.visit.notice:
            yield self.visit.notice
        shown = self._page
        phrases = for_station(self._library, self.visit.station).interface.phrases
        position = shown.position(self.visit.place.item, phrases)
        ends = self._part(shown)[-1] is shown.items[-1]
        yield f"{position}. {phrases.line_choose if ends else phrases.line_next}"
