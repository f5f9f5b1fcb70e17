"""Lists to choose from: topics, the cards of a topic, words, articles, and what the kiosk can be set to.

A page numbers its choices from 1 to 9.  A longer list comes in parts, each led to by the last number of the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.page import Draft, Go, Page, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit

DIGITS = 9
"""The most choices of a page."""


def part_ids(page_id: str, entries: int) -> tuple[str, ...]:
    """The ids of the parts of a list: topic:x, topic:x:2, topic:x:3 ..."""
    parts = 1 if entries <= DIGITS else -(-(entries - 1) // (DIGITS - 1))
    return (page_id, *(f"{page_id}:{part}" for part in range(2, parts + 1)))


def part(
    library: Library, list_id: str, number: str, title: str, entries: Sequence[tuple[str, Target]], note: str = ""
) -> Page:
    """One part of a list: the first for an empty number, then "2", "3" ..."""
    phrases = library.interface.phrases
    parts = part_ids(list_id, len(entries))
    index = int(number or 1) - 1
    draft = Draft(parts[index], phrases.numbered)
    draft.title(phrases.list_part.format(title=title, part=index + 1, parts=len(parts)) if len(parts) > 1 else title)
    if note:
        draft.note(note)
    last = index == len(parts) - 1
    start = index * (DIGITS - 1)
    for label, target in entries[start:] if last else entries[start : start + DIGITS - 1]:
        draft.choice(label, target)
    if not last:
        draft.choice(phrases.more_of_list, Go(parts[index + 1]))
    return draft.menu()


def topics(library: Library, _visit: Visit, _about: str) -> Page:
    """The groups of treatments."""
    phrases = library.interface.phrases
    return part(library, "topics", "", phrases.topics_title, topic_entries(library, "topic"), phrases.topics_note)


def topic_entries(library: Library, kind: str) -> list[tuple[str, Target]]:
    """A choice for each topic, leading to its page of a kind."""
    label = library.interface.phrases.with_summary
    return [
        (label.format(title=topic.title, summary=topic.summary.text), Go(f"{kind}:{topic.id}"))
        for topic in library.topics
    ]


def topic_ids(library: Library, kind: str) -> tuple[str, ...]:
    """The ids of the pages of a kind that list the cards of each topic."""
    return tuple(i for topic in library.topics for i in part_ids(f"{kind}:{topic.id}", len(topic.cards)))


def topic(library: Library, _visit: Visit, about: str) -> Page:
    """The treatments of one group."""
    topic_id, _, number = about.partition(":")
    found = next(topic for topic in library.topics if topic.id == topic_id)
    entries: list[tuple[str, Target]] = [(card_label(library, name), Go(f"card:{name}")) for name in found.cards]
    return part(library, f"topic:{topic_id}", number, found.title, entries)


def card_label(library: Library, name: str) -> str:
    """The words of a choice that leads to a card."""
    card = library.cards[name]
    return library.interface.phrases.with_summary.format(title=card.title, summary=card.summary.text)


def shelf(library: Library, _visit: Visit, about: str) -> Page:
    """The articles of one group."""
    shelf_id, _, number = about.partition(":")
    found = next(shelf for shelf in library.shelves if shelf.id == shelf_id)
    label = library.interface.phrases.with_summary
    articles = [(name, library.articles[name]) for name in found.articles]
    entries: list[tuple[str, Target]] = [
        (label.format(title=article.title, summary=article.summary.text), Go(f"article:{name}"))
        for name, article in articles
    ]
    return part(library, f"shelf:{shelf_id}", number, found.title, entries)


def shelf_ids(library: Library) -> tuple[str, ...]:
    """The ids of the pages that list the articles of each group."""
    return tuple(i for shelf in library.shelves for i in part_ids(f"shelf:{shelf.id}", len(shelf.articles)))


def _word_ranges(library: Library) -> list[list[str]]:
    """The ids of the words in the order of the alphabet, in at most nine ranges of about the same length."""
    names = sorted(library.glossary.terms, key=lambda name: library.glossary.terms[name].term.casefold())
    size = max(DIGITS, -(-len(names) // DIGITS))
    return [names[start : start + size] for start in range(0, len(names), size)]


def word_ids(library: Library) -> tuple[str, ...]:
    """The ids of the pages that list the words: terms, words:1, words:1:2 ..."""
    ranges = enumerate(_word_ranges(library), start=1)
    return ("terms", *(i for number, names in ranges for i in part_ids(f"words:{number}", len(names))))


def terms(library: Library, _visit: Visit, _about: str) -> Page:
    """The ranges of the words."""
    ranges = enumerate(_word_ranges(library), start=1)
    entries: list[tuple[str, Target]] = [(_range(library, names), Go(f"words:{i}")) for i, names in ranges]
    return part(library, "terms", "", library.interface.phrases.terms_title, entries)


def words(library: Library, _visit: Visit, about: str) -> Page:
    """The words of one range."""
    index, _, number = about.partition(":")
    names = _word_ranges(library)[int(index) - 1]
    entries: list[tuple[str, Target]] = [(library.glossary.terms[name].term, Go(f"term:{name}")) for name in names]
    return part(library, f"words:{index}", number, _range(library, names), entries)


def _range(library: Library, names: Iterable[str]) -> str:
    words = [library.glossary.terms[name].term for name in names]
    return library.interface.phrases.first_to_last.format(first=words[0], last=words[-1])


def kiosk(library: Library, _visit: Visit, _about: str) -> Page:
    """What the kiosk can be set to, how it is used, and who made it."""
    phrases = library.interface.phrases
    entries: list[tuple[str, Target]] = [
        (phrases.comfort_title, Go("comfort")),
        (phrases.help_title, Go("help")),
        (phrases.about_title, Go("about")),
    ]
    return part(library, "kiosk", "", phrases.kiosk_title, entries)
