"""The shapes of what a language folder says about itself, and of a theme."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.content.shapes.record import Record, shape
from kiosk.content.shapes.texts import Sentence


@shape
class Pack(Record):
    """What a language folder says about itself."""

    language: str
    """Language tag, as en or es-419."""
    voices: Mapping[str, str]
    """The voices that speak the language, the first by default: an espeak-ng voice, as en-us, or the id of a natural
    voice, and its name for the visitor."""
    title: str
    """The kiosk's name on the first page."""
    region: str
    """File name of the region in regions/ whose crisis lines are shown where the installation names none."""
    authors: str
    """Who wrote the content, in what role."""
    funding: str
    """Who paid for it."""
    about: tuple[Sentence, ...]
    """How the texts are made and what they are not: the page about the kiosk."""


@shape
class Theme(Record):
    """A set of colours."""

    name: str
    """What the reader calls it, two or three words."""
    about: str
    """One sentence that says for whom it is."""
    contrast: float
    """The least contrast that each pair of colours must reach, as 7 or 20 (WCAG 2.2)."""
    colours: Mapping[str, str]
    """The colours by role, each as "#rrggbb"."""
