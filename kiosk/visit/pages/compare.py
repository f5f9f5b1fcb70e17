"""Two or three treatments side by side, one question a page.

The questions are the domains of a published decision aid (Shillington 2020).  What is compared is what the cards say,
whole: to choose among their sentences would be to take sides.  Never a ranking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.page import Compare, CompareNone, Draft, Go, Page, Target
from kiosk.visit.pages import lists
from kiosk.visit.visit import MOST_COMPARED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit

DOMAINS: Mapping[str, tuple[str, ...]] = {
    "works": ("evidence", "unknown"),
    "given": ("how",),
    "effects": ("side_effects", "serious_risks"),
    "life": ("daily_life",),
    "time": ("time",),
    "cost": ("cost",),
}
"""The sections of a card that answer each question."""
LEAST = 2


def compare(library: Library, visit: Visit, about: str) -> Page:
    """What is chosen and what can be asked, or the answers to one question."""
    if about and len(visit.compared) >= LEAST:
        return _answers(library, visit, about)
    phrases = library.interface.phrases
    draft = Draft(f"compare:{about}" if about else "compare", phrases.numbered)
    draft.title(phrases.compare_title)
    chosen = len(visit.compared)
    if not chosen:
        draft.sentence(phrases.compare_what)
    for name in visit.compared:
        draft.sentence(phrases.compare_chosen.format(title=library.cards[name].title))
    draft.note(phrases.topics_note)
    if chosen >= LEAST:
        for domain in DOMAINS:
            draft.choice(getattr(library.interface.domains, domain), Go(f"compare:{domain}"))
    if chosen < MOST_COMPARED:
        draft.choice((phrases.compare_first, phrases.compare_second, phrases.compare_third)[chosen], Go("pick"))
    if chosen:
        draft.choice(phrases.compare_again, CompareNone())
    return draft.menu()


def _answers(library: Library, visit: Visit, domain: str) -> Page:
    phrases, domains = library.interface.phrases, library.interface.domains
    draft = Draft(f"compare:{domain}", phrases.numbered)
    draft.title(getattr(domains, domain))
    draft.note(phrases.compare_numbers)
    for name in visit.compared:
        card = library.cards[name]
        draft.heading(card.title)
        for section in DOMAINS[domain]:
            draft.sentences(getattr(card.sections, section))
    draft.heading(phrases.next_heading)
    following = list(DOMAINS)[list(DOMAINS).index(domain) + 1 :]
    if following:
        draft.choice(phrases.compare_next.format(title=getattr(domains, following[0])), Go(f"compare:{following[0]}"))
    draft.choice(phrases.compare_back, Go("compare"))
    for name in visit.compared:
        draft.choice(phrases.read_all.format(title=library.cards[name].title), Go(f"card:{name}"))
    return draft.text()


def pick(library: Library, _visit: Visit, about: str) -> Page:
    """The treatments that can be compared, by topic."""
    phrases = library.interface.phrases
    if not about:
        return lists.part(library, "pick", "", phrases.pick_title, lists.topic_entries(library, "pick"))
    topic_id, _, number = about.partition(":")
    topic = next(topic for topic in library.topics if topic.id == topic_id)
    entries: list[tuple[str, Target]] = [(lists.card_label(library, name), Compare(name)) for name in topic.cards]
    return lists.part(library, f"pick:{topic_id}", number, topic.title, entries)
