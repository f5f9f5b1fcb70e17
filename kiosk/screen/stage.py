"""What stands on the glass for a visit: the type for the terminal, the page laid out, the window, part of the bar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.screen.frame import Area, Frame, Layout, Seen, arrange, compose, curtain_frame, sentence_frame
from kiosk.screen.scale import Grid
from kiosk.screen.window import Window
from kiosk.visit.commands import Command
from kiosk.visit.pressing import for_station
from kiosk.visit.scanning import stepped_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.library import Library
    from kiosk.screen.typecase import TypeCase
    from kiosk.typeset.codes import Block as Code
    from kiosk.visit.page import Page
    from kiosk.visit.visit import Visit


class Stage:
    """Composes frames, and keeps what the next one needs of the last."""

    def __init__(self, cases: Callable[[], TypeCase]) -> None:
        """`cases` gives the type for the terminal as it is now."""
        self._cases = cases
        self.case = cases()
        self.grid = Grid(0, 0)
        self.frame = Frame(())
        self._window = Window(0)
        self._layout: tuple[object, Layout] | None = None
        self._code: tuple[object, Code | None] | None = None
        self._part = 0

    def resize(self, columns: int, rows: int) -> None:
        """Another screen, which may need other letters."""
        case = self._cases()
        if case is not self.case:
            self.case = case
            self.forget()
        self.grid = case.grid(columns, rows)

    @property
    def sizes(self) -> int | None:
        """How many sizes of letters there is room for; None where there is room for nothing."""
        return None if self.grid.too_small else self.case.sizes(self.grid)

    def code_bytes(self, size: int) -> int:
        """The most bytes of a code for phones for which there is room beside letters of a size; 0 for none."""
        return 0 if self.grid.too_small else self.case.code_bytes(self.grid, size)

    def turn_bar(self) -> None:
        """To the next part of the bar."""
        self._part += 1

    def open_page(self) -> bool:
        """Another page: it is looked at from its top.  Whether what was painted means nothing any more."""
        self._window = Window(0)
        self._part = 0
        if not self.case.full:
            return False
        self.case.clear()
        self.forget()
        return True

    def forget(self) -> None:
        """What was laid out is laid out anew, and a code drawn anew."""
        self._layout = self._code = None

    def _code_of(self, text: str, size: int) -> Code | None:
        """The code of a text, drawn once for all that is said on its page."""
        key = (text, self.grid, size)
        if self._code is None or self._code[0] != key:
            self._code = (key, self.case.code(text, self.grid, size))
        return self._code[1]

    def scrolled(self, shown: Page, item: str, by: int) -> bool:
        """Whether another part came into view of an item that is taller than the window."""
        if not self._layout:
            return False
        moved = self._window.within(self._layout[1].sheet.block(shown.index(item)), by)
        if moved:
            self._window = moved
        return moved is not None

    def show(self, library: Library, visit: Visit, shown: Page) -> Frame:
        """The frame for a visit, whose page is `shown`."""
        self.frame = self._compose(library, visit, shown)
        self._window = self.frame.window
        return self.frame

    def _compose(self, library: Library, visit: Visit, shown: Page) -> Frame:
        if self.grid.too_small:
            self.forget()
            return sentence_frame(library.interface.phrases.too_small, self.grid)
        faces = self.case.type(self.grid, visit.size)
        if visit.curtain:
            self.forget()
            told = visit.notice if visit.leaving or visit.paused else ""
            curtain = for_station(library, visit.station).interface.phrases.curtain
            return curtain_frame(told or curtain, faces, self.grid)
        step = stepped_to(library, visit)
        seen = Seen(shown, visit.place.item, visit.notice, visit.sounding_word, self._part, step)
        key = (shown, visit.notice, visit.size, self.grid)
        if self._layout is None or self._layout[0] != key:
            code = self._code_of(shown.code, visit.size) if shown.code else None
            self._layout = (key, arrange(seen, faces, self.grid, library.interface, visit.station.keymap, code))
        frame = compose(seen, self._layout[1], self._window, faces, self.grid, library.interface)
        if visit.leaving:  # whatever is touched is an answer
            return replace(frame, areas=(Area(0, 0, self.grid.columns, self.grid.rows, Command.REPEAT),))
        return frame
