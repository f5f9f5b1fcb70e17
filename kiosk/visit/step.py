"""`step`: the only place where a visit changes.

Pure: the same library, visit and message always give the same visit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from kiosk.visit import comfort
from kiosk.visit.commands import Choose, Command, Message, Pick, Report, UnknownKey
from kiosk.visit.keeping import keep_here
from kiosk.visit.learning import learn
from kiosk.visit.moves import back, go, lifted, page_ends, read_on, sounding, tell
from kiosk.visit.pages import page
from kiosk.visit.pressing import for_station
from kiosk.visit.reports import reported
from kiosk.visit.scanning import chosen, step_on
from kiosk.visit.spelling import spell
from kiosk.visit.staff import knocked, shut
from kiosk.visit.targets import follow
from kiosk.visit.visit import CRISIS, HELP, HOME, Paper, Place, Say, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.content.library import Library
    from kiosk.visit.page import Item


_Meant = Command | Choose | Pick | UnknownKey


def step(library: Library, visit: Visit, message: Message) -> Visit:
    """The visit after one message."""
    library = for_station(library, visit.station)
    if isinstance(message, Report):
        return shut(lifted(reported(library, visit, message)))
    if visit.leaving:
        return _stays(library, visit)
    visit, message = _by_switch(library, visit, message)
    held = message is Command.PAUSE and not visit.learning
    if not held:
        visit = replace(visit, paused=False)
    if message not in (Command.PAUSE, Command.SPELL, Command.STEP):
        visit = replace(visit, word=None, spelled=0)
    bumps = visit.bumps
    after = _meant(library, replace(visit, notice="", say=Say.NOTHING, prompted=False, bumps=0), message)
    if after.bumps:
        after = _escalated(library, replace(after, bumps=bumps + 1))
    after = knocked(library, after, visit, message)
    return shut(lifted(after if held else sounding(after)))


def _by_switch(library: Library, visit: Visit, message: _Meant) -> tuple[Visit, _Meant]:
    """What Select means to who uses switches: what was stepped to; or where one switch steps by itself, to begin.

    All but stepping on ends the stepping.
    """
    if message is Command.SELECT and visit.scan:
        return chosen(library, visit)
    if message is Command.SELECT and visit.station.keymap.scans:
        return visit, Command.STEP
    return (visit if message is Command.STEP else replace(visit, scan=None)), message


def _stays(library: Library, visit: Visit) -> Visit:
    """Somebody is there: the key was the answer and nothing else.  The line where they are is said again."""
    told = library.interface.phrases.still_here
    if visit.paper is not Paper.NONE:  # it may have become so while the question was open
        told = f"{told} {getattr(library.interface.own, f'paper_{visit.paper}')}"
    visit = replace(visit, leaving=False, notice=told, word=None, spelled=0, bumps=0)
    return sounding(replace(visit, say=Say.ITEM if visit.speaks else Say.NOTICE, reading=False, paused=False))


def _escalated(library: Library, visit: Visit) -> Visit:
    """A key that led nowhere, again: what is said goes on to what helps more."""
    phrases = library.interface.phrases
    more = ("", phrases.edge_twice, phrases.edge_often)[min(visit.bumps, 3) - 1]
    return replace(visit, notice=f"{visit.notice} {more}".strip())


def _bump(visit: Visit) -> Visit:
    """A key led nowhere."""
    return replace(visit, bumps=1)


def _meant(library: Library, visit: Visit, message: _Meant) -> Visit:
    """What a person means."""
    learned = learn(library, visit, message)
    if learned is not None:
        return learned
    visit = replace(visit, learning=False)
    match message:
        case Choose() | Pick():
            return _take(library, visit, message)
        case UnknownKey():
            return _bump(read_on(replace(visit, notice=_no_key(library, visit))))
        case Command():
            return _HANDLERS[message](library, visit)
        case _:
            assert_never(message)


def _no_key(library: Library, visit: Visit) -> str:
    """What a key that means nothing says: to who has switched the voice off and waits for it, that it is off."""
    if visit.station.lines:
        return library.interface.phrases.line_unknown
    silenced = visit.station.voice_works and not visit.comfort.speech
    return comfort.voice_line(library, visit) if silenced else library.interface.phrases.unknown_key


def _move(library: Library, visit: Visit, by: int) -> Visit:
    shown = page(library, visit)
    index = shown.index(visit.place.item) + by
    if not 0 <= index < len(shown.items):
        return _tell_end(library, visit, by)
    item = shown.items[index].id
    scan = replace(visit.scan, origin=item) if visit.scan else None
    return replace(visit, place=Place(visit.place.page, item), scan=scan, say=Say.ITEM, reading=False)


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
        return _bump(tell(page_ends(library, visit)))
    return _bump(tell(visit, library.interface.phrases.page_begins))


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
    if shown.paced:
        return _move(library, visit, +1)
    choice = shown.next_choice(item.id) if shown.is_menu else None
    if choice:
        return replace(visit, place=Place(shown.id, choice.id), say=Say.ITEM, reading=False)
    if visit.speaks:
        return replace(visit, say=Say.ON, reading=True)
    return tell(visit, library.interface.phrases.nothing_to_choose)


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
    return _bump(tell(visit, library.interface.phrases.no_such_number.format(number=message.number)))


def _follow(library: Library, visit: Visit, item: Item) -> Visit:
    return follow(library, visit, item, lambda there, command: _HANDLERS[command](library, there))


def _where(library: Library, visit: Visit) -> Visit:
    """Where a reader is, and how they read and listen; then the voice reads on where it was reading."""
    shown = page(library, visit)
    notice = library.interface.phrases.where.format(
        title=shown.title,
        place=shown.index(visit.place.item) + 1,
        of=len(shown.items),
        voice=comfort.voice_line(library, visit),
        size=comfort.size_line(library, visit),
    )
    return read_on(replace(visit, notice=notice))


def _speak_again(library: Library, visit: Visit) -> Visit:
    if not visit.speaks:
        return tell(visit, comfort.voice_line(library, visit))
    return replace(visit, say=Say.ITEM, reading=False)


def _pause(library: Library, visit: Visit) -> Visit:
    if not visit.speaks:
        return tell(visit, comfort.voice_line(library, visit))
    if not visit.sounding:
        return tell(replace(visit, paused=False), library.interface.phrases.not_speaking)
    paused = not visit.paused
    return replace(visit, paused=paused, notice=library.interface.phrases.paused if paused else "")


def _comfort(change: Callable[[Library, Visit], Visit]) -> Callable[[Library, Visit], Visit]:
    """A change of comfort keeps the place, tells what is now, and reads on where the voice was reading."""

    def handler(library: Library, visit: Visit) -> Visit:
        changed = change(library, visit)
        return read_on(changed)

    return handler


_HANDLERS: Mapping[Command, Callable[[Library, Visit], Visit]] = {
    Command.UP: lambda library, visit: _move(library, visit, -1),
    Command.DOWN: lambda library, visit: _move(library, visit, +1),
    Command.NEXT: lambda library, visit: _skip(library, visit, +1),
    Command.PREVIOUS: lambda library, visit: _skip(library, visit, -1),
    Command.SELECT: _select,
    Command.BACK: back,
    Command.HOME: lambda library, visit: go(library, visit, HOME),
    Command.HELP: lambda library, visit: go(library, visit, HELP),
    Command.WHERE: _where,
    Command.CRISIS: lambda library, visit: go(library, visit, CRISIS),
    Command.BIGGER: _comfort(lambda library, visit: comfort.resize(library, visit, +1)),
    Command.SMALLER: _comfort(lambda library, visit: comfort.resize(library, visit, -1)),
    Command.KEEP: keep_here,
    Command.THEME: _comfort(comfort.next_theme),
    Command.CURTAIN: _comfort(comfort.draw_curtain),
    Command.SPEECH: _comfort(comfort.switch_speech),
    Command.VOICE: _comfort(comfort.next_voice),
    Command.REPEAT: _speak_again,
    Command.SPELL: spell,
    Command.PAUSE: _pause,
    Command.SLOWER: _comfort(lambda library, visit: comfort.change_rate(library, visit, -1)),
    Command.FASTER: _comfort(lambda library, visit: comfort.change_rate(library, visit, +1)),
    Command.QUIETER: _comfort(lambda library, visit: comfort.change_volume(library, visit, -1)),
    Command.LOUDER: _comfort(lambda library, visit: comfort.change_volume(library, visit, +1)),
    Command.STEP: step_on,
}
