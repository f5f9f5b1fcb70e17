"""Spelling a word: its letters, on a second press with words for them, on a third the next word of the line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.visit.letters import letters
from kiosk.visit.moves import tell
from kiosk.visit.pages import page
from kiosk.visit.visit import Spelled

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit


def spell(library: Library, visit: Visit) -> Visit:
    """The visit with the letters of the word as its notice.

    The first word is the one that sounds, or the first of the line where nothing does.
    """
    words = page(library, visit).item(visit.place.item).show.split()
    index = (visit.word or 0) % len(words)
    if visit.spelled and visit.spelled % 2 == 0:
        index = (index + 1) % len(words)
    notice = letters(library.interface, words[index], with_words=visit.spelled % 2 == 1)
    times = visit.spelled + 1
    visit = replace(visit, word=index, spelled=times, last_spelled=Spelled(visit.place, index, times))
    return tell(visit, notice)
