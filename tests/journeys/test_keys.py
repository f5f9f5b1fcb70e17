"""Keys as a terminal sends them: held ones, those of a pad, and a finger that stays where it is."""

import subprocess
import time

from tests.terminal import KEYS, PROGRAM, Terminal


def test_a_key_that_is_held_acts_once(library):
    with Terminal("--no-voice", "--type", "native") as kiosk:
        kiosk.press("h", "down")
        before = kiosk.screen.cursor.y
        kiosk.rest(1)
        kiosk.child.send(KEYS["down"])
        kiosk.rest(0.66)
        for _ in range(40):  # as X repeats a key
            kiosk.child.send(KEYS["down"])
            time.sleep(0.04)
        kiosk.settle()
        once = kiosk.screen.cursor.y
        assert once > before
        kiosk.rest(0.3)
        kiosk.press("down")
        assert kiosk.screen.cursor.y - once == once - before, "both presses went as far"


def test_the_whole_way_with_the_eight_keys_of_a_pad(tmp_path):
    (tmp_path / "kiosk.toml").write_text('[keys]\nmap = "ez-access"\n', encoding="utf-8")
    f17, f18, f19, f20, f21, f22 = (f"\x1b[{number}~" for number in (31, 32, 33, 34, 42, 43))
    with Terminal("--no-voice", "--type", "native", "--settings", str(tmp_path / "kiosk.toml")) as kiosk:
        assert "1. Press the Action key to start" in kiosk.text
        kiosk.press(f20)
        assert "What would help you now?" in kiosk.text
        kiosk.press(f19, f20)
        assert "Treatments" in kiosk.text
        kiosk.press(f17, f20)
        assert "Help right now" in kiosk.text
        kiosk.press(f21, f21, f22, f18)
        assert "Treatments" in kiosk.text


def test_the_whole_way_with_one_switch(tmp_path):
    (tmp_path / "kiosk.toml").write_text('[keys]\nmap = "one-switch"\nstep_seconds = 1\n', encoding="utf-8")
    with Terminal("--no-voice", "--type", "native", "--settings", str(tmp_path / "kiosk.toml")) as kiosk:
        kiosk.press("space")
        assert "Crisis. 4 choices" in kiosk.text
        kiosk.rest(1.3)
        kiosk.press("space")
        assert "What would help you now?" in kiosk.text


def test_a_long_press_of_a_finger_is_a_press_like_any(library):
    with Terminal("--no-voice", "--type", "native") as kiosk:
        kiosk.press("h")
        row = next(y for y, line in enumerate(kiosk.screen.display) if "3. Compare treatments" in line)
        kiosk.child.send(f"\x1b[<0;9;{row + 1}M")
        kiosk.rest(1.5)
        assert "What would help you now?" in kiosk.text, "nothing happens while the finger is down"
        kiosk.child.send(f"\x1b[<0;9;{row + 1}m")
        kiosk.settle()
        assert "Choose a treatment" in kiosk.text


def test_a_finger_that_slips_off_a_line_chooses_nothing(library):
    with Terminal("--no-voice", "--type", "native") as kiosk:
        kiosk.press("h")
        before = kiosk.text
        row = next(y for y, line in enumerate(kiosk.screen.display) if "3. Compare treatments" in line)
        kiosk.child.send(f"\x1b[<0;9;{row + 1}M")
        kiosk.settle()
        kiosk.child.send(f"\x1b[<32;9;{row + 9}M\x1b[<0;9;{row + 9}m")
        kiosk.settle()
        assert kiosk.text == before


def test_a_wrong_key_map_is_told_with_its_place_and_nothing_starts(tmp_path):
    (tmp_path / "kiosk.toml").write_text('[keys.commands]\nhmoe = ["f9"]\npause = ["h"]\n', encoding="utf-8")
    done = subprocess.run(
        [PROGRAM, "--settings", tmp_path / "kiosk.toml", "line"], input="", capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert len(told) == 2
    assert ":2:1: the command 'hmoe' is not known" in told[0]
    assert ":3:10: the key 'h' means both home and pause" in told[1]
    assert "Traceback" not in done.stderr
