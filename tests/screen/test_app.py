"""The app: silence first, nothing leads out, reports move the mark."""

import re
from dataclasses import replace

import pytest

from kiosk.screen.app import KioskApp
from kiosk.screen.typecase import TypeCase
from kiosk.screen.view import FrameView
from kiosk.typeset.painters import Cell, pixel_painter
from kiosk.typeset.painters.blocks import SEXTANT
from kiosk.visit.commands import Command, Headphones, Heard, Silent, VoiceWorks, WordSounds
from kiosk.visit.pages import page
from tests.conftest import MemoryStore, shipped_library
from tests.screen.conftest import CASE, settled


async def test_the_voice_starts_when_the_first_page_is_shown_and_closes_with_the_screen(app, voice):
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        assert [asked[0] for asked in voice.asked] == ["start", "follow"]
        assert voice.asked[1][1:4] == ("welcome", "", "PAGE")
        assert voice.asked[1][4], "the first page goes on below"
    assert voice.asked[-1] == ("close",)


async def test_every_command_silences_before_anything_else(app, voice):
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        for key in ("down", "enter", "2", "backspace", "plus", "t", "r", "question_mark", "f1", "x", "comma"):
            voice.asked.clear()
            await pilot.press(key)
            await settled(pilot)
            assert [asked[0] for asked in voice.asked] == ["silence", "follow"], key


async def test_pause_does_not_silence(app, voice):
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        voice.asked.clear()
        await pilot.press("p")
        await settled(pilot)
        assert [asked[0] for asked in voice.asked] == ["follow"]


async def test_control_keys_do_not_even_silence(app, voice):
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        voice.asked.clear()
        for key in ("ctrl+c", "ctrl+z", "ctrl+q", "ctrl+p", "ctrl+backslash"):
            await pilot.press(key)
        await settled(pilot)
        assert voice.asked == []
        assert app.is_running


async def test_the_mark_follows_what_is_heard_and_the_word_that_sounds(app, voice):
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        voice.report(Heard("welcome", "choice-2"))
        voice.report(WordSounds("welcome", "choice-2", 1))
        await settled(pilot)
        assert app.visit.place.item == "choice-2"
        assert any(role == "word" for row in app.stage.frame.rows for _, role in row)
        voice.report(Silent())
        await settled(pilot)
        assert not any(role == "word" for row in app.stage.frame.rows for _, role in row)


async def test_what_the_voice_told_before_a_command_does_not_move_the_mark_after_it(app, voice):
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        voice.report(Heard("welcome", "choice-4"))  # on its way ...
        app.act(Command.DOWN)  # ... when a key is pressed
        await settled(pilot)
        assert app.visit.place.item == "choice-2"


async def test_a_voice_that_fails_is_told_on_the_page(app, voice, library):
    async with app.run_test(size=(240, 100)) as pilot:
        await settled(pilot)
        voice.report(VoiceWorks(works=False))
        await settled(pilot)
        words = library.interface.phrases.no_voice
        assert any(item.show == words for item in page(library, app.visit).items)


async def test_a_tall_line_can_be_read_to_its_end_with_the_voice_on(app, voice):
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("enter", "2", "3", "1", "plus", "plus", "plus", "plus")
        item = max(page(app.library, app.visit).items, key=lambda item: len(item.show)).id
        app.visit = replace(app.visit, place=replace(app.visit.place, item=item))
        app.show()
        seen = {app.stage._window.top}
        while app.visit.place.item == item:
            seen.add(app.stage._window.top)
            await pilot.press("down")
        assert len(seen) > 1


async def test_a_screen_that_was_too_small_for_a_while_is_no_crash(library):
    app = KioskApp(library, None, lambda: CASE)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("h", "2", "3", "1")
        await pilot.resize_terminal(30, 8)
        await pilot.press("backspace", "down", "up", "down")
        await pilot.resize_terminal(160, 45)
        await settled(pilot)
        assert app.visit.place.page == "topic:ketamine-and-esketamine"


async def test_a_new_size_of_window_keeps_the_line(app):
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("enter", "1", "1", "down", "down", "down")
        place = app.visit.place
        for size in ((80, 24), (40, 12), (30, 8), (240, 67)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert app.visit.place == place
        assert app.visit.station.sizes == 5


@pytest.fixture
def sixel_case() -> TypeCase:
    cell = Cell(10, 20)
    return TypeCase(pixel_painter("sixel", cell), shipped_library().interface, MemoryStore(), cell=cell)


async def test_a_full_table_of_pictures_is_cleared_on_the_way_to_another_page(library, sixel_case, monkeypatch):
    app = KioskApp(library, None, lambda: sixel_case)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("enter", "2")
        before = len(sixel_case.painter._leads)
        monkeypatch.setattr(type(sixel_case.painter), "full", True)
        await pilot.press("backspace")
        await settled(pilot)
        assert 0 < len(sixel_case.painter._leads) < before
        sent = app.finish(
            "\x1b[38;2;1;1;1;48;2;2;2;2m" + "".join(text for row in app.stage.frame.rows for text, _ in row)
        )
        assert sent.count("\x1bP") > 10, "every cell on the screen means a picture of the new table"


async def test_other_cells_of_the_terminal_are_another_type(library, sixel_case):
    cases = [TypeCase(SEXTANT, shipped_library().interface), sixel_case]
    app = KioskApp(library, None, lambda: cases[0])
    async with app.run_test(size=(160, 45)) as pilot:
        blocks = app.stage.frame
        cases.reverse()
        await pilot.resize_terminal(161, 45)
        await settled(pilot)
        assert app.stage.case is sixel_case
        assert app.stage.frame != blocks


async def test_down_shows_the_rest_of_a_tall_line_before_it_moves_on(library):
    app = KioskApp(library, None, lambda: CASE)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("enter", "plus", "plus", "plus", "plus", "1", "1")
        presses: dict[str, int] = {}
        while app.visit.place.item != "sentence-3":
            await pilot.press("down")
            presses[app.visit.place.item] = presses.get(app.visit.place.item, 0) + 1
        assert presses["sentence-1"] > 1
        await pilot.press("up")
        assert app.visit.place.item == "sentence-2"


async def test_the_bar_turns_and_keeps_help_in_its_place(app):
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        turn = next(area for area in app.stage.frame.areas if type(area.means).__name__ == "TurnBar")
        help_before = next(area for area in app.stage.frame.areas if area.means is Command.HELP)
        await pilot.click(FrameView, offset=(turn.x + 1, turn.y + 1))
        await settled(pilot)
        assert app.stage._part == 1
        assert next(area for area in app.stage.frame.areas if area.means is Command.HELP) == help_before


async def test_only_the_rows_that_changed_are_painted_again(app):
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        regions = []
        refresh = app.view.refresh
        app.view.refresh = lambda *r, **k: (regions.extend(r), refresh(*r, **k))[1]
        await pilot.press("down")
        await settled(pilot)
        assert 0 < len(regions) < 30


async def test_an_error_ends_without_a_traceback_and_is_kept_with_its_place(library, voice, capsys):
    app = KioskApp(library, voice, lambda: CASE)
    app.act = lambda _message: 1 / 0
    with pytest.raises(ZeroDivisionError):
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("h")
            await settled(pilot)
    assert re.fullmatch(r"ZeroDivisionError in test_app\.py:\d+", app.crash)
    assert "Traceback" not in capsys.readouterr().out


async def test_headphones_pause_without_a_command_and_make_the_voice_speak(voice):
    class Jack:
        def start(self, report) -> None:
            self.report = report

        def close(self) -> None:
            self.closed = True

    jack = Jack()
    app = KioskApp(shipped_library(), voice, lambda: CASE, jack=jack)
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        voice.asked.clear()
        jack.report(Headphones(plugged=False))
        await settled(pilot)
        assert [asked[0] for asked in voice.asked] == ["follow"]
        assert app.visit.paused
        jack.report(Headphones(plugged=True))
        await settled(pilot)
        assert [asked[0] for asked in voice.asked] == ["follow", "silence", "follow"]
        assert app.visit.speaks
    assert jack.closed


async def test_a_voice_that_is_back_is_asked_to_read_on(app, voice):
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        voice.report(VoiceWorks(works=False))
        await settled(pilot)
        voice.asked.clear()
        voice.report(VoiceWorks(works=True))
        await settled(pilot)
        assert [(asked[0], asked[3]) for asked in voice.asked] == [("follow", "ON")]
