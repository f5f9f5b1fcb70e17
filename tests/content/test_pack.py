"""The English pack against the fact base and the rules for writing."""

import re

import pytest
import yaml

from kiosk.content.library import SECTIONS, Sentence
from tests.conftest import ROOT

FACT_BASE = ROOT.parent / "shared" / "facts" / "trd-facts.yaml"


def sentences(library) -> list[tuple[str, Sentence]]:
    found = [
        (f"cards/{name} {section}", sentence)
        for name, card in library.cards.items()
        for section in SECTIONS
        for sentence in getattr(card.sections, section)
    ]
    for name, text in {"overview": library.overview, **library.articles}.items():
        found += [(f"{name} {s.heading}", sentence) for s in text.sections for sentence in s.sentences]
    found += [(f"term {name}", sentence) for name, term in library.glossary.terms.items() for sentence in term.meaning]
    return found + [("crisis", sentence) for sentence in (*library.crisis.intro, *library.crisis.after)]


def test_there_is_what_the_kiosk_promises(library):
    wanted = {
        "esketamine",
        "ketamine",
        "tms",
        "antipsychotic-add-on",
        "thyroid-add-on",
        "switching",
        "combining",
        "talking-therapy",
        "sleep",
        "movement",
        "light",
    }
    assert wanted <= set(library.cards)
    assert len(library.glossary.terms) >= 20
    assert library.articles
    assert library.crisis.region == "United States"


def test_sentences_are_short(library):
    for where, sentence in sentences(library):
        for part in re.split(r"(?<=[.?!]) ", sentence.text):
            assert len(part.split()) <= 20, f"{where}: {part}"


def test_no_dose_no_promise_and_no_word_to_avoid(library):
    banned = re.compile(
        r"\b(\d+ ?(mg|mcg|micrograms?|milligrams?|lux)|cures?d?|breakthrough|actually works?|failed patient"
        r"|just biology|chemical imbalance|quick fix|nothing else|safe and effective|shock therapy|guaranteed?)\b",
        re.IGNORECASE,
    )
    for where, sentence in sentences(library):
        assert not banned.search(sentence.text), f"{where}: {sentence.text}"


def test_no_italics_no_percent_signs_and_no_shouting(library):
    known = {
        "TRD",
        "FDA",
        "ECT",
        "TMS",
        "CBT",
        "MBCT",
        "CBASP",
        "MAOI",
        "US",
        "UK",
        "STAR",
        "SSRI",
        "SNRI",
        "REMS",
        "HOME",
        "HOLA",
        "AYUDA",
        "START",
        "ASL",
        "III",
    }
    for where, sentence in sentences(library):
        assert "%" not in sentence.text, where
        assert "*" not in sentence.text.replace("STAR*D", ""), where
        shouted = set(re.findall(r"\b[A-Z]{3,}\b", sentence.text)) - known
        assert not shouted, f"{where}: {shouted}"


def test_a_number_of_people_comes_with_what_it_is_compared_with(library):
    """A share of 100 in what studies found is followed or joined by another share, or says that there was none."""
    for name, card in library.cards.items():
        text = " ".join(sentence.text for sentence in card.sections.evidence)
        shares = re.findall(r"\d+(?: to \d+)? of 100", text)
        if shares:
            compared = len(shares) >= 2 or re.search(r"no (dummy pill|comparison)|compared with|dummy|in \d+\.", text)
            assert compared, f"{name}: {text}"


def test_everything_is_dated_and_due_again(library):
    for text in (
        library.overview,
        library.glossary,
        library.crisis,
        *library.cards.values(),
        *library.articles.values(),
    ):
        assert text.reviewed < text.review_due


def test_statuses_are_kept_apart(library):
    assert library.cards["esketamine"].status == "approved"
    assert library.cards["ketamine"].status == "off-label"
    assert library.cards["tms"].status == "cleared"
    assert library.cards["talking-therapy"].status == "not-a-medicine"
    for name, card in library.cards.items():
        text = " ".join(sentence.text for sentence in card.sections.status)
        word = {"approved": "approved", "cleared": "cleared", "off-label": "off-label", "not-a-medicine": "not"}
        assert word[card.status] in text, name


def fact_base() -> dict[str, dict]:
    """Every item of the fact base by id, and the US status of each card as US-CARD."""
    base = yaml.load(FACT_BASE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    known = {
        f"US-{card['card']}": {"confidence": card["us_status_confidence"], "source_ids": card["us_status_source_ids"]}
        for card in base["section_3_treatments"]
    }
    waiting = [base]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict) and "id" in value and "claim" in value:
            known[value["id"]] = value
        elif isinstance(value, (dict, list)):
            waiting += value.values() if isinstance(value, dict) else value
    return known


@pytest.mark.skipif(not FACT_BASE.exists(), reason="the fact base is not beside the repository")
def test_every_fact_is_in_the_fact_base_with_the_same_confidence_and_sources(library):
    known = fact_base()
    for name, fact in library.facts.items():
        assert known[name]["confidence"] == fact.confidence, name
        assert fact.confidence != "uncertain", name
        assert tuple(map(str, known[name]["source_ids"])) == fact.sources, name
