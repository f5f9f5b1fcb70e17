"""The seams of a face: what it may ask of a voice, of headphones and of keypads, and what these report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, Protocol, TypeVar

from kiosk.visit.commands import Headphones, Heard, Printed, Silent, VoiceWorks, WordSounds
from kiosk.visit.visit import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.library import Library
    from kiosk.visit.commands import Answer, StaffOrder
    from kiosk.visit.page import Page
    from kiosk.visit.sheet import Sheet
    from kiosk.visit.visit import Visit

T_co = TypeVar("T_co", covariant=True)

Report = Heard | WordSounds | Silent | VoiceWorks
"""What a voice tells."""


class Voice(Protocol):
    """Something that can say pages.  No call may block."""

    def start(self, report: Callable[[Report], None]) -> None:
        """Get ready.  Reports are made from a thread of the voice's own, until `close`."""
        ...

    def learn(self, library: Library) -> None:
        """Speak by this content from now on."""
        ...

    def silence(self) -> None:
        """Be silent now, and forget what was still to be said."""
        ...

    def hold(self) -> None:
        """Be silent now, and forget nothing: a key has come that may be one that is held, and means nothing then."""
        ...

    def release(self) -> None:
        """It meant nothing: go on, where `hold` made it silent."""
        ...

    def follow(self, page: Page, visit: Visit, *, more_after: str | None, interrupt: bool = True) -> None:
        """Say what the last step asks for; pause or go on where it asks for that.

        `more_after` is the last item on view where the page goes on below it, else None.  Without `interrupt` the
        sentence that is being said comes to its end first, and what waits behind it still waits.
        """
        ...

    def close(self) -> None:
        """End, and leave nothing running."""
        ...


class NoVoice:
    """A voice that cannot be heard."""

    def start(self, report: Callable[[Report], None]) -> None:
        """There is nothing to start and nothing to report."""

    def learn(self, library: Library) -> None:
        """There is nothing to learn."""

    def silence(self) -> None:
        """Nothing sounds."""

    def hold(self) -> None:
        """Nothing sounds."""

    def release(self) -> None:
        """Nothing was held."""

    def follow(self, page: Page, visit: Visit, *, more_after: str | None, interrupt: bool = True) -> None:
        """Nothing is said."""

    def close(self) -> None:
        """Nothing is running."""


class Reporter(Protocol[T_co]):
    """Something at the machine that tells what happens to it.  No call may block."""

    def start(self, report: Callable[[T_co], None]) -> None:
        """Report everything from now on, from a thread of its own, until `close`."""
        ...

    def close(self) -> None:
        """End."""
        ...


class Printer(Protocol):
    """What prints a visitor's list."""

    def print(self, sheet: Sheet, report: Callable[[Printed], None]) -> None:
        """Print a sheet, and report from another thread what becomes of it, until it is printed or never will be.

        Does not block.
        """
        ...

    def stop(self) -> None:
        """Take back what waits to be printed: the visitor is gone.  Blocks no longer than that takes."""
        ...


class NoPrinter:
    """Where there is no printer."""

    def print(self, sheet: Sheet, report: Callable[[Printed], None]) -> None:  # noqa: ARG002
        """It is missing."""
        report(Printed(Paper.MISSING))

    def stop(self) -> None:
        """Nothing is being printed."""


class Keeper(Protocol):
    """What looks after a kiosk that nobody does."""

    def beat(self) -> None:
        """Hear that the screen answers."""
        ...

    def next_visitor(self) -> NoReturn:
        """End this process: the next visitor has another."""
        ...

    def carry_out(self, order: StaffOrder, report: Callable[[Answer], None]) -> None:
        """Do what the staff ask for.  What comes of it may be reported from another thread."""
        ...


HeadphoneJack = Reporter[Headphones]
"""Headphones that are put in or pulled out."""
Keypad = Reporter[str]
"""Keys that do not come through the terminal: the name of each that is pressed, as a key map has it."""
