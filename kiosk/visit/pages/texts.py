"""Texts to read: articles, cards, words explained, and where it all comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.content.shapes.texts import SECTIONS
from kiosk.visit.page import Draft, Go, Keep, Page
from kiosk.visit.pages.lists import DIGITS, words_page
from kiosk.visit.pages.own import questions
from kiosk.visit.sheet import day
from kiosk.visit.visit import Kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.content.library import Library
    from kiosk.content.shapes.record import Reviewed
    from kiosk.content.shapes.texts import Text
    from kiosk.visit.page import Target
    from kiosk.visit.visit import Visit


def article(library: Library, visit: Visit, about: str) -> Page:
    """A longer text."""
    found = library.articles[about]
    draft = Draft(f"article:{about}", library.interface.phrases)
    draft.title(found.title)
    _in_short(library, draft, found)
    for section in found.sections:
        draft.heading(section.heading)
        draft.sentences(section.sentences)
    shelf = next(shelf for shelf in library.shelves if about in shelf.articles)
    back = library.interface.phrases.back_to_list.format(title=shelf.title)
    ways: dict[str, Target] = {back: Go(f"shelf:{shelf.id}")}
    if questions(found):
        ways[library.interface.own.keep_questions] = Go(f"keep:{draft.id}")
    _ending(library, visit, draft, found, ways)
    return draft.text()


def card(library: Library, visit: Visit, about: str) -> Page:
    """One treatment, section by section."""
    phrases = library.interface.phrases
    found = library.cards[about]
    draft = Draft(f"card:{about}", phrases)
    draft.title(found.title)
    _in_short(library, draft, found)
    for section in SECTIONS:
        draft.heading(getattr(library.interface.headings, section))
        draft.sentences(getattr(found.sections, section))
    draft.note(phrases.welcome_advice)
    topic = next(topic for topic in library.topics if about in topic.cards)
    ways: dict[str, Target] = {phrases.back_to_list.format(title=topic.title): Go(f"topic:{topic.id}")}
    ways[library.interface.own.keep_choice] = Go(f"keep:{draft.id}")
    _ending(library, visit, draft, found, ways)
    return replace(draft.text(), keeps=Kept("treatment", draft.id))


def _in_short(library: Library, draft: Draft, text: Text) -> None:
    draft.heading(library.interface.headings.in_short)
    draft.sentences(text.in_short)


def _ending(library: Library, visit: Visit, draft: Draft, text: Text, ways: Mapping[str, Target]) -> None:
    """When the text was checked, and where to go from it: by these ways, to pages that go on, to words, to sources."""
    phrases = library.interface.phrases
    reviewed(library, visit, draft, text)
    draft.heading(phrases.next_heading)
    for label, target in ways.items():
        draft.choice(label, target)
    for page in text.more:
        draft.choice(phrases.read_more.format(title=library.text(page).title), Go(page))
    for term in text.terms:
        draft.choice(phrases.words_choice.format(term=library.glossary.terms[term].term), Go(f"term:{term}"))
    draft.choice(phrases.sources_choice, Go(f"sources:{draft.id}"))


def reviewed(library: Library, visit: Visit, draft: Draft, text: Reviewed) -> None:
    """When a page was checked and by when it must be checked again; first, where that day is past."""
    phrases = library.interface.phrases
    due = day(text.review_due)
    if text.review_due < visit.station.today:
        draft.note(phrases.past_review.format(due=due))
    draft.note(phrases.reviewed.format(reviewed=day(text.reviewed), due=due))


def term(library: Library, visit: Visit, about: str) -> Page:
    """A word explained, and the treatments that use it."""
    phrases = library.interface.phrases
    found = library.glossary.terms[about]
    draft = Draft(f"term:{about}", phrases)
    draft.title(found.term)
    draft.sentences(found.meaning)
    said = library.pronunciations.get(found.term)
    if said:
        shown = phrases.term_respelling.format(respelling=said.respelling)
        draft.sentence(shown, phrases.term_spoken.format(term=found.term))
    cards = library.uses.get(about, ())[: DIGITS - 3]
    if cards:
        draft.heading(phrases.term_cards)
    for name in cards:
        draft.choice(library.cards[name].title, Go(f"card:{name}"))
    reviewed(library, visit, draft, library.glossary)
    kept = Kept("word", draft.id)
    draft.choice(phrases.back_to_list.format(title=phrases.terms_title), Go(words_page(library, about)))
    draft.choice(phrases.sources_choice, Go(f"sources:{draft.id}"))
    draft.choice(library.interface.own.keep_word, Keep(kept))
    return replace(draft.text(), keeps=kept)
