"""Texts to read: the overview, cards, articles, words explained, and where it all comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.library import SECTIONS, Article, Card
from kiosk.visit.page import Draft, Go, Page

if TYPE_CHECKING:
    import datetime

    from kiosk.content.library import Library, Sentence
    from kiosk.visit.visit import Visit


def overview(library: Library, _visit: Visit, _about: str) -> Page:
    """What treatment-resistant depression is."""
    return _text(library, "overview", library.overview)


def article(library: Library, _visit: Visit, about: str) -> Page:
    """A longer text."""
    return _text(library, f"article:{about}", library.articles[about])


def _text(library: Library, page_id: str, text: Article) -> Page:
    draft = Draft(page_id, library.interface.phrases.numbered)
    draft.title(text.title)
    for section in text.sections:
        draft.heading(section.heading)
        draft.sentences(section.sentences)
    _ending(library, draft, text)
    return draft.text()


def card(library: Library, _visit: Visit, about: str) -> Page:
    """One treatment, section by section."""
    phrases = library.interface.phrases
    found = library.cards[about]
    draft = Draft(f"card:{about}", phrases.numbered)
    draft.title(found.title)
    for section in SECTIONS:
        draft.heading(getattr(library.interface.headings, section))
        draft.sentences(getattr(found.sections, section))
    draft.note(phrases.welcome_advice)
    _ending(library, draft, found)
    topic = next(topic for topic in library.topics if about in topic.cards)
    draft.choice(phrases.back_to_list.format(title=topic.title), Go(f"topic:{topic.id}"))
    return draft.text()


def _ending(library: Library, draft: Draft, text: Article | Card) -> None:
    """When the text was checked, and where to go from it."""
    phrases = library.interface.phrases
    draft.note(phrases.reviewed.format(reviewed=_day(text.reviewed), due=_day(text.review_due)))
    draft.heading(phrases.next_heading)
    for term in text.terms:
        draft.choice(phrases.words_choice.format(term=library.glossary.terms[term].term), Go(f"term:{term}"))
    draft.choice(phrases.sources_choice, Go(f"sources:{draft.id}"))


def _day(date: datetime.date) -> str:
    return f"{date:%B} {date.day}, {date.year}"


def term(library: Library, _visit: Visit, about: str) -> Page:
    """A word explained, and the treatments that use it."""
    phrases = library.interface.phrases
    found = library.glossary.terms[about]
    draft = Draft(f"term:{about}", phrases.numbered)
    draft.title(found.term)
    draft.sentences(found.meaning)
    if found.respelling:
        shown = phrases.term_respelling.format(respelling=found.respelling)
        draft.sentence(shown, phrases.term_spoken.format(term=found.term))
    cards = [name for name, card in library.cards.items() if about in card.terms]
    if cards:
        draft.heading(phrases.term_cards)
    for name in cards[:9]:
        draft.choice(library.cards[name].title, Go(f"card:{name}"))
    return draft.text()


def sources(library: Library, _visit: Visit, about: str) -> Page:
    """Where the sentences of a text come from, who wrote them, and who has checked them."""
    phrases = library.interface.phrases
    kind, _, name = about.partition(":")
    text: Article | Card = library.overview
    if name:
        text = library.cards[name] if kind == "card" else library.articles[name]
    draft = Draft(f"sources:{about}", phrases.numbered)
    draft.title(phrases.sources_title.format(title=text.title))
    for source in library.sources_of(_sentences(text)):
        draft.source(library.sources[source].citation)
    draft.note(phrases.reviewed.format(reviewed=_day(text.reviewed), due=_day(text.review_due)))
    draft.note(library.pack.authors)
    draft.note(library.pack.funding)
    draft.note(library.pack.clinician_review)
    return draft.text()


def _sentences(text: Article | Card) -> tuple[Sentence, ...]:
    if isinstance(text, Card):
        return tuple(s for section in SECTIONS for s in getattr(text.sections, section))
    return tuple(s for section in text.sections for s in section.sentences)
