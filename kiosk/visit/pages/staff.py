"""The pages for staff: the PIN, how the machine is, tests, how each visit begins, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.commands import Command, Examine, Leave, PrintSheet, Restart
from kiosk.visit.page import Ask, Begin, Digit, Do, Draft, Finish, Go, Page
from kiosk.visit.sheet import Line, Part, Sheet
from kiosk.visit.visit import DOOR, STAFF

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit


def door(library: Library, _visit: Visit, _about: str) -> Page:
    """Where the PIN is entered."""
    words = library.interface.staff
    draft = Draft(DOOR, library.interface.phrases)
    draft.title(words.door_title)
    draft.sentence(words.door_what)
    for digit in range(1, 10):
        draft.choice(words.door_digit.format(digit=digit), Digit(digit))
    return draft.menu()


def staff(library: Library, visit: Visit, about: str) -> Page:
    """The page for staff, or one of those that it leads to."""
    pages = {"": _first, "report": _report, "test": _test, "defaults": _defaults, "leave": _leave}
    draft = Draft(visit.place.page, library.interface.phrases)
    return pages[about](library, visit, draft)


def _first(library: Library, visit: Visit, draft: Draft) -> Page:
    words, machine = library.interface.staff, visit.station.machine
    draft.title(words.title)
    for name, title in (
        ("report", words.report_title),
        ("test", words.test_title),
        ("defaults", words.defaults_title),
    ):
        draft.choice(title, Go(f"{STAFF}:{name}"))
    draft.choice(words.restart, Ask(Restart()))
    draft.choice(words.leave, Go(f"{STAFF}:leave"))
    draft.choice(words.visitors, Finish())
    draft.sentence(words.program.format(version=machine.version, content=machine.content))
    draft.sentence(_faults(library, visit))
    count = len(machine.faults)
    draft.sentence(words.settings_bad.format(count=count) if count else words.settings_good)
    return draft.menu()


def _faults(library: Library, visit: Visit) -> str:
    words, machine = library.interface.staff, visit.station.machine
    if not machine.restarts:
        return words.faults_none
    return words.faults_counted.format(count=machine.restarts, last=machine.last_fault)


def _report(library: Library, visit: Visit, draft: Draft) -> Page:
    words, machine = library.interface.staff, visit.station.machine
    draft.title(words.report_title)
    draft.choice(words.examine, Ask(Examine()))
    draft.choice(library.interface.phrases.stay, Do(Command.BACK))
    draft.sentence(_faults(library, visit))
    count = len(machine.faults)
    draft.sentence(words.settings_bad.format(count=count) if count else words.settings_good)
    for line in machine.faults:
        draft.note(line)
    if visit.examined:
        draft.heading(words.examined)
        for line in visit.examined:
            draft.note(line)
    return draft.menu()


def _test(library: Library, visit: Visit, draft: Draft) -> Page:
    words = library.interface.staff
    draft.title(words.test_title)
    draft.sentence(words.test_what)
    draft.sentence(words.test_letters)
    for command in (
        Command.BIGGER, Command.SMALLER, Command.THEME, Command.VOICE, Command.LOUDER, Command.QUIETER, Command.BACK,
    ):  # fmt: skip
        draft.choice(getattr(library.interface.commands, command).spoken, Do(command))
    if visit.station.outlets.paper:
        draft.choice(library.interface.own.test_sheet, Ask(PrintSheet(_test_sheet(library, visit))))
    return draft.text()


def _test_sheet(library: Library, visit: Visit) -> Sheet:
    own = library.interface.own
    parts = (Part(library.interface.staff.test_letters, (Line(own.test_sheet_line),)),)
    return Sheet(own.test_sheet, visit.station.clinic, library.pack.language, parts, None, own.sheet_page)


def _defaults(library: Library, visit: Visit, draft: Draft) -> Page:
    words, station = library.interface.staff, visit.station
    draft.title(words.defaults_title)
    draft.sentence(words.defaults_size.format(size=min(station.size, station.sizes - 1) + 1))
    draft.sentence(words.defaults_volume.format(volume=station.volume))
    draft.choice(words.defaults_bigger, Begin("size", +1))
    draft.choice(words.defaults_smaller, Begin("size", -1))
    draft.choice(words.defaults_louder, Begin("volume", +1))
    draft.choice(words.defaults_quieter, Begin("volume", -1))
    draft.choice(library.interface.phrases.stay, Do(Command.BACK))
    return draft.menu()


def _leave(library: Library, _visit: Visit, draft: Draft) -> Page:
    words = library.interface.staff
    draft.title(words.leave_title)
    draft.sentence(words.leave_what)
    draft.choice(library.interface.phrases.stay, Do(Command.BACK))
    draft.choice(words.leave_now, Ask(Leave()))
    return draft.menu()


def staff_ids() -> tuple[str, ...]:
    """The ids of these pages, which are no part of the tour."""
    return (DOOR, STAFF, *(f"{STAFF}:{name}" for name in ("report", "test", "defaults", "leave")))
