"""Letters, colours and voice: what is now, and the commands that change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit import comfort as lines
from kiosk.visit.commands import Command
from kiosk.visit.page import Do, Draft, Page

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit

_SIGHT = (Command.BIGGER, Command.SMALLER, Command.THEME)
_SOUND = (Command.SPEECH, Command.FASTER, Command.SLOWER, Command.LOUDER, Command.QUIETER)


def comfort(library: Library, visit: Visit, _about: str) -> Page:
    """What is now, then what can be changed."""
    phrases = library.interface.phrases
    draft = Draft("comfort", phrases)
    draft.title(phrases.comfort_title)
    for line in (lines.size_line, lines.theme_line, lines.voice_line):
        draft.sentence(line(library, visit))
    if visit.station.voice_works:
        draft.sentence(lines.rate_line(library, visit))
        draft.sentence(lines.volume_line(library, visit))
    several = len(visit.station.voices) > 1
    if visit.station.voice_works and several:
        draft.sentence(lines.voice_name_line(library, visit))
    sound = _SOUND + ((Command.VOICE,) if several else ())
    for command in _SIGHT + (sound if visit.station.voice_works else ()):
        draft.choice(getattr(library.interface.commands, command).spoken, Do(command))
    return draft.menu()
