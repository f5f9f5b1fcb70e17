"""Lists to choose from: topics, the cards of a topic, words, articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.page import Draft, Go, Page

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit

TERMS_A_PART = 8
"""Words on one part of the list: the digits from 1 to 8; 9 leads to the next part."""


def topics(library: Library, _visit: Visit, _about: str) -> Page:
    """The groups of treatments."""
    phrases = library.interface.phrases
    draft = Draft("topics", phrases.numbered)
    draft.title(phrases.topics_title)
    draft.note(phrases.topics_note)
    for topic in library.topics:
        label = phrases.with_summary.format(title=topic.title, summary=topic.summary)
        draft.choice(label, Go(f"topic:{topic.id}"))
    return draft.menu()


def topic(library: Library, _visit: Visit, about: str) -> Page:
    """The treatments of one group."""
    phrases = library.interface.phrases
    found = next(topic for topic in library.topics if topic.id == about)
    draft = Draft(f"topic:{about}", phrases.numbered)
    draft.title(found.title)
    for name in found.cards:
        card = library.cards[name]
        label = phrases.with_summary.format(title=card.title, summary=card.summary)
        draft.choice(label, Go(f"card:{name}"))
    return draft.menu()


def term_list_ids(library: Library) -> tuple[str, ...]:
    """The ids of the parts of the list of words: terms, terms:2, terms:3 ..."""
    parts = -(-len(library.glossary.terms) // TERMS_A_PART) or 1
    return ("terms", *(f"terms:{part}" for part in range(2, parts + 1)))


def terms(library: Library, _visit: Visit, about: str) -> Page:
    """One part of the list of words, in the order of the alphabet."""
    phrases = library.interface.phrases
    parts = term_list_ids(library)
    part = int(about or 1)
    draft = Draft(parts[part - 1], phrases.numbered)
    title = phrases.terms_title
    words = sorted(library.glossary.terms.items(), key=lambda pair: pair[1].term.casefold())
    words = words[(part - 1) * TERMS_A_PART : part * TERMS_A_PART]
    first, last = words[0][1].term, words[-1][1].term
    draft.title(title if part == 1 else phrases.terms_part.format(title=title, first=first, last=last))
    for name, term in words:
        draft.choice(term.term, Go(f"term:{name}"))
    if part < len(parts):
        draft.choice(phrases.more_terms, Go(parts[part]))
    return draft.menu()


def articles(library: Library, _visit: Visit, _about: str) -> Page:
    """The articles."""
    phrases = library.interface.phrases
    draft = Draft("articles", phrases.numbered)
    draft.title(phrases.articles_title)
    for name, article in library.articles.items():
        label = phrases.with_summary.format(title=article.title, summary=article.summary)
        draft.choice(label, Go(f"article:{name}"))
    return draft.menu()
