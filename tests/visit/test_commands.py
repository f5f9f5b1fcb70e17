"""The table of commands."""

from dataclasses import fields

from kiosk.content.shapes.commands import Commands, Keys
from kiosk.visit.commands import DEFAULT_KEYS, Command, table


def test_the_table_has_every_command_with_keys_label_spoken_name_and_help(library):
    rows = table(library.interface)
    assert [row.id for row in rows] == list(DEFAULT_KEYS)
    assert {row.id for row in rows} == set(Command)
    for row in rows:
        assert row.keys
        assert all(key.show and key.say for key in row.keys)
        assert row.label
        assert row.spoken
        assert row.help.endswith(".")
        assert len(row.label.split()) <= 2


def test_the_content_has_words_for_exactly_these_commands_and_keys():
    assert {field.name for field in fields(Commands)} == set(Command)
    assert {field.name for field in fields(Keys)} == {key for keys in DEFAULT_KEYS.values() for key in keys}


def test_no_key_means_two_things():
    keys = [key for keys in DEFAULT_KEYS.values() for key in keys]
    assert len(keys) == len(set(keys))


def test_no_key_is_a_chord():
    assert not any("+" in key or "shift" in key or "ctrl" in key for keys in DEFAULT_KEYS.values() for key in keys)
