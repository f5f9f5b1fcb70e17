"""Codes in real windows, read from screenshots.  The whole survey takes long; `survey.py` writes it to docs/codes.md."""

import pytest

from kiosk.screen.typecase import MODULE_MM
from kiosk.typeset.codes import BORDER
from tests.codes.survey import HALVES, look
from tests.legibility.window import GLASSES, KITTY, SIXEL

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.debian("Xvfb", "xvfb"),
    pytest.mark.debian("xterm", "xterm"),
    pytest.mark.debian("xdotool", "xdotool"),
    pytest.mark.debian("import", "imagemagick"),
    pytest.mark.debian("zbarimg", "zbar-tools"),
]
LARGE, SMALL = GLASSES
BLACK, WHITE = (0, 0, 0), (255, 255, 255)


@pytest.mark.parametrize(
    ("kind", "glass", "bytes_"),
    [
        (SIXEL, SMALL, 500),
        (HALVES, SMALL, 500),
        pytest.param(KITTY, LARGE, 500, marks=pytest.mark.debian("kitty", "kitty")),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_two_readers_read_a_code_in_every_theme(kind, glass, bytes_, tmp_path):
    row = look(kind, glass, bytes_, tmp_path)
    print(row)
    assert row.themes == 6
    assert (row.zbar, row.zxing) == (row.themes, row.themes)
    assert row.measured.colours == (BLACK, WHITE), "whatever the theme"
    assert row.measured.quiet >= BORDER - 0.2, "to the pixel where the reader saw the corner"
    assert row.module_mm >= MODULE_MM
