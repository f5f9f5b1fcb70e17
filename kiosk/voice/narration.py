"""What is to be said for a page after a step: utterances, in the order in which they stand on the page.  Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.visit.page import Role
from kiosk.visit.visit import Say

if TYPE_CHECKING:
    from kiosk.content.shapes.phrases import Phrases
    from kiosk.visit.page import Item, Page
    from kiosk.visit.visit import Visit

HEADING_PAUSE = 0.3
"""Seconds of silence behind a title and a heading, beside the pause that every sentence has."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to say without a break.  `item` is empty for what belongs to no item: a notice, a cue."""

    page: str
    item: str
    show: str
    """The words that are shown while this is said."""
    say: str = ""
    """Other words to say, where the author gave some."""
    pause: float = 0.0
    """Seconds of silence behind it."""


def narrate(page: Page, visit: Visit, phrases: Phrases, more_after: str | None) -> tuple[Utterance, ...]:
    """The utterances that the last step asks for.

    A page that is arrived at begins with orientation: its title, where on it the reader is, and a hint while hints are
    new.  `more_after` is the last item that the screen shows, where the page goes on below it: who moves line by line
    hears there that there is more.  In plain lines it is the last that is written, and nothing is said beyond it.  With
    the voice off nothing is said but that it is off.
    """
    notice = (Utterance(page.id, "", visit.notice),) if visit.notice else ()
    if not visit.station.voice_works:
        return ()
    if not visit.comfort.speech:
        return notice if visit.notice == phrases.voice_is_off else ()
    position = Utterance(page.id, "", page.position(visit.place.item, phrases))
    items = _items(page, visit)
    if visit.station.lines and more_after:
        items = tuple(item for item in items if page.index(item.id) <= page.index(more_after))
        more_after = None
    said = [_utterance(page, item) for item in items]
    if visit.say in (Say.PAGE, Say.RETURN):
        return (said[0], position, *notice, *said[1:])
    if visit.say is Say.ON and items[0] in page.parts and not page.is_menu:
        said.insert(0, position)
    if visit.say is Say.ITEM and items[0].id == more_after:
        said.append(Utterance(page.id, "", phrases.more_below))
    return (*notice, *said)


def _utterance(page: Page, item: Item) -> Utterance:
    pause = HEADING_PAUSE if item.role in (Role.TITLE, Role.HEADING) else 0.0
    return Utterance(page.id, item.id, item.show, item.say if item.say != item.show else "", pause)


def _items(page: Page, visit: Visit) -> tuple[Item, ...]:
    here = page.index(visit.place.item)
    match visit.say:
        case Say.PAGE:
            return page.items[: here + 1] if page.paced else page.items
        case Say.ON:
            return page.items[here : here + 1] if page.paced else page.items[here:]
        case Say.RETURN:
            return (page.items[0], page.items[here]) if here else (page.items[0],)
        case Say.ITEM:
            return (page.items[here],)
        case Say.NOTICE | Say.NOTHING:
            return ()
