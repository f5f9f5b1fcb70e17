"""Whole screens as values: nothing cut off, the current item whole, every control within reach."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.screen.frame import Seen, TurnBar, arrange, compose, sentence_frame
from kiosk.screen.scale import SIZES, Grid
from kiosk.screen.typecase import TypeCase
from kiosk.screen.window import Window
from kiosk.settings import ScreenSettings
from kiosk.typeset.face import PlainFace
from kiosk.typeset.layout import NO_WORD
from kiosk.typeset.painters import BLOCK_PAINTERS, NAMES, NATIVE, PIXEL_PAINTERS, Cell, pixel_painter
from kiosk.typeset.painters.blocks import QUADRANT
from kiosk.visit.commands import Command, Pick
from kiosk.visit.pages import page, page_ids
from kiosk.visit.visit import Place, Station, begin
from tests.conftest import MemoryStore, shipped_library


@cache
def case(painter: str, inches: float = 24) -> TypeCase:
    screen = ScreenSettings(diagonal_inch=inches)
    if painter in PIXEL_PAINTERS:
        return TypeCase(pixel_painter(painter, CELL), shipped_library().interface, STORE, screen, CELL, spare_rows=1)
    return TypeCase(None if painter == NATIVE else BLOCK_PAINTERS[painter], shipped_library().interface, STORE, screen)


@cache
def at(page_id: str):
    library = shipped_library()
    return page(library, replace(begin(Station(tuple(library.themes))), place=Place(page_id)))


CELL, STORE = Cell(9, 19), MemoryStore()


def frame_of(
    shown, item: str, grid: Grid, size: int = 0, painter: str = "sextant", window: Window | None = None, **seen
):
    faces = case(painter).type(grid, size)
    look = Seen(shown, item, **seen)
    layout = arrange(look, faces, grid, shipped_library().interface)
    return compose(look, layout, window or Window(0), faces, grid, shipped_library().interface), layout, faces


grids = st.builds(Grid, st.integers(40, 400), st.integers(12, 120)) | st.sampled_from(
    [Grid(40, 12), Grid(80, 24), Grid(100, 30), Grid(160, 45), Grid(240, 67), Grid(400, 120)]
)
page_names = st.sampled_from(
    [
        *{name.partition(":")[0]: name for name in page_ids(shipped_library())}.values(),
        "welcome",
        "home",
        "article:what-is-trd",
        "topics",
        "topic:daily-life",
        "card:esketamine",
        "card:antipsychotic-add-on",
        "terms",
        "term:tardive-dyskinesia",
        "compare",
        "article:first-medicines",
        "sources:card:tms",
        "crisis",
        "comfort",
        "help",
        "goodbye",
    ]
)


@settings(max_examples=50, deadline=None)
@given(grid=grids, size=st.integers(0, 4), page_id=page_names, painter=st.sampled_from(NAMES), data=st.data())
def test_on_any_screen_every_row_is_full_and_the_current_item_is_on_it(grid, size, page_id, painter, data):
    shown = at(page_id)
    item = data.draw(st.sampled_from(shown.items)).id
    notice = data.draw(st.sampled_from(["", "Paused.", "A long notice, such as a theme has. " * 6]))
    frame, layout, faces = frame_of(shown, item, grid, size, painter, notice=notice)
    assert len(frame.rows) == grid.rows
    assert all(sum(len(text) for text, _ in row) == grid.columns for row in frame.rows)

    block = layout.sheet.blocks[shown.index(item)]
    window = frame.window
    on_view = [line for line in block.lines if window.shows(line)]
    if block.end - block.y <= window.rows:
        assert len(on_view) == len(block.lines), "the current item is wholly visible"
    else:
        assert on_view, "a part of the current item is visible"
    marked = [y for y, row in enumerate(frame.rows) if ("█" * faces.marker, "marker") in row]
    assert len(marked) >= 1
    assert max(marked) < window.rows
    assert frame.cursor[1] in marked
    assert all(line.line.width <= grid.columns - faces.margin - 1 for b in layout.sheet.blocks for line in b.lines)


@settings(max_examples=60, deadline=None)
@given(grid=grids, size=st.integers(0, 4), page_id=page_names)
def test_no_word_has_to_be_broken_on_any_screen(grid, size, page_id):
    shown = at(page_id)
    _, layout, _ = frame_of(shown, shown.opening, grid, size)
    for block in layout.sheet.blocks:
        pieces = [word.text for line in block.lines for word in line.line.words if word.index != NO_WORD]
        for piece in pieces:
            assert piece in block.item.show.split() or "-" in block.item.show, piece


@settings(max_examples=50, deadline=None)
@given(grid=grids, size=st.integers(0, 4), painter=st.sampled_from(NAMES))
def test_every_control_can_be_touched_on_any_screen(grid, size, painter):
    shown = at("card:tms")
    _, layout, _ = frame_of(shown, "title", grid, size, painter)
    reached = set()
    for part in range(len(layout.buttons)):
        frame, _, _ = frame_of(shown, "title", grid, size, painter, part=part)
        for area in frame.areas:
            assert area.x >= 0
            assert area.x + area.width <= grid.columns
            assert area.y + area.height <= grid.rows
            assert area.width >= 4
            reached.add(area.means)
        if len(layout.buttons) > 1:
            assert TurnBar() in {area.means for area in frame.areas}
    assert set(Command) - {Command.STEP} <= reached, "only a switch steps"


def test_help_and_crisis_help_stand_in_the_same_place_in_every_part_of_the_bar_on_every_kind_of_page():
    grid = Grid(160, 45)
    places = set()
    kinds = {page_id.partition(":")[0]: page_id for page_id in page_ids(shipped_library())}
    for page_id in kinds.values():
        shown = at(page_id)
        _, layout, _ = frame_of(shown, shown.opening, grid)
        for part in range(len(layout.buttons)):
            frame, _, _ = frame_of(shown, shown.opening, grid, part=part)
            places.add(tuple(area for area in frame.areas if area.means in (Command.HELP, Command.CRISIS)))
    assert len(places) == 1


def test_more_below_is_shown_exactly_where_there_is_more():
    shown = at("card:esketamine")
    words = shipped_library().interface.phrases.more_below
    grid = Grid(40, 12)
    first, _, _ = frame_of(shown, "title", grid)
    last, _, _ = frame_of(shown, shown.items[-1].id, grid)
    text = lambda frame: "\n".join("".join(run for run, _ in row) for row in frame.rows)  # noqa: E731
    assert words in text(first)
    assert first.more_after is not None
    assert words not in text(last)
    assert last.more_after is None
    assert any(area.means is Command.DOWN for area in first.areas)


@pytest.mark.parametrize(("grid", "beside"), [(Grid(40, 12), False), (Grid(100, 20), True)])
def test_a_notice_is_shown_whole_and_the_place_and_the_mark_beside_it_where_there_is_room(grid, beside):
    phrases = shipped_library().interface.phrases
    shown = at("card:tms")
    frame, layout, _ = frame_of(shown, "title", grid, painter="native", notice=phrases.hint_text)
    text = " ".join(" ".join("".join(run for run, _ in row) for row in frame.rows).split())
    assert phrases.hint_text in text
    assert layout.beside is beside
    assert (f"{shown.position('title', phrases)}. {phrases.more_below}" in text) is beside


def test_a_touch_on_a_line_means_that_line():
    frame, layout, _ = frame_of(at("home"), "choice-1", Grid(160, 45))
    block = layout.sheet.blocks[2]
    assert frame.at(80, block.lines[0].y - frame.window.top) == Pick("choice-2")
    assert frame.at(0, 0) != Pick("choice-2")


def test_the_word_that_sounds_is_marked_alone():
    frame, _, _ = frame_of(at("article:what-is-trd"), "sentence-1", Grid(160, 45), word=2)
    marked = [text for row in frame.rows for text, role in row if role == "word" and text.strip()]
    words = at("article:what-is-trd").item("sentence-1").show.split()
    assert len(words) > 3
    face = case("sextant").type(Grid(160, 45), 0).body[0]
    glyphs = [[f" {row}" for row in face.word(words[2], shift) if row.strip()] for shift in (0, 1)]
    assert marked in glyphs, "the word, and a cell before it"
    for y, row in enumerate(frame.rows):
        if any(text.strip() and role == "word" for text, role in row):
            after = [role for text, role in row if text == " "]
            assert "word" in after, f"a cell behind it, in row {y}"


def test_an_item_taller_than_the_window_is_shown_part_by_part():
    shown = at("card:antipsychotic-add-on")
    item = max(shown.items, key=lambda item: len(item.show)).id
    grid, size = Grid(160, 45), 4
    frame, layout, _ = frame_of(shown, item, grid, size)
    block = layout.sheet.blocks[shown.index(item)]
    assert block.end - block.y > frame.window.rows
    seen, window = set(), frame.window
    while window:
        seen |= {line.y for line in block.lines if window.shows(line)}
        window = window.within(block, +1)
    assert seen == {line.y for line in block.lines}


@pytest.mark.parametrize("painter", [*PIXEL_PAINTERS, "octant", "sextant", "quadrant"])
def test_five_sizes_grow_on_a_large_screen(painter):
    grid = Grid(240, 90)
    assert case(painter).sizes(grid) == SIZES == 5
    heights = [case(painter).type(grid, size).body[0].cap for size in range(5)]
    assert heights == sorted(set(heights))


def test_a_small_screen_offers_fewer_sizes_and_the_least_uses_plain_letters():
    typecase = TypeCase(QUADRANT, shipped_library().interface)
    for grid in (Grid(40, 12), Grid(80, 24)):
        assert isinstance(typecase.type(grid, 0).body[0], PlainFace)
    assert typecase.sizes(Grid(40, 12)) < typecase.sizes(Grid(160, 45)) == SIZES


@pytest.mark.parametrize("grid", [Grid(39, 45), Grid(160, 11), Grid(1, 1), Grid(5, 3)])
def test_a_screen_that_is_too_small_gets_one_plain_sentence(grid):
    assert grid.too_small
    frame = sentence_frame("This screen is too small.", grid)
    assert len(frame.rows) == grid.rows
    assert all(sum(len(text) for text, _ in row) == grid.columns for row in frame.rows)


def test_paragraphs_stand_further_apart_than_lines_and_leading_is_full_where_there_is_room():
    shown = at("article:what-is-trd")
    _, layout, faces = frame_of(shown, "title", Grid(240, 100))
    body = faces.body[0]
    block, following = layout.sheet.blocks[2], layout.sheet.blocks[3]
    assert (block.lines[1].y - block.lines[0].y) * body.down == body.pitch
    assert (following.lines[0].y - block.lines[-1].y) * body.down >= 1.5 * body.pitch
    home, _, _ = frame_of(at("home"), "choice-1", Grid(240, 100))
    assert home.more_after is None, "a list stands close together and fits"


@pytest.mark.parametrize("grid", [Grid(160, 45), Grid(80, 24)])
@pytest.mark.parametrize("command", [Command.CRISIS, Command.HELP, Command.WHERE])
def test_a_command_to_which_a_switch_has_stepped_is_marked_in_the_bar_and_no_line_is(grid, command):
    shown = at("home")
    frame, _, faces = frame_of(shown, shown.opening, grid, step=command)
    area = next(area for area in frame.areas if area.means is command)
    x, y = frame.cursor
    assert frame.at(x, y) is command
    marked = [row for row, runs in enumerate(frame.rows) if any(role == "current" for _, role in runs)]
    assert marked == list(range(area.y, area.y + area.height))
    assert not any(("█" * faces.marker, "marker") in runs for runs in frame.rows)
