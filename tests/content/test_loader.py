"""Every fault of every file at once, each with its place and a way out."""

from pathlib import Path

import pytest

from kiosk.content import loader
from kiosk.content.shipped import content_folder, themes_folder
from kiosk.errors import BadInputError
from tests.conftest import edit

THEMES = themes_folder()


def faults_of(pack: Path) -> list[str]:
    return [str(fault).removeprefix(str(pack) + "/") for fault in sorted(loader.read(pack, THEMES).faults)]


def test_the_shipped_content_is_in_order():
    assert loader.read(content_folder() / "en", THEMES).faults == []


def test_a_misspelt_key_is_told_with_the_nearest_name(pack):
    line = edit(pack / "cards/tms.yaml", "summary:", "sumary:")
    found = faults_of(pack)
    assert any(
        f"cards/tms.yaml:{line}:1: the key 'sumary' is not known" in f and "did you mean 'summary'?" in f for f in found
    )
    assert any("the key 'summary' is missing" in fault for fault in found)


def test_faults_of_several_files_come_together(pack):
    edit(pack / "cards/tms.yaml", "status: cleared", "status: clear")
    edit(pack / "cards/ketamine.yaml", "reviewed: 2026-11-25", "reviewed: soon")
    edit(pack / "terms.yaml", "    term: akathisia\n", "")
    edit(pack / "articles/hope.yaml", "title: ", "title:  # ")
    found = faults_of(pack)
    assert len(found) == 4
    assert any("did you mean 'cleared'?" in fault for fault in found)
    assert any("'soon' is not a date; expected a date as 2026-11-23" in fault for fault in found)
    assert any("the key 'term' is missing" in fault for fault in found)
    assert any("nothing is written here" in fault for fault in found)


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            "cards/tms.yaml",
            "terms: [rtms,",
            "terms: [rmts,",
            "there is no term 'rmts'; expected the id of a term; did you mean 'rtms'?",
        ),
        ("cards/tms.yaml", "facts: [TX-TMS-01]", "facts: [TX-TMS-99]", "there is no fact 'TX-TMS-99'"),
        ("facts.yaml", "sources: [ipdas, share]", "sources: [ipdas, shere]", "there is no source 'shere'"),
        (
            "topics.yaml",
            "cards: [tms,",
            "cards: [tsm,",
            "there is no card 'tsm'; expected the id of a card; did you mean 'tms'?",
        ),
        ("topics.yaml", "cards: [tms,", "cards: [tms, ketamine,", "'ketamine' is listed 2 times"),
        (
            "cards/tms.yaml",
            "review_due: 2027-05-25",
            "review_due: 2026-05-25",
            "the next review comes before the last one",
        ),
        ("interface.yaml", "size {size} of {sizes}", "size {siz}", "expected {size}, {sizes}"),
        ("interface.yaml", "home_title: What would", "home_title: What {would", "words in braces"),
        ("terms.yaml", "  akathisia:\n", "  Aka Thisia:\n", "is not an id"),
        ("interface.yaml", "size {size} of {sizes}", "size {size:zz} of {sizes}", "words in braces"),
        ("topics.yaml", "id: daily-life", "id: brain-stimulation", "stands 2 times"),
        ("cards/tms.yaml", "reviewed: 2026-11-25", 'reviewed: "0"', "'0' is not a date"),
        ("cards/tms.yaml", "title: Magnetic stimulation (TMS)", 'title: " "', "nothing is written here"),
        ("cards/tms.yaml", "  how:\n", "  how: later\n  hows:\n", "the key 'hows' is not known"),
    ],
)
def test_what_does_not_fit_together_is_told(pack, file, old, new, words):
    line = edit(pack / file, old, new)
    found = [fault for fault in faults_of(pack) if words in fault]
    assert found
    places = [int(fault.split(":")[1]) for fault in found]
    assert any(line - 4 <= place <= line + 2 for place in places)


def test_a_fault_of_shape_hides_no_broken_link_and_an_empty_value_no_misspelt_key(pack):
    edit(pack / "cards/tms.yaml", "summary:", "sumary:")
    edit(pack / "cards/tms.yaml", "title: Magnetic stimulation (TMS)", "title:")
    edit(pack / "cards/light.yaml", "terms: [remission,", "terms: [remision,")
    found = "\n".join(faults_of(pack))
    for words in ("'sumary' is not known", "nothing is written here", "there is no term 'remision'"):
        assert words in found
    assert "there is no card" not in found


def test_a_sentence_may_not_rest_on_an_uncertain_fact(pack):
    text = (pack / "facts.yaml").read_text(encoding="utf-8")
    start = text.index("  TX-KET-12:")
    text = text[:start] + text[start:].replace("confidence: well-established-from-memory", "confidence: uncertain", 1)
    (pack / "facts.yaml").write_text(text, encoding="utf-8")
    assert any("cards/ketamine.yaml" in f and "the fact TX-KET-12 is uncertain" in f for f in faults_of(pack))


def test_a_card_that_no_topic_lists_is_told(pack):
    (pack / "cards/another.yaml").write_text((pack / "cards/tms.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert any("topics.yaml does not list the card 'another'" in fault for fault in faults_of(pack))


@pytest.mark.parametrize("name", ["cards/TMS copy.yaml", "cards/tms.yml", "notes.txt", "card"])
def test_a_file_that_would_never_be_read_is_told(pack, name):
    (pack / name).write_text("title: x\n", encoding="utf-8")
    found = faults_of(pack)
    assert len(found) == 1
    assert "is not read here" in found[0]


def test_a_missing_file_and_a_missing_folder_are_told(pack, tmp_path):
    (pack / "crisis.yaml").unlink()
    assert ["crisis.yaml:1:1: the file cannot be read: no such file or directory" in f for f in faults_of(pack)] == [
        True
    ]
    missing = loader.read(tmp_path / "nowhere", THEMES).faults
    assert len(missing) == 1
    assert "the folder cannot be read" in str(missing[0])


def test_an_empty_file_is_one_fault(pack):
    (pack / "cards/tms.yaml").write_text("", encoding="utf-8")
    assert len(faults_of(pack)) == 1


def test_load_raises_with_every_fault(pack):
    edit(pack / "cards/tms.yaml", "title:", "titel:")
    with pytest.raises(BadInputError) as caught:
        loader.load(pack, THEMES)
    assert len(caught.value.faults) == 2
