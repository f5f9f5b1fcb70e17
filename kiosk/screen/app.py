"""The Textual app: keys, touches and the voice's reports go to `step`; the page that comes back goes to the view.

Nothing leads out of it: no bindings, no palette, no selection, no suspension, no traceback on the glass.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.message import Message
from textual.screen import Screen

from kiosk.screen.frame import Frame, Layout, Seen, TurnBar, arrange, compose, sentence_frame
from kiosk.screen.keys import message_for
from kiosk.screen.palette import palette
from kiosk.screen.scale import Grid
from kiosk.screen.spans import SpanCompositor
from kiosk.screen.view import FrameView
from kiosk.screen.window import Window
from kiosk.visit import commands
from kiosk.visit.commands import Command, Headphones, Idle, LongSilence, Scrolled, Silent, Unanswered, VoiceWorks
from kiosk.visit.pages import page
from kiosk.visit.speaking import HeadphoneJack, NoVoice, Report, Voice
from kiosk.visit.step import step
from kiosk.visit.visit import ANSWER_SECONDS, WELCOME, Station, begin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual import events
    from textual.driver import Driver
    from textual.timer import Timer

    from kiosk.content.library import Library
    from kiosk.screen.typecase import TypeCase
    from kiosk.visit.page import Page
    from kiosk.visit.visit import Visit

PROMPT_AFTER = 15.0
"""Seconds of silence after which who listens is told how to go on."""
LEAVE_WORD = "unavailable"
"""Typed on the first page, this ends the program: it is for staff, and none of its letters is a key of the kiosk."""


@dataclass
class Crash:
    """Where an error that nobody foresaw happened; never what anybody typed."""

    kind: str
    file: str
    line: int


class KioskScreen(Screen[None], inherit_bindings=False):
    """A screen without keys of its own."""

    BINDINGS = []

    def __init__(self) -> None:
        super().__init__(id="_default")
        self._compositor = SpanCompositor()


class KioskApp(App[None], inherit_bindings=False):
    """The kiosk on a whole screen."""

    BINDINGS = []
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    CSS = "Screen { overflow: hidden; }"

    class Reported(Message):
        """The voice tells something, from its own thread."""

        def __init__(self, report: Report, turn: int) -> None:
            super().__init__()
            self.report = report
            self.turn = turn

    class Jack(Message):
        """Headphones were put in or pulled out."""

        def __init__(self, headphones: Headphones) -> None:
            super().__init__()
            self.headphones = headphones

    def __init__(
        self,
        library: Library,
        voice: Voice | None,
        cases: Callable[[], TypeCase],
        *,
        region: str = "",
        voices: tuple[str, ...] = ("",),
        jack: HeadphoneJack | None = None,
        wait_minutes: int = 0,
        prompt_after: float = PROMPT_AFTER,
        minute: float = 60.0,
        changes: AsyncIterator[Library] | None = None,
        today: Callable[[], datetime.date] = datetime.date.today,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """`cases` gives the type for the terminal as it is now; `region` is that of the crisis lines; `voices` are the
        ids of those that work here; `changes` gives another library whenever the content is changed.
        """
        super().__init__(driver_class=driver_class)
        self.animation_level = "none"
        self.crash: Crash | None = None
        self.library = library
        self.voice: Voice = voice or NoVoice()
        self._today = today
        self._changes = changes
        self._jack = jack
        self._prompt_after = prompt_after
        self._prompt: Timer | None = None
        self._minute = minute
        """Seconds of a minute of the idle clock; a test has shorter ones."""
        self._idle: Timer | None = None
        works = voice is not None
        station = Station(
            tuple(library.themes),
            voice_works=works,
            voices=voices,
            region=region,
            today=today(),
            wait_minutes=wait_minutes,
        )
        self.visit = begin(station)
        self.view = FrameView()
        self._cases = cases
        self._case = cases()
        self._palette = lru_cache(maxsize=None)(palette)
        self._grid = Grid(0, 0)
        self._window = Window(0)
        self._frame = Frame(())
        self._layout: tuple[object, Layout] | None = None
        self._made: tuple[Visit, Page] | None = None
        self._part = 0
        self._typed = ""
        self._turn = 0
        """Counts the commands that silenced the voice."""

    # -- Textual's hooks

    def get_default_screen(self) -> Screen[None]:
        """A screen that binds no keys."""
        return KioskScreen()

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
        self.voice.start(self._reported)
        self._say()
        if self._jack:
            self._jack.start(self._plugged)

    def _reported(self, report: Report) -> None:
        """Called from the voice's thread."""
        self.post_message(self.Reported(report, self._turn))

    def _plugged(self, headphones: Headphones) -> None:
        """Called from the jack's thread."""
        self.post_message(self.Jack(headphones))

    def on_unmount(self) -> None:
        """End the voice with the screen."""
        if self._jack:
            self._jack.close()
        self.voice.close()

    def on_resize(self, event: events.Resize) -> None:
        """Another screen: other sizes fit, and everything is laid out anew."""
        case = self._cases()
        if case is not self._case:
            self._case = case
            self._forget()
        self._grid = self._case.grid(event.size.width, event.size.height)
        if not self._grid.too_small:
            self._step(commands.Sizes(self._case.sizes(self._grid)))
        self.show()

    def on_key(self, event: events.Key) -> None:
        """A key press."""
        event.stop()
        event.prevent_default()
        if self._leaves(event.character):
            self.exit()
            return
        message = message_for(event.key, event.character)
        if message is not None:
            self.act(message)

    def on_frame_view_touched(self, event: FrameView.Touched) -> None:
        """A touch or a click."""
        if isinstance(event.means, TurnBar):
            self._part += 1
            self.show()
        else:
            self.act(event.means)

    def on_kiosk_app_reported(self, event: Reported) -> None:
        """The voice has begun an item or a word, has ended, or cannot be heard."""
        report = event.report
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
            self._wait()  # what sounded may sound no more

    def _go_on(self) -> None:
        """All has been said: there may be a word about that; and after a while, how to go on."""
        if self.visit.paused:
            return
        if self.visit.sounding:
            self._say(interrupt=False)
        else:
            self._stop_prompt()
            if not self.visit.leaving:
                self._prompt = self.set_timer(self._prompt_after, self._prompted)
        self._wait()

    def _wait(self) -> None:
        """Wind the idle clock: it runs while nothing is said, and not at all where there is nothing to clear."""
        if self._idle:
            self._idle.stop()
        minutes = self.visit.station.wait_minutes
        if minutes and not self.visit.fresh and (self.visit.paused or not self.visit.sounding):
            seconds = ANSWER_SECONDS / 60 if self.visit.leaving else minutes
            self._idle = self.set_timer(seconds * self._minute, self._idle_over)

    def _idle_over(self) -> None:
        """Nobody has done anything: first it is asked, then everything is cleared."""
        asked = self.visit.leaving
        self.voice.silence()
        self._turn += 1
        self._stop_prompt()
        self._step(Unanswered() if asked else Idle())
        self.show()
        self._say()
        self._wait()

    def _stop_prompt(self) -> None:
        if self._prompt:
            self._prompt.stop()

    def _prompted(self) -> None:
        """It has been silent for a while."""
        self._step(LongSilence())
        if self.visit.sounding:
            self.show()
            self._say(interrupt=False)

    def on_kiosk_app_jack(self, event: Jack) -> None:
        """Headphones were put in: the voice begins.  They were pulled out: it holds still at once."""
        if event.headphones.plugged:
            self.act(event.headphones)
            return
        self._stop_prompt()
        self._step(event.headphones)
        self._say()
        self.show()

    # -- the kiosk

    def act(self, message: commands.Message) -> None:
        """What a person means: silence first, then the step, then what is seen, then what is said."""
        if message is not Command.PAUSE:
            self.voice.silence()
            self._turn += 1
        self._stop_prompt()
        if self._scrolled(message):
            self._step(Scrolled())
            self.show()
            self._go_on()
            return
        self._step(message)
        self.show()
        self._say()
        self._wait()

    def _say(self, *, interrupt: bool = True) -> None:
        """What the last step asks for."""
        self.voice.follow(self._page(), self.visit, more_after=self._frame.more_after, interrupt=interrupt)

    def _page(self) -> Page:
        """The page of the visit, made once for each step."""
        if self._made is None or self._made[0] is not self.visit:
            self._made = (self.visit, page(self.library, self.visit))
        return self._made[1]

    def _step(self, message: commands.Message) -> None:
        before = self.visit.place.page
        if self._today() != self.visit.station.today:
            self.visit = step(self.library, self.visit, commands.Today(self._today()))
        self.visit = step(self.library, self.visit, message)
        if self.visit.place.page != before:
            self._window = Window(0)
            self._part = 0
            if self._case.full:
                self._case.clear()
                self._forget()

    def _forget(self) -> None:
        """What was laid out and painted means nothing any more."""
        self._layout = None
        self.view.forget()

    def _scrolled(self, message: commands.Message) -> bool:
        """Whether Up or Down showed another part of an item that is taller than the window."""
        if message not in (Command.UP, Command.DOWN) or not self._layout:
            return False
        sheet = self._layout[1].sheet
        index = self._page().index(self.visit.place.item)
        moved = self._window.within(sheet.block(index), +1 if message is Command.DOWN else -1)
        if moved:
            self._window = moved
        return moved is not None

    def show(self) -> None:
        """Show the page where the visit is."""
        if not self._grid.rows:
            return
        self._frame = self._compose()
        self._window = self._frame.window
        self.view.show(self._frame, self._palette(self.library.themes[self.visit.comfort.theme]))

    def _compose(self) -> Frame:
        if self._grid.too_small:
            self._layout = None
            return sentence_frame(self.library.interface.phrases.too_small, self._grid)
        shown = self._page()
        seen = Seen(shown, self.visit.place.item, self.visit.notice, self.visit.sounding_word, self._part)
        faces = self._case.type(self._grid, self.visit.size)
        key = (shown, self.visit.notice, self.visit.size, self._grid)
        if self._layout is None or self._layout[0] != key:
            self._layout = (key, arrange(seen, faces, self._grid, self.library.interface))
        return compose(seen, self._layout[1], self._window, faces, self._grid, self.library.interface)

    def _leaves(self, character: str | None) -> bool:
        """Whether the staff's word has been typed on the first page."""
        if self.visit.place.page != WELCOME or not character:
            self._typed = ""
            return False
        self._typed = (self._typed + character)[-len(LEAVE_WORD) :]
        return self._typed == LEAVE_WORD

    def finish(self, data: str) -> str:
        """What the terminal gets for what Textual has painted."""
        return self._case.painter.finish(data) if self._case.painter else data

    # -- no way out, no traceback

    def _fatal_error(self) -> None:
        """Keep where the error was, for the log, and end without a word on the glass."""
        error = self._exception
        trace = error.__traceback__ if error else None
        while trace and trace.tb_next:
            trace = trace.tb_next
        file = trace.tb_frame.f_code.co_filename.rpartition("/")[2] if trace else "?"
        self.crash = Crash(type(error).__name__, file, trace.tb_lineno if trace else 0)
        self._close_messages_no_wait()

    def panic(self, *_renderables: object) -> None:
        """An error outside a handler ends the same way."""
        self._fatal_error()

    async def action_quit(self) -> None:
        """No action of Textual's own ends the kiosk."""

    def action_suspend_process(self) -> None:
        """No action of Textual's own leaves the kiosk."""
