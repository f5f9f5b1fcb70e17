"""Which painter a terminal gets, and why.  What is odd about terminals stands in one table here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kiosk.settings import AUTO
from kiosk.typeset.painters import BLOCK_PAINTERS, NAMES, NATIVE, PIXEL_PAINTERS, pixel_painter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.screen.probe import Answers
    from kiosk.typeset.painters import Cell, Painter


class Quirk(NamedTuple):
    """What is known of a terminal by its name and version and cannot be asked."""

    terminal: str
    """How the name begins that it gives itself, in small letters."""
    painter: str
    can: bool
    """Whether it draws what the painter paints."""
    reason: str
    since: tuple[int, ...] = ()
    """The first version of which this is true."""
    spare_rows: int = 0
    """Rows at the end of the screen that the painter must leave empty."""

    def fits(self, answers: Answers, painter: str) -> bool:
        """Whether it speaks of this terminal and painter."""
        return (
            painter == self.painter
            and answers.name.lower().startswith(self.terminal)
            and (not self.since or answers.version >= self.since)
        )


QUIRKS = (
    Quirk("kitty", "kitty", True, "draws images under placeholder characters since 0.28", since=(0, 28)),
    Quirk("ghostty", "kitty", True, "draws images under placeholder characters since 1.0", since=(1, 0)),
    Quirk("xterm", "sixel", True, "scrolls when a picture touches its last row", spare_rows=1),
    Quirk("kitty", "octant", True, "draws octants itself since 0.41, but for six that are replaced", since=(0, 41)),
    Quirk("foot", "octant", True, "draws octants itself since 1.21, but for six that are replaced", since=(1, 21)),
    Quirk("xterm", "sextant", False, "takes sextants from the font, and stripes are seen between them"),
    Quirk("alacritty", "sextant", False, "took sextants from the font until 0.13, with stripes, and gives no version"),
    Quirk("kitty", "sextant", True, "draws sextants itself"),
    Quirk("foot", "sextant", True, "draws sextants itself"),
    Quirk("ghostty", "sextant", True, "draws sextants itself"),
    Quirk("wezterm", "sextant", True, "draws sextants itself"),
    Quirk("vte", "sextant", True, "draws sextants itself since 0.62", since=(6200,)),
    Quirk("tmux", "kitty", False, "loses images when it redraws a window"),
    Quirk("tmux", "sixel", False, "loses pictures when it redraws a window"),
)
"""The first that fits counts."""


class Verdict(NamedTuple):
    """Whether a painter can be used, and why."""

    painter: str
    can: bool
    reason: str


@dataclass(frozen=True, eq=False, repr=False)
class Choice:
    """The painter for a terminal, the best first of those that can be used."""

    name: str
    verdicts: tuple[Verdict, ...]
    cell: Cell | None
    spare_rows: int

    def painter(self, cell: Cell | None = None) -> Painter | None:
        """The painter, for cells of another size than those that were measured if one is given."""
        cell = cell or self.cell
        if self.name in PIXEL_PAINTERS:
            assert cell, "a pixel painter is chosen only where the cell is known"
            return pixel_painter(self.name, cell)
        return BLOCK_PAINTERS.get(self.name)


def choose(answers: Answers, environment: Mapping[str, str], wanted: str = AUTO) -> Choice:
    """The painter that is wanted where it can be drawn at all; for AUTO the best one."""
    verdicts = tuple(Verdict(name, *_judge(answers, environment, name)) for name in NAMES)
    name = next(verdict.painter for verdict in verdicts if verdict.can)
    if wanted != AUTO and not (wanted in PIXEL_PAINTERS and answers.cell is None):
        name = wanted
    quirk = _quirk(answers, name)
    return Choice(name, verdicts, answers.cell, quirk.spare_rows if quirk else 0)


def _quirk(answers: Answers, painter: str) -> Quirk | None:
    return next((quirk for quirk in QUIRKS if quirk.fits(answers, painter)), None)


def _judge(answers: Answers, environment: Mapping[str, str], painter: str) -> tuple[bool, str]:
    """Whether a terminal draws what a painter paints, and why."""
    if painter == NATIVE:
        return True, "every terminal has letters"
    if environment.get("TERM") == "linux":
        return False, "the console's usual fonts have no such characters"
    if painter in PIXEL_PAINTERS and not getattr(answers, painter):
        return False, "the terminal does not say that it can"
    if painter in PIXEL_PAINTERS and answers.cell is None:
        return False, "the size of a cell in pixels is not known"
    quirk = _quirk(answers, painter)
    if quirk:
        return quirk.can, quirk.reason
    if painter == "quadrant" and not _is_utf8(environment):
        return False, "the locale is not UTF-8"
    return _OTHERWISE.get(painter, (False, "not known to be drawn well by this terminal"))


_OTHERWISE = {
    "sixel": (True, "the terminal says that it can"),
    "quadrant": (True, "nearly every font has them"),
    "half": (True, "nearly every font has them"),
}
"""What is believed of a terminal of which nothing odd is known."""


def _is_utf8(environment: Mapping[str, str]) -> bool:
    """Whether text is UTF-8.  Python takes it to be where the locale says nothing."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "")
    return locale in ("", "C", "POSIX") or "utf8" in locale.lower().replace("-", "")
