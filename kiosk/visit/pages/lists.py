"""Lists to choose from: topics, the cards of a topic, words, articles, and what the kiosk can be set to.

A page numbers its choices from 1 to 9.  A longer list comes in parts, each led to by the last number of the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kiosk.visit.page import Draft, Go, Page, Target
from kiosk.visit.visit import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit

DIGITS = 9
"""The most choices of a page."""


class Entry(NamedTuple):
    """One line of a list."""

    name: str
    label: str
    """The words of the choice: the name, and perhaps a line about it."""
    target: Target
    keeps: Kept | None = None
    """What can be kept on this line."""


def part_ids(page_id: str, entries: int) -> tuple[str, ...]:
    """The ids of the parts of a list: topic:x, topic:x:2, topic:x:3 ..."""
    parts = 1 if entries <= DIGITS else -(-(entries - 1) // (DIGITS - 1))
    return (page_id, *(f"{page_id}:{part}" for part in range(2, parts + 1)))


def part(library: Library, list_id: str, number: str, title: str, entries: Sequence[Entry], note: str = "") -> Page:
    """One part of a list: the first for an empty number, then "2", "3" ..."""
    phrases = library.interface.phrases
    parts = part_ids(list_id, len(entries))
    index = int(number or 1) - 1
    draft = Draft(parts[index], phrases)
    draft.title(phrases.list_part.format(title=title, part=index + 1, parts=len(parts)) if len(parts) > 1 else title)
    if note:
        draft.note(note)
    last = index == len(parts) - 1
    start = index * (DIGITS - 1)
    end = len(entries) if last else start + DIGITS - 1
    for entry in entries[start:end]:
        draft.choice(entry.label, entry.target, entry.keeps)
    if not last:
        draft.choice(phrases.more_of_list.format(title=entries[end].name), Go(parts[index + 1]))
    return draft.menu()


def topics(library: Library, _visit: Visit, _about: str) -> Page:
    """The groups of treatments."""
    phrases = library.interface.phrases
    return part(library, "topics", "", phrases.topics_title, topic_entries(library, "topic"), phrases.topics_note)


def topic_entries(library: Library, kind: str) -> list[Entry]:
    """A line for each topic, leading to its page of a kind."""
    label = library.interface.phrases.with_summary
    return [
        Entry(topic.title, label.format(title=topic.title, summary=topic.summary.text), Go(f"{kind}:{topic.id}"))
        for topic in library.topics
    ]


def topic_ids(library: Library) -> tuple[str, ...]:
    """The ids of the pages that list the cards of each topic."""
    return tuple(i for topic in library.topics for i in part_ids(f"topic:{topic.id}", len(topic.cards)))


def topic(library: Library, _visit: Visit, about: str) -> Page:
    """The treatments of one group."""
    topic_id, _, number = about.partition(":")
    found = next(topic for topic in library.topics if topic.id == topic_id)
    entries = [card_entry(library, name, Go(f"card:{name}")) for name in found.cards]
    return part(library, f"topic:{topic_id}", number, found.title, entries)


def card_entry(library: Library, name: str, target: Target) -> Entry:
    """The line of a list that stands for a card."""
    card = library.cards[name]
    label = library.interface.phrases.with_summary.format(title=card.title, summary=card.summary.text)
    return Entry(card.title, label, target, Kept("treatment", f"card:{name}"))


def shelf(library: Library, _visit: Visit, about: str) -> Page:
    """The articles of one group; before those of the last one, the words explained."""
    shelf_id, _, number = about.partition(":")
    found = next(shelf for shelf in library.shelves if shelf.id == shelf_id)
    entries = []
    for name in found.articles:
        article = library.articles[name]
        label = library.interface.phrases.with_summary.format(title=article.title, summary=article.summary.text)
        entries.append(Entry(article.title, label, Go(f"article:{name}")))
    if found is library.shelves[-1]:
        words = library.interface.phrases.terms_title
        entries.insert(0, Entry(words, words, Go("terms")))
    return part(library, f"shelf:{shelf_id}", number, found.title, entries)


def shelf_ids(library: Library) -> tuple[str, ...]:
    """The ids of the pages that list the articles of each group."""
    counts = {shelf.id: len(shelf.articles) + (shelf is library.shelves[-1]) for shelf in library.shelves}
    return tuple(i for shelf, count in counts.items() for i in part_ids(f"shelf:{shelf}", count))


def _word_ranges(library: Library) -> list[list[str]]:
    """The ids of the words in the order of the alphabet, in at most nine ranges of about the same length."""
    names = sorted(library.glossary.terms, key=lambda name: library.glossary.terms[name].term.casefold())
    size = max(DIGITS, -(-len(names) // DIGITS))
    return [names[start : start + size] for start in range(0, len(names), size)]


def word_ids(library: Library) -> tuple[str, ...]:
    """The ids of the pages that list the words: terms, words:1, words:1:2 ..."""
    ranges = enumerate(_word_ranges(library), start=1)
    return ("terms", *(i for number, names in ranges for i in part_ids(f"words:{number}", len(names))))


def words_page(library: Library, term: str) -> str:
    """The id of the page that lists a word."""
    for number, names in enumerate(_word_ranges(library), start=1):
        if term in names:
            ids = part_ids(f"words:{number}", len(names))
            return ids[min(names.index(term) // (DIGITS - 1), len(ids) - 1)]
    raise KeyError(term)


def terms(library: Library, _visit: Visit, _about: str) -> Page:
    """The ranges of the words."""
    entries = []
    for number, names in enumerate(_word_ranges(library), start=1):
        label = _range(library, names)
        entries.append(Entry(label, label, Go(f"words:{number}")))
    return part(library, "terms", "", library.interface.phrases.terms_title, entries)


def words(library: Library, _visit: Visit, about: str) -> Page:
    """The words of one range."""
    index, _, number = about.partition(":")
    names = _word_ranges(library)[int(index) - 1]
    terms = [(name, library.glossary.terms[name].term) for name in names]
    entries = [Entry(term, term, Go(f"term:{name}"), Kept("word", f"term:{name}")) for name, term in terms]
    return part(library, f"words:{index}", number, _range(library, names), entries)


def _range(library: Library, names: Iterable[str]) -> str:
    words = [library.glossary.terms[name].term for name in names]
    return library.interface.phrases.first_to_last.format(first=words[0], last=words[-1])


def kiosk(library: Library, visit: Visit, _about: str) -> Page:
    """What the kiosk can be set to, how it is used, and who made it."""
    phrases = library.interface.phrases
    titles = {"comfort": phrases.comfort_title, "help": phrases.help_title, "about": phrases.about_title}
    if not visit.station.lines:
        titles["pace"] = phrases.pace_title
    entries = [Entry(title, title, Go(page)) for page, title in titles.items()]
    return part(library, "kiosk", "", phrases.kiosk_title, entries)
