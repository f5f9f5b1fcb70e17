"""The whole kiosk with each key map alone, its keys pressed as somebody would who has no others."""

from collections import deque

import pytest

from kiosk.visit import keeping, learning, moves, reports, scanning, spelling
from kiosk.visit import step as machine
from kiosk.visit.commands import Choose, Command, NextStep
from kiosk.visit.keymap import BUILT_IN, KEYBOARD, ONE_SWITCH, TWO_SWITCHES, KeyMap
from kiosk.visit.pages import page, page_ids
from kiosk.visit.step import step
from kiosk.visit.visit import HOME, Station, Visit, begin
from tests import walking
from tests.conftest import unnamed_library

MOST_DIGITS, MOST_PRESSES = 4, 12
"""From home to each kind of page."""
WAIT = "wait"
"""What who uses one switch does while the kiosk steps."""


@pytest.fixture(autouse=True)
def pages_made_once(monkeypatch):
    """A page depends on no more of a visit than this; a walk comes to each of them some hundred times."""
    made = {}

    def remembered(library, visit):
        own = (visit.compared, visit.kept, visit.matters, visit.dropped, visit.paper)
        key = (id(library.interface), visit.place.page, own, visit.comfort, visit.station)
        if key not in made:
            made[key] = page(library, visit)
        return made[key]

    for room in (keeping, learning, machine, moves, reports, scanning, spelling):
        monkeypatch.setattr(room, "page", remembered)


def presses(keymap: KeyMap) -> list[str]:
    """One key of each command, the digits, and to wait where the kiosk steps by itself.

    Who has digits needs no key to go from line to line; keys for the volume lead nowhere.
    """
    if keymap.digits:
        commands = set(keymap.keys) - {Command.UP, Command.DOWN, Command.NEXT, Command.PREVIOUS}
        return [*(keymap.keys[command][0] for command in commands), *"123456789"]
    commands = set(keymap.keys) - {Command.QUIETER, Command.LOUDER}
    return [*(keymap.keys[command][0] for command in commands), *([WAIT] if keymap.scans else [])]


def press(visit: Visit, key: str) -> Visit:
    return step(unnamed_library(), visit, NextStep() if key == WAIT else visit.station.keymap.message(key))


def state(visit: Visit) -> tuple:
    return visit.place, visit.scan and visit.scan.index, walking.state(visit)


def walk(keymap: KeyMap, keys: list[str]) -> dict[str, int]:
    """The fewest presses from home to each page."""
    library = unnamed_library()
    start = begin(Station(tuple(library.themes), voice_works=False, keymap=keymap, **walking.ALL_WAYS))
    select = keymap.keys[Command.SELECT][0]
    home = start
    for key in (select, WAIT, select) if keymap.scans else (select,):  # one switch steps over crisis help first
        home = press(home, key)
    assert home.place.page == HOME
    met = set()
    reached: dict[str, int] = {}
    queue = deque([(home, 0)])
    while queue:
        visit, count = queue.popleft()
        if state(visit) in met:
            continue
        met.add(state(visit))
        reached.setdefault(visit.place.page, count)
        if walking.goes_on(visit):
            queue += [(press(visit, key), count + 1) for key in keys]
    return reached


def kinds(reached: dict[str, int]) -> dict[str, int]:
    """The nearest page of each kind."""
    found: dict[str, int] = {}
    for page_id, count in sorted(reached.items(), key=lambda item: item[1]):
        found.setdefault(page_id.partition(":")[0], count)
    return found


@pytest.mark.parametrize("name", [name for name in BUILT_IN if name != "keyboard"])
def test_every_page_is_reached_with_the_keys_of_a_map_alone(name, capsys):
    keymap = BUILT_IN[name]
    reached = walk(keymap, presses(keymap))
    with capsys.disabled():
        print(f"\n{name}: presses from home:", ", ".join(f"{kind} {count}" for kind, count in kinds(reached).items()))
    assert set(reached) == set(page_ids(unnamed_library()))
    if not keymap.switches:
        assert max(kinds(reached).values()) <= MOST_PRESSES


def test_every_kind_of_page_is_at_most_four_digits_from_home(capsys):
    reached = walk(KEYBOARD, list("123456789"))
    with capsys.disabled():
        print("\ndigits from home:", ", ".join(f"{kind} {count}" for kind, count in kinds(reached).items()))
    there = {page_id.partition(":")[0] for page_id in page_ids(unnamed_library())}
    assert set(kinds(reached)) >= there
    assert max(kinds(reached).values()) <= MOST_DIGITS


@pytest.mark.parametrize("name", list(BUILT_IN))
def test_every_command_is_done_with_the_keys_of_a_map_alone(name, monkeypatch):
    """What each command does is replaced by a mark; the marks that a walk of the menus meets are all of them."""
    keymap = BUILT_IN[name]
    library = unnamed_library()
    done: set[Command] = set()
    marked = {
        command: lambda library, visit, command=command, handler=handler: done.add(command) or handler(library, visit)
        for command, handler in machine._HANDLERS.items()
    }
    monkeypatch.setattr(machine, "_HANDLERS", marked)
    start = begin(Station(tuple(library.themes), keymap=keymap, voices=("a", "b")))
    text = start
    for message in (Command.HOME, Choose(1), Choose(1)):
        text = step(library, text, message)
    around = {text.place.page, "help", "comfort", HOME}
    queue, met = deque([text]), set()
    while queue:
        visit = queue.popleft()
        if state(visit)[:2] in met or visit.place.page not in around:
            continue
        met.add(state(visit)[:2])
        queue += [press(visit, key) for key in {*presses(keymap), *(keys[0] for keys in keymap.keys.values())}]
    by_other_ways = {Command.STEP} if not keymap.switches else set()
    by_other_ways |= set() if Command.PAUSE in keymap.keys else {Command.PAUSE}  # any key is silence; Read on goes on
    assert done >= set(Command) - by_other_ways


def test_crisis_help_is_the_first_step_of_a_switch_on_every_page():
    library = unnamed_library()
    for keymap in (TWO_SWITCHES, ONE_SWITCH):
        visit = begin(Station(tuple(library.themes), keymap=keymap))
        visit = step(library, visit, Command.HOME)
        for number in (2, 3, 1):
            visit = step(library, visit, Choose(number))
            key = "space"
            stepped = press(visit, key)
            assert stepped.notice == f"{library.interface.commands.crisis.label}."
            assert press(stepped, keymap.keys[Command.SELECT][0]).place.page == "crisis"
