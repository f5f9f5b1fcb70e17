"""Themes that can be read, and the refusal of those that cannot."""

import shutil

import pytest

from kiosk.content import contrast
from kiosk.content.shipped import themes_folder
from kiosk.content.themes import PAIRS, load_themes


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(themes_folder(), tmp_path / "themes")


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_contrast_is_that_of_wcag():
    assert contrast.ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast.ratio((0x76, 0x76, 0x76), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_there_are_the_six_themes_that_readers_need_each_with_a_name_and_a_sentence():
    themes, faults = load_themes(themes_folder())
    assert not faults
    assert {"dark", "light", "white-on-black", "yellow-on-black", "low-glare", "without-color"} <= set(themes)
    for theme in themes.values():
        assert theme.name
        assert theme.about.endswith(".")


def test_the_two_strongest_themes_reach_twenty_to_one():
    themes, _ = load_themes(themes_folder())
    for name in ("white-on-black", "yellow-on-black"):
        for front, back in PAIRS:
            pair = [contrast.parse(themes[name].colours[role]) for role in (front, back)]
            assert contrast.ratio(*pair) >= 20


def test_a_pair_that_is_too_weak_is_refused_with_the_place_and_the_contrast(folder):
    edit(folder / "dark.yaml", 'text: "#f2f4f5"', 'text: "#8a8a8a"')
    _, faults = load_themes(folder)
    assert len(faults) == 1
    text = str(faults[0])
    assert "dark.yaml:7:9: text on ground has a contrast of 5." in text
    assert "expected 7 to 1 or more" in text


def test_a_mark_that_does_not_stand_out_is_refused(folder):
    edit(folder / "light.yaml", 'current_ground: "#123f7d"', 'current_ground: "#fbfaf5"')
    _, faults = load_themes(folder)
    assert any("current_ground on ground" in str(fault) for fault in faults)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('text: "#f2f4f5"', 'text: "white"', "'white' is not a colour"),
        ('  text: "#f2f4f5"\n', "", "the colour 'text' is missing"),
        ('  text: "#f2f4f5"\n', '  text: "#f2f4f5"\n  shadow: "#000000"\n', "the colour 'shadow' is not known here"),
        ("contrast: 7", "contrast: 4.5", "a contrast of 4.5 is too low"),
        ("contrast: 7", "contrast: high", "'high' is not a number"),
        ("contrast: 7", "contrast: nan", "a contrast of nan is too low"),
        ("name: Dark", "nmae: Dark", "did you mean 'name'?"),
    ],
)
def test_what_is_wrong_with_a_theme_is_told_with_its_place(folder, old, new, words):
    edit(folder / "dark.yaml", old, new)
    _, faults = load_themes(folder)
    assert any(words in str(fault) for fault in faults)


def test_a_folder_without_a_theme_is_refused(tmp_path):
    themes, faults = load_themes(tmp_path)
    assert not themes
    assert "there is no theme" in str(faults[0])


def test_a_bad_theme_does_not_hide_the_good_ones_or_their_faults(folder):
    edit(folder / "dark.yaml", 'text: "#f2f4f5"', 'text: "#111111"')
    edit(folder / "light.yaml", "name: Light", "name: [Light]")
    themes, faults = load_themes(folder)
    assert "low-glare" in themes
    assert {fault.file.rpartition("/")[2] for fault in faults} == {"dark.yaml", "light.yaml"}
