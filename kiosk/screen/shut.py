"""A Textual app that nothing leads out of: no bindings, no palette, no selection, no suspension, no traceback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from kiosk.screen.spans import SpanCompositor

if TYPE_CHECKING:
    from textual.driver import Driver


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


class ShutApp(App[None], inherit_bindings=False):
    """What Textual has for leaving an app, taken away."""

    BINDINGS = []
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self.animation_level = "none"
        self.crash: Crash | None = None

    def get_default_screen(self) -> Screen[None]:
        """A screen that binds no keys."""
        return KioskScreen()

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
