"""Spelling a word, from letters to words for them to the next word."""

from kiosk.visit.commands import (
    Command,
    Heard,
    WordSounds,
)
from kiosk.visit.pages import page
from kiosk.visit.step import step
from kiosk.visit.visit import Say
from tests.visit.conftest import go


def test_spelling_goes_from_letters_to_words_for_them_to_the_next_word(library, card):
    title = go(library, card, Heard(card.place.page, "title"), WordSounds(card.place.page, "title", 0))
    words = page(library, title).title.split()
    heard = []
    for _ in range(3):
        title = step(library, title, Command.SPELL)
        heard.append(title.notice)
        assert title.say is Say.NOTICE
    letters = ", ".join(words[0].upper())
    assert heard[0] == f"{words[0]}: {letters}"
    first = words[0][0].upper()
    assert heard[1].startswith(f"{words[0]}: {first}: {library.interface.alphabet[first.lower()]}, ")
    assert heard[2].startswith(f"{words[1]}: ")
    assert title.sounding_word == 1, "the word that is spelled is marked"
    assert go(library, title, Command.UP).sounding_word is None


def test_spelling_begins_with_the_word_at_which_a_pause_holds(library, card):
    there = (Heard(card.place.page, "title"), WordSounds(card.place.page, "title", 1))
    held = go(library, card, *there, Command.PAUSE, Command.SPELL)
    assert held.notice.startswith(page(library, held).title.split()[1])
