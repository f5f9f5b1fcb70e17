"""A picture of the content as figures to set in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.typeset.icons import BOX, PERSON, STEPS, figure

if TYPE_CHECKING:
    from kiosk.content.shapes.texts import Picture

_PEOPLE, _DAYS = 10, 7


def figures_of(picture: Picture) -> str:
    """The figures of a picture, with spaces between them.

    Ten people stand for a hundred, and the last one that counts is filled in part: 22 of 100 are two and two tenths.
    """
    last = picture.last or picture.first
    match picture.figures:
        case "people":
            return _row(PERSON, _PEOPLE, picture.first, last)
        case "days":
            return _row(BOX, _DAYS, picture.first * STEPS, last * STEPS)
        case "weeks":
            return _row(BOX, last, picture.first * STEPS, last * STEPS)


def _row(shape: int, count: int, first: int, last: int) -> str:
    """Figures of ten tenths each: `first` tenths of all are full, and those up to `last` are paler."""
    drawn = []
    for i in range(count):
        filled, reached = (min(STEPS, max(0, tenths - i * STEPS)) for tenths in (first, last))
        drawn.append(figure(shape, filled, reached - filled))
    return " ".join(drawn)
