"""Contrast from the colours that the terminal was told to paint: every cell, theme and kind of page."""

from collections import Counter

import pytest

from kiosk.content.contrast import ratio
from tests.terminal import Terminal

ROUTES = {
    "welcome": "", "home": "h", "shelf": "h1", "article": "h51", "topics": "h2", "topic": "h23", "card": "h231",
    "compare": "h3", "pick": "h31", "terms": "h6", "words": "h61", "term": "h613", "kiosk": "h7", "comfort": "h71",
    "about": "h73", "help": "?", "crisis": "c", "goodbye": "h9", "sources": "h2319", "a notice": "hx",
}  # fmt: skip

KINDS = ("home", "article", "card", "crisis", "help", "sources", "a notice")
"""Pages that have every kind of line between them: in the other themes these are enough."""


@pytest.fixture(scope="module")
def kiosk():
    with Terminal("--no-voice") as terminal:
        yield terminal


@pytest.mark.parametrize("turn", range(6))
def test_every_painted_letter_reaches_the_contrast_of_its_theme(kiosk, library, turn):
    names = list(library.themes)
    if turn:
        kiosk.press("t")
    theme = library.themes[names[turn]]
    grounds = {
        tuple(int(theme.colours[role][i : i + 2], 16) for i in (1, 3, 5)) for role in theme.colours if "ground" in role
    }
    painted = 0
    weakest = 99.0
    for name, keys in ROUTES.items():
        if turn and name not in KINDS:
            continue
        if name != "welcome":
            kiosk.press(*keys)
        for cell, count in Counter(cell for row in kiosk.cells() for cell in row).items():
            if cell.character == " " or (cell.character == "█" and cell.front == cell.back):
                assert cell.back in grounds, f"{name}: a ground that the theme does not name"
                continue
            painted += count
            weakest = min(weakest, ratio(cell.front, cell.back))
        assert weakest >= theme.contrast, f"{name} in {theme.name}: {weakest:.2f}"
    assert painted > 10_000
    assert weakest >= 7


def test_the_current_line_stands_out_from_the_page_in_every_theme(kiosk, library):
    for _ in library.themes:
        kiosk.press("t", "h", "down")
        cells = kiosk.cells()
        y = kiosk.screen.cursor.y + 1
        marked, elsewhere = cells[y][0].back, cells[0][0].back
        assert marked != elsewhere
        assert ratio(marked, elsewhere) >= 3
        assert [cell.character for cell in cells[y][:2]] == ["█", "█"], "not by colour alone"
