"""The shapes of the words of commands and of keys, as they stand in interface.yaml."""

from __future__ import annotations

from kiosk.content.shapes.record import Record, shape


@shape
class CommandWords(Record):
    """The words of one command."""

    label: str
    """One or two short words, for a button."""
    spoken: str
    """The command's name, as it is said."""
    help: str
    """One sentence for the help page: what the command does."""


@shape
class KeyWords(Record):
    """The name of one key."""

    show: str
    """As it stands on the key, or a short word."""
    say: str
    """As it is said: "the space bar"."""


@shape
class Commands(Record):
    """The words of each command."""

    up: CommandWords
    down: CommandWords
    next: CommandWords
    previous: CommandWords
    select: CommandWords
    back: CommandWords
    home: CommandWords
    help: CommandWords
    where: CommandWords
    crisis: CommandWords
    bigger: CommandWords
    smaller: CommandWords
    theme: CommandWords
    speech: CommandWords
    voice: CommandWords
    repeat: CommandWords
    spell: CommandWords
    pause: CommandWords
    slower: CommandWords
    faster: CommandWords
    quieter: CommandWords
    louder: CommandWords


@shape
class Keys(Record):
    """The names of the keys."""

    up: KeyWords
    down: KeyWords
    tab: KeyWords
    page_down: KeyWords
    page_up: KeyWords
    enter: KeyWords
    space: KeyWords
    backspace: KeyWords
    escape: KeyWords
    f1: KeyWords
    plus: KeyWords
    equals: KeyWords
    minus: KeyWords
    question: KeyWords
    slash: KeyWords
    left_bracket: KeyWords
    right_bracket: KeyWords
    comma: KeyWords
    period: KeyWords
    letter_c: KeyWords
    letter_h: KeyWords
    letter_m: KeyWords
    letter_p: KeyWords
    letter_r: KeyWords
    letter_s: KeyWords
    letter_t: KeyWords
    letter_o: KeyWords
    letter_w: KeyWords
