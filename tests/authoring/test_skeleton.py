"""A new card to fill in."""

import pytest

from kiosk.authoring.check import check
from kiosk.authoring.skeleton import write_skeleton
from kiosk.content import loader
from kiosk.content.shipped import themes_folder
from kiosk.errors import KioskError
from tests.conftest import edit


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [("card", "cards: [tms,", "cards: [music, tms,"), ("article", "articles: [", "articles: [music, ")],
)
def test_a_skeleton_passes_the_schema_and_is_listed_by_one_more_word(pack, kind, old, new):
    told = write_skeleton(pack, kind, "music")
    assert "topics.yaml" in told
    assert any("does not list" in str(fault) for fault in loader.read(pack, themes_folder()).faults)
    edit(pack / "topics.yaml", old, new)
    assert loader.read(pack, themes_folder()).faults == []


def test_the_editor_tells_what_a_skeleton_still_lacks(pack):
    write_skeleton(pack, "card", "music")
    edit(pack / "topics.yaml", "cards: [tms,", "cards: [music, tms,")
    found = check([pack], themes_folder()).faults
    assert {fault.file.rpartition("/")[2] for fault in found} == {"music.yaml"}
    assert {fault.code for fault in found} == {"R17"}, "each section says the same until it is written"


@pytest.mark.parametrize("name", ["Music", "../music", "a b", "", "esketamine"])
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(pack, name):
    before = sorted(pack.rglob("*"))
    with pytest.raises(KioskError):
        write_skeleton(pack, "card", name)
    assert sorted(pack.rglob("*")) == before
