"""kiosk.toml."""

import pytest

from kiosk.errors import BadInputError
from kiosk.settings import ScreenSettings, Settings
from kiosk.settings.reading import load_settings

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
