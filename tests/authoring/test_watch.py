"""The content as it is being written."""

import asyncio

import pytest

from kiosk.authoring import watch
from kiosk.content import compiled
from kiosk.content.shipped import themes_folder
from tests.conftest import edit
from tests.terminal import Terminal

THEMES = themes_folder()
TITLE = "title: Esketamine nasal spray"


async def test_a_broken_file_leaves_the_last_good_content_and_tells_every_fault(pack):
    good = compiled.load(pack, THEMES)
    line = edit(pack / "cards/esketamine.yaml", TITLE, "titel: Esketamine nasal spray")
    broken = await watch.reload(good, pack, THEMES)
    assert broken.cards["esketamine"].title == "Esketamine nasal spray"
    assert len(broken.faults) == 2
    assert f"cards/esketamine.yaml:{line}:1: the key 'titel' is not known here" in "\n".join(broken.faults)


async def test_a_broken_rule_shows_the_new_content_and_the_fault(pack):
    good = compiled.load(pack, THEMES)
    edit(pack / "cards/esketamine.yaml", TITLE, "title: A breakthrough spray")
    new = await watch.reload(good, pack, THEMES)
    assert new.cards["esketamine"].title == "A breakthrough spray"
    assert ["R6" in fault for fault in new.faults] == [True]


async def test_each_change_of_a_file_gives_another_library(pack):
    changes = watch.changes(compiled.load(pack, THEMES), pack, THEMES)
    assert (await anext(changes)).faults == ()
    coming = asyncio.ensure_future(anext(changes))
    for i in range(40):  # the watcher needs a moment to begin
        edit(pack / "cards/esketamine.yaml", TITLE if not i else f"title: Spray {i - 1}", f"title: Spray {i}")
        done, _ = await asyncio.wait([coming], timeout=0.5)
        if done:
            break
    assert coming.result().cards["esketamine"].title.startswith("Spray ")
    await changes.aclose()


@pytest.mark.timeout(90)
def test_an_author_sees_faults_and_changes_on_the_screen_and_stays_on_the_line(pack):
    with Terminal("--no-voice", "--content", str(pack), "watch") as kiosk:
        kiosk.press("enter", "2", "3", "1", "down", "down")
        assert kiosk.shows("Esketamine nasal spray", title=True)
        kiosk.rest(1)
        edit(pack / "cards/esketamine.yaml", TITLE, "titel: x")
        kiosk.wait(lambda: kiosk.shows("The content has faults", title=True), "the faults")
        edit(pack / "cards/esketamine.yaml", "titel: x", "title: Esketamine by nose")
        kiosk.wait(lambda: kiosk.shows("Esketamine by nose", title=True), "the mended card")
        kiosk.settle()
        row = kiosk.screen.display[kiosk.screen.cursor.y + 1]
        assert row.startswith("██"), "the current line is marked"
        kiosk.press("up", "up", "up")  # the reader was on the third line
        kiosk.wait(lambda: kiosk.shows("This is the top of the page."), "the top of the page")
