"""Millimetres: from settings, from the monitor, or assumed; and the sizes that follow from them."""

import pytest

from kiosk.screen.panel import LEAST_DEGREES, LEAST_MM, find_panel, height_of, read_edid, size_in_edid
from kiosk.screen.scale import Grid
from kiosk.screen.typecase import TypeCase
from kiosk.settings import ScreenSettings
from kiosk.typeset.painters import BLOCK_PAINTERS, Cell, pixel_painter
from tests.conftest import MemoryStore, shipped_library

STORE = MemoryStore()


def edid(
    width_cm: int = 53, height_cm: int = 30, width_mm: int = 531, height_mm: int = 299, timing: int = 0x3A
) -> bytes:
    """A block as a monitor gives it."""
    block = bytearray(128)
    block[:8] = bytes.fromhex("00ffffffffffff00")
    block[21:23] = width_cm, height_cm
    block[54:56] = timing, 2 * timing
    block[66:69] = width_mm & 255, height_mm & 255, width_mm >> 8 << 4 | height_mm >> 8
    block[127] = -sum(block) % 256
    return bytes(block)


def connector(drm, name: str, status: str, data: bytes) -> None:
    (drm / name).mkdir(parents=True)
    (drm / name / "status").write_text(f"{status}\n", encoding="ascii")
    (drm / name / "edid").write_bytes(data)


def test_a_monitor_tells_its_size_in_millimetres_or_else_in_centimetres():
    assert size_in_edid(edid()) == (531, 299)
    assert size_in_edid(edid(timing=0)) == (530, 300)
    assert size_in_edid(edid(width_mm=0, height_mm=0)) == (530, 300)


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 128, edid()[:-1], edid()[:-1] + b"\x77", edid(width_cm=0, width_mm=0)],
    ids=["empty", "no header", "short", "wrong sum", "a projector"],
)
def test_a_monitor_that_tells_nonsense_tells_nothing(data):
    assert size_in_edid(data) is None


def test_only_one_connected_monitor_is_believed(tmp_path):
    assert read_edid(tmp_path) is None
    connector(tmp_path, "card0-HDMI-A-1", "disconnected", b"")
    connector(tmp_path, "card0-eDP-1", "connected", edid())
    assert read_edid(tmp_path) == (531, 299)
    connector(tmp_path, "card1-DP-1", "connected", edid())
    assert read_edid(tmp_path) is None, "which of the two has the kiosk is not known"


def test_settings_come_before_the_monitor_and_that_before_what_is_assumed(tmp_path):
    assert find_panel(ScreenSettings(), 16 / 9, tmp_path).known_from == "assumed"
    connector(tmp_path, "card0-eDP-1", "connected", edid())
    assert find_panel(ScreenSettings(), 16 / 9, tmp_path).known_from == "EDID"
    panel = find_panel(ScreenSettings(diagonal_inch=15.6), 16 / 9, tmp_path)
    assert (round(panel.width), round(panel.height), panel.known_from) == (345, 194, "settings")
    assert find_panel(ScreenSettings(width_mm=300, height_mm=200), 1.5, tmp_path).width == 300


def test_the_default_is_seven_tenths_of_a_degree_at_any_distance(tmp_path):
    assert height_of(0.7, 600) == pytest.approx(7.33, abs=0.01)
    assert height_of(0.7, 500) == pytest.approx(6.11, abs=0.01)
    near = find_panel(ScreenSettings(distance_mm=400), 1.6, tmp_path)
    assert near.ladder[:5] == (7.3, 10, 14, 20, 28)
    far = find_panel(ScreenSettings(distance_mm=1200), 1.6, tmp_path)
    assert far.degrees(far.ladder[0]) == pytest.approx(0.7)
    assert far.ladder[4] == pytest.approx(56.2, abs=0.1)


def typecase(painter: str, cell: Cell | None = None, **screen: float) -> TypeCase:
    made = pixel_painter(painter, cell) if cell else BLOCK_PAINTERS.get(painter)
    return TypeCase(made, shipped_library().interface, STORE, ScreenSettings(**screen), cell)


@pytest.mark.parametrize(
    ("inches", "grid", "cell"),
    [(24, Grid(213, 60), Cell(9, 18)), (15.6, Grid(192, 54), Cell(10, 20)), (10.1, Grid(160, 50), Cell(8, 16))],
)
def test_pixel_type_offers_the_ladder_in_millimetres_on_any_screen_of_a_kiosk(inches, grid, cell):
    case = typecase("sixel", cell, diagonal_inch=inches)
    scale = case.scale(grid)
    wanted = [rung.mm for rung in case.rungs(grid)]
    assert wanted == pytest.approx(scale.panel.ladder[: len(wanted)])
    assert len(wanted) >= (5 if inches > 12 else 4), "28 mm leaves no room for two lines on ten inches"
    pixel = scale.panel.height / (grid.rows * cell.height)
    for size, mm in enumerate(wanted):
        made = case.type(grid, size)
        assert 0 <= scale.cap(made.body[0]) - mm <= pixel
        assert scale.cap(made.hint[0]) >= LEAST_MM
    assert scale.panel.degrees(scale.cap(case.type(grid, 0).body[0])) >= LEAST_DEGREES


def test_the_largest_capital_on_a_laptop_is_at_least_25_mm():
    case, grid = typecase("sixel", Cell(10, 20), diagonal_inch=15.6), Grid(192, 54)
    assert case.scale(grid).cap(case.type(grid, 4).body[0]) >= 25


def test_a_size_that_blocks_cannot_draw_legibly_gives_way_to_the_next():
    for name, rows in (("octant", 3), ("sextant", 3), ("quadrant", 4), ("half", 5)):
        case, grid = typecase(name, diagonal_inch=24), Grid(240, 67)
        scale = case.scale(grid)
        first = case.rungs(grid)[0]
        assert first.mm > scale.panel.ladder[0]
        assert first.mm in scale.panel.ladder
        before = scale.panel.ladder[scale.panel.ladder.index(first.mm) - 1]
        assert before / scale.row < rows <= round(first.mm / scale.row + 0.5)


def test_the_pixels_of_the_screen_count_where_the_window_does_not_fill_it():
    exact = typecase("sixel", Cell(9, 19), width_mm=531, height_mm=299, height_px=1080)
    assert exact.scale(Grid(213, 56)).row == pytest.approx(299 * 19 / 1080)
    filled = typecase("sixel", Cell(9, 19), width_mm=531, height_mm=299)
    assert filled.scale(Grid(213, 56)).row == pytest.approx(299 / 56)
