"""A theme's colours as the styles of a frame's roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from kiosk.typeset.codes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.content.shapes.pack import Theme

_COLOURS = {
    "text": ("text", "ground"),
    "title": ("title", "ground"),
    "choice": ("choice", "ground"),
    "note": ("note", "ground"),
    "current": ("current_text", "current_ground"),
    "marker": ("current_ground", "current_ground"),
    "word": ("word_text", "word_ground"),
    "bar": ("bar_text", "bar_ground"),
}
_BLACK, _WHITE = "#000000", "#ffffff"
_CODES = {LIGHT: Style(color=_BLACK, bgcolor=_WHITE), DARK: Style(color=_WHITE, bgcolor=_BLACK)}
"""Codes for phones are black on white in every theme: readers fail at others."""


def palette(theme: Theme) -> Mapping[str, Style]:
    """The style of each role that a frame uses."""
    styles = {
        role: Style(color=theme.colours[front], bgcolor=theme.colours[back]) for role, (front, back) in _COLOURS.items()
    }
    return styles | _CODES
