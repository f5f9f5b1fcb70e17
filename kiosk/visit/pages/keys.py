"""Help: every key and what it does, from the one table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.commands import LINE_COMMANDS, table
from kiosk.visit.page import Draft, Page, Return

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit


def keys(library: Library, visit: Visit, _about: str) -> Page:
    """One sentence a command."""
    phrases = library.interface.phrases
    draft = Draft("help", phrases)
    draft.title(phrases.help_title)
    if visit.station.lines:
        return _words(library, draft)
    draft.sentence(phrases.help_intro)
    if not visit.station.voice_works:
        draft.note(phrases.no_voice)
    draft.sentence(phrases.help_numbers)
    for row in table(library.interface):
        shown = phrases.help_line.format(keys=phrases.key_or.join(k.show for k in row.keys), help=row.help)
        said = phrases.help_line.format(keys=phrases.key_or.join(k.say for k in row.keys), help=row.help)
        draft.sentence(shown, said)
    draft.choice(phrases.stay, Return())
    return draft.text()


def _words(library: Library, draft: Draft) -> Page:
    """One sentence a word of line mode."""
    phrases = library.interface.phrases
    draft.sentence(phrases.line_help)
    for row in table(library.interface):
        if row.id in LINE_COMMANDS:
            draft.sentence(phrases.help_line.format(keys=row.label, help=row.help))
    draft.choice(phrases.stay, Return())
    return draft.text()
