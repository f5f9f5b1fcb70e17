"""Help: every key and what it does, from the one table of commands; before that, the commands that have no key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.commands import LINE_COMMANDS, LINE_SOUND, Command, table
from kiosk.visit.page import Do, Draft, Go, Page, There

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Station, Visit


def keys(library: Library, visit: Visit, _about: str) -> Page:
    """One choice a command without a key, one sentence a command with keys."""
    phrases = library.interface.phrases
    draft = Draft("help", phrases)
    draft.title(phrases.help_title)
    if visit.station.lines:
        return _words(library, visit, draft)
    menu = visit.station.keymap.menu
    for command in menu:
        draft.choice(*_in_menu(library, command))
    if menu:
        draft.choice(phrases.comfort_title, Go("comfort"))
        draft.sentence(phrases.help_menu)
    draft.sentence(phrases.help_intro)
    if not visit.station.voice_works:
        draft.note(phrases.no_voice)
    _keys(library, visit, draft)
    if menu:
        return draft.menu()
    draft.choice(phrases.stay, Do(Command.BACK))
    return draft.text()


def _in_menu(library: Library, command: Command) -> tuple[str, Do | There]:
    """The words and the target of a command that is chosen here."""
    spoken = getattr(library.interface.commands, command).spoken
    if command in (Command.CRISIS, Command.HOME):
        return spoken, Do(command)
    return library.interface.phrases.read_on if command is Command.PAUSE else spoken, There(command)


def _keys(library: Library, visit: Visit, draft: Draft) -> None:
    phrases, keymap = library.interface.phrases, visit.station.keymap
    if keymap.switches:
        draft.sentence(phrases.help_scan if keymap.scans else phrases.help_step)
    if keymap.only_switches:
        return
    if keymap.digits:
        draft.sentence(phrases.help_numbers)
    for row in table(library.interface, keymap):
        if row.keys:
            shown = phrases.help_line.format(keys=phrases.key_or.join(k.show for k in row.keys), help=row.help)
            said = phrases.help_line.format(keys=phrases.key_or.join(k.say for k in row.keys), help=row.help)
            draft.sentence(shown, said)


def line_words(library: Library, station: Station) -> dict[str, Command]:
    """The words of line mode and what they mean."""
    there = LINE_COMMANDS + (LINE_SOUND if station.voice_works else ())
    return {getattr(library.interface.commands, command).label: command for command in there}


def words_of_lines(library: Library, visit: Visit) -> str:
    """How line mode is used, with all its words."""
    return library.interface.phrases.line_help.format(words=", ".join(line_words(library, visit.station)))


def _words(library: Library, visit: Visit, draft: Draft) -> Page:
    """One sentence a word of line mode."""
    phrases = library.interface.phrases
    draft.sentence(words_of_lines(library, visit))
    for word, command in line_words(library, visit.station).items():
        told = getattr(library.interface.commands, command).help
        draft.sentence(phrases.help_line.format(keys=word, help=told))
    draft.choice(phrases.stay, Do(Command.BACK))
    return draft.text()
