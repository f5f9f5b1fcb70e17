"""Key maps that an installer writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import BadInputError
from kiosk.keymaps import as_toml, load_keymap
from kiosk.visit.commands import Choose, Command
from kiosk.visit.keymap import BUILT_IN, KEYBOARD, KEYS
from tests.conftest import edit, load_settings, shipped_library


def settings(path):
    return load_settings(path, ("canada",), ("en-us",))


@pytest.fixture
def kiosk_toml(tmp_path):
    return tmp_path / "kiosk.toml"


@pytest.mark.parametrize("name", list(BUILT_IN))
def test_a_map_that_is_printed_is_read_again_as_it_was(name, tmp_path):
    keymap = BUILT_IN[name]
    interface = shipped_library().interface
    (tmp_path / "ours.toml").write_text(as_toml(keymap, interface), encoding="utf-8")
    read = load_keymap(tmp_path / "ours.toml")
    assert (read.keys, read.digits, read.scans, read.menu) == (keymap.keys, keymap.digits, keymap.scans, keymap.menu)
    for keys in keymap.keys.values():
        for key in keys:
            assert read.words(key, interface).say == keymap.words(key, interface).say


def test_an_installation_names_a_built_in_map_or_a_file_beside_its_settings(kiosk_toml, tmp_path):
    kiosk_toml.write_text('[keys]\nmap = "ez-access"\n', encoding="utf-8")
    assert settings(kiosk_toml).keys.map is BUILT_IN["ez-access"]
    (tmp_path / "pad.toml").write_text(as_toml(BUILT_IN["numeric-pad"], shipped_library().interface), encoding="utf-8")
    kiosk_toml.write_text('[keys]\nmap = "pad.toml"\n', encoding="utf-8")
    assert settings(kiosk_toml).keys.map.message("0") is Command.HOME


def test_an_installation_gives_some_commands_other_keys_and_names(kiosk_toml):
    kiosk_toml.write_text(
        '[keys]\npatience_seconds = 0.5\nstep_seconds = 4\ndevices = ["/dev/input/by-id/pad"]\n'
        '[keys.commands]\npause = ["f9", "p"]\nhome = ["7"]\n[keys.names.f9]\nshow = "Hold"\nsay = "the hold key"\n',
        encoding="utf-8",
    )
    keys = settings(kiosk_toml).keys
    assert keys.map.message("f9") is Command.PAUSE
    assert keys.map.message("7") is Command.HOME
    assert keys.map.message("8") == Choose(8)
    assert keys.map.message("up") is Command.UP
    assert keys.map.words("f9", shipped_library().interface).say == "the hold key"
    assert (keys.patience_seconds, keys.step_seconds, list(keys.devices)) == (0.5, 4, ["/dev/input/by-id/pad"])
    assert settings(None).keys.map is KEYBOARD


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('[keys]\nmap = "ez-acess"\n', [(2, 7, "there is no key map 'ez-acess'")]),
        ('[keys]\nmap = "."\n', [(2, 7, "there is no key map '.'")]),
        ('[keys]\nmenu = ["home"]\n', [(2, 9, "home has a key, and is in the menu too")]),
        (
            '# ours\n[keys]\nmap = "two-switches"\nmenu = []\n[keys.commands]\nselect = []\n',
            [(5, 7, "no key means select")],
        ),
        ("[keys]\nmap = 3\n", [(2, 1, "map cannot be 3")]),
        ("keys = 3\n", [(1, 1, "3 is no keys")]),
        ('[keys]\ndevice = "x"\n', [(2, 1, "did you mean 'devices'?")]),
        ('[keys]\ndevices = "x"\n', [(2, 1, "devices cannot be 'x'")]),
        (
            "[keys]\npatience_seconds = 2\nstep_seconds = true\n",
            [(2, 1, "one of 0, 0.25"), (3, 1, "step_seconds cannot be True")],
        ),
        ('[keys.commands]\npuase = ["f9"]\n', [(2, 1, "did you mean 'pause'?")]),
        (
            '[keys.commands]\npause = ["pag_up"]\n',
            [(2, 10, "there is no key 'pag_up'; expected the name of a key; did you")],
        ),
        ('[keys.commands]\npause = "f9"\n', [(2, 1, "pause cannot be 'f9'")]),
        ('[keys.commands]\npause = ["f9", "b"]\n', [(2, 16, "in the word that ends the program")]),
        ('[keys.commands]\npause = ["h"]\n', [(2, 10, "the key 'h' means both home and pause")]),
        (
            '[keys.commands]\npause = ["f9"]\nspell = [\n  "f8",\n  "f9",\n]\n',
            [(5, 3, "the key 'f9' means both")],
        ),
        ("[keys.commands]\npause = []\n", [(1, 7, "the command pause is lost: it has no key")]),
        ("[keys.commands]\ndown = []\n", [(1, 7, "no key means down")]),
        ('[keys]\nmenu = ["hmoe"]\n', [(2, 9, "did you mean 'home'?")]),
        ("[keys]\nmenu = 3\n", [(2, 1, "menu cannot be 3")]),
        ("[keys]\nscans = 1\n", [(2, 1, "scans cannot be 1")]),
        ('[keys]\nscans = true\n[keys.commands]\nstep = ["f9"]\n', [(2, 1, "a key steps too")]),
        ('[keys.names.f99]\nshow = "A"\nsay = "B"\n', [(1, 13, "the key 'f99' is not known")]),
        ('[keys.names.f9]\nshow = "A"\n', [(1, 13, "the names of f9 are not two texts")]),
        (
            '[keys.commands]\npause = ["f9"]\n[keys.names.f9]\nshow = "A"\n',
            [(3, 13, "the names of f9 are not two texts")],
        ),
        ('[keys.commands]\nwhere = ["home"]\nhome = "h"\n', [(3, 1, "home cannot be 'h'")]),
        ('[keys.commands]\nup = ["up", "up"]\n', [(2, 7, "the key 'up' is there twice for up")]),
        (
            "[screen]\nwidth_mm = 3\n[keys.commands]\npause = []\n",
            [(2, 1, "one side"), (2, 1, "width_mm cannot be"), (3, 7, "the command pause is lost")],
        ),
        ('[keys]\nmap = "/proc/1/root/x/pad.toml"\n', [(2, 7, "there is no key map")]),
        ("[keys]\ncommands = 3\n", [(2, 1, "3 is no list of commands")]),
        (
            '[voice]\nfirst = "en-us"\n[keys.commands]\nvoice = ["h"]\n',
            [(4, 10, "the key 'h' means both home and voice")],
        ),
    ],
)
def test_every_fault_of_a_map_is_told_with_its_place(kiosk_toml, text, faults):
    kiosk_toml.write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError) as caught:
        settings(kiosk_toml)
    found = caught.value.faults
    assert [(f.line, f.column) for f in found] == [(line, column) for line, column, _ in faults], found
    for fault, (_, _, words) in zip(found, faults, strict=True):
        assert words in str(fault)


def test_a_command_without_a_key_is_put_in_the_menu_by_the_word_of_the_installer(kiosk_toml):
    kiosk_toml.write_text('[keys]\nmenu = ["pause"]\n[keys.commands]\npause = []\n', encoding="utf-8")
    assert settings(kiosk_toml).keys.map.menu == (Command.PAUSE,)


def test_the_faults_of_a_file_are_told_in_it_and_all_at_once(kiosk_toml, tmp_path):
    pad = tmp_path / "pad.toml"
    pad.write_text(as_toml(BUILT_IN["ez-access"], shipped_library().interface), encoding="utf-8")
    first = edit(pad, '"home", ', "")
    second = edit(pad, 'next = ["f22"]', 'next = ["f21"]')
    kiosk_toml.write_text('[keys]\nmap = "pad.toml"\n', encoding="utf-8")
    with pytest.raises(BadInputError) as caught:
        settings(kiosk_toml)
    told = [str(fault) for fault in caught.value.faults]
    assert any("pad.toml" in fault and f":{second}:" in fault and "'f21' means both" in fault for fault in told), told
    assert any("home is lost" in fault for fault in told), told
    assert first < second


@given(st.dictionaries(st.sampled_from([str(c) for c in Command]), st.lists(st.sampled_from(KEYS), max_size=3)))
def test_whatever_is_bound_a_map_is_whole_or_refused(bound):
    import json
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kiosk.toml"
        lines = [f"{command} = {json.dumps(keys)}" for command, keys in bound.items()]
        path.write_text("\n".join(["[keys.commands]", *lines]), encoding="utf-8")
        try:
            keymap = settings(path).keys.map
        except BadInputError:
            return
    keys = [key for keys in keymap.keys.values() for key in keys]
    assert len(keys) == len(set(keys))
    assert keymap.switches or set(keymap.keys) >= set(Command) - {Command.STEP, Command.KEEP}
