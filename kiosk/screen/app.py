"""The Textual app: keys, touches and the voice's reports go to `step`; the page that comes back goes to the view.

Nothing leads out of it: no bindings, no palette, no selection, no suspension, no traceback on the glass.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from textual.message import Message

from kiosk.screen.clocks import PROMPT_AFTER, Clocks
from kiosk.screen.frame import TurnBar
from kiosk.screen.heart import Heart
from kiosk.screen.keys import CONFIRM, LeaveWord, Patience, key_name
from kiosk.screen.palette import palette
from kiosk.screen.shut import KioskScreen, ShutApp
from kiosk.screen.stage import Stage
from kiosk.screen.view import FrameView
from kiosk.visit import commands
from kiosk.visit.commands import (
    Answer,
    Command,
    Headphones,
    LongSilence,
    PrintSheet,
    Scrolled,
    Silent,
    StaffWord,
    VoiceWorks,
)
from kiosk.visit.pages import page
from kiosk.visit.scanning import stepped_to
from kiosk.visit.seams import HeadphoneJack, Keeper, Keypad, NoPrinter, NoVoice, Printer, Report, Reporter, Voice
from kiosk.visit.step import step
from kiosk.visit.visit import PATIENCES, WELCOME, Station, begin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.driver import Driver

    from kiosk.content.library import Library
    from kiosk.screen.typecase import TypeCase
    from kiosk.visit.page import Page
    from kiosk.visit.visit import Visit

Touch = Command | commands.Choose | commands.Pick | commands.UnknownKey | TurnBar
"""What a key or a touch can mean."""
HOLDS = (Command.PAUSE, Headphones(plugged=False))
"""What holds the voice where it is; all else that happens silences it."""
WIPE = "\x1b[2J\x1b[3J"
"""Takes everything off the terminal, and out of what it would scroll back to."""


class KioskApp(ShutApp):
    """The kiosk on a whole screen."""

    CSS = "Screen { overflow: hidden; }"

    class Reported(Message):
        """The voice or the headphones tell something, from a thread of their own."""

        def __init__(self, report: Report | Headphones | Answer, turn: int) -> None:
            super().__init__()
            self.report = report
            self.turn = turn

    class Pressed(Message):
        """A key of a pad that does not come through the terminal."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(
        self,
        library: Library,
        voice: Voice | None,
        cases: Callable[[], TypeCase],
        station: Station | None = None,
        *,
        jack: HeadphoneJack | None = None,
        keypad: Keypad | None = None,
        keeper: Keeper | None = None,
        printer: Printer | None = None,
        failed: bool = False,
        prompt_after: float = PROMPT_AFTER,
        minute: float = 60.0,
        changes: AsyncIterator[Library] | None = None,
        today: Callable[[], datetime.date] = datetime.date.today,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """`cases` gives the type for the terminal as it is now; `station` is what this machine has, where that is more
        than the themes; `keeper` looks after a kiosk that nobody does; `failed`: the last
        visit ended by a fault; `changes` gives another library whenever the content is changed.
        """
        super().__init__(driver_class=driver_class)
        self.library = library
        self.voice: Voice = voice or NoVoice()
        self._today = today
        self._changes = changes
        sources: tuple[tuple[Reporter[Any] | None, Callable[[Any], None]], ...]
        sources = (jack, self._reported), (keypad, self._pressed)
        self._sources = [(source, report) for source, report in sources if source]
        self._keeper = keeper
        self._printer = printer or NoPrinter()
        self._heart = Heart(self, keeper.beat) if keeper else None
        self._patience: Patience[Touch] = Patience()
        self._clocks = Clocks(self.set_timer, self.act, self._prompted, prompt_after, minute)
        station = station or Station(tuple(library.themes))
        self.visit = begin(replace(station, voice_works=voice is not None, today=today()))
        if failed:
            self.visit = replace(self.visit, notice=library.interface.staff.started_again)
        self.view = FrameView()
        self.stage = Stage(cases)
        self._palette = lru_cache(maxsize=None)(palette)
        self._made: tuple[Visit, Page] | None = None
        self._word = LeaveWord()
        self._turn = 0
        """Counts the commands that silenced the voice."""

    # -- Textual's hooks

    def compose(self) -> ComposeResult:
        """The one view."""
        yield self.view

    def on_mount(self) -> None:
        """The voice starts when the first page is on the glass."""
        self.call_after_refresh(self._begin_to_speak)
        if self._changes is not None:
            self.run_worker(self._follow_changes(self._changes), exit_on_error=True)

    async def _follow_changes(self, changes: AsyncIterator[Library]) -> None:
        """Show each new content; the reader stays where they are."""
        async for library in changes:
            self.library, self._made = library, None
            self.voice.learn(library)
            self.act(commands.ContentChanged())

    def _begin_to_speak(self) -> None:
        if isinstance(self.screen, KioskScreen):
            self.screen.shown()
        if self._heart:
            self._heart.beat()
        self.voice.start(self._reported)
        self._say()
        for source, report in self._sources:
            source.start(report)

    def _reported(self, report: Report | Headphones | Answer) -> None:
        """Called from the thread of who reports."""
        self.post_message(self.Reported(report, self._turn))

    def _pressed(self, key: str) -> None:
        """Called from the thread of a keypad."""
        self.post_message(self.Pressed(key))

    def on_unmount(self) -> None:
        """End the voice with the screen."""
        for source, _ in self._sources:
            source.close()
        self.voice.close()

    def on_resize(self, event: events.Resize) -> None:
        """Another screen: other sizes fit, and everything is laid out and painted anew, also where it is as large as
        before: it may have been smaller meanwhile.
        """
        self.stage.resize(event.size.width, event.size.height)
        self.view.forget()
        if self.stage.sizes is not None:
            self._step(commands.Sizes(self.stage.sizes, self.stage.code_bytes(self.visit.size)))
        self.show()

    def on_key(self, event: events.Key) -> None:
        """A key press."""
        event.stop()
        event.prevent_default()
        if self._word.typed(event.character if self.visit.place.page == WELCOME else None):
            self._staff()
            return
        key = key_name(event.key, event.character)
        if key is not None:
            self._press(self.visit.station.keymap.message(key))

    def _staff(self) -> None:
        """The word of the staff ends a kiosk that somebody looks after, and opens the way to the staff's pages else."""
        if self._keeper:
            self.act(StaffWord())
        else:
            self.exit()

    def on_kiosk_app_pressed(self, event: Pressed) -> None:
        """A key of a pad."""
        self._press(self.visit.station.keymap.message(event.key), repeats=False)

    def _press(self, pressed: Touch, *, repeats: bool = True) -> None:
        """What a key or a touch means.  A key that is held acts once."""
        waited = self._patience.waits
        counting = self._patience.press(pressed, PATIENCES[self.visit.comfort.patience], repeats=repeats)
        for counts in counting:
            self._mean(counts)
        if self._patience.waits:
            self.voice.hold()  # a key silences at once, also one that may turn out to be held
            self.set_timer(CONFIRM + 0.01, self._confirm)
        elif waited and not counting:
            self.voice.release()

    def _confirm(self) -> None:
        """No repeat has followed a press: it counts."""
        for counts in self._patience.due():
            self._mean(counts)

    def _mean(self, pressed: Touch) -> None:
        if isinstance(pressed, TurnBar):
            self.stage.turn_bar()
            self.show()
        else:
            self.act(pressed)

    def on_frame_view_touched(self, event: FrameView.Touched) -> None:
        """A touch or a click."""
        self._press(event.means, repeats=False)

    def on_kiosk_app_reported(self, event: Reported) -> None:
        """The voice has begun an item or a word, has ended, or cannot be heard; headphones were put in or out."""
        report = event.report
        if isinstance(report, Headphones | Answer):
            self.act(report)
            return
        if event.turn != self._turn and not isinstance(report, VoiceWorks):
            return  # It was on its way when a command silenced the voice: the reader is elsewhere now.
        heard = self.visit.station.voice_works
        self._step(report)
        self.show()
        if isinstance(report, Silent):
            self._go_on()
        elif self.visit.station.voice_works and not heard:
            self._say()
        if isinstance(report, VoiceWorks):
            self._clocks.wind_quiet(self.visit)  # what sounded may sound no more

    def _go_on(self) -> None:
        """All has been said: there may be a word about that; and after a while, how to go on."""
        if self.visit.paused:
            return
        if self.visit.sounding:
            self._say(interrupt=False)
        self._clocks.wind(self.visit)

    def _prompted(self) -> None:
        """It has been silent for a while."""
        self._step(LongSilence())
        if self.visit.sounding:
            self.show()
            self._say(interrupt=False)

    # -- the kiosk

    def act(self, message: commands.Message) -> None:
        """What a person means: silence first, then the step, then what is seen, then what is said."""
        if message not in HOLDS:
            self.voice.silence()
            self._turn += 1
        self._clocks.stop()
        if self._scrolled(message):
            self._step(Scrolled())
            self.show()
            self._go_on()
            return
        self._step(message)
        self.show()
        self._say()
        self._clocks.wind_quiet(self.visit)

    def _say(self, *, interrupt: bool = True) -> None:
        """What the last step asks for."""
        self.voice.follow(self._page(), self.visit, more_after=self.stage.frame.more_after, interrupt=interrupt)

    def _page(self) -> Page:
        """The page of the visit, made once for each step."""
        if self._made is None or self._made[0] is not self.visit:
            self._made = (self.visit, page(self.library, self.visit))
        return self._made[1]

    def _step(self, message: commands.Message) -> None:
        before, fresh, size = self.visit.place.page, self.visit.fresh, self.visit.size
        if self._today() != self.visit.station.today:
            self.visit = step(self.library, self.visit, commands.Today(self._today()))
        self.visit = step(self.library, self.visit, message)
        if self.visit.fresh and not fresh:
            self._over()
        if self.visit.size != size and self.stage.sizes is not None:  # there is room for another code
            self._step(commands.Sizes(self.stage.sizes, self.stage.code_bytes(self.visit.size)))
        order, self.visit = self.visit.order, replace(self.visit, order=None)
        if isinstance(order, PrintSheet):
            self._printer.print(order.sheet, self._reported)
        elif order and self._keeper:
            self._keeper.carry_out(order, self._reported)
        if self.visit.place.page != before and self.stage.open_page():
            self.view.forget()

    def _over(self) -> None:
        """A visit has ended: nothing of it stays in this process, or else on the terminal, or waits in a printer."""
        self._printer.stop()
        if self._keeper:
            self._keeper.next_visitor()
        if self._driver:
            self._driver.write(WIPE)
        self.view.forget()
        self.stage.forget()

    def _scrolled(self, message: commands.Message) -> bool:
        """Whether Up or Down showed another part of an item that is taller than the window."""
        if message is Command.SELECT:
            message = stepped_to(self.library, self.visit) or message
        if message not in (Command.UP, Command.DOWN) or self.visit.leaving:
            return False
        by = +1 if message is Command.DOWN else -1
        return self.stage.scrolled(self._page(), self.visit.place.item, by)

    def show(self) -> None:
        """Show the page where the visit is."""
        if self.stage.grid.rows:
            frame = self.stage.show(self.library, self.visit, self._page())
            self.view.show(frame, self._palette(self.library.themes[self.visit.comfort.theme]))

    def finish(self, data: str) -> str:
        """What the terminal gets for what Textual has painted."""
        painter = self.stage.case.painter
        return painter.finish(data) if painter else data
