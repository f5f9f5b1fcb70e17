"""What stands on the screen while there is no kiosk."""

import pyte
import pytest

from kiosk.unattended.drawing import placards
from kiosk.unattended.placards import Placards, keep, kept


def shown(text: str, size: tuple[int, int]) -> list[str]:
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(text)
    return screen.display


def test_they_say_one_moment_and_whom_to_call(library):
    drawn = placards(library, "", (160, 45))
    assert any("One moment" in row for row in shown(drawn.moment.plain, (160, 45)))
    broken = "\n".join(shown(drawn.broken.plain, (160, 45)))
    assert "911" in broken
    assert "988" in broken
    assert "does not work right now" in broken


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 12), (10, 3), (1, 1)])
def test_they_fit_on_any_terminal(library, size):
    drawn = placards(library, "", size)
    for placard in (drawn.moment, drawn.broken):
        for text in (placard.large, placard.plain):
            assert shown(text, size), "nothing scrolls or raises"
            assert "\n" not in text


def test_large_ones_are_for_the_terminal_they_were_drawn_for(library):
    drawn = placards(library, "", (160, 45)).moment
    assert drawn.on((160, 45)) == drawn.large != drawn.plain
    assert drawn.on((80, 24)) == drawn.plain


def test_what_was_kept_comes_back_and_what_is_damaged_is_blank(tmp_path, library):
    path = tmp_path / "cache" / "placards.json"
    drawn = placards(library, "ireland", (80, 24))
    keep(path, drawn)
    assert kept(path).broken.on((80, 24)) == drawn.broken.large
    wrong = (b'{"moment": 3}', b'{"others": {}}', b'{"moment": {"plain": null}}', b'{"moment": {"size": [1]}}')
    for damage in (b"", b"{", b"[1]", *wrong):
        path.write_bytes(damage)
        assert kept(path) == Placards()
    assert kept(tmp_path / "none") == Placards()
