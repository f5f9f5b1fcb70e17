"""`step`: the only place where a visit changes.

Pure: the same library, visit and message always give the same visit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from kiosk.visit import comfort
from kiosk.visit.commands import (
    Choose,
    Command,
    ContentChanged,
    Headphones,
    Heard,
    LongSilence,
    Message,
    Pick,
    Report,
    Scrolled,
    Silent,
    Sizes,
    Today,
    UnknownKey,
    VoiceWorks,
    WordSounds,
)
from kiosk.visit.page import Compare, CompareNone, Do, Finish, Go, Item, Return
from kiosk.visit.pages import FAULTS, page, page_ids
from kiosk.visit.spelling import spell
from kiosk.visit.visit import HINTS_TOLD, HOME, MOST_COMPARED, Place, Say, Visit, begin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.content.library import Library


def step(library: Library, visit: Visit, message: Message) -> Visit:
    """The visit after one message."""
    if isinstance(message, Report):
        return _reported(library, visit, message)
    if message is not Command.PAUSE:
        visit = replace(visit, paused=False)
    if message not in (Command.PAUSE, Command.SPELL):
        visit = replace(visit, word=None, spelled=0)
    after = _meant(library, replace(visit, notice="", say=Say.NOTHING, prompted=False), message)
    if message is Command.PAUSE:
        return after
    return _sounding(after)


def _sounding(visit: Visit) -> Visit:
    return replace(visit, sounding=visit.speaks and visit.say is not Say.NOTHING)


def _meant(library: Library, visit: Visit, message: Command | Choose | Pick | UnknownKey) -> Visit:
    """What a person means."""
    match message:
        case Choose() | Pick():
            return _take(library, visit, message)
        case UnknownKey():
            return _read_on(replace(visit, notice=_no_key(library, visit)))
        case Command():
            return _HANDLERS[message](library, visit)
        case _:
            assert_never(message)


def _reported(library: Library, visit: Visit, message: Report) -> Visit:
    """What the voice, the screen and the machine report."""
    match message:
        case ContentChanged():
            return _new_content(library, visit)
        case WordSounds(page_id, item, word):
            return _word(visit, Place(page_id, item), word)
        case Scrolled():
            return replace(visit, word=None, spelled=0, paused=False, reading=False, sounding=False, prompted=False)
        case VoiceWorks(works=True) if not visit.station.voice_works:
            return _voice_is_back(library, visit)
        case LongSilence():
            return _prompt(library, visit)
        case Headphones(plugged):
            return _headphones(library, visit, plugged=plugged)
        case _:
            return _settled(library, _report(library, visit, message))


def _no_key(library: Library, visit: Visit) -> str:
    """What a key that means nothing says: to who has switched the voice off and waits for it, that it is off."""
    silenced = visit.station.voice_works and not visit.comfort.speech
    return comfort.voice_line(library, visit) if silenced else library.interface.phrases.unknown_key


def _word(visit: Visit, place: Place, word: int | None) -> Visit:
    """The mark goes to the word that sounds; a word that is spelled keeps it."""
    if word is None:
        return visit if visit.spelled else replace(visit, word=None)
    return replace(visit, word=word) if visit.place == place else visit


def _voice_is_back(library: Library, visit: Visit) -> Visit:
    """A voice that could not be heard can be heard again: it says so and reads on from where the reader is."""
    visit = replace(visit, station=replace(visit.station, voice_works=True), paused=False)
    if not visit.speaks:
        return _settled(library, visit)
    notice = library.interface.phrases.voice_is_on
    return _sounding(_settled(library, replace(visit, notice=notice, say=Say.ON, reading=True)))


def _report(library: Library, visit: Visit, message: Heard | Silent | Sizes | VoiceWorks | Today) -> Visit:
    """What the voice, the screen and the clock report.  What is to be said stays as it is."""
    match message:
        case Heard(page_id, item):
            here = page_id == visit.place.page
            return replace(visit, place=Place(page_id, item), word=None) if here else visit
        case Silent() if visit.paused:
            return visit  # the pause came first; the voice tells it again when it goes on
        case Silent():
            read_through = visit.reading and not page(library, visit).is_menu
            visit = replace(visit, word=visit.word if visit.spelled else None, reading=False, sounding=False)
            return _sounding(_tell(_page_ends(library, visit))) if read_through else visit
        case Sizes(count):
            return replace(visit, station=replace(visit.station, sizes=max(1, count)))
        case VoiceWorks(works):
            station = replace(visit.station, voice_works=works)
            return replace(visit, station=station, sounding=visit.sounding and works)
        case Today(date):
            return replace(visit, station=replace(visit.station, today=date))


def _new_content(library: Library, visit: Visit) -> Visit:
    """Keep the place as far as it is still there; show what is wrong while something is, and come back after."""
    there = set(page_ids(library))
    trail = tuple(place for place in visit.trail if place.page in there)
    compared = tuple(name for name in visit.compared if name in library.cards)
    station = replace(visit.station, themes=tuple(library.themes))
    theme = visit.comfort.theme if visit.comfort.theme in library.themes else station.themes[0]
    liked = replace(visit.comfort, theme=theme)
    visit = replace(visit, trail=trail, compared=compared, station=station, comfort=liked)
    if library.faults:
        return _go(library, visit, FAULTS)
    if visit.place.page == FAULTS or visit.place.page not in there:
        return _back(library, visit) if trail else _open(library, visit, Place(HOME), ())
    return _settled(library, visit)


def _settled(library: Library, visit: Visit) -> Visit:
    """A report can take the line away on which the reader is, or name one that is not there: back to the title."""
    if not visit.place.item:
        return visit
    found = page(library, visit).item(visit.place.item)
    return replace(visit, place=Place(visit.place.page, found.id))


def _prompt(library: Library, visit: Visit) -> Visit:
    """Tell who listens and does nothing how to go on: once, until they do something."""
    if not visit.speaks or visit.sounding or visit.paused or visit.prompted:
        return visit
    phrases = library.interface.phrases
    prompt = phrases.prompt_menu if page(library, visit).is_menu else phrases.prompt_text
    return _sounding(_tell(replace(visit, notice=prompt, prompted=True)))


def _headphones(library: Library, visit: Visit, *, plugged: bool) -> Visit:
    """Put in: the voice is on, says how to use the keys, and reads on.  Pulled out: nobody else is to hear it."""
    phrases = library.interface.phrases
    if not visit.station.voice_works:
        return visit
    if not plugged:
        return replace(visit, paused=visit.speaks, say=Say.NOTHING, notice=phrases.headphones_out)
    liked = replace(visit.comfort, speech=True)
    visit = replace(visit, comfort=liked, paused=False, word=None, spelled=0, prompted=False)
    return _sounding(replace(visit, notice=phrases.headphones_in, say=Say.ON, reading=True))


def _hint(visit: Visit, name: str, words: str) -> tuple[Visit, str]:
    """A hint that falls silent for who knows it: its words, or none after HINTS_TOLD times."""
    if visit.hints.count(name) >= HINTS_TOLD:
        return visit, ""
    return replace(visit, hints=(*visit.hints, name)), words


def _page_ends(library: Library, visit: Visit) -> Visit:
    """At the end of a page: that it ends, and as long as that is a hint, how to go on."""
    phrases = library.interface.phrases
    visit, hint = _hint(visit, "end", phrases.hint_end)
    return replace(visit, notice=f"{phrases.page_ends} {hint}".strip())


def _tell(visit: Visit, notice: str = "") -> Visit:
    """Say one sentence about what happened, the notice that is there or another, and stay."""
    return replace(visit, notice=notice or visit.notice, say=Say.NOTICE, reading=False)


def _open(library: Library, visit: Visit, place: Place, trail: tuple[Place, ...]) -> Visit:
    """Arrive at a page, where it begins or at the item where it was left."""
    visit = replace(visit, place=place, trail=trail, say=Say.PAGE, reading=True)
    if place.item:
        return replace(visit, say=Say.RETURN, reading=False)
    shown = page(library, visit)
    phrases = library.interface.phrases
    name, words = ("menu", phrases.hint_menu) if shown.is_menu else ("text", phrases.hint_text)
    visit, hint = _hint(visit, name, words)
    return replace(visit, place=Place(place.page, shown.opening), notice=hint)


def _go(library: Library, visit: Visit, page_id: str) -> Visit:
    """Go to a page and remember the way back.  A page that is already on the way back is returned to."""
    way = [place.page for place in visit.trail]
    if page_id == visit.place.page:
        return _open(library, visit, Place(page_id), visit.trail)
    if page_id in way:
        return _open(library, visit, Place(page_id), visit.trail[: way.index(page_id)])
    return _open(library, visit, Place(page_id), (*visit.trail, visit.place))


def _back(library: Library, visit: Visit) -> Visit:
    if not visit.trail:
        return _tell(visit, library.interface.phrases.first_page)
    return _open(library, visit, visit.trail[-1], visit.trail[:-1])


def _move(library: Library, visit: Visit, by: int) -> Visit:
    shown = page(library, visit)
    index = shown.index(visit.place.item) + by
    if not 0 <= index < len(shown.items):
        return _tell_end(library, visit, by)
    place = Place(visit.place.page, shown.items[index].id)
    return replace(visit, place=place, say=Say.ITEM, reading=False)


def _skip(library: Library, visit: Visit, by: int) -> Visit:
    """To the next or the last part of a page: its headings, its first choice, its title.  The voice reads on there."""
    shown = page(library, visit)
    here = shown.index(visit.place.item)
    parts = [item for item in shown.parts if (shown.index(item.id) - here) * by > 0]
    if not parts:
        return _tell_end(library, visit, by)
    place = Place(shown.id, parts[0 if by > 0 else -1].id)
    return replace(visit, place=place, say=Say.ON, reading=True)


def _tell_end(library: Library, visit: Visit, by: int) -> Visit:
    if by > 0:
        return _tell(_page_ends(library, visit))
    return _tell(visit, library.interface.phrases.page_begins)


def _select(library: Library, visit: Visit) -> Visit:
    """Take the choice, or the page's default.  On other lines: to the next choice of a menu; in a text, read on.

    A default is taken too while the voice reads on by itself: the line on which it is was not the reader's choice.
    """
    shown = page(library, visit)
    item = shown.item(visit.place.item)
    if shown.default and (visit.reading or not item.target):
        item = shown.item(shown.default)
    if item.target:
        return _follow(library, visit, item)
    choice = shown.next_choice(item.id) if shown.is_menu else None
    if choice:
        return replace(visit, place=Place(shown.id, choice.id), say=Say.ITEM, reading=False)
    if visit.speaks:
        return replace(visit, say=Say.ON, reading=True)
    return _tell(visit, library.interface.phrases.nothing_to_choose)


def _take(library: Library, visit: Visit, message: Choose | Pick) -> Visit:
    shown = page(library, visit)
    if isinstance(message, Pick):
        item = shown.item(message.item)
        if item.target is None:
            return replace(visit, place=Place(shown.id, item.id), say=Say.ITEM, reading=False)
        return _follow(library, visit, item)
    for item in shown.choices:
        if item.number == message.number:
            return _follow(library, visit, item)
    return _tell(visit, library.interface.phrases.no_such_number.format(number=message.number))


def _follow(library: Library, visit: Visit, item: Item) -> Visit:
    visit = replace(visit, place=Place(visit.place.page, item.id))
    match item.target:
        case Go(page_id):
            return _go(library, visit, page_id)
        case Do(command):
            return _HANDLERS[command](library, visit)
        case Return():
            return _back(library, visit)
        case Finish():
            return begin(visit.station)
        case Compare(card):
            return _compare(library, visit, card)
        case CompareNone():
            visit = _open(library, replace(visit, compared=()), Place(visit.place.page), visit.trail)
            return replace(visit, notice=library.interface.phrases.compare_cleared)
        case None:
            return visit


def _compare(library: Library, visit: Visit, card: str) -> Visit:
    if card not in visit.compared and len(visit.compared) == MOST_COMPARED:
        full = _go(library, visit, "compare")
        return replace(full, notice=library.interface.phrases.compare_full)
    compared = tuple(dict.fromkeys((*visit.compared, card)))
    return _go(library, replace(visit, compared=compared), "compare")


def _speak_again(library: Library, visit: Visit) -> Visit:
    if not visit.speaks:
        return _tell(visit, comfort.voice_line(library, visit))
    return replace(visit, say=Say.ITEM, reading=False)


def _spell(library: Library, visit: Visit) -> Visit:
    return _tell(spell(library, visit))


def _pause(library: Library, visit: Visit) -> Visit:
    if not visit.speaks:
        return _tell(visit, comfort.voice_line(library, visit))
    if not visit.sounding:
        return _tell(replace(visit, paused=False), library.interface.phrases.not_speaking)
    paused = not visit.paused
    return replace(visit, paused=paused, notice=library.interface.phrases.paused if paused else "")


def _comfort(change: Callable[[Library, Visit], Visit]) -> Callable[[Library, Visit], Visit]:
    """A change of comfort keeps the place, tells what is now, and reads on where the voice was reading."""

    def handler(library: Library, visit: Visit) -> Visit:
        changed = change(library, visit)
        return _read_on(changed)

    return handler


def _read_on(visit: Visit) -> Visit:
    """Tell the notice, and go on reading where the voice was reading."""
    return replace(visit, say=Say.ON if visit.reading and visit.speaks else Say.NOTICE)


_HANDLERS: Mapping[Command, Callable[[Library, Visit], Visit]] = {
    Command.UP: lambda library, visit: _move(library, visit, -1),
    Command.DOWN: lambda library, visit: _move(library, visit, +1),
    Command.NEXT: lambda library, visit: _skip(library, visit, +1),
    Command.PREVIOUS: lambda library, visit: _skip(library, visit, -1),
    Command.SELECT: _select,
    Command.BACK: _back,
    Command.HOME: lambda library, visit: _go(library, visit, HOME),
    Command.HELP: lambda library, visit: _go(library, visit, "help"),
    Command.CRISIS: lambda library, visit: _go(library, visit, "crisis"),
    Command.BIGGER: _comfort(lambda library, visit: comfort.resize(library, visit, +1)),
    Command.SMALLER: _comfort(lambda library, visit: comfort.resize(library, visit, -1)),
    Command.THEME: _comfort(comfort.next_theme),
    Command.SPEECH: _comfort(comfort.switch_speech),
    Command.VOICE: _comfort(comfort.next_voice),
    Command.REPEAT: _speak_again,
    Command.SPELL: _spell,
    Command.PAUSE: _pause,
    Command.SLOWER: _comfort(lambda library, visit: comfort.change_rate(library, visit, -1)),
    Command.FASTER: _comfort(lambda library, visit: comfort.change_rate(library, visit, +1)),
    Command.QUIETER: _comfort(lambda library, visit: comfort.change_volume(library, visit, -1)),
    Command.LOUDER: _comfort(lambda library, visit: comfort.change_volume(library, visit, +1)),
}
