"""What `kiosk doctor` tells of the screen: what the terminal was asked and answered, what was chosen, how large letters
are, and a test card.

An installation is fit only where every size is large enough for its reader.  For installers, not for visitors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.screen.panel import LEAST_DEGREES, LEAST_MM
from kiosk.settings import AUTO
from kiosk.typeset.layout import set_lines
from kiosk.visit.visit import LEAST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.screen.choice import Choice
    from kiosk.screen.probe import Answers
    from kiosk.screen.scale import Grid, Scale
    from kiosk.screen.typecase import TypeCase
    from kiosk.typeset.face import Face

SAMPLE = "Il1 O0 5S rn Hxg 2.5 %  Ñandú Où Trầm"
"""Letters that must be told apart, and letters with marks."""
_INK = "\x1b[38;2;242;244;245;48;2;16;22;29m"
_TOLERANCE = 0.005
_ASSUMED = "assumed; measure it and set [screen] in kiosk.toml"


@dataclass(frozen=True)
class Doctor:
    """What is known of an installation: the terminal's answers, the choice, and the type on its grid of cells."""

    answers: Answers
    choice: Choice
    case: TypeCase
    grid: Grid
    wanted: str = AUTO

    def report(self) -> Iterator[str]:
        """The lines of the report."""
        yield from self._terminal()
        yield from self._painters()
        yield from self._screen()
        yield from self._sizes()
        yield from self._codes()

    def _terminal(self) -> Iterator[str]:
        answers, cell = self.answers, self.choice.cell
        yield "Terminal"
        yield "  asked: name and version, cell in pixels, kitty's graphics, device attributes (SIXEL)"
        if answers.answered:
            yield f"  answered in {answers.seconds * 1000:.1f} ms: {answers.name or 'no name'}"
        else:
            yield f"  no answer in {answers.seconds * 1000:.0f} ms: taken for one that can do nothing special"
        known = f"{cell.width}x{cell.height} pixels" if cell else "not known; twice as high as wide is assumed"
        yield f"  cell: {known}; grid: {self.grid.columns}x{self.grid.rows} cells"

    def _painters(self) -> Iterator[str]:
        yield "Type"
        for name, can, reason in self.choice.verdicts:
            mark = "  <- chosen" + (" by --type or the settings" if self.wanted == name else "")
            yield f"  {name:9}{'yes' if can else 'no':4}{reason}{mark if name == self.choice.name else ''}"
        if self.wanted not in (AUTO, self.choice.name):
            yield f"  {self.wanted} was wanted, which needs the size of a cell in pixels"
        if self.choice.spare_rows:
            yield f"  left empty at the end of the screen: {self.choice.spare_rows} row"

    def _screen(self) -> Iterator[str]:
        panel = self._scale.panel
        source = {"settings": "by the settings", "EDID": "by its EDID", "assumed": _ASSUMED}[panel.known_from]
        yield "Screen"
        yield f"  {panel.width:.0f} x {panel.height:.0f} mm ({source}), read from {panel.distance:.0f} mm"

    def _sizes(self) -> Iterator[str]:
        scale = self._scale
        rungs = self.case.rungs(self.grid)
        yield "Sizes (height of a capital)"
        for size, rung in enumerate(rungs):
            made = self.case.type(self.grid, size)
            text, hint = scale.cap(made.body[0]), scale.cap(made.hint[0])
            drawn = f"{text:.1f} mm drawn, {scale.panel.degrees(text):.2f} degrees; bar {hint:.1f} mm"
            yield f"  {size + 1}: {rung.mm:.1f} mm asked, {drawn}"
        offered = {rung.mm for rung in rungs}
        for mm in scale.panel.ladder:
            if mm not in offered and mm < rungs[-1].mm:
                yield f"  {mm:.1f} mm: too coarse in {self.choice.name} type on these cells; the next size is taken"

    def _codes(self) -> Iterator[str]:
        yield "Codes for phones (modules of at least 0.5 mm, with a border of 4)"
        for size in range(self.case.sizes(self.grid)):
            bytes_ = self.case.code_bytes(self.grid, size)
            code = self.case.code("a" * bytes_, self.grid, size) if bytes_ >= LEAST_BYTES else None
            if code is None:
                yield f"  {size + 1}: no room"
            else:
                module = self.case.module_mm(self.grid, code.module)
                yield f"  {size + 1}: up to {bytes_} bytes a code, modules of {module:.2f} mm"

    def faults(self) -> list[str]:
        """Why the installation is not fit; empty where it is."""
        found = []
        scale = self._scale
        default = scale.panel.degrees(scale.cap(self._type(0)))
        if default < LEAST_DEGREES - _TOLERANCE:
            found.append(f"the default capital is {default:.2f} degrees high, and must be {LEAST_DEGREES} (L1)")
        for size in range(self.case.sizes(self.grid)):
            for what, face in (("text", self._type(size)), ("bar", self.case.type(self.grid, size).hint[0])):
                mm = scale.cap(face)
                if mm < LEAST_MM - _TOLERANCE:
                    high = f"{mm:.1f} mm high, and must be {LEAST_MM} (L2)"
                    found.append(f"capitals of the {what} at size {size + 1} are {high}")
        return found

    def test_card(self) -> Iterator[str]:
        """The sample at each size, as the kiosk draws it: pieces to write one after the other."""
        painter = self.case.painter
        for size in range(self.case.sizes(self.grid)):
            made = self.case.type(self.grid, size)
            for line in set_lines(SAMPLE, made.body, self.grid.columns - 1):
                yield ("\n" * line.rows + f"\x1b[{line.rows}A")  # so that no picture scrolls the screen
                for row in line.texts:
                    yield (painter.finish(_INK + row) if painter else _INK + row) + "\x1b[0m\r\n"
                yield "\n"

    @property
    def _scale(self) -> Scale:
        return self.case.scale(self.grid)

    def _type(self, size: int) -> Face:
        return self.case.type(self.grid, size).body[0]
