"""The kiosk as plain lines: a page part by part, numbered choices, one prompt.  No drawing, no repaint, no voice.

It is given lines and gives lines, and knows nothing of a terminal: a number takes a choice, a word is a command, an
empty line reads on.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from kiosk.visit.commands import LINE_COMMANDS, Choose, Command, UnknownKey, table
from kiosk.visit.keymap import KEYBOARD
from kiosk.visit.pages import page
from kiosk.visit.step import step
from kiosk.visit.visit import CRISIS, Station, begin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.content.library import Library
    from kiosk.visit.commands import Message
    from kiosk.visit.page import Item, Page


class LineFace:
    """One visitor after another, line by line."""

    def __init__(self, library: Library, region: str = "", today: datetime.date | None = None) -> None:
        self._library = library
        self._phrases = library.interface.phrases
        rows = table(library.interface, KEYBOARD)
        self._words = {row.label.casefold(): row.id for row in rows if row.id in LINE_COMMANDS}
        day = today or datetime.date.today()
        station = Station(tuple(library.themes), voice_works=False, lines=True, region=region, today=day)
        self.visit = begin(station)

    def run(self, lines: Iterable[str]) -> Iterator[str]:
        """What is written for the lines that are read, beginning with the first page.  Ends with them."""
        yield from self._show()
        for line in lines:
            yield from self._answer(line.strip())

    def _answer(self, line: str) -> Iterator[str]:
        before = self.visit.place
        self.visit = step(self._library, self.visit, self._message(line))
        yield ""
        yield from self._prompt() if self.visit.place == before else self._show()

    def _message(self, line: str) -> Message:
        """What a line means; the first letters of a word are enough where no other word begins so."""
        if not line:
            return Command.SELECT if self.whole(self._page) else Command.NEXT
        if len(line) == 1 and line in "123456789":
            return Choose(int(line))
        if line == "?":
            return Command.HELP
        meant = [command for word, command in self._words.items() if word.startswith(line.casefold())]
        return meant[0] if len(meant) == 1 else UnknownKey()

    @property
    def _page(self) -> Page:
        return page(self._library, self.visit)

    def _show(self) -> Iterator[str]:
        """A page, or of a longer text the part in which the reader is."""
        yield from (item.show for item in self._part(self._page))
        yield from self._prompt()

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
        position = shown.position(self.visit.place.item, self._phrases)
        ends = self._part(shown)[-1] is shown.items[-1]
        yield f"{position}. {self._phrases.line_choose if ends else self._phrases.line_next}"
