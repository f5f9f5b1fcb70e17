"""In step with the voice: one word further costs no more than the two words that change."""

import json
import os
import sys
from dataclasses import replace

import pexpect
import pytest

from kiosk.screen.frame import Seen, arrange
from kiosk.screen.palette import palette
from kiosk.screen.scale import Grid
from kiosk.typeset.painters import NAMES
from kiosk.visit.pages import page
from kiosk.visit.visit import Place, Station, begin
from tests.conftest import ROOT, shipped_library
from tests.screen.word_steps import ITEM, PAGE, case_of

GRID = Grid(240, 67)
MOST = 2.0
"""Bytes of a step over those of the two words themselves."""


def words_alone(name: str) -> list[tuple[int, int]]:
    """For each word, the bytes that paint it in the colours of the current item, and as the word that sounds."""
    library, case = shipped_library(), case_of(name)
    visit = replace(begin(Station(tuple(library.themes), voice_works=True)), place=Place(PAGE, ITEM))
    shown = page(library, visit)
    layout = arrange(Seen(shown, ITEM), case.type(GRID, 0), GRID, library.interface)
    styles = palette(library.themes[visit.comfort.theme])
    found = []
    for line in layout.sheet.blocks[shown.index(ITEM)].lines:
        rows = list(zip(*line.line.cells, strict=True))
        for word in rows:
            found.append(tuple(painted(case, word, styles[role]) for role in ("current", "word")))
    return found


def painted(case, rows, style) -> int:
    """Bytes of the rows of a word in its colours.  In the second round, a kitty image has been sent before."""
    for _ in "ab":
        data = "".join(style.render(row) for row in rows)
        sent = len((case.painter.finish(data) if case.painter else data).encode())
    return sent


@pytest.mark.parametrize("name", NAMES)
def test_a_step_of_one_word_writes_at_most_twice_the_bytes_of_the_two_words(name, tmp_path):
    log = tmp_path / "log"
    environment = {**os.environ, "TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "truecolor"}
    command = ["-m", "tests.screen.word_steps", name, str(log)]
    child = pexpect.spawn(sys.executable, command, dimensions=(67, 240), env=environment, timeout=40, cwd=str(ROOT))
    child.read()
    child.close()
    steps = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    alone = words_alone(name)
    assert len(steps) == 16
    assert len(alone) > 8
    second = steps[len(steps) // 2 + 1 :]
    ratios = []
    for word, written in second:
        bytes_written = len("".join(written).encode())
        assert bytes_written, f"word {word} is not marked"
        ratios.append(bytes_written / (alone[word - 1][0] + alone[word][1]))
    print(f"{name}: {sum(ratios) / len(ratios):.2f} x on average, {max(ratios):.2f} x at most")
    assert max(ratios) <= MOST
