"""A kiosk fitted to a terminal: everything that it needs, loaded, and the app that is made of it."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.assembly import parts

if TYPE_CHECKING:
    import argparse

    from kiosk.content.library import Library
    from kiosk.screen.app import KioskApp
    from kiosk.screen.choice import Choice
    from kiosk.screen.doctor import Doctor
    from kiosk.screen.probe import Answers
    from kiosk.screen.typecases import TypeCases
    from kiosk.settings.reading import Loaded
    from kiosk.visit.visit import Station


@dataclass(frozen=True)
class Fitted:
    """Everything that a kiosk on this terminal needs, loaded."""

    chosen: argparse.Namespace
    library: Library
    loaded: Loaded
    voices: tuple[str, ...]
    answers: Answers
    choice: Choice
    cases: TypeCases

    @property
    def station(self) -> Station:
        """What this machine has."""
        return parts.station(self.library, self.loaded.settings, self.voices)

    def app(self, station: Station | None = None, **more: Any) -> KioskApp:
        """The kiosk, ready to run; `more` is as `KioskApp` takes it."""
        from kiosk.screen.app import KioskApp
        from kiosk.screen.driver import KioskDriver

        silent = self.chosen.no_voice
        app = KioskApp(
            self.library,
            None if silent else parts.narrator(self.library, self.chosen, self.voices),
            self.cases,
            station or self.station,
            jack=None if silent else parts.jack(),
            keypad=parts.keypad(self.loaded.settings),
            printer=parts.printer(self.loaded.settings),
            driver_class=KioskDriver,
            **more,
        )
        app.call_later(_thaw)
        return app

    def rehearse(self) -> None:
        """Show the first page to nobody, once: what that loads and works out, all that are forked from here have."""
        from kiosk.screen.app import KioskApp

        if not self.chosen.no_voice:
            parts.narrator(self.library, self.chosen, self.voices)
            parts.jack()
        app = KioskApp(self.library, None, self.cases, self.station)
        app.call_later(app.call_after_refresh, app.exit)
        app.run(headless=True, size=size())

    def doctor(self) -> Doctor:
        """A report on the screen."""
        from kiosk.screen.doctor import Doctor

        case = self.cases()
        return Doctor(self.answers, self.choice, case, case.grid(*size()), self.loaded.settings.type)

    def voice_report(self) -> tuple[list[str], list[str]]:
        """The lines of a report on voice, keypads and printer, and why they are not fit.  Takes some seconds."""
        lines: list[str] = []
        faults: list[str] = []
        settings = self.loaded.settings
        if not self.chosen.no_voice:
            from kiosk.voice.doctor import VoiceDoctor

            wanted = {*self.voices, settings.voice.first} - {""}
            engine = parts.voice_process(self.voices, self.chosen.voice_out)
            voice = VoiceDoctor(engine, self.library.pack.title, wanted)
            lines += voice.report()
            faults += voice.faults()
        if settings.keys.devices:
            from kiosk.device.keypads import faults as of_keypads

            faults += of_keypads(settings.keys.devices)
        outlet = parts.outlet(settings)
        if outlet:
            lines.append(f"Paper: {settings.take_home.printer}")
            faults += outlet.faults()
            if not settings.take_home.place:
                faults.append("visitors are not told where their sheet comes out: set place under [take_home]")
        return lines, faults


def fitted(chosen: argparse.Namespace, parser: argparse.ArgumentParser, *, strict: bool = True) -> Fitted:
    """A kiosk fitted to this terminal.

    BadInputError where content or settings cannot be used; not `strict`, what is wrong with them is kept, to be told.
    """
    gc.disable()  # Start-up makes much that lives for ever; collecting in between finds nothing.
    # The screen is as large as the terminal says, whatever a shell or a launcher left behind.
    for variable in [name for name in os.environ if name.startswith("TEXTUAL") or name in ("COLUMNS", "LINES")]:
        del os.environ[variable]
    # Themes are measured in true colour; a terminal that does not say that it has it would get 16 colours.
    os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    if not on_terminal():
        parser.error("the kiosk needs a terminal to show itself on")
    with parts.probe(chosen.type) as probe:  # the terminal answers while the rest is loaded
        library = parts.usable_library(chosen, or_shipped=not strict)
        from kiosk.screen import app, driver  # noqa: F401 - what takes longest

        loaded = parts.settings_of(chosen, library, parser if strict else None)
        answers = probe.answers()
    kiosk = fit(chosen, library, loaded, answers)
    kiosk.cases().prepare(kiosk.cases().grid(*size()))
    return kiosk


def fit(chosen: argparse.Namespace, library: Library, loaded: Loaded, answers: Answers) -> Fitted:
    """A kiosk fitted to a terminal that answered so."""
    choice = parts.choice_of(loaded.settings, answers)
    cases = parts.cases_of(library, loaded.settings, choice)
    return Fitted(chosen, library, loaded, parts.voices_of(library, loaded.settings), answers, choice, cases)


def on_terminal() -> bool:
    """Whether there is a terminal to read from and to paint on."""
    return os.isatty(0) and os.isatty(2)


def size() -> tuple[int, int]:
    """Columns and rows of the terminal; those of a usual one where there is none."""
    return tuple(os.get_terminal_size(2)) if on_terminal() else (160, 45)  # type: ignore[return-value]


def _thaw() -> None:
    gc.freeze()
    gc.enable()
