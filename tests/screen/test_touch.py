"""Touch: everything by coordinates alone, on targets that a finger finds."""

from collections import deque
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.screen.frame import Area, Frame, Seen, TurnBar, arrange, compose
from kiosk.screen.scale import Grid
from kiosk.screen.typecase import TOUCH_MM, TOUCH_PIXELS, TypeCase
from kiosk.screen.window import Window
from kiosk.settings import ScreenSettings
from kiosk.typeset.painters import BLOCK_PAINTERS, NATIVE, PIXEL_PAINTERS, Cell, pixel_painter
from kiosk.visit.commands import Command, Pick
from kiosk.visit.keymap import BUILT_IN, KEYBOARD
from kiosk.visit.page import Page
from kiosk.visit.pages import page, page_ids
from kiosk.visit.step import step
from kiosk.visit.visit import HOME, Place, Station, Visit, begin
from tests.conftest import MemoryStore, shipped_library
from tests.walking import ALL_WAYS, goes_on, state

STORE = MemoryStore()
SCREENS = [
    ("sixel", Grid(240, 65), Cell(8, 16), 24.0),
    ("sixel", Grid(240, 65), Cell(8, 16), 15.6),
    ("sixel", Grid(192, 53), Cell(10, 20), 32.0),
    ("kitty", Grid(128, 39), Cell(10, 20), 10.1),
    ("sextant", Grid(160, 45), None, 24.0),
    ("quadrant", Grid(240, 67), None, 24.0),
    ("half", Grid(240, 67), None, 24.0),
    ("half", Grid(400, 120), None, 24.0),
    (NATIVE, Grid(80, 24), None, 15.6),
    (NATIVE, Grid(160, 45), None, 24.0),
]
"""How letters are drawn, the cells, their pixels where these are known, and the inches."""


def case_of(painter: str, cell: Cell | None, inches: float, keymap=KEYBOARD) -> TypeCase:
    screen = ScreenSettings(diagonal_inch=inches)
    interface = shipped_library().interface
    if painter in PIXEL_PAINTERS:
        assert cell
        return TypeCase(pixel_painter(painter, cell), interface, STORE, screen, cell, spare_rows=1, keymap=keymap)
    return TypeCase(None if painter == NATIVE else BLOCK_PAINTERS[painter], interface, STORE, screen, keymap=keymap)


def targets(shown: Page, frame: Frame) -> list[Area]:
    """What does something when it is touched; a line of text only becomes the line where the reader is."""
    return [a for a in frame.areas if not isinstance(a.means, Pick) or shown.item(a.means.item).target]


@pytest.mark.parametrize(("painter", "grid", "cell", "inches"), SCREENS)
@pytest.mark.parametrize("keymap", [KEYBOARD, BUILT_IN["ez-access"]], ids=lambda keymap: keymap.id)
def test_every_target_is_nine_millimetres_and_44_pixels_at_least_in_every_size(painter, grid, cell, inches, keymap):
    library = shipped_library()
    case = case_of(painter, cell, inches, keymap)
    scale = case.scale(grid)
    visit = begin(Station(tuple(library.themes), keymap=keymap))
    for size in range(case.sizes(grid)):
        faces = case.type(grid, size)
        for page_id in ("welcome", "home", "card:tms", "crisis", "comfort", "help", "goodbye"):
            shown = page(library, replace(visit, place=Place(page_id)))
            seen = Seen(shown, shown.opening)
            layout = arrange(seen, faces, grid, library.interface, keymap)
            for part in range(len(layout.buttons)):
                frame = compose(replace(seen, part=part), layout, Window(0), faces, grid, library.interface)
                assert targets(shown, frame)
                for area in targets(shown, frame):
                    assert area.height * scale.row >= TOUCH_MM
                    assert area.width * scale.column >= TOUCH_MM
                    if cell:
                        assert min(area.height * cell.height, area.width * cell.width) >= TOUCH_PIXELS


@settings(max_examples=40, deadline=None)
@given(screen=st.sampled_from(SCREENS), page_id=st.sampled_from(["home", "card:tms", "help"]), item=st.integers(0, 80))
def test_no_two_targets_share_a_cell_wherever_the_reader_is(screen, page_id, item):
    painter, grid, cell, inches = screen
    library = shipped_library()
    case = case_of(painter, cell, inches)
    shown = page(library, replace(begin(Station(tuple(library.themes))), place=Place(page_id)))
    seen = Seen(shown, shown.items[item % len(shown.items)].id)
    layout = arrange(seen, case.type(grid, 0), grid, library.interface)
    frame = compose(seen, layout, Window(0), case.type(grid, 0), grid, library.interface)
    cells = [(x, y) for a in frame.areas for y in range(a.y, a.y + a.height) for x in range(a.x, a.x + a.width)]
    assert len(cells) == len(set(cells))


class Finger:
    """Somebody who only touches: the middle of what is on the glass."""

    def __init__(self) -> None:
        self.library = shipped_library()
        self.grid = Grid(160, 45)
        self.case = case_of(NATIVE, None, 24.0)
        self.touches = 0

    def frame(self, visit: Visit, part: int = 0) -> Frame:
        shown = page(self.library, visit)
        seen = Seen(shown, visit.place.item, visit.notice, part=part)
        faces = self.case.type(self.grid, 0)
        return compose(seen, arrange(seen, faces, self.grid, self.library.interface), Window(0), faces, self.grid,
                       self.library.interface)  # fmt: skip

    def touch(self, visit: Visit, frame: Frame, area: Area) -> Visit:
        means = frame.at(area.x + area.width // 2, area.y + area.height // 2)
        assert means == area.means
        assert not isinstance(means, TurnBar)
        self.touches += 1
        return step(self.library, visit, means)

    def ways_on(self, visit: Visit) -> list[Visit]:
        """Where each choice of a page leads; to see more of it, what is below is touched, never swiped."""
        found: list[Visit] = []
        taken: set[str] = set()
        shown = page(self.library, visit)
        while True:
            frame = self.frame(visit)
            for area in targets(shown, frame):
                if isinstance(area.means, Pick) and area.means.item not in taken:
                    taken.add(area.means.item)
                    found.append(self.touch(visit, frame, area))
            below = [area for area in frame.areas if area.means is Command.NEXT]
            after = self.touch(visit, frame, below[0]) if below else visit
            if after.place == visit.place or len(taken) == len(shown.choices):
                return found
            visit = after


def test_every_page_is_reached_by_touching_what_is_on_the_glass(capsys):
    finger = Finger()
    library = finger.library
    start = begin(Station(tuple(library.themes), voice_works=False, **ALL_WAYS))
    reached: dict[str, int] = {}
    met: set[tuple] = set()
    queue = deque([(start, 0)])
    while queue:
        visit, count = queue.popleft()
        if state(visit) in met:
            continue
        met.add(state(visit))
        reached.setdefault(visit.place.page, count)
        if goes_on(visit):
            queue += [(after, count + 1) for after in finger.ways_on(visit)]
    with capsys.disabled():
        print(
            f"\ntouch: {len(reached)} pages in {finger.touches} touches; the furthest is {max(reached.values())} away"
        )
    assert set(reached) == set(page_ids(library))


def test_every_command_of_the_bar_is_done_by_touch():
    finger = Finger()
    visit = step(finger.library, begin(Station(tuple(finger.library.themes))), Command.HOME)
    seen = {}
    for part in range(9):
        frame = finger.frame(visit, part)
        seen.update({area.means: area for area in frame.areas if isinstance(area.means, Command)})
    assert set(seen) >= set(Command) - {Command.STEP}, "only a switch steps"
    for command, area in seen.items():
        assert finger.touch(visit, Frame((), (area,)), area) == step(finger.library, visit, command)
    assert visit.place.page == HOME
