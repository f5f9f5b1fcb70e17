"""What the voice, the screen and the machine report, and what that does to a visit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.visit.commands import (
    ContentChanged,
    Examined,
    Headphones,
    Heard,
    Idle,
    LongSilence,
    NextStep,
    NotKept,
    PinChecked,
    Printed,
    Report,
    Scrolled,
    Silent,
    Sizes,
    StaffWord,
    Today,
    Unanswered,
    VoiceWorks,
    WordSounds,
)
from kiosk.visit.keeping import printed
from kiosk.visit.moves import arrive, back, go, page_ends, settled, sounding, tell
from kiosk.visit.pages import FAULTS, page, page_ids
from kiosk.visit.scanning import step_on, stepped_no_more
from kiosk.visit.staff import answered
from kiosk.visit.visit import HOME, Place, Say, Visit, begin

if TYPE_CHECKING:
    from kiosk.content.library import Library


def reported(library: Library, visit: Visit, message: Report) -> Visit:
    """What the voice, the screen and the machine report."""
    if isinstance(message, Headphones | Idle | VoiceWorks | ContentChanged):
        visit = stepped_no_more(visit)  # what a switch could step to may be something else now
    if isinstance(message, Printed):
        return printed(library, visit, message.paper)
    if isinstance(message, StaffWord | PinChecked | Examined | NotKept):
        return sounding(answered(library, visit, message))
    return _reported(library, visit, message)


def _reported(library: Library, visit: Visit, message: Report) -> Visit:
    match message:
        case ContentChanged():
            return _new_content(library, visit)
        case WordSounds(page_id, item, word):
            return _word(visit, Place(page_id, item), word)
        case VoiceWorks(works=True) if not visit.station.voice_works:
            return _voice_is_back(library, visit)
        case NextStep():
            return sounding(step_on(library, visit)) if visit.scan else visit
        case LongSilence() | Idle() | Unanswered():
            return _waited(library, visit, message)
        case Headphones(plugged):
            return _headphones(library, visit, plugged=plugged)
        case Heard() | Silent() | Sizes() | VoiceWorks() | Today() | Scrolled():
            return settled(library, _report(library, visit, message))
    return visit


def _report(library: Library, visit: Visit, message: Heard | Silent | Sizes | VoiceWorks | Today | Scrolled) -> Visit:
    """What the voice, the screen and the clock report.  What is to be said stays as it is."""
    match message:
        case Heard(page_id, item):
            here = page_id == visit.place.page
            return replace(visit, place=Place(page_id, item), word=None) if here else visit
        case Silent() if visit.paused:
            return visit  # the pause came first; the voice tells it again when it goes on
        case Silent():
            shown = page(library, visit)
            read_through = visit.reading and not shown.is_menu and not shown.paced
            visit = replace(visit, word=visit.word if visit.spelled else None, reading=False, sounding=False)
            return sounding(tell(page_ends(library, visit))) if read_through else visit
        case Scrolled():
            return replace(visit, word=None, spelled=0, paused=False, reading=False, sounding=False, prompted=False)
        case Sizes(count, code_bytes):
            return replace(visit, station=replace(visit.station, sizes=max(1, count), code_bytes=code_bytes))
        case VoiceWorks(works):
            station = replace(visit.station, voice_works=works)
            return replace(visit, station=station, sounding=visit.sounding and works)
        case Today(date):
            return replace(visit, station=replace(visit.station, today=date))


def _word(visit: Visit, place: Place, word: int | None) -> Visit:
    """The mark goes to the word that sounds; a word that is spelled keeps it."""
    if word is None:
        return visit if visit.spelled else replace(visit, word=None)
    return replace(visit, word=word) if visit.place == place else visit


def _voice_is_back(library: Library, visit: Visit) -> Visit:
    """A voice that could not be heard can be heard again: it says so and reads on from where the reader is."""
    visit = replace(visit, station=replace(visit.station, voice_works=True), paused=False)
    if not visit.speaks:
        return settled(library, visit)
    notice = library.interface.phrases.voice_is_on
    return sounding(settled(library, replace(visit, notice=notice, say=Say.ON, reading=True)))


def _new_content(library: Library, visit: Visit) -> Visit:
    """Keep the place as far as it is still there; show what is wrong while something is, and come back after."""
    there = set(page_ids(library))
    trail = tuple(place for place in visit.trail if place.page in there)
    compared = tuple(name for name in visit.compared if name in library.cards)
    station = replace(visit.station, themes=tuple(library.themes))
    theme = visit.comfort.theme if visit.comfort.theme in library.themes else station.themes[0]
    liked = replace(visit.comfort, theme=theme)
    kept = tuple(one for one in visit.kept if one.page in there)
    dropped = visit.dropped if visit.dropped and visit.dropped[1].page in there else None
    visit = replace(visit, trail=trail, compared=compared, kept=kept, dropped=dropped, station=station, comfort=liked)
    if library.faults:
        return go(library, visit, FAULTS)
    if visit.place.page == FAULTS or visit.place.page not in there:
        return back(library, visit) if trail else arrive(library, visit, Place(HOME), ())
    return settled(library, visit)


def _prompt(library: Library, visit: Visit) -> Visit:
    """Tell who listens and does nothing how to go on: once, until they do something."""
    if not visit.speaks or visit.sounding or visit.paused or visit.prompted:
        return visit
    phrases = library.interface.phrases
    shown = page(library, visit)
    prompt = phrases.prompt_menu if shown.is_menu else phrases.prompt_text
    if shown.paced:
        prompt = library.interface.own.listen_prompt
    return sounding(tell(replace(visit, notice=prompt, prompted=True)))


def _waited(library: Library, visit: Visit, message: LongSilence | Idle | Unanswered) -> Visit:
    """Nothing has happened for a while: a prompt, then a question, then the next visit."""
    match message:
        case LongSilence():
            return _prompt(library, visit)
        case Idle():
            return visit if visit.fresh else _ask(library, visit)
        case Unanswered():
            return _left(visit) if visit.leaving else visit


def _ask(library: Library, visit: Visit) -> Visit:
    """Ask whether anybody is there, by sight and speech; the place is kept."""
    asked = tell(replace(visit, paused=False, leaving=True), library.interface.phrases.still_there)
    return sounding(asked)


def _left(visit: Visit) -> Visit:
    """Nobody is there: everything is as it was, for the next person, who will press a key to hear of it."""
    return replace(begin(visit.station), say=Say.NOTHING, reading=False, sounding=False)


def _headphones(library: Library, visit: Visit, *, plugged: bool) -> Visit:
    """Put in: the voice is on, says how to use the keys, and reads on.  Pulled out: nobody else is to hear it."""
    phrases = library.interface.phrases
    if not visit.station.voice_works:
        return visit
    if not plugged:
        return replace(visit, paused=visit.speaks, say=Say.NOTHING, notice=phrases.headphones_out)
    liked = replace(visit.comfort, speech=True)
    visit = replace(visit, comfort=liked, paused=False, leaving=False, word=None, spelled=0, prompted=False)
    return sounding(replace(visit, notice=phrases.headphones_in, say=Say.ON, reading=True))
