"""The editor's rules: each finds what it is there for, at its line, with its code; and our own pack breaks none."""

import datetime

import pytest

from kiosk.authoring.check import check
from kiosk.content.editorial.rules import RULES
from kiosk.content.shapes.editorial import Levels
from kiosk.content.shipped import content_folder, themes_folder
from tests.conftest import edit

TODAY = datetime.date(2026, 11, 26)
CARD = "cards/esketamine.yaml"
WHAT = "  what:\n"


def found_in(pack, today=TODAY):
    return check([pack], themes_folder(), today=today).faults


def test_our_own_pack_has_no_fault_and_no_warning(capsys):
    found = check([content_folder() / "en"], themes_folder())
    with capsys.disabled():
        print(f"\n{found.summary}")
    assert found.faults == ()


def test_every_rule_has_a_code_of_its_own_a_reason_and_a_level():
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert [rule.level for rule in RULES if not rule.reason.endswith(".")] == []
    assert {rule.level for rule in RULES} == set(Levels.__dataclass_fields__)


def line_of(sentence, **keys):
    """A sentence as it stands in a card."""
    more = "".join(f"      {key}: {value}\n" for key, value in keys.items())
    return f"    - text: {sentence}\n{more}"


BROKEN = {
    "R2": line_of("You use " + "the spray " * 12 + "there.", facts="[TX-ESK-01]"),
    "R3": line_of("You use it. Staff watch. You rest. You go.", facts="[TX-ESK-01]"),
    "R5": line_of("The EMA knows the spray.", facts="[TX-ESK-01]"),
    "R6": line_of("The spray is a breakthrough.", facts="[TX-ESK-01]"),
    "R7": line_of("The amount is 56 mg.", facts="[TX-ESK-07]"),
    "R8": line_of("Some people have anhedonia before the spray.", facts="[TX-ESK-01]"),
    "R9": line_of("Some people commit suicide.", facts="[SAF-02]"),
    "R10": line_of("It is not haloperidol (HAL).", facts="[TX-ESK-01]"),
    "R11": line_of("The spray helps."),
    "R13": line_of("About 99 of 100 people liked it, and 8 of 100 on a dummy spray.", facts="[TX-ESK-07]"),
    "R15": line_of("The spray is cleared.", facts="[TX-ESK-01]"),
    "R17": line_of(
        "A medicine sold under its drug name (generic) is usually cheaper than the brand.", facts="[GLO-28]"
    ),
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_sentence_is_told_at_its_line_with_code_and_reason(pack, code):
    line = edit(pack / CARD, WHAT, WHAT + BROKEN[code]) + 1
    reason = next(rule.reason for rule in RULES if rule.code == code)
    found = [fault for fault in found_in(pack) if fault.code == code]
    assert [(fault.line, fault.reason) for fault in found] == [(line, reason)]
    assert str(found[0]).endswith(f"[{code}: {reason}]")
    assert not found[0].warning


@pytest.mark.parametrize(
    ("picture", "problem"),
    [
        ("{figures: people, first: 23}", "shows 23 people, which the sentence does not say"),
        ("{figures: people, first: 22, last: 30}", "shows 22 to 30 people, which the sentence does not say"),
        ("{figures: weeks, first: 22}", "shows 22 weeks, which the sentence does not say"),
        ("{figures: people, first: 22, last: 8}", "cannot show 22 to 8 people"),
        ("{figures: people, first: 22}", ""),
    ],
)
def test_a_picture_shows_the_numbers_that_its_sentence_says(pack, picture, problem):
    told = line_of("About 22 of 100 people got better, and 8 of 100 on a dummy spray.", facts="[TX-ESK-07]")
    line = edit(pack / CARD, WHAT, f"{WHAT}{told}      picture: {picture}\n") + 1
    found = [fault for fault in found_in(pack) if fault.code == "R19"]
    assert [fault.line for fault in found] == ([line] if problem else [])
    assert all(problem in fault.problem for fault in found)


@pytest.mark.parametrize(
    "sentence",
    [
        line_of("Is it right for me.", unsourced="question"),
        line_of("It helps most people.", unsourced="unknown"),
        line_of("Studies look good.", unsourced="advice"),
        line_of("Ask about the 7 visits.", unsourced="advice"),
        line_of("It is approved here.", unsourced="advice"),
        line_of("The spray helps.", facts="[TX-ESK-01]", unsourced="advice"),
    ],
)
def test_a_sentence_that_claims_to_state_no_fact_is_looked_at(pack, sentence):
    edit(pack / CARD, WHAT, WHAT + sentence)
    assert [fault.code for fault in found_in(pack)] == ["R11"]


def test_a_section_that_is_too_hard_is_told(pack):
    hard = line_of("Administration necessitates specialised institutional supervision.", facts="[TX-ESK-01]")
    edit(pack / CARD, WHAT, WHAT + hard * 9)
    found = [str(fault) for fault in found_in(pack) if fault.code == "R1"]
    assert any("the section 'what' has reading grade" in fault for fault in found)


def test_a_share_without_a_comparison_is_told(pack):
    text = (pack / CARD).read_text(encoding="utf-8")
    start, end = text.index("  evidence:\n"), text.index("  side_effects:\n")
    alone = line_of("About 22 of 100 people had almost no symptoms.", facts="[TX-ESK-07]")
    (pack / CARD).write_text(text[:start] + "  evidence:\n" + alone + text[end:], encoding="utf-8")
    assert "R14" in [fault.code for fault in found_in(pack)]


def test_a_section_that_states_nothing_must_say_so(pack):
    text = (pack / CARD).read_text(encoding="utf-8")
    start, end = text.index("  cost:\n"), text.index("  status:\n")
    silent = "  cost:\n" + line_of("Ask your clinic about it.", unsourced="advice")
    (pack / CARD).write_text(text[:start] + silent + text[end:], encoding="utf-8")
    assert "R12" in [fault.code for fault in found_in(pack)]


def test_a_card_past_its_date_fails_and_says_since_when(pack):
    found = found_in(pack, today=datetime.date(2099, 1, 1))
    assert {fault.code for fault in found} == {"R16"}
    assert any("the text was due for review on 2027-05-25" in str(fault) for fault in found)


def test_a_source_and_a_stock_sentence_that_nobody_uses_are_warnings(pack):
    edit(pack / "sources.yaml", "sources:\n", 'sources:\n  nobody2026:\n    citation: "Nobody 2026."\n')
    edit(
        pack / "stock.yaml",
        "sentences:\n",
        "sentences:\n  lonely:\n    text: Nobody uses this.\n    unsourced: kiosk\n",
    )
    found = found_in(pack)
    assert [(fault.code, fault.warning) for fault in found] == [("R18", True), ("R18", True)]
    assert check([pack], themes_folder(), today=TODAY).errors == 0


def test_a_summary_is_short(pack):
    edit(pack / CARD, "  text: ", "  text: In a few words and then some more words than a list can bear to hold, ")
    assert "R4" in [fault.code for fault in found_in(pack)]


def test_a_page_on_suicide_says_where_help_is(pack):
    text = (pack / CARD).read_text(encoding="utf-8")
    (pack / CARD).write_text(text.replace("    - use: tell-someone-now\n", "").replace("SAF-02", "SAF-01"), "utf-8")
    assert any("does not say where help is" in str(fault) for fault in found_in(pack) if fault.code == "R9")


def test_each_rule_can_be_switched_off_or_made_a_warning(pack):
    edit(pack / CARD, WHAT, WHAT + BROKEN["R6"])
    edit(pack.parent / "editorial.yaml", "banned_words: error", "banned_words: warning")
    assert [fault.warning for fault in found_in(pack)] == [True]
    edit(pack.parent / "editorial.yaml", "banned_words: warning", "banned_words: off")
    assert found_in(pack) == ()


def test_a_fault_in_the_settings_of_the_editor_is_told_with_its_line(pack):
    line = edit(pack.parent / "editorial.yaml", "  doses: error", "  doses: maybe")
    found = found_in(pack)
    assert [fault.line for fault in found] == [line]
    assert "'maybe' is not known here" in str(found[0])


def test_an_exception_that_is_not_needed_any_more_is_told(pack):
    new = "exceptions:\n  - {rule: reading_grade, page: cards/esketamine, about: what, reason: none}\n"
    text = (pack.parent / "editorial.yaml").read_text(encoding="utf-8").partition("exceptions:\n")[0]
    (pack.parent / "editorial.yaml").write_text(text + new, encoding="utf-8")
    assert any("does not need its exception" in str(fault) for fault in found_in(pack))


def test_faults_of_shape_do_not_hide_broken_rules_in_other_files(pack):
    edit(pack / "cards/tms.yaml", "summary:", "sumary:")
    edit(pack / CARD, WHAT, WHAT + BROKEN["R6"])
    found = found_in(pack)
    assert any("'sumary' is not known" in str(fault) for fault in found)
    assert "R6" in [fault.code for fault in found]
