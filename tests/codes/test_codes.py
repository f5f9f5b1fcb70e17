"""Codes in real windows, read from screenshots: a part of the survey that `survey.py` writes to docs/codes.md."""

import pytest

from kiosk.screen.typecase import MODULE_MM
from kiosk.typeset.codes import BORDER, MOST_BYTES
from tests.codes.survey import HALVES, look
from tests.legibility.window import GLASSES

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.debian("Xvfb", "xvfb"),
    pytest.mark.debian("xterm", "xterm"),
    pytest.mark.debian("xdotool", "xdotool"),
    pytest.mark.debian("import", "imagemagick"),
    pytest.mark.debian("zbarimg", "zbar-tools"),
]
_, SMALL = GLASSES
BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def test_two_readers_read_a_code_in_every_theme(tmp_path):
    """In half blocks, where fonts leave gaps, as many modules as there are, on the smaller screen."""
    row = look(HALVES, SMALL, MOST_BYTES, tmp_path)
    print(row)
    assert row.themes == 6
    assert (row.zbar, row.zxing) == (row.themes, row.themes)
    assert row.measured.colours == (BLACK, WHITE), "whatever the theme"
    assert row.measured.quiet >= BORDER
    assert row.module_mm >= MODULE_MM
