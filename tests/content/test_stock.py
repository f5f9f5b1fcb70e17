"""Sentences that stand on many pages."""

import pytest

from kiosk.content import loader
from kiosk.content.shipped import themes_folder
from tests.conftest import edit

USE = "- use: tell-someone-now"


def faults_of(pack):
    return [str(fault).removeprefix(f"{pack}/") for fault in sorted(loader.read(pack, themes_folder()).faults)]


def test_a_page_that_uses_a_stock_sentence_has_it_word_for_word_with_its_facts(library):
    said = [sentence for card in library.cards.values() for sentence in card.sections.serious_risks]
    found = {(sentence.text, sentence.facts) for sentence in said if sentence.text.startswith("If you think about")}
    assert found == {("If you think about suicide, tell someone now.", ("SAF-02",))}


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("- use: tell-someone-nou", "there is no stock sentence 'tell-someone-nou'"),
        ("- use: tell-someone-nou", "did you mean 'tell-someone-now'?"),
        ("- use: [a]", "there is no stock sentence ['a']"),
        (f"{USE}\n      text: x", "other keys stand beside `use`"),
    ],
)
def test_a_use_that_cannot_be_filled_in_is_told_where_it_stands(pack, new, words):
    line = edit(pack / "cards/tms.yaml", USE, new)
    assert any(fault.startswith(f"cards/tms.yaml:{line}:") and words in fault for fault in faults_of(pack))


def test_a_broken_stock_is_told_once_and_not_at_every_use(pack):
    line = edit(pack / "stock.yaml", "    text: If you think about suicide", "    texd: If you think about suicide")
    found = faults_of(pack)
    assert {fault.partition(":")[0] for fault in found} == {"stock.yaml"}
    assert found[0].startswith(f"stock.yaml:{line}:")


def test_a_broken_fact_of_a_stock_sentence_is_told_at_the_stock(pack):
    line = edit(pack / "stock.yaml", "facts: [SAF-02]", "facts: [SAF-99]")
    assert [fault.split(":")[:2] for fault in faults_of(pack)] == [["stock.yaml", str(line)]]
