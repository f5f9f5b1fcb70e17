"""Spelling a word: its letters, on a second press with words for them, on a third the next word of the line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.visit.moves import tell
from kiosk.visit.pages import page
from kiosk.visit.visit import Spelled

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.shapes.interface import Interface
    from kiosk.visit.visit import Visit

_AROUND = "\"'“”‘’()[].,:;?!"
"""What can stand around a word and is no part of it."""


def spell(library: Library, visit: Visit) -> Visit:
    """The visit with the letters of the word as its notice.

    The first word is the one that sounds, or the first of the line where nothing does.
    """
    words = page(library, visit).item(visit.place.item).show.split()
    index = (visit.word or 0) % len(words)
    if visit.spelled and visit.spelled % 2 == 0:
        index = (index + 1) % len(words)
    notice = _letters(library.interface, words[index], with_words=visit.spelled % 2 == 1)
    times = visit.spelled + 1
    visit = replace(visit, word=index, spelled=times, last_spelled=Spelled(visit.place, index, times))
    return tell(visit, notice)


def _letters(interface: Interface, word: str, *, with_words: bool) -> str:
    """A word and its letters, as "lithium: L, I, T, H, I, U, M"; with words, as "L: Lima, I: India".

    The pause behind a letter makes the voice say A as a letter.
    """
    bare = word.strip(_AROUND) or word
    letters = []
    for letter in bare.upper():
        named = interface.alphabet.get(letter.lower())
        if named is None:
            letters.append(interface.signs.get(letter, letter))
        else:
            letters.append(f"{letter}: {named}" if with_words else letter)
    return interface.phrases.spelled.format(word=bare, letters=", ".join(letters))
