"""The table of rules, and the check of a whole pack."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.content.editorial import evidence, reading, upkeep, words
from kiosk.content.editorial.desk import Desk, Rule, page_rule

if TYPE_CHECKING:
    from kiosk.errors import Fault

RULES = (
    Rule("R1", "reading_grade", "Many readers are tired or frightened.", page_rule(reading.reading_grade)),
    Rule("R2", "sentence_length", "A long sentence is lost when it is heard.", page_rule(reading.sentence_length)),
    Rule("R3", "paragraph_length", "Large letters show little at a time.", page_rule(reading.paragraph_length)),
    Rule("R4", "summary_length", "A list is heard line by line.", page_rule(reading.summary_length)),
    Rule("R5", "abbreviations", "Letters say nothing to a newcomer.", page_rule(words.abbreviations)),
    Rule("R6", "banned_words", "Such words mislead, blame or promise.", page_rule(words.banned_words)),
    Rule("R7", "doses", "A reader might take an amount for advice.", page_rule(words.doses)),
    Rule("R8", "terms", "A word that is not understood ends the reading.", page_rule(words.terms)),
    Rule("R9", "safe_messaging", "Words about suicide can harm or help.", page_rule(words.safe_messaging)),
    Rule("R10", "pronunciations", "A listener must recognise the name.", words.pronunciations),
    Rule("R11", "facts", "Every statement can be traced to its source.", page_rule(evidence.facts)),
    Rule("R12", "silent_sections", "What is left out looks harmless.", page_rule(evidence.silent_sections)),
    Rule("R13", "numbers", "A figure that no fact gives is invented.", page_rule(evidence.numbers)),
    Rule("R14", "comparisons", "A share alone makes every treatment look good.", page_rule(evidence.comparisons)),
    Rule("R15", "statuses", "Approved, cleared and off-label differ in law.", page_rule(evidence.statuses)),
    Rule("R16", "review_dates", "Medicine changes.", upkeep.review_dates),
    Rule("R17", "repeats", "What stands twice is mended once.", upkeep.repeats),
    Rule("R18", "unused", "What nobody uses has been forgotten.", upkeep.unused),
    Rule("R19", "pictures", "Who sees and who hears must learn the same.", page_rule(evidence.pictures)),
)
"""Every rule, by its code."""


def check(desk: Desk) -> list[Fault]:
    """Every broken rule of a pack, in the order of the rules."""
    found = []
    for rule in RULES:
        level = getattr(desk.settings.levels, rule.level)
        if level != "off":
            faults = rule.check(desk)
            found += [replace(f, code=rule.code, reason=rule.reason, warning=level == "warning") for f in faults]
    return found
