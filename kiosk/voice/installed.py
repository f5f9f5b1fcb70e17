"""Which of the content's voices a machine has."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NATURAL = "natural"
"""The id of the natural voice; every other id is a voice of espeak-ng."""


def voices_here(ids: Iterable[str], first: str = "") -> tuple[str, ...]:
    """The voices of the content that this machine has, the default first."""
    there = [voice for voice in ids if voice != NATURAL or find_spec("hibari")]
    return tuple(sorted(there, key=lambda voice: voice != first))
