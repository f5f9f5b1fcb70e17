"""The visitor's list: what is on it, what of a page can be put there, and what can be taken off."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.visit.commands import Command
from kiosk.visit.page import Compare, Do, Draft, Drop, Go, Keep, Page
from kiosk.visit.pages import lists
from kiosk.visit.pages.compare import comparable
from kiosk.visit.sheet import list_parts, title_of
from kiosk.visit.visit import Kept

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.shapes.texts import Text
    from kiosk.visit.page import Target
    from kiosk.visit.pages.lists import Entry
    from kiosk.visit.visit import Visit


def own_list(library: Library, visit: Visit, about: str) -> Page:
    """The list, or the page where things are taken off, or the question whether all should be."""
    if about == "clear":
        return _clear(library)
    return _edit(library, visit, about.partition(":")[2]) if about else _list(library, visit)


def _list(library: Library, visit: Visit) -> Page:
    own = library.interface.own
    draft = Draft("list", library.interface.phrases)
    draft.title(own.list_title)
    parts = list_parts(library, visit)
    if parts:
        draft.choice(own.take_title, Go("take"))
    draft.choice(own.matters_title, Go("matters"))
    draft.choice(own.list_treatments, Go("topics"))
    draft.choice(own.list_questions, Go(f"keep:{_most_questions(library)}"))
    if parts:
        draft.choice(own.list_edit, Go("list:edit"))
    else:
        draft.sentence(own.list_empty)
    for part in parts:
        draft.heading(part.heading)
        for line in part.lines:
            draft.sentence(line.show, line.say)
    draft.note(own.list_how)
    draft.note(own.list_cleared)
    return draft.menu()


@lru_cache(maxsize=4)
def _most_questions(library: Library) -> str:
    """The article that has the most questions."""
    counts = {f"article:{name}": len(questions(text)) for name, text in library.articles.items()}
    return max(counts, key=lambda page: counts[page])


def questions(text: Text) -> tuple[str, ...]:
    """The questions of a text, each once."""
    return tuple(dict.fromkeys(sentence.text for sentence in text.sentences if sentence.is_question))


def _edit(library: Library, visit: Visit, number: str) -> Page:
    own = library.interface.own

    def entry(label: str, kept: Kept, target: Target) -> Entry:
        title = title_of(library, kept)
        return lists.Entry(title, label.format(title=title), target)

    entries = [entry(own.drop_line, kept, Drop(kept)) for kept in visit.kept]
    if visit.dropped:
        place, dropped = visit.dropped
        entries.insert(place, entry(own.put_back, dropped, Keep(dropped)))
    if visit.kept or visit.matters:
        entries.append(lists.Entry(own.drop_all, own.drop_all, Go("list:clear")))
    back = library.interface.phrases.stay
    entries.append(lists.Entry(back, back, Do(Command.BACK)))
    parts = lists.part_ids("list:edit", len(entries))
    number = number if f"list:edit:{number}" in parts else ""
    return lists.part(library, "list:edit", number, own.edit_title, entries)


def _clear(library: Library) -> Page:
    draft = Draft("list:clear", library.interface.phrases)
    draft.title(library.interface.own.drop_sure)
    draft.choice(library.interface.phrases.stay, Do(Command.BACK))
    draft.choice(library.interface.own.drop_yes, Drop(None))
    return draft.menu()


def keep(library: Library, visit: Visit, about: str) -> Page:
    """What of a card or an article can be kept: keep:card:esketamine."""
    kind, name, number = (*about.split(":"), "")[:3]
    page, own = f"{kind}:{name}", library.interface.own
    text = library.text(page)
    entries: list[Entry] = []
    if kind == "card":
        entries.append(_entry(library, visit, Kept("treatment", page)))
        if comparable(library, name):
            compare = library.interface.phrases.compare_card
            entries.append(lists.Entry(compare, compare, Compare(name)))
    entries += [_entry(library, visit, Kept("question", page, question)) for question in questions(text)]
    return lists.part(library, f"keep:{page}", number, own.keep_title.format(title=text.title), entries)


def _entry(library: Library, visit: Visit, kept: Kept) -> Entry:
    """A line that keeps something, or tells that it is kept and takes it off."""
    own, title = library.interface.own, title_of(library, kept)
    if kept in visit.kept:
        return lists.Entry(title, own.is_kept.format(title=title), Drop(kept))
    return lists.Entry(title, own.keep_line.format(title=title), Keep(kept))


def keep_ids(library: Library, page: str) -> tuple[str, ...]:
    """The ids of the pages where parts of a page are kept."""
    kind, _, name = page.partition(":")
    count = len(questions(library.text(page))) + (1 + comparable(library, name) if kind == "card" else 0)
    return lists.part_ids(f"keep:{page}", count) if count else ()


def page_ids(library: Library) -> tuple[str, ...]:
    """The ids of these pages."""
    pages = (*(f"card:{name}" for name in library.cards), *(f"article:{name}" for name in library.articles))
    return ("list", "list:edit", "list:clear", *(i for page in pages for i in keep_ids(library, page)))
