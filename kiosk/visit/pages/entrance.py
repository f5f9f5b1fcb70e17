"""The way in and out: welcome, home, goodbye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.commands import Command
from kiosk.visit.page import Do, Draft, Finish, Go, Page
from kiosk.visit.pages.keys import words_of_lines
from kiosk.visit.visit import UNDERWAY

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit


def welcome(library: Library, visit: Visit, _about: str) -> Page:
    """The first page: what this is, and how to begin."""
    phrases = library.interface.phrases
    draft = Draft("welcome", phrases)
    draft.title(library.pack.title)
    draft.choice(phrases.start, Go("home"))
    draft.choice(phrases.comfort_title, Go("comfort"))
    draft.choice(phrases.help_title, Go("help"))
    draft.choice(library.crisis.title, Go("crisis"))
    draft.sentence(phrases.welcome_what)
    if visit.station.lines:
        draft.sentence(words_of_lines(library, visit))
    else:
        if visit.station.keymap.only_switches:
            draft.sentence(phrases.help_scan if visit.station.keymap.scans else phrases.help_step)
        else:
            draft.sentence(phrases.welcome_keys)
            draft.sentence(phrases.welcome_parts)
        if not visit.station.voice_works:
            draft.note(phrases.no_voice)
    draft.note(phrases.welcome_private)
    if visit.station.wait_minutes:
        draft.note(phrases.welcome_waits.format(minutes=visit.station.wait_minutes))
    draft.note(phrases.welcome_advice)
    return draft.menu(default=True)


def home(library: Library, _visit: Visit, _about: str) -> Page:
    """Where everything begins."""
    phrases = library.interface.phrases
    draft = Draft("home", phrases)
    draft.title(phrases.home_title)
    first, *others = library.shelves
    draft.choice(first.title, Go(f"shelf:{first.id}"))
    draft.choice(phrases.topics_title, Go("topics"))
    draft.choice(phrases.compare_title, Go("compare"))
    for shelf in others:
        draft.choice(shelf.title, Go(f"shelf:{shelf.id}"))
    own = library.interface.own
    draft.choice(own.list_about.format(title=own.list_title), Go("list"))
    draft.choice(phrases.kiosk_title, Go("kiosk"))
    draft.choice(library.crisis.title, Go("crisis"))
    draft.choice(phrases.finish, Go("goodbye"))
    return draft.menu()


def goodbye(library: Library, visit: Visit, _about: str) -> Page:
    """The last page: finish, or stay."""
    phrases = library.interface.phrases
    draft = Draft("goodbye", phrases)
    draft.title(phrases.goodbye_title)
    draft.sentence(phrases.goodbye_clear)
    if visit.paper in UNDERWAY:
        draft.sentence(getattr(library.interface.own, f"paper_{visit.paper}"))
    draft.choice(phrases.finish_now, Finish())
    draft.choice(phrases.stay, Do(Command.BACK))
    draft.choice(library.interface.own.take_title, Go("take"))
    draft.choice(library.crisis.title, Go("crisis"))
    draft.sentence(phrases.goodbye_care)
    return draft.menu()
