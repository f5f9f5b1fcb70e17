"""What can be wrong with what people give the kiosk, each fault with its place and a way out.

Knows nothing of the rest of the kiosk.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in one file.

    `line` and `column` count from 1.  `problem`, `expected` and `remedy` are plain phrases without a full stop.  A rule
    of the editor adds its `code` and its `reason`, a sentence, and may only warn.
    """

    file: str
    line: int
    column: int
    problem: str
    expected: str
    remedy: str
    code: str = ""
    reason: str = ""
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        rule = f" [{self.code}: {self.reason}]" if self.code else ""
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {kind}{self.problem}; expected {self.expected}; {self.remedy}{rule}"


def place_of(error: BaseException | None) -> str:
    """Kind and place of an error that nobody foresaw; not its message, which could hold a visitor's words."""
    trace = error.__traceback__ if error else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename.rpartition("/")[2] if trace else "unknown.py"
    return f"{type(error).__name__} in {file}:{trace.tb_lineno if trace else 0}"


class KioskError(Exception):
    """Anything that the kiosk can explain in a plain sentence."""


class BadInputError(KioskError):
    """Files that cannot be used.  Carries every fault that was found, in the order of the files."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))
