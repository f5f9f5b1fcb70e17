"""A braille display follows the reader: BRLTTY itself, on the screen and the cursor that the kiosk's bytes make."""

import pytest

from kiosk.visit.commands import Choose, Command
from kiosk.visit.pages import page
from kiosk.visit.step import step
from kiosk.visit.visit import Station, begin
from tests.braille import COLUMNS, ROWS, BrailleDisplay
from tests.terminal import Terminal

pytestmark = pytest.mark.debian("brltty", "brltty")

JOURNEY = [
    ("enter", Command.SELECT), ("down", Command.DOWN), ("down", Command.DOWN), ("up", Command.UP), ("2", Choose(2)),
    ("3", Choose(3)), ("1", Choose(1)), ("down", Command.DOWN), ("down", Command.DOWN), ("down", Command.DOWN),
    ("page_down", Command.NEXT), ("page_down", Command.NEXT), ("backspace", Command.BACK), ("c", Command.CRISIS),
    ("down", Command.DOWN), ("h", Command.HOME), ("?", Command.HELP), ("down", Command.DOWN),
]  # fmt: skip


def test_a_braille_display_shows_the_line_where_the_reader_is_through_a_whole_journey(library, tmp_path):
    visit = begin(Station(tuple(library.themes), voice_works=False))
    with (
        Terminal("--no-voice", "--type", "native", columns=COLUMNS, rows=ROWS) as kiosk,
        BrailleDisplay(kiosk, tmp_path) as display,
    ):
        for key, message in JOURNEY:
            visit = step(library, visit, message)
            kiosk.press(key)
            here = page(library, visit).item(visit.place.item).show
            assert display.shows(here), f"after {key}: {here!r} is not in {display.line!r}"
