"""A Textual app that nothing leads out of: no bindings, no palette, no selection, no suspension, no traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from kiosk.errors import place_of
from kiosk.screen.spans import SpanCompositor

if TYPE_CHECKING:
    from textual.driver import Driver


class KioskScreen(Screen[None], inherit_bindings=False):
    """A screen without keys of its own."""

    BINDINGS = []

    def __init__(self) -> None:
        super().__init__(id="_default")
        self._compositor: SpanCompositor = SpanCompositor()

    def shown(self) -> None:
        """The first screen stands: from now on all is written that is to be."""
        self._compositor.starting = False


class ShutApp(App[None], inherit_bindings=False):
    """What Textual has for leaving an app, taken away."""

    BINDINGS = []
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self.animation_level = "none"
        self.crash = ""
        """Kind and place of an error that nobody foresaw and that has ended the app."""

    def get_default_screen(self) -> Screen[None]:
        """A screen that binds no keys."""
        return KioskScreen()

    def _fatal_error(self) -> None:
        """Keep where the error was, for the log, and end without a word on the glass."""
        self.crash = place_of(self._exception)
        self._close_messages_no_wait()

    def panic(self, *_renderables: object) -> None:
        """An error outside a handler ends the same way."""
        self._fatal_error()

    async def action_quit(self) -> None:
        """No action of Textual's own ends the kiosk."""

    def action_suspend_process(self) -> None:
        """No action of Textual's own leaves the kiosk."""
