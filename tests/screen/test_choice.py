"""Which painter a terminal gets: by what it says, by what is known of it, and by what the installation wants."""

import os
import pty
import threading
import time

import pytest

from kiosk.screen.choice import QUIRKS, choose
from kiosk.screen.probe import QUESTION, Answers, Probe
from kiosk.typeset.painters import NAMES, Cell

UTF8 = {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
CELL = Cell(9, 19)


def says(name: str = "", *, attributes: str = "62;22", kitty: bool = False, cell: str = "") -> Answers:
    """The answers of a terminal."""
    named = f"\x1bP>|{name}\x1b\\" if name else ""
    graphics = "\x1b_Gi=31;OK\x1b\\" if kitty else ""
    return Answers(f"{named}{cell}{graphics}\x1b[?{attributes}c", window_cell=CELL)


@pytest.mark.parametrize(
    ("answers", "painter"),
    [
        (says("kitty(0.41.1)", kitty=True), "kitty"),
        (says("kitty(0.28.0)", kitty=True), "kitty"),
        (says("kitty(0.26.5)", kitty=True), "sextant"),
        (says("ghostty 1.2.0", kitty=True), "kitty"),
        (says("XTerm(379)", attributes="63;1;2;4;6"), "sixel"),
        (says("XTerm(379)", attributes="64;1;2;6"), "quadrant"),
        (says("foot(1.21.0)", attributes="62;4;22"), "sixel"),
        (says("foot(1.21.0)"), "octant"),
        (says("foot(1.13.1)"), "sextant"),
        (says("WezTerm 20240203-110809-5046fc22"), "sextant"),
        (says("VTE(7006)"), "sextant"),
        (says("VTE(5202)"), "quadrant"),
        (says("tmux 3.3a", attributes="1;2;4"), "quadrant"),
        (says("alacritty"), "quadrant"),
        (says("anything else"), "quadrant"),
        (says(), "quadrant"),
        (says(attributes="61;4"), "sixel"),
        (says(attributes="4"), "quadrant"),
        (Answers("", 1.0, CELL), "quadrant"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_each_terminal_gets_the_best_that_it_can_draw(answers, painter):
    choice = choose(answers, UTF8)
    assert choice.name == painter
    assert [verdict.painter for verdict in choice.verdicts] == list(NAMES)
    assert all(verdict.reason for verdict in choice.verdicts)
    assert next(verdict.painter for verdict in choice.verdicts if verdict.can) == painter


def test_without_the_size_of_a_cell_there_are_no_pictures():
    silent = Answers("\x1bP>|XTerm(379)\x1b\\\x1b[?63;4c")
    assert choose(silent, UTF8).name == "quadrant"
    assert choose(silent, UTF8, "sixel").name == "quadrant", "wanted, but it cannot be done"


def test_a_terminal_tells_its_cell_itself_or_by_its_window():
    assert says(cell="\x1b[6;18;8t").cell == Cell(8, 18)
    assert says().cell == CELL
    assert says(cell="\x1b[6;0;0t").cell == CELL


def test_the_console_gets_its_own_letters_and_a_locale_without_utf8_half_blocks():
    assert choose(Answers(window_cell=CELL), {"TERM": "linux", "LANG": "C.UTF-8"}).name == "native"
    assert choose(says(), {"TERM": "xterm", "LANG": "de_DE.ISO-8859-1"}).name == "half"
    assert choose(says(), {"TERM": "xterm", "LC_ALL": "en_US.utf8", "LANG": "xx"}).name == "quadrant"
    assert choose(says(), {"TERM": "xterm"}).name == "quadrant", "Python itself writes UTF-8 then"


@pytest.mark.parametrize("wanted", NAMES)
def test_an_installation_can_choose_for_itself(wanted):
    choice = choose(says("XTerm(379)"), UTF8, wanted)
    assert choice.name == wanted
    painter = choice.painter()
    assert (painter.name if painter else "native") == wanted


def test_xterm_keeps_its_last_row_free_of_pictures_and_others_do_not():
    assert choose(says("XTerm(379)", attributes="63;4"), UTF8).spare_rows == 1
    assert choose(says("foot(1.13.1)", attributes="62;4"), UTF8).spare_rows == 0
    assert choose(says("XTerm(379)"), UTF8).spare_rows == 0


def test_every_quirk_has_a_reason_and_a_painter():
    assert all(quirk.reason and quirk.painter in NAMES for quirk in QUIRKS)


def probed(answer: bytes, *, limit: float = 1.0, delay: float = 0.0) -> tuple[Answers, bytes]:
    """What the probe makes of a terminal, and what that terminal was asked."""
    terminal, program = pty.openpty()
    asked = []

    def answering() -> None:
        asked.append(os.read(terminal, 4096))
        time.sleep(delay)
        os.write(terminal, answer)

    thread = threading.Thread(target=answering)
    thread.start()
    try:
        with Probe(program, program, limit) as probe:
            answers = probe.answers()
    finally:
        thread.join()
        os.close(terminal)
        os.close(program)
    return answers, asked[0]


def test_the_probe_asks_once_and_reads_to_the_end_of_the_answer():
    answers, asked = probed(b"\x1bP>|XTerm(379)\x1b\\\x1b[?63;1;4c")
    assert asked.decode() == QUESTION
    assert (answers.name, answers.version, answers.sixel, answers.kitty) == ("XTerm(379)", (379,), True, False)
    assert answers.answered


def test_a_terminal_that_says_nothing_or_too_little_gets_the_safe_default_in_time():
    for answer in (b"", b"\x1bP>|half an answ", b"\xff\xfe garbage \x1b[31m"):
        answers, _ = probed(answer, limit=0.2)
        assert not answers.answered
        assert 0.15 < answers.seconds < 5
        assert choose(answers, UTF8).name == "quadrant"


def test_an_answer_that_has_come_while_the_kiosk_was_loading_is_read_however_late():
    terminal, program = pty.openpty()
    with Probe(program, program, 0.05) as probe:
        os.write(terminal, b"\x1b[?62;4c")
        time.sleep(0.2)
        assert probe.answers().sixel
    os.close(terminal)
    os.close(program)
