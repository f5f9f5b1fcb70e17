"""The letters of a word, to be said one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.content.shapes.interface import Interface

_AROUND = "\"'“”‘’()[].,:;?!"
"""What can stand around a word and is no part of it."""


def letters(interface: Interface, word: str, *, with_words: bool) -> str:
    """A word and its letters, as "lithium: L, I, T, H, I, U, M"; with words, as "L: Lima, I: India".

    The pause behind a letter makes the voice say A as a letter.
    """
    bare = word.strip(_AROUND) or word
    told = []
    for letter in bare.upper():
        named = interface.alphabet.get(letter.lower())
        if named is None:
            told.append(interface.signs.get(letter, letter))
        else:
            told.append(f"{letter}: {named}" if with_words else letter)
    return interface.phrases.spelled.format(word=bare, letters=", ".join(told))
