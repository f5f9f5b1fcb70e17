"""Every page of the kiosk: `page` gives the one that a visit shows, `page_ids` names them all.

A page id is its kind, and for some kinds what it is about: `card:esketamine`, `sources:card:esketamine`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.pages import comfort, crisis, entrance, keys, lists, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.content.library import Library
    from kiosk.visit.page import Page
    from kiosk.visit.visit import Visit

_PAGES: Mapping[str, Callable[[Library, Visit, str], Page]] = {
    "welcome": entrance.welcome,
    "home": entrance.home,
    "overview": texts.overview,
    "topics": lists.topics,
    "topic": lists.topic,
    "card": texts.card,
    "terms": lists.terms,
    "term": texts.term,
    "articles": lists.articles,
    "article": texts.article,
    "sources": texts.sources,
    "crisis": crisis.crisis,
    "comfort": comfort.comfort,
    "help": keys.keys,
    "goodbye": entrance.goodbye,
}


def page(library: Library, visit: Visit) -> Page:
    """The page where a visit is.  KeyError for a place that does not exist."""
    kind, _, about = visit.place.page.partition(":")
    return _PAGES[kind](library, visit, about)


def page_ids(library: Library) -> tuple[str, ...]:
    """The id of every page, in the order of the tour."""
    texts_with_sources = [
        "overview",
        *(f"card:{name}" for name in library.cards),
        *(f"article:{name}" for name in library.articles),
        *(f"term:{name}" for name in library.glossary.terms),
        "crisis",
    ]
    return (
        "welcome", "home", "overview", "topics",
        *(f"topic:{topic.id}" for topic in library.topics),
        *(f"card:{name}" for topic in library.topics for name in topic.cards),
        *lists.term_list_ids(library),
        *(f"term:{name}" for name in library.glossary.terms),
        "articles",
        *(f"article:{name}" for name in library.articles),
        *(f"sources:{name}" for name in texts_with_sources),
        "crisis", "comfort", "help", "goodbye",
    )  # fmt: skip
