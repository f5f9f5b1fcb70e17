"""Whatever is done answers the question whether anybody is there, and does nothing else."""

import pytest

from kiosk.screen.app import KioskApp
from kiosk.visit.commands import Choose, Command, Headphones, Idle
from kiosk.visit.visit import Station
from tests.conftest import shipped_library
from tests.screen.conftest import CASE, settled


@pytest.fixture
async def asked():
    """An app on a long card in its largest letters, which asks."""
    app = KioskApp(shipped_library(), None, lambda: CASE, Station(tuple(shipped_library().themes)))
    async with app.run_test(size=(160, 45)) as pilot:
        for message in (Command.HOME, Choose(2), Choose(3), Choose(1), *[Command.BIGGER] * 6, Command.DOWN):
            app.act(message)
        app.act(Idle())
        await settled(pilot)
        assert app.visit.leaving
        yield app, pilot


@pytest.mark.parametrize("key", ["down", "up", "x", "page_down"])
async def test_any_key_is_an_answer_also_where_a_line_is_taller_than_the_window(asked, key):
    app, pilot = asked
    place = app.visit.place
    await pilot.press(key)
    await settled(pilot)
    assert (app.visit.leaving, app.visit.place) == (False, place)


@pytest.mark.parametrize("spot", [(0, 0), (159, 0), (80, 20), (159, 44), (3, 43)])
async def test_a_touch_anywhere_is_an_answer(asked, spot):
    app, pilot = asked
    place = app.visit.place
    await pilot.click(offset=spot)
    await settled(pilot)
    assert (app.visit.leaving, app.visit.place) == (False, place)


async def test_headphones_that_are_put_in_are_an_answer_where_there_is_a_voice(voice):
    app = KioskApp(shipped_library(), voice, lambda: CASE)
    async with app.run_test(size=(160, 45)):
        app.act(Command.HOME)
        app.act(Idle())
        app.act(Headphones(plugged=True))
        assert not app.visit.leaving
