"""Two or three treatments side by side, one question a page.

The questions are the domains of a published decision aid (Shillington 2020).  What is compared is what the cards say,
whole: to choose among their sentences would be to take sides.  Never a ranking.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.visit.page import Compare, CompareNone, Draft, Go, Page
from kiosk.visit.pages import lists
from kiosk.visit.visit import MOST_COMPARED, Weight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.content.library import Library
    from kiosk.content.shapes.texts import Sentence
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
_WEIGHTS = (Weight.LOT, Weight.SOME, None, Weight.LITTLE)
"""What comes first of what matters, and what was not answered between."""
LEAST = 2
_NUMBER = re.compile(r"\d[\d,.]*")


def comparable(library: Library, name: str) -> bool:
    """Whether a card is a treatment that can be compared: not a check, a test, or safety information."""
    return library.cards[name].status != "not-applicable"


def domains_of(visit: Visit) -> list[str]:
    """The domains, those first that matter most to the visitor."""
    given = dict(visit.matters)
    return sorted(DOMAINS, key=lambda domain: _WEIGHTS.index(given.get(domain)))


def compare(library: Library, visit: Visit, about: str) -> Page:
    """What is chosen and what can be asked, or the answers to one question."""
    if about and len(visit.compared) >= LEAST:
        return _answers(library, visit, about)
    phrases = library.interface.phrases
    draft = Draft(f"compare:{about}" if about else "compare", phrases)
    draft.title(phrases.compare_title)
    chosen = len(visit.compared)
    for name in visit.compared:
        draft.sentence(phrases.compare_chosen.format(title=library.cards[name].title))
    if chosen >= LEAST:
        for domain in domains_of(visit):
            draft.choice(getattr(library.interface.domains, domain), Go(f"compare:{domain}"))
        draft.choice(phrases.compare_again, CompareNone())  # under the same number, with two and with three
    if chosen < MOST_COMPARED:
        draft.choice((phrases.compare_first, phrases.compare_second, phrases.compare_third)[chosen], Go("pick"))
    if chosen == 1:
        draft.choice(phrases.compare_again, CompareNone())
    draft.choice(library.interface.own.matters_title, Go("matters"))
    draft.sentence(phrases.compare_what)
    draft.note(phrases.topics_note)
    return draft.menu()


def _answers(library: Library, visit: Visit, domain: str) -> Page:
    phrases, domains = library.interface.phrases, library.interface.domains
    rows = {section: _row(library, visit.compared, section) for section in DOMAINS[domain]}
    shared = [sentence for row in rows.values() for sentence in _shared(list(row.values()))]
    once = {sentence.text for sentence in shared}
    draft = Draft(f"compare:{domain}", phrases)
    draft.title(getattr(domains, domain))
    if any(len(_NUMBER.findall(s.text)) > 1 for row in rows.values() for answer in row.values() for s in answer):
        draft.note(phrases.compare_numbers)
    for section, row in rows.items():
        heading = getattr(library.interface.headings, section)
        for name, answer in row.items():
            title = library.cards[name].title
            draft.heading(phrases.compare_row.format(title=title, heading=heading) if len(rows) > 1 else title)
            draft.sentences(sentence for sentence in answer if sentence.text not in once)
    if shared:
        draft.heading(phrases.compare_shared)
        draft.sentences(shared)
    draft.heading(phrases.next_heading)
    order = domains_of(visit)
    following = order[order.index(domain) + 1 :]
    if following:
        draft.choice(phrases.compare_next.format(title=getattr(domains, following[0])), Go(f"compare:{following[0]}"))
    draft.choice(phrases.compare_back, Go("compare"))
    for name in visit.compared:
        draft.choice(phrases.read_all.format(title=library.cards[name].title), Go(f"card:{name}"))
    return draft.text()


def _row(library: Library, cards: tuple[str, ...], section: str) -> dict[str, tuple[Sentence, ...]]:
    """What each card says in one section, in the order of choosing."""
    return {name: getattr(library.cards[name].sections, section) for name in cards}


def _shared(row: list[tuple[Sentence, ...]]) -> list[Sentence]:
    """What all say in the same words, to be told once; nothing where one of them says nothing else."""
    said = [{sentence.text for sentence in answer} for answer in row]
    shared = set.intersection(*said)
    return [sentence for sentence in row[0] if sentence.text in shared] if all(s - shared for s in said) else []


def pick(library: Library, _visit: Visit, about: str) -> Page:
    """The treatments that can be compared, by topic."""
    phrases = library.interface.phrases
    if not about:
        entries = [entry for entry in lists.topic_entries(library, "pick") if entry.name in _topics(library)]
        return lists.part(library, "pick", "", phrases.pick_title, entries)
    topic_id, _, number = about.partition(":")
    topic = next(topic for topic in library.topics if topic.id == topic_id)
    entries = [lists.card_entry(library, name, Compare(name)) for name in topic.cards if comparable(library, name)]
    return lists.part(library, f"pick:{topic_id}", number, topic.title, entries)


def _topics(library: Library) -> set[str]:
    """The titles of the topics in which something can be compared."""
    return {topic.title for topic in library.topics if any(comparable(library, name) for name in topic.cards)}


def page_ids(library: Library) -> tuple[str, ...]:
    """The ids of all pages of comparing."""
    counts = {topic.id: sum(comparable(library, name) for name in topic.cards) for topic in library.topics}
    picks = (i for topic, count in counts.items() if count for i in lists.part_ids(f"pick:{topic}", count))
    return ("compare", *(f"compare:{domain}" for domain in DOMAINS), "pick", *picks)
