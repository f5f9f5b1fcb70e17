"""kiosk.toml."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import BadInputError
from kiosk.pin import kept
from kiosk.settings import ScreenSettings, Settings
from kiosk.settings.listing import json_schema, listed
from kiosk.settings.reading import read_settings
from kiosk.visit.keymap import KEYBOARD
from tests.conftest import ROOT, load_settings

REGIONS = ("canada", "ireland", "united-states")
VOICES = ("en-us", "natural")


def test_without_a_file_everything_is_as_the_content_says():
    assert load_settings(None, REGIONS, VOICES) == Settings(region="")


def test_an_installation_chooses_its_region(tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text('# ours\nregion = "canada"\n', encoding="utf-8")
    assert load_settings(path, REGIONS, VOICES).region == "canada"


def test_an_installation_says_how_large_its_screen_is_and_how_far_away_its_reader(tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text('type = "sixel"\n[screen]\ndiagonal_inch = 15.6\ndistance_mm = 500\n', encoding="utf-8")
    settings = load_settings(path, REGIONS, VOICES)
    assert settings.type == "sixel"
    assert settings.screen == ScreenSettings(diagonal_inch=15.6, distance_mm=500)
    assert load_settings(None, REGIONS, VOICES).screen.distance_mm == 600


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (b'region = "canda"\n', [(1, 1, "did you mean 'canada'?")]),
        (b'\nregion = 7\n  regoin = "x"\n', [(2, 1, "there is no region 7"), (3, 3, "did you mean 'region'?")]),
        (b"region = \n", [(1, 10, "this is not TOML")]),
        (b'a = 1\nregion = "\xff"\n', [(2, 1, "is not UTF-8")]),
        (b"[screen]\nwidth = 3\n", [(2, 1, "did you mean 'width_mm'?")]),
        (b"screen = 24\n", [(1, 1, "24 is no screen")]),
        (b"[screen]\nwidth_mm = 300\n", [(2, 1, "one side of the screen alone")]),
        (
            b'type = "octants"\n[screen]\n# width_mm = 3\nwidth_mm = 300\nheight_mm = true\n  diagonal_inch = 900\n',
            [
                (1, 1, "did you mean 'octant'?"),
                (5, 1, "height_mm cannot be True; expected a number from 50 to 5000"),
                (6, 3, "diagonal_inch cannot be 900"),
                (6, 3, "the screen has two sizes"),
            ],
        ),
        (
            b'[voice]\nfirst = "naturl"\nspeed = 3\n',
            [(2, 1, "did you mean 'natural'?"), (3, 1, "'speed' is not known")],
        ),
        (b"[visit]\nwait_minutes = 0\nwarn = 3\n", [(2, 1, "from 1 to 60"), (3, 1, "'warn' is not known")]),
        (b"visit = 3\n", [(1, 1, "3 is no visit")]),
        (b"voice = 3\n", [(1, 1, "3 is no voice")]),
        (b"screen.distance_mm = 'far'\n", [(1, 8, "distance_mm cannot be 'far'")]),
    ],
)
def test_every_fault_is_told_with_its_place(tmp_path, text, faults):
    path = tmp_path / "kiosk.toml"
    path.write_bytes(text)
    with pytest.raises(BadInputError) as caught:
        load_settings(path, REGIONS, VOICES)
    found = caught.value.faults
    assert [(f.line, f.column) for f in found] == [(line, column) for line, column, _ in faults]
    for fault, (_, _, words) in zip(found, faults, strict=True):
        assert words in str(fault)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadInputError, match="no such file"):
        load_settings(tmp_path / "kiosk.toml", REGIONS, VOICES)


def test_an_unattended_kiosk_runs_on_the_defaults_of_what_is_wrong_and_on_what_is_right(tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text('region = "canada"\n[visit]\nwait_minutes = 0\n[keys]\nmap = "ez"\npatience_seconds = 0.5\n')
    loaded = read_settings(path, None, REGIONS, VOICES)
    assert [fault.line for fault in loaded.faults] == [3, 5]
    assert loaded.settings.region == "canada"
    assert loaded.settings.visit.wait_minutes == 3
    assert loaded.settings.keys.map is KEYBOARD
    assert loaded.settings.keys.patience_seconds == 0.5


@pytest.mark.parametrize("damage", [b"region = ", b"\xff", b"[keys]\nmap = 3\n[keys]\n"])
def test_a_file_that_is_no_toml_leaves_the_defaults(tmp_path, damage):
    path = tmp_path / "kiosk.toml"
    path.write_bytes(damage)
    loaded = read_settings(path, None, REGIONS, VOICES)
    assert loaded.settings == Settings()
    assert loaded.faults


def test_what_the_staff_changed_at_the_kiosk_has_the_last_word_and_is_nothing_but_that(tmp_path):
    path, staff = tmp_path / "kiosk.toml", tmp_path / "staff.toml"
    path.write_text("[screen]\nsize = 2\n[voice]\nvolume = 5\n")
    staff.write_text('region = "ireland"\n[screen]\nsize = 3\ndistance_mm = 400\n')
    loaded = read_settings(path, staff, REGIONS, VOICES)
    assert (loaded.settings.screen.size, loaded.settings.voice.volume) == (3, 5)
    assert loaded.settings.screen.distance_mm == 600
    assert loaded.settings.region == ""
    assert [fault.line for fault in loaded.faults] == [1, 4]
    assert loaded.sources["screen.size"].endswith("staff.toml:3")


def test_half_a_size_is_none_also_where_the_other_half_is_wrong(tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text("[screen]\nwidth_mm = 10\nheight_mm = 300\n")
    assert read_settings(path, None, REGIONS, VOICES).settings.screen == ScreenSettings()


def test_a_pin_is_never_told_not_even_a_wrong_one(tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text('[staff]\npin = "483921"\n')
    loaded = read_settings(path, None, REGIONS, VOICES)
    assert [str(fault) for fault in loaded.faults]
    assert "483921" not in "".join(map(str, loaded.faults))
    path.write_text(f'[staff]\npin = "{kept("483921")}"\n')
    assert "scrypt" not in "".join(listed(read_settings(path, None, REGIONS, VOICES)))


def test_what_is_printed_for_a_default_may_be_written(tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text('region = ""\n[voice]\nfirst = ""\n')
    assert load_settings(path, REGIONS, VOICES) == Settings()


def test_all_settings_are_listed_with_their_value_and_where_it_comes_from(tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text("[visit]\nwait_minutes = 5\n")
    lines = list(listed(read_settings(path, None, REGIONS, VOICES)))
    assert f"visit.wait_minutes = 5  # {path}:2" in "\n".join(lines)
    assert any(line.startswith("voice.volume = 7  # default: ") for line in lines)
    named = {line.partition(" = ")[0] for line in lines}
    properties = json_schema()["properties"]
    tables = {name for name, table in properties.items() if "properties" in table}
    plain = {f"{table}.{key}" for table in tables for key in properties[table]["properties"]} | (
        set(properties) - tables
    )
    own_keys = {f"keys.{key}" for key in ("digits", "scans", "menu", "commands", "names")}
    assert named == plain - own_keys


def test_the_schema_in_the_documents_is_that_of_the_settings():
    written = json.loads((ROOT / "docs/kiosk.schema.json").read_text())
    assert written == json_schema(), "write it anew: kiosk settings --schema > docs/kiosk.schema.json"


@given(st.dictionaries(st.sampled_from(["size", "distance_mm", "diagonal_inch", "width_mm"]), st.one_of(
    st.integers(-10, 6000), st.floats(0, 6000), st.booleans(), st.text("abc", max_size=5))))  # fmt: skip
def test_the_schema_and_the_kiosk_agree_on_what_is_right(given_values):
    import tempfile

    text = "[screen]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in given_values.items())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "kiosk.toml")
        path.write_text(text)
        faults = read_settings(path, None, REGIONS, VOICES).faults
    told = [fault for fault in faults if "one side" not in fault.problem and "two sizes" not in fault.problem]
    valid = jsonschema.Draft202012Validator(json_schema()).is_valid({"screen": given_values})
    assert valid == (not told)
