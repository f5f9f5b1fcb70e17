"""The clocks: one prompt after a silence, and the question whether anybody is there."""

import asyncio

from kiosk.screen.app import KioskApp
from kiosk.visit.commands import Silent
from kiosk.visit.visit import Station
from tests.conftest import shipped_library
from tests.screen.conftest import CASE, settled

WAITS = Station(tuple(shipped_library().themes), wait_minutes=1)


async def test_after_a_silence_the_app_prompts_once(voice):
    app = KioskApp(shipped_library(), voice, lambda: CASE, prompt_after=0.05)
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        voice.asked.clear()
        voice.report(Silent())
        await asyncio.sleep(0.3)
        await settled(pilot)
        assert [asked[3] for asked in voice.asked] == ["NOTICE"]
        voice.report(Silent())
        await asyncio.sleep(0.3)
        await settled(pilot)
        assert len(voice.asked) == 1, "who does nothing is not nagged"


async def test_a_key_before_the_time_is_up_needs_no_prompt(voice):
    app = KioskApp(shipped_library(), voice, lambda: CASE, prompt_after=0.3)
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        voice.report(Silent())
        await settled(pilot)
        await pilot.press("down")
        voice.asked.clear()
        await asyncio.sleep(0.5)
        assert voice.asked == []


async def test_the_idle_clock_asks_and_clears_and_stands_still_while_the_voice_reads(voice):
    app = KioskApp(shipped_library(), voice, lambda: CASE, WAITS, minute=0.4)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("h", "t")
        voice.asked.clear()
        await asyncio.sleep(0.8)
        assert app.visit.place.page == "home", "the voice reads"
        assert voice.asked == []
        voice.report(Silent())
        await asyncio.sleep(0.6)
        assert app.visit.leaving
        await pilot.press("2")
        assert (app.visit.leaving, app.visit.place.page) == (False, "home")
        voice.report(Silent())
        await asyncio.sleep(0.6)
        assert app.visit.leaving, "it can be answered again and again"
        voice.report(Silent())
        await asyncio.sleep(0.5)
        assert app.visit.fresh
        voice.asked.clear()
        await asyncio.sleep(0.6)
        assert voice.asked == [], "an empty room is left in peace"


async def test_without_a_voice_the_idle_clock_runs_from_the_last_key():
    app = KioskApp(shipped_library(), None, lambda: CASE, WAITS, minute=0.4)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("h")
        await asyncio.sleep(0.5)
        assert app.visit.leaving
        await asyncio.sleep(0.4)
        assert app.visit.fresh
