"""Texts to read: the overview, cards, articles, words explained, and where it all comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.library import SECTIONS, Article, Card, Crisis, Glossary
from kiosk.visit.page import Draft, Go, Page

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from kiosk.content.library import Library, Sentence
    from kiosk.visit.visit import Visit


MOST_CARDS = 8
"""Cards that the page of a word leads to; one digit is left for its sources."""
Dated = Article | Card | Glossary | Crisis


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
    draft.note(reviewed(library, text))
    draft.heading(phrases.next_heading)
    for term in text.terms:
        draft.choice(phrases.words_choice.format(term=library.glossary.terms[term].term), Go(f"term:{term}"))
    draft.choice(phrases.sources_choice, Go(f"sources:{draft.id}"))


def reviewed(library: Library, text: Dated) -> str:
    """When a page was checked, and by when it must be checked again."""
    return library.interface.phrases.reviewed.format(reviewed=_day(text.reviewed), due=_day(text.review_due))


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
    for name in cards[:MOST_CARDS]:
        draft.choice(library.cards[name].title, Go(f"card:{name}"))
    draft.note(reviewed(library, library.glossary))
    draft.choice(phrases.sources_choice, Go(f"sources:{draft.id}"))
    return draft.text()


def sources(library: Library, _visit: Visit, about: str) -> Page:
    """Where the sentences of a page come from, who wrote them, and who has checked them."""
    phrases = library.interface.phrases
    title, facts, dated = _origin(library, about)
    draft = Draft(f"sources:{about}", phrases.numbered)
    draft.title(phrases.sources_title.format(title=title))
    draft.note(library.pack.authors)
    draft.note(library.pack.funding)
    draft.note(library.pack.clinician_review)
    draft.note(reviewed(library, dated))
    for source in library.sources_of(facts):
        draft.source(library.sources[source].citation)
    return draft.text()


def _origin(library: Library, about: str) -> tuple[str, list[str], Dated]:
    """The title of a page, the facts that its sentences rest on, and what carries its dates of review."""
    kind, _, name = about.partition(":")
    if kind == "term":
        term = library.glossary.terms[name]
        return term.term, _facts(term.meaning), library.glossary
    if kind == "crisis":
        crisis = library.crisis
        lines = [fact for line in crisis.lines for fact in line.facts]
        return crisis.title, _facts((*crisis.intro, *crisis.after)) + lines, crisis
    if kind == "card":
        card = library.cards[name]
        return card.title, _facts(s for section in SECTIONS for s in getattr(card.sections, section)), card
    text = library.articles[name] if kind == "article" else library.overview
    return text.title, _facts(s for section in text.sections for s in section.sentences), text


def _facts(sentences: Iterable[Sentence]) -> list[str]:
    return [fact for sentence in sentences for fact in sentence.facts]
