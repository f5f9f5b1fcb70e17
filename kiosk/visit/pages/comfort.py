"""Letters, colours and voice: what is now, and the commands that change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit import comfort as lines
from kiosk.visit.commands import Command
from kiosk.visit.keymap import SIGHT, SOUND
from kiosk.visit.page import Do, Draft, Page, Wait

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit


def comfort(library: Library, visit: Visit, _about: str) -> Page:
    """What is now, then what can be changed."""
    phrases = library.interface.phrases
    draft = Draft("comfort", phrases)
    draft.title(phrases.comfort_title)
    if visit.station.lines:
        draft.sentence(phrases.line_comfort)
    else:
        draft.sentence(lines.size_line(library, visit))
        draft.sentence(lines.theme_line(library, visit))
    draft.sentence(lines.voice_line(library, visit))
    if visit.station.voice_works:
        draft.sentence(lines.rate_line(library, visit))
        draft.sentence(lines.volume_line(library, visit))
    several = len(visit.station.voices) > 1
    if visit.station.voice_works and several:
        draft.sentence(lines.voice_name_line(library, visit))
    sight = () if visit.station.lines else SIGHT
    sound = tuple(command for command in SOUND if several or command is not Command.VOICE)
    for command in sight + (sound if visit.station.voice_works else ()):
        draft.choice(getattr(library.interface.commands, command).spoken, Do(command))
    return draft.menu()


def pace(library: Library, visit: Visit, _about: str) -> Page:
    """How fast keys and switches work."""
    phrases = library.interface.phrases
    draft = Draft("pace", phrases)
    draft.title(phrases.pace_title)
    draft.sentence(lines.patience_line(library, visit))
    draft.choice(phrases.more_patience, Wait("patience", +1))
    draft.choice(phrases.less_patience, Wait("patience", -1))
    if visit.station.keymap.scans:
        draft.sentence(lines.pace_line(library, visit))
        draft.choice(phrases.slower_steps, Wait("pace", +1))
        draft.choice(phrases.faster_steps, Wait("pace", -1))
    return draft.menu()
