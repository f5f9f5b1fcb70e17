"""Every page of the kiosk: `page` gives the one that a visit shows, `page_ids` names them all.

A page id is its kind, and for some kinds what it is about: `card:esketamine`, `sources:card:esketamine`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.pages import (
    about,
    comfort,
    compare,
    crisis,
    entrance,
    keys,
    lists,
    matters,
    own,
    sources,
    staff,
    take,
    texts,
)
from kiosk.visit.pages.about import FAULTS
from kiosk.visit.pressing import for_station
from kiosk.visit.visit import DOOR, STAFF

__all__ = ["FAULTS", "page", "page_ids"]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.content.library import Library
    from kiosk.visit.page import Page
    from kiosk.visit.visit import Visit

_PAGES: Mapping[str, Callable[[Library, Visit, str], Page]] = {
    "welcome": entrance.welcome,
    "home": entrance.home,
    "shelf": lists.shelf,
    "article": texts.article,
    "topics": lists.topics,
    "topic": lists.topic,
    "card": texts.card,
    "compare": compare.compare,
    "pick": compare.pick,
    "matters": matters.matters,
    "list": own.own_list,
    "keep": own.keep,
    "take": take.take,
    "terms": lists.terms,
    "words": lists.words,
    "term": texts.term,
    "sources": sources.sources,
    "kiosk": lists.kiosk,
    "crisis": crisis.crisis,
    "comfort": comfort.comfort,
    "pace": comfort.pace,
    "help": keys.keys,
    "about": about.about,
    FAULTS: about.faults,
    "goodbye": entrance.goodbye,
    DOOR: staff.door,
    STAFF: staff.staff,
}


def page(library: Library, visit: Visit) -> Page:
    """The page where a visit is.  KeyError for a place that does not exist."""
    library = for_station(library, visit.station)
    kind, _, about = visit.place.page.partition(":")
    return _PAGES[kind](library, visit, about)


def page_ids(library: Library) -> tuple[str, ...]:
    """The id of every page for visitors, in the order of the tour."""
    texts_with_sources = [
        *(f"card:{name}" for name in library.cards),
        *(f"article:{name}" for name in library.articles),
        *(f"term:{name}" for name in library.glossary.terms),
        "crisis",
    ]
    return (
        "welcome", "home",
        *lists.shelf_ids(library),
        *(f"article:{name}" for shelf in library.shelves for name in shelf.articles),
        "topics",
        *lists.topic_ids(library),
        *(f"card:{name}" for topic in library.topics for name in topic.cards),
        *compare.page_ids(library),
        *matters.page_ids(),
        *own.page_ids(library),
        *take.page_ids(),
        *lists.word_ids(library),
        *(f"term:{name}" for name in library.glossary.terms),
        *(f"sources:{name}" for name in texts_with_sources),
        "kiosk", "crisis", "comfort", "help", "pace", "about",
        *((FAULTS,) if library.faults else ()),
        "goodbye",
    )  # fmt: skip
