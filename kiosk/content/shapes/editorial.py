"""The shape of editorial.yaml: how strict the editor is, and the words it looks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kiosk.content.shapes.record import Record, shape

Level = Literal["error", "warning", "off"]


@shape
class Levels(Record):
    """What each rule does when it is broken: an error fails `kiosk check`, a warning is told, off is silent."""

    reading_grade: Level
    """The reading grade of pages and sections."""
    sentence_length: Level
    """The words of a sentence."""
    paragraph_length: Level
    """The sentences of a paragraph."""
    summary_length: Level
    """The words of a line in a list."""
    abbreviations: Level
    """Abbreviations written out at their first use on a page."""
    banned_words: Level
    """Words that mislead, blame or promise."""
    doses: Level
    """Amounts of a medicine."""
    comparisons: Level
    """Shares of people told together with what they are compared with."""
    numbers: Level
    """Numbers that stand in the facts of their sentence."""
    facts: Level
    """Sentences that rest on facts, or say why they rest on none."""
    silent_sections: Level
    """Sections that state no fact and do not say so."""
    statuses: Level
    """Approved, cleared, off-label and investigational kept apart."""
    review_dates: Level
    """Texts past their date of review."""
    safe_messaging: Level
    """How suicide is spoken of."""
    repeats: Level
    """The same sentence in two places."""
    terms: Level
    """Terms used and not explained."""
    pronunciations: Level
    """Medicine names and abbreviations without a pronunciation."""
    pictures: Level
    """Pictures that show what their sentence does not say."""
    unused: Level
    """Sources and stock sentences that nobody uses."""


@shape
class ReadingGrade(Record):
    """How the reading grade (Flesch-Kincaid) is measured."""

    page: float
    """The highest grade of a page."""
    section: float
    """The highest grade of a single section for which an exception with a reason is written below."""
    stands_for: str
    """The plain word that stands for a listed word when the grade is measured."""
    words: tuple[str, ...]
    """Words that the reader knows from the page itself; medicine names are replaced too."""


@shape
class Excuse(Record):
    """One place where one rule does not hold, for a reason."""

    rule: Literal["reading_grade", "comparisons", "numbers", "terms", "abbreviations", "statuses"]
    """The rule."""
    page: str
    """The file without .yaml: cards/esketamine."""
    about: str
    """The section, the heading, the abbreviation or the term that it is about."""
    reason: str
    """Why it cannot be said in another way."""


@shape
class Editorial(Record):
    """What the editor looks for."""

    levels: Levels
    """What each rule does when it is broken."""
    reading_grade: ReadingGrade
    """How hard a text may be."""
    words_a_sentence: int
    """The most words of a sentence."""
    sentences_a_paragraph: int
    """The most sentences of a paragraph."""
    words_a_summary: int
    """The most words of a line in a list."""
    known_abbreviations: tuple[str, ...]
    """Abbreviations that need not be written out."""
    allowed_phrases: tuple[str, ...]
    """Phrases in which a banned word means something else."""
    banned_words: Mapping[str, str]
    """Words and phrases that must not stand in a text, each with the reason; * stands for any ending."""
    dose_units: tuple[str, ...]
    """Units that make a number in front of them a dose."""
    comparison_words: tuple[str, ...]
    """Words by which a sentence says what a share is compared with, or that there was no comparison."""
    unknown_words: tuple[str, ...]
    """Words of which a sentence marked `unsourced: unknown` must hold one."""
    factual_words: tuple[str, ...]
    """Words that no sentence marked `unsourced: advice` may hold, for they state something; * stands for any ending."""
    names_with_numbers: tuple[str, ...]
    """Names in which a digit is no figure: T3, PHQ-9."""
    unsafe_messages: Mapping[str, str]
    """Ways of speaking about suicide that can do harm, each with the reason; * stands for any ending."""
    help_facts: tuple[str, ...]
    """A page that speaks of suicide holds a sentence that rests on one of these facts and says where help is."""
    everyday_terms: tuple[str, ...]
    """Ids of words in the glossary that readers know from everyday life, and that a page may use unexplained."""
    medicines: tuple[str, ...]
    """Names of medicines and brands: each needs a pronunciation."""
    exceptions: tuple[Excuse, ...] = ()
    """Where a rule does not hold, for a reason."""
