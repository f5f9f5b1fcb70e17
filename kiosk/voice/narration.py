"""What is to be said for a page after a step: utterances, in the order in which they stand on the page.  Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.visit.visit import Say

if TYPE_CHECKING:
    from kiosk.content.shapes.interface import Phrases
    from kiosk.visit.page import Item, Page
    from kiosk.visit.visit import Visit


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to say without a break.  `item` is empty for what belongs to no item: a notice, a cue."""

    page: str
    item: str
    text: str
    shown: str = ""
    """The words that are shown while this is said."""

    def shown_word(self, offset: int) -> int:
        """The index of the shown word that stands for the spoken one at a character offset.

        Where the spoken words are not the shown ones, the word about as far into the sentence.
        """
        spoken = len(self.text[:offset].split())
        if self.text == self.shown:
            return spoken
        return spoken * len(self.shown.split()) // max(1, len(self.text.split()))


def narrate(page: Page, visit: Visit, phrases: Phrases, more_after: str | None) -> tuple[Utterance, ...]:
    """The utterances that the last step asks for.

    `more_after` is the last item that the screen shows, where the page goes on below it: the mark that is shown there
    is said there.  With the voice off nothing is said but that it is off.
    """
    notice = (Utterance(page.id, "", visit.notice, visit.notice),) if visit.notice else ()
    if not visit.station.voice_works:
        return ()
    if not visit.comfort.speech:
        return notice if visit.notice == phrases.voice_is_off else ()
    said = list(notice)
    for item in _items(page, visit):
        said.append(Utterance(page.id, item.id, item.say, item.show))
        if item.id == more_after:
            said.append(Utterance(page.id, "", phrases.more_below))
    if visit.say in (Say.PAGE, Say.ON) and not page.is_menu:
        said.append(Utterance(page.id, "", phrases.page_ends))
    return tuple(said)


def _items(page: Page, visit: Visit) -> tuple[Item, ...]:
    here = page.index(visit.place.item)
    match visit.say:
        case Say.PAGE:
            return page.items
        case Say.ON:
            return page.items[here:]
        case Say.RETURN:
            return (page.items[0], page.items[here]) if here else (page.items[0],)
        case Say.ITEM:
            return (page.items[here],)
        case Say.NOTICE | Say.NOTHING:
            return ()
