"""A code for phones beside the lines of its page: whole, at every size, whatever else is shown."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kiosk.screen.app import KioskApp
from kiosk.screen.frame import Seen, arrange, compose
from kiosk.screen.palette import palette
from kiosk.screen.scale import Grid
from kiosk.screen.typecase import MODULE_MM, TypeCase
from kiosk.screen.window import Window
from kiosk.typeset import codes
from kiosk.typeset.codes import DARK, LIGHT
from kiosk.visit.commands import Command
from kiosk.visit.pages import page
from kiosk.visit.visit import LEAST_BYTES, Kept, Place, Station, begin
from tests.codes.reading import text_of
from tests.conftest import shipped_library
from tests.screen.test_frame import case
from tests.typeset.test_codes import of_halves, read

GRIDS = [Grid(80, 24), Grid(100, 30), Grid(160, 45), Grid(182, 53), Grid(240, 67), Grid(300, 60), Grid(120, 80)]


@cache
def made(size: int):
    """The page of a code."""
    library = shipped_library()
    visit = replace(begin(Station(tuple(library.themes), code_bytes=500)), place=Place("take:code"))
    return page(library, replace(visit, kept=(Kept("treatment", "card:ect"),)))


def frame_with(text, grid, size, painter, item="", notice=""):
    faces, library = case(painter).type(grid, size), shipped_library()
    code = case(painter).code(text, grid, size)
    seen = Seen(replace(made(size), code=text), item or made(size).opening, notice)
    layout = arrange(seen, faces, grid, library.interface, code=code)
    return compose(seen, layout, Window(0), faces, grid, library.interface), code


@settings(max_examples=15, deadline=None)
@given(
    grid=st.sampled_from(GRIDS),
    size=st.integers(0, 4),
    painter=st.sampled_from(["half", "sextant", "sixel"]),
    notice=st.sampled_from(["", "Kept on your list: something", "The printer has no paper. " * 5]),
    data=st.data(),
)
def test_a_code_for_which_there_is_room_stands_whole_beside_the_lines(grid, size, painter, notice, data):
    size = min(size, case(painter).sizes(grid) - 1)
    bytes_ = case(painter).code_bytes(grid, size)
    assume(bytes_ >= LEAST_BYTES)
    items = [item.id for item in made(size).items]
    text = text_of(bytes_)
    frame, code = frame_with(text, grid, size, painter, data.draw(st.sampled_from(items)), notice)
    assert code is not None
    assert case(painter).module_mm(grid, code.module) >= MODULE_MM
    for y, cells in enumerate(code.rows):
        row = frame.rows[y]
        assert row[len(row) - len(cells) :] == cells, "at the end of the row"
    left = grid.columns - code.columns
    assert all(frame.at(x, y) is None for x in (left, grid.columns - 1) for y in range(len(code.rows)))
    for row in frame.rows:
        assert sum(len(words) for words, _ in row) == grid.columns
    if painter != "sixel":
        shown = codes.Block(
            tuple(row[len(row) - len(c) :] for row, c in zip(frame.rows, code.rows, strict=False)), 0, 0
        )
        assert read(of_halves(shown)) == [text]


@pytest.mark.parametrize("columns_rows", [(160, 45), (182, 53), (240, 66)])
def test_usual_screens_have_room_for_a_code_at_the_first_size(columns_rows):
    for painter in ("half", "sextant", "sixel"):
        assert case(painter).code_bytes(Grid(*columns_rows), 0) >= 200


def test_a_small_screen_and_the_terminals_own_letters_have_none():
    assert case("sextant").code_bytes(Grid(40, 12), 0) < LEAST_BYTES
    assert case("native").code_bytes(Grid(160, 45), 0) == 0


def test_codes_are_black_on_white_in_every_theme():
    for theme in shipped_library().themes.values():
        styles = palette(theme)
        for role, front, back in ((LIGHT, "#000000", "#ffffff"), (DARK, "#ffffff", "#000000")):
            assert (styles[role].color.name, styles[role].bgcolor.name) == (front, back)


async def test_the_app_tells_what_there_is_room_for_again_with_each_size(library, monkeypatch):
    monkeypatch.setattr(TypeCase, "code_bytes", lambda _case, _grid, size: 100 + size)
    app = KioskApp(library, None, lambda: case("sextant"))
    async with app.run_test(size=(240, 66)) as pilot:
        await pilot.pause()
        told = []
        for _ in range(app.stage.sizes):
            told.append(app.visit.station.code_bytes)
            app.act(Command.BIGGER)
    assert told == [100 + size for size in range(len(told))]
    assert len(told) > 1
