"""`kiosk doctor`: says what was asked, answered and chosen, and calls only an installation fit that is."""

import re
import subprocess

import pexpect
import pytest

from kiosk.screen.choice import choose
from kiosk.screen.doctor import Doctor
from kiosk.screen.probe import Answers
from kiosk.screen.scale import Grid
from kiosk.screen.typecase import TypeCase
from kiosk.settings import ScreenSettings
from kiosk.typeset.painters import Cell
from tests.conftest import MemoryStore, shipped_library
from tests.terminal import PROGRAM

XTERM = Answers("\x1bP>|XTerm(379)\x1b\\\x1b[?63;1;4c", 0.0006, Cell(9, 18))
UTF8 = {"TERM": "xterm", "LANG": "C.UTF-8"}
STORE = MemoryStore()


def doctor(answers: Answers, grid: Grid, wanted: str = "auto", **screen: float) -> Doctor:
    choice = choose(answers, UTF8, wanted)
    interface = shipped_library().interface
    case = TypeCase(choice.painter(), interface, STORE, ScreenSettings(**screen), choice.cell, choice.spare_rows)
    return Doctor(answers, choice, case, grid, wanted)


def test_it_tells_what_was_answered_what_was_chosen_and_every_size():
    told = "\n".join(doctor(XTERM, Grid(213, 59), diagonal_inch=24).report())
    assert "answered in 0.6 ms: XTerm(379)" in told
    assert re.search(r"sixel +yes .*scrolls when a picture touches its last row  <- chosen", told)
    assert re.search(r"kitty +no +the terminal does not say that it can", told)
    assert "left empty at the end of the screen: 1 row" in told
    assert "by the settings" in told
    assert re.search(r"1: 7\.3 mm asked, 7\.\d mm drawn, 0\.7\d degrees", told)
    assert "5: 28.1 mm asked" in told


def test_a_size_that_gives_way_is_told():
    told = "\n".join(doctor(XTERM, Grid(240, 67), "quadrant", diagonal_inch=24).report())
    assert "chosen by --type or the settings" in told
    assert "7.3 mm: too coarse in quadrant type on these cells; the next size is taken" in told
    assert "20.1 mm: too coarse" not in told


@pytest.mark.parametrize(
    ("grid", "wanted", "screen", "fault"),
    [
        (Grid(160, 45), "native", {"diagonal_inch": 24}, r"0\.\d\d degrees high, and must be 0\.7 \(L1\)"),
        (Grid(160, 45), "native", {"diagonal_inch": 24}, r"text at size 1 are 3\.\d mm high, and must be 4\.8 \(L2\)"),
        (Grid(160, 45), "half", {"diagonal_inch": 24}, r"bar at size 1 are 3\.\d mm high, and must be 4\.8 \(L2\)"),
        (Grid(80, 24), "native", {"diagonal_inch": 15.6, "distance_mm": 900}, r"degrees high, and must be 0\.7 \(L1\)"),
    ],
)
def test_an_installation_whose_letters_are_too_small_is_not_fit(grid, wanted, screen, fault):
    patient = doctor(XTERM, grid, wanted, **screen)
    assert any(re.search(fault, line) for line in patient.faults())


def test_large_letters_of_the_terminals_own_are_fit():
    assert doctor(XTERM, Grid(80, 24), "native", diagonal_inch=24).faults() == []


@pytest.mark.parametrize("wanted", ["sixel", "octant", "native"])
def test_the_test_card_shows_the_sample_at_every_size(wanted):
    patient = doctor(XTERM, Grid(213, 59), wanted, diagonal_inch=24)
    card = "".join(patient.test_card())
    assert card.count("\x1bP") >= (5 * 8 if wanted == "sixel" else 0)
    assert ("Il1" in card) is (wanted == "native")
    assert not re.search("[\U000f0000-\U000fffff]", card)


def test_without_a_terminal_it_reports_and_with_one_it_adds_the_card():
    ran = subprocess.run(
        [PROGRAM, "--no-voice", "--type", "sextant", "doctor"], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert ran.returncode == 0, ran.stdout
    assert "sextant" in ran.stdout
    assert ran.stdout.endswith("This installation is fit.\n")
    child = pexpect.spawn(str(PROGRAM), ["--no-voice", "--type", "sextant", "doctor"], dimensions=(45, 160), timeout=20)
    shown = child.read().decode()
    child.close()
    assert "fit" in shown
    assert "🬹" in shown
    assert child.exitstatus == 0
