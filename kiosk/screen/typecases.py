"""The type for the terminal as it is now: another size of cell needs other pictures."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kiosk.screen.probe import window_cell
from kiosk.screen.typecase import TypeCase

if TYPE_CHECKING:
    from kiosk.content.shapes.interface import Interface
    from kiosk.screen.choice import Choice
    from kiosk.settings import ScreenSettings
    from kiosk.typeset.atlas import Store
    from kiosk.typeset.painters import Cell
    from kiosk.visit.keymap import KeyMap


class TypeCases:
    """Gives the type case for the cells that the terminal has at the moment."""

    def __init__(
        self, choice: Choice, interface: Interface, store: Store, screen: ScreenSettings, keymap: KeyMap
    ) -> None:
        self._choice, self._interface, self._store, self._screen = choice, interface, store, screen
        self._keymap = keymap
        self._first = window_cell()
        self._case = cache(self._make)

    def __call__(self) -> TypeCase:
        """The type case, the same one as long as the cells do not change."""
        now = window_cell()
        return self._case(self._choice.cell if now == self._first else now)

    def _make(self, cell: Cell | None) -> TypeCase:
        choice, keymap = self._choice, self._keymap
        painter, spare = choice.painter(cell), choice.spare_rows
        return TypeCase(painter, self._interface, self._store, self._screen, cell, spare, keymap)
