"""The table of commands."""

from dataclasses import fields

from kiosk.content.shapes.commands import Commands
from kiosk.visit.commands import Command, table
from kiosk.visit.keymap import KEYBOARD


def test_the_table_has_every_command_with_keys_label_spoken_name_and_help(library):
    rows = table(library.interface, KEYBOARD)
    assert [row.id for row in rows] == [*KEYBOARD.keys, Command.STEP]
    assert {row.id for row in rows} == set(Command)
    for row in rows:
        assert row.keys or row.id is Command.STEP
        assert all(key.show and key.say for key in row.keys)
        assert row.label
        assert row.spoken
        assert row.help.endswith(".")
        assert len(row.label.split()) <= 2


def test_the_content_has_words_for_exactly_these_commands():
    assert {field.name for field in fields(Commands)} == set(Command)
