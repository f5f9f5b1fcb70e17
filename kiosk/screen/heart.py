"""Tells whoever looks after an unattended kiosk that its screen answers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

BEAT = 0.5
"""Seconds from one sign of life to the next."""


class Heart:
    """Beats as long as the loop goes round, what waits there is answered, and keys are read."""

    def __init__(self, app: App[Any], tell: Callable[[], None]) -> None:
        """`tell` is called at each beat."""
        self._app, self._tell = app, tell

    def beat(self) -> None:
        """Tell it now, and again and again from now on."""
        if getattr(self._app._driver, "hears", True):
            self._tell()
            asyncio.get_running_loop().call_later(BEAT, self._next)

    def _next(self) -> None:
        """Behind what waits; where nothing does, at once, which costs an idle kiosk least."""
        if self._app.message_queue_size:
            self._app.call_later(self.beat)
        else:
            self.beat()
