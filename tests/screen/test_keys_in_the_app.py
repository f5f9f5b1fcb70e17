"""Pads, patience, one switch and the curtain, in the app."""

import asyncio
from dataclasses import dataclass
from dataclasses import replace as changed

import pytest

from kiosk.screen.app import WIPE, KioskApp
from kiosk.screen.keys import CONFIRM, Patience
from kiosk.visit.commands import Command, Silent
from kiosk.visit.keymap import EZ_ACCESS, KEYBOARD, ONE_SWITCH
from kiosk.visit.pressing import for_station
from kiosk.visit.visit import PACES, Station
from tests.conftest import shipped_library, unnamed_library
from tests.screen.conftest import CASE, settled


def station(keymap=KEYBOARD, **more) -> Station:
    return Station(tuple(shipped_library().themes), keymap=keymap, **more)


@dataclass
class FakePad:
    """A pad whose keys a test presses."""

    report = None
    closed = False

    def start(self, report) -> None:
        self.report = report

    def close(self) -> None:
        self.closed = True


def seen(app) -> str:
    return " ".join(text for row in app.stage.frame.rows for text, _ in row)


async def test_the_keys_of_a_pad_do_what_its_map_says(voice):
    pad = FakePad()
    app = KioskApp(unnamed_library(), voice, lambda: CASE, station(EZ_ACCESS), keypad=pad)
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        for key, there in [("f20", "home"), ("f17", "help"), ("f21", "home"), ("f19", "home")]:
            pad.report(key)
            await settled(pilot)
            assert app.visit.place.page == there
        assert app.visit.place.item == "choice-2"
        await pilot.press("h")
        assert app.visit.place.page == "home"
        assert "does nothing" in app.visit.notice, "this pad has no H"
    assert pad.closed


@pytest.fixture
def clock(monkeypatch):
    """The clock of `Patience`, which only a test sets on."""
    moment = [100.0]
    monkeypatch.setattr("kiosk.screen.app.Patience", lambda: Patience(lambda: moment[0]))

    def pass_by(seconds: float) -> None:
        moment[0] += seconds

    return pass_by


async def test_a_key_that_is_held_in_a_terminal_acts_once_and_one_that_is_pressed_again_acts_again(voice, clock):
    app = KioskApp(shipped_library(), voice, lambda: CASE)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("h", "down")
        clock(0.66)
        voice.asked.clear()
        for _ in range(20):
            await pilot.press("down")
            clock(0.04)
        assert voice.asked == [("hold",), ("release",)], "the voice goes on where it was held"
        clock(CONFIRM)
        await asyncio.sleep(CONFIRM * 2)
        assert app.visit.place.item == "choice-2"
        clock(0.5)
        await pilot.press("down")
        assert app.visit.place.item == "choice-2", "it may be held: it waits"
        assert voice.asked[-1] == ("hold",), "but it silences at once"
        clock(CONFIRM * 1.01)
        await asyncio.sleep(CONFIRM * 2)
        assert app.visit.place.item == "choice-3"


async def test_who_presses_twice_by_mistake_can_have_it_count_once(voice, clock):
    app = KioskApp(shipped_library(), voice, lambda: CASE, station(patience=4))
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("h", "down")
        clock(0.9)
        await pilot.press("down")
        clock(CONFIRM * 1.01)
        await asyncio.sleep(CONFIRM * 2)
        assert app.visit.place.item == "choice-2"


async def test_one_switch_is_taken_from_step_to_step_when_each_has_been_said(voice, monkeypatch):
    monkeypatch.setattr("kiosk.screen.clocks.PACES", [0.15] * len(PACES))
    app = KioskApp(unnamed_library(), voice, lambda: CASE, station(ONE_SWITCH))
    async with app.run_test(size=(160, 45)) as pilot:
        app.act(Command.HOME)
        await settled(pilot)
        await pilot.press("space")
        await asyncio.sleep(0.4)
        assert app.visit.scan.index == 0, "the step is still being said"
        voice.report(Silent())
        await asyncio.sleep(0.3)
        assert app.visit.scan.index == 1
        assert app.visit.place.item == "choice-1"
        voice.report(Silent())
        await asyncio.sleep(0.3)
        await pilot.press("space")
        assert app.visit.place.page == "topics"
        assert app.visit.scan is None


async def test_one_switch_goes_on_without_a_voice_and_comes_to_rest(monkeypatch):
    monkeypatch.setattr("kiosk.screen.clocks.PACES", [0.01] * len(PACES))
    app = KioskApp(unnamed_library(), None, lambda: CASE, station(ONE_SWITCH))
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("space")
        await pilot.press("space")
        await asyncio.sleep(2)
        assert app.visit.scan is None
        rest = app.stage.frame
        await asyncio.sleep(0.3)
        assert app.stage.frame is rest, "nothing happens any more"


async def test_the_curtain_darkens_the_screen_while_the_voice_reads_and_the_idle_question_is_seen_through_it(voice):
    app = KioskApp(shipped_library(), voice, lambda: CASE, station(wait_minutes=1), minute=0.5)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("h", "d")
        await settled(pilot)
        assert app.visit.curtain
        roles = {role for row in app.stage.frame.rows for text, role in row if text.strip()}
        assert roles <= {"text"}
        for command in (Command.DOWN, Command.BIGGER, Command.HELP, Command.CRISIS):
            before = app.stage.frame.rows
            app.act(command)
            await settled(pilot)
            assert app.visit.curtain
            assert command is Command.BIGGER or app.stage.frame.rows == before, "nothing of the visit is to be seen"
        for _ in range(2):  # the page, and that it has ended
            voice.report(Silent())
            await settled(pilot)
        await asyncio.sleep(0.6)
        assert app.visit.leaving
        assert app.stage.frame.rows != before
        voice.report(Silent())
        await asyncio.sleep(0.4)
        assert app.visit.fresh
        assert not app.visit.curtain


async def test_the_curtain_is_lifted_by_a_touch_anywhere_and_by_a_voice_that_fails(voice):
    app = KioskApp(shipped_library(), voice, lambda: CASE)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("h", "d")
        await pilot.click(offset=(80, 10))
        await settled(pilot)
        assert not app.visit.curtain
        await pilot.press("d")
        assert app.visit.curtain
        await pilot.press("s")
        assert not app.visit.curtain
        assert "voice is off" in app.visit.notice


async def test_at_the_end_of_a_visit_the_terminal_is_wiped(app, monkeypatch):
    async with app.run_test(size=(160, 45)) as pilot:
        written = []
        monkeypatch.setattr(app._driver, "write", written.append)
        await pilot.press("h", "plus", "2", "3", "1")
        await settled(pilot)
        assert WIPE not in written
        await pilot.press("h", "9", "1")
        await settled(pilot)
        assert written.count(WIPE) == 1
        assert changed(app.visit, hints=()).fresh


def test_the_sentence_behind_the_curtain_names_the_key_that_lifts_it():
    told = for_station(unnamed_library(), station()).interface.phrases.curtain
    assert told.endswith("Press D to make it bright.")
