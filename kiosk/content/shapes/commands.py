"""The shapes of the words of commands and of keys, as they stand in interface.yaml."""

from __future__ import annotations

from dataclasses import fields

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
    curtain: CommandWords
    speech: CommandWords
    voice: CommandWords
    repeat: CommandWords
    spell: CommandWords
    pause: CommandWords
    slower: CommandWords
    faster: CommandWords
    quieter: CommandWords
    louder: CommandWords
    keep: CommandWords
    step: CommandWords
    """Only switches have it."""


@shape
class Keys(Record):
    """The names of the keys of a keyboard.  Letters, digits and F keys are called what they are."""

    up: KeyWords
    down: KeyWords
    left: KeyWords
    right: KeyWords
    page_up: KeyWords
    page_down: KeyWords
    home: KeyWords
    end: KeyWords
    insert: KeyWords
    delete: KeyWords
    tab: KeyWords
    enter: KeyWords
    space: KeyWords
    backspace: KeyWords
    escape: KeyWords
    plus: KeyWords
    minus: KeyWords
    equals: KeyWords
    star: KeyWords
    question: KeyWords
    slash: KeyWords
    left_bracket: KeyWords
    right_bracket: KeyWords
    comma: KeyWords
    period: KeyWords
    mouse_left: KeyWords
    """The left button of what says that it is a mouse, as some switches do."""
    mouse_right: KeyWords


NAMED_KEYS = tuple(field.name for field in fields(Keys))
"""The keys that have names of their own."""


@shape
class EzAccessKeys(Record):
    """The names of the keys of an EZ Access pad, by what they send."""

    f17: KeyWords
    f18: KeyWords
    f19: KeyWords
    f20: KeyWords
    f21: KeyWords
    f22: KeyWords
    f23: KeyWords
    f24: KeyWords


@shape
class SwitchKeys(Record):
    """The names of one or two switches, by what they send."""

    space: KeyWords
    enter: KeyWords


@shape
class Pads(Record):
    """The names of keys that are no keyboard's, by key map."""

    ez_access: EzAccessKeys
    two_switches: SwitchKeys
    one_switch: SwitchKeys
