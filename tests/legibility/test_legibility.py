"""The kiosk in real windows: read from screenshots, and measured in their pixels.

The whole survey takes long; `survey.py` writes it to docs/legibility.md.  Here is a part of it: each kind of window,
both screens, both themes, every size, one page.
"""

import pytest
from PIL import ImageColor

from kiosk.content.contrast import ratio
from tests.conftest import shipped_library
from tests.legibility.pages import case_for, shown
from tests.legibility.survey import survey
from tests.legibility.window import GLASSES, KITTY, QUADRANT, SIXEL, Window

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.debian("Xvfb", "xvfb"),
    pytest.mark.debian("xterm", "xterm"),
    pytest.mark.debian("xdotool", "xdotool"),
    pytest.mark.debian("import", "imagemagick"),
    pytest.mark.debian("tesseract", "tesseract-ocr"),
]
LARGE, SMALL = GLASSES


@pytest.mark.parametrize(
    ("kind", "glass", "theme", "share"),
    [
        (SIXEL, LARGE, "light", 0.99),
        (QUADRANT, LARGE, "dark", 0.97),
        pytest.param(KITTY, SMALL, "dark", 0.97, marks=pytest.mark.debian("kitty", "kitty")),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_a_machine_reads_the_words_of_every_size(kind, glass, theme, share, tmp_path):
    rows = list(survey(kind, glass, theme, ("esketamine",), tmp_path))
    print(*rows, sep="\n")
    assert len(rows) >= 4
    words, right = (sum(getattr(row.total, name) for row in rows) for name in ("words", "right"))
    assert words > 30
    assert right / words >= share, [row.total.wrong for row in rows]


@pytest.fixture(scope="module")
def window(tmp_path_factory):
    with Window(SIXEL, LARGE, tmp_path_factory.mktemp("window")) as opened:
        yield opened


def test_a_capital_is_as_high_as_its_millimetres_to_the_pixel(window):
    case = case_for(window)
    rows, columns, width, height = window.size
    grid = case.grid(columns, rows)
    for size, rung in enumerate(case.rungs(grid)):
        window.press(*("plus",) * (size > 0))
        picture, seen = window.settled().convert("L"), shown(case, window, (), size)
        line, word = next(
            (line, word)
            for block in seen.layout.sheet.blocks
            for line in block.lines
            for word in line.line.words
            if word.text == "Enter"
        )
        left = seen.type.margin * (width // columns) + word.start
        top = (line.y - seen.frame.window.top) * (height // rows)
        ground = picture.getpixel((width - 1, top))
        letter = picture.crop((left, top, left + word.length // 6, top + line.line.rows * (height // rows)))
        half = max(abs(tone - ground) for tone in letter.getextrema()) / 2
        inked = letter.point([255 * (abs(tone - ground) > half) for tone in range(256)]).getbbox()
        assert abs((inked[3] - inked[1]) - rung.mm * LARGE.height / LARGE.height_mm) <= 1, f"{rung.mm} mm"


def test_contrast_in_the_pixels_is_what_each_theme_promises(window):
    window.press("h")
    for theme in shipped_library().themes.values():
        picture = window.settled()
        _, _, width, height = window.size
        ground = picture.getpixel((width - 1, height - 2))
        assert ground == ImageColor.getrgb(theme.colours["ground"])
        colours = picture.crop((0, 0, width, height // 2)).getcolors(1 << 20)
        inks = [colour for count, colour in colours if count > 200 and colour != ground]
        assert max(ratio(ink, ground) for ink in inks) >= theme.contrast - 0.35, "SIXEL has 101 tones of a colour"
        window.press("t")


def test_nothing_stands_at_the_edges_and_the_last_row_is_free(window):
    """A picture that touched the last row would scroll the screen, and a word beyond the edge would be cut."""
    window.press("h", "2", "3", "1")
    picture = window.settled()
    rows, _, width, height = window.size
    edge = {picture.getpixel((width - 1, y)) for y in range(0, height // 2, 3)}
    assert len(edge) <= 2, "the ground and the current item's"
    last = picture.crop((0, height - height // rows, width, height)).getcolors()
    assert len(last) == 1
