"""The English pack against the fact base: nothing uncertain, nothing lost, no wrong claim of the seed page."""

import re

import pytest
import yaml

from kiosk.authoring.trace import sentences, traceable
from tests.conftest import ROOT

FACT_BASE = ROOT.parent / "shared" / "facts" / "trd-facts.yaml"
beside_the_fact_base = pytest.mark.skipif(not FACT_BASE.exists(), reason="the fact base is not beside the repository")

CARDS = {
    "OPT": "checking-treatment", "SWI": "switching", "SSRI": "ssri", "SNRI": "snri", "BUP": "bupropion",
    "MIR": "mirtazapine", "TCA": "tricyclics", "MAOI": "maoi", "OTH": "other-antidepressants", "COM": "combining",
    "AAP": "antipsychotic-add-on", "ARI": "aripiprazole", "QUE": "quetiapine", "BRE": "brexpiprazole",
    "CAR": "cariprazine", "OFC": "olanzapine-fluoxetine", "LUM": "lumateperone", "LIT": "lithium",
    "T3": "thyroid-add-on", "AUX": "other-add-ons", "KET": "ketamine", "ESK": "esketamine",
    "DXB": "dextromethorphan-bupropion", "TMS": "tms", "ITBS": "theta-burst", "SNT": "saint", "ECT": "ect",
    "VNS": "vagus-nerve-stimulation", "DBS": "deep-brain-stimulation", "TDC": "home-headset", "CBT": "cbt",
    "CBASP": "cbasp", "BA": "behavioral-activation", "MBCT": "mindfulness", "SLP": "sleep", "MOV": "movement",
    "LGT": "light", "PSY": "psilocybin", "ZUR": "zuranolone", "SEL": "other-research", "PGX": "gene-tests",
    "SJW": "st-johns-wort", "SUP": "supplements", "INT": "interactions",
}  # fmt: skip
"""The card for each treatment of the fact base."""

STATUSES = {
    "approved": (
        "esketamine olanzapine-fluoxetine aripiprazole quetiapine brexpiprazole cariprazine lumateperone "
        "bupropion dextromethorphan-bupropion vagus-nerve-stimulation"
    ),
    "approved-other-use": "home-headset zuranolone",
    "cleared": "tms theta-burst saint ect",
    "off-label": "ketamine lithium thyroid-add-on combining other-add-ons",
    "investigational": "psilocybin deep-brain-stimulation other-research",
    "supplement": "st-johns-wort supplements",
    "not-a-medicine": "cbt cbasp mindfulness behavioral-activation movement sleep light",
}

SEED_CLAIMS = {
    "AUD-01": r"actually works?|therapies that work",
    "AUD-06": r"just biology|hasn.t clicked|yet to click",
    "AUD-14": r"problem is (the |your )?(brain.s )?receptors?|because of (the |your )?receptors?",
    "AUD-15": r"gut (health|problems?|bacteria) (is|are|can be) (the|a) (cause|problem|reason)|caused? by the gut",
    "AUD-26": r"missing piece",
    "AUD-27": r"not another pill|answer is a combination",
    "AUD-29": r"thyroid boost|levels are borderline|boost if",
    "AUD-30": r"people who have been there|real-world insight|not theory",
    "AUD-34": r"nothing else",
    "AUD-35": r"path that (actually )?works|find the path|works for you",
    "AUD-37": r"emerging therapies that|all FDA-approved|FDA-approved augmentations?",
}
"""How the seed page's claims would read, for each that was judged unsupported or misleading."""


def published(library):
    """Every sentence with the id of its text."""
    return [(page_id, s) for page_id in traceable(library) for _, s in sentences(library, page_id)]


def rests_on(library) -> set[str]:
    """Every fact that the pack rests on."""
    facts = {fact for _, sentence in published(library) for fact in sentence.facts}
    facts |= {fact for region in library.regions.values() for line in region.lines for fact in line.facts}
    facts |= {fact for said in library.pronunciations.values() for fact in said.facts}
    facts |= {fact for topic in library.topics for fact in topic.summary.facts}
    return facts | {fact for sentence in library.pack.about for fact in sentence.facts}


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


def test_every_treatment_of_the_fact_base_has_its_card_and_the_card_rests_on_all_of_its_facts(library):
    assert set(CARDS.values()) == set(library.cards)
    for code, name in CARDS.items():
        card = library.cards[name]
        told = {fact for sentence in card.sentences for fact in sentence.facts}
        of_card = {f for f in library.facts if f.startswith(f"TX-{code}-") or f == f"US-{code}"}
        sure = {f for f in of_card if library.facts[f].confidence != "uncertain"}
        stock = {"TX-INT-06"}  # it stands in a stock sentence that the page may word for itself
        assert sure - told - stock == set(), f"{name} leaves out facts"


def test_no_fact_that_can_be_published_is_lost(library):
    sure = {name for name, fact in library.facts.items() if fact.confidence != "uncertain"}
    assert sure - rests_on(library) == set()


def test_no_published_sentence_rests_on_an_uncertain_fact(library):
    for page_id, sentence in published(library):
        for fact in sentence.facts:
            assert library.facts[fact].confidence != "uncertain", f"{page_id}: {sentence.text}"


@beside_the_fact_base
def test_the_facts_are_those_of_the_fact_base_with_the_same_words_confidence_and_sources(library):
    known = fact_base()
    assert set(known) == set(library.facts)
    plain = lambda text: " ".join(str(text or "").replace('"', "'").split())  # noqa: E731
    for name, fact in library.facts.items():
        item = known[name]
        assert item["confidence"] == fact.confidence, name
        assert tuple(map(str, item["source_ids"])) == fact.sources, name
        assert plain(item.get("claim")) in plain(fact.claim), name
        assert plain(item.get("note")) == plain(fact.note), name
        if not name.startswith("CRI"):
            assert plain(item.get("figure")) == plain(fact.figure), name


@beside_the_fact_base
def test_what_must_be_rechecked_before_a_release_is_marked(library):
    base = yaml.load(FACT_BASE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    marked = {fact.recheck for fact in library.facts.values() if fact.recheck}
    for wanted in base["meta"]["must_recheck_before_release"]:
        assert any(wanted.startswith(mark) for mark in marked), wanted
    assert all(library.facts[name].recheck for name in library.facts if name.startswith("CRI"))


@beside_the_fact_base
def test_every_claim_of_the_seed_page_that_was_judged_wrong_is_absent_and_the_right_one_is_told(library):
    base = yaml.load(FACT_BASE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    wrong = {i["id"] for i in base["section_1_seed_audit"] if i["verdict"] in ("unsupported", "misleading")}
    assert wrong == set(SEED_CLAIMS)
    told = rests_on(library)
    for claim in wrong:
        pattern = re.compile(SEED_CLAIMS[claim], re.IGNORECASE)
        for page_id, sentence in published(library):
            assert not pattern.search(sentence.text), f"{claim} in {page_id}: {sentence.text}"
        for title in [card.title for card in library.cards.values()] + [a.title for a in library.articles.values()]:
            assert not pattern.search(title), f"{claim}: {title}"
        assert claim in told, f"nothing rests on {claim}, which says what is right"


@beside_the_fact_base
def test_every_region_of_the_fact_base_has_its_crisis_lines(library):
    base = yaml.load(FACT_BASE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    regions = {}
    for item in base["section_4_safety"]["crisis_lines"]:
        regions.setdefault(item["region"], set()).add(item["id"])
    by_facts = {name: {f for line in region.lines for f in line.facts} for name, region in library.regions.items()}
    for region, wanted in regions.items():
        assert any(wanted <= facts for facts in by_facts.values()), region


def test_statuses_are_kept_apart(library):
    for status, names in STATUSES.items():
        for name in names.split():
            assert library.cards[name].status == status, name


def test_every_page_on_suicide_leads_to_help_and_every_card_does(library):
    for name, card in library.cards.items():
        facts = {fact for sentence in card.sentences for fact in sentence.facts}
        assert "SAF-02" in facts, name


def test_no_italics_no_percent_signs_and_no_shouting(library):
    names = {word for word, said in library.pronunciations.items() if said.kind == "abbreviation"}
    known = {name.rstrip("s") for name in names} | {"STAR", "PHQ", "HTP", "AYUDA", "HOME", "HOLA"}
    for page_id, sentence in published(library):
        assert "%" not in sentence.text, page_id
        assert "*" not in sentence.text.replace("STAR*D", ""), page_id
        shouted = {word.rstrip("s") for word in re.findall(r"\b[A-Z]{3,}s?\b", sentence.text)} - known
        assert not shouted, f"{page_id}: {shouted}"


def test_the_glossary_has_every_word_of_the_fact_base_and_how_to_say_it(library):
    words = [f for f in library.facts if f.startswith("GLO-")]
    assert len(library.glossary.terms) == len(words)
    explained = {f for term in library.glossary.terms.values() for s in term.meaning for f in s.facts}
    assert set(words) <= explained
    unsaid = {term.term for term in library.glossary.terms.values()} - set(library.pronunciations)
    assert unsaid == {"difficult-to-treat depression"}, "plain words need no respelling"
