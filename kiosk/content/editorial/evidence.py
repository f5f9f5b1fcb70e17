"""Rules for what a sentence states: it rests on facts, its numbers stand in them, and shares are compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.content.editorial.desk import Desk, any_of
from kiosk.content.shapes.texts import Card

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.content.editorial.texts import Part, Text
    from kiosk.content.shapes.evidence import Fact
    from kiosk.content.shapes.texts import Picture, Sentence
    from kiosk.errors import Fault

_SHARE = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|half)(?: (?:to|or) \d+)? (?:of|in|out of) (?:every |about )?\d[\d,]*\b"
)
_OF = re.compile(r"\b(of|in|every|each|about|per|among) 1(?:0{1,2}(?:,000)?|,000)(?!,?\d)", re.IGNORECASE)
"""What a share is taken of: 22 of 100."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WORDS = {
    "half": 2, "once": 1, "one": 1, "twice": 2, "two": 2, "double": 2, "doubled": 2, "third": 3, "three": 3, "four": 4,
    "quarter": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_FIGURES = {
    "people": (re.compile(r"\bof 100\b"), 100),
    "days": (re.compile(r"\ba week\b"), 7),
    "weeks": (re.compile(r"\bweeks?\b"), 12),
}
"""The unit that a sentence names for each kind of picture, and the most that it can show."""
_NEAR = 0.51
"""A number that is rounded for the reader is at most so far from the one in the fact."""
_STATUS = {
    "approved": re.compile(r"\bapprov(?:ed|al|es?)\b", re.IGNORECASE),
    "cleared": re.compile(r"\bclear(?:ed|ance)\b", re.IGNORECASE),
    "off-label": re.compile(r"\boff-label\b", re.IGNORECASE),
    "investigational": re.compile(r"\b(?:investigational|research|trials? only)\b", re.IGNORECASE),
}
_KEPT_APART = ("approved", "cleared", "off-label")
"""Words that no sentence uses unless its facts do; what is investigational is said in many ways."""
_STATUS_WORD = {"approved-other-use": "approved"}


def facts(desk: Desk, text: Text) -> Iterator[Fault]:
    """A sentence rests on facts, or says why it rests on none; and what it says must fit."""
    for line, sentence in text.sentences:
        if line.used:
            continue
        if sentence.facts and sentence.unsourced:
            problem, remedy = "the sentence has facts and says that it has none", "take one of the two away"
            yield text.fault(line.where, problem, "facts, or `unsourced`", remedy)
        elif not sentence.facts and not sentence.unsourced:
            problem, remedy = "the sentence rests on no fact", "name its facts, or say with `unsourced` why it has none"
            yield text.fault(line.where, problem, "facts: [...]", remedy)
        elif sentence.unsourced and text.name != "interface":
            fault = _misfit(desk, sentence)
            if fault:
                yield text.fault(line.where, *fault)


def _misfit(desk: Desk, sentence: Sentence) -> tuple[str, str, str] | None:
    """What is wrong with a sentence that says it rests on no fact: problem, expected, remedy."""
    text, remedy = sentence.text, "name the facts that it rests on, or mend it"
    match sentence.unsourced:
        case "kiosk":
            return None
        case "question" if not text.endswith("?"):
            return "the sentence is marked as a question", "a question mark at its end", remedy
        case "unknown" if not any_of(desk.settings.unknown_words).search(text):
            words = ", ".join(desk.settings.unknown_words)
            return "the sentence is marked as unknown and does not say so", f"one of: {words}", remedy
        case "advice" if found := any_of(desk.settings.factual_words).search(text):
            return f"the sentence is marked as advice and states something ({found[0]!r})", "facts: [...]", remedy
    numbers = _numbers(text, desk.settings.names_with_numbers)
    if numbers:
        return f"the number {numbers[0]:g} stands in a sentence without facts", "facts: [...]", remedy
    if sentence.unsourced not in ("question", "not-applicable") and any(word.search(text) for word in _STATUS.values()):
        return "the sentence tells a status and rests on no fact", "facts: [...]", remedy
    return None


def silent_sections(_desk: Desk, text: Text) -> Iterator[Fault]:
    """A section of a card that states no fact says that this is not known, or does not apply and why."""
    if not isinstance(text.source, Card):
        return
    for part in text.parts[2:]:
        said = [sentence for _, sentence in part.sentences]
        if not any(s.facts or s.unsourced in ("unknown", "not-applicable") for s in said):
            problem = f"the section {part.name!r} states no fact and does not say so"
            expected = "a sentence that is `unsourced: unknown` or `unsourced: not-applicable`"
            yield text.fault(part.where, problem, expected, "say that it is not known, or why it does not apply")


def numbers(desk: Desk, text: Text) -> Iterator[Fault]:
    """Each number stands in the facts of its sentence, or is one of theirs rounded."""
    for line, sentence in text.sentences:
        known = [desk.library.facts[name] for name in sentence.facts if name in desk.library.facts]
        if line.used or not known:
            continue
        there = list(_said(known))
        if text.source:
            there.append(text.source.reviewed.year)  # "As of 2026" is what the author saw, not what a fact says
        for number in _numbers(_OF.sub("", line.text), desk.settings.names_with_numbers):
            if not any(_alike(number, other) for other in there):
                problem = f"the number {number:g} does not stand in {', '.join(sentence.facts)}"
                yield text.fault(line.where, problem, "a number of the facts", "mend it, or name the right fact")


def _said(known: Iterable[Fact]) -> Iterator[float]:
    for fact in known:
        said = f"{fact.claim} {fact.figure} {fact.note}".lower()
        yield from _numbers(said, ())
        yield from (_WORDS[word] for word in re.findall(r"[a-z]+", said) if word in _WORDS)


def _alike(number: float, other: float) -> bool:
    """Whether a number is the other one, rounded, or given of 1,000 or 10,000 instead of 100 or 1,000."""
    return any(abs(number - other * times) <= _NEAR * (times > 1 or number >= 1) for times in (1, 10))


def _numbers(text: str, names: tuple[str, ...]) -> list[float]:
    if names:
        text = any_of(names).sub("", text)
    return [float(found) for found in _NUMBER.findall(re.sub(r"(?<=\d),(?=\d{3})", "", text))]


def comparisons(desk: Desk, text: Text) -> Iterator[Fault]:
    """A share of people is told with what it is compared with, in the same sentence or beside it."""
    words = any_of(desk.settings.comparison_words)
    for part in text.parts:
        told = [line for line, _ in part.sentences]
        for i, line in enumerate(told):
            near = " ".join(other.text for other in told[max(0, i - 1) : i + 2])
            shares = len(_SHARE.findall(near))
            compared = words.search(near) or shares > 1
            if _SHARE.search(line.text) and not compared and not desk.excused("comparisons", text, part.name):
                remedy = "say what it was without the treatment, or that nothing was compared"
                yield text.fault(line.where, "a share stands here without a comparison", "another share", remedy)


def pictures(_desk: Desk, text: Text) -> Iterator[Fault]:
    """A picture shows the numbers that its sentence says, in the unit that it says."""
    for line, sentence in text.sentences:
        picture = sentence.picture
        if picture is None or line.used:
            continue
        unit, most = _FIGURES[picture.figures]
        shown = [picture.first, *([picture.last] if picture.last else [])]
        unsaid = [number for number in shown if number not in _numbers(line.text, ())]
        if unsaid or not unit.search(line.text):
            problem = (
                f"the picture shows {' to '.join(map(str, shown))} {picture.figures}, which the sentence does not say"
            )
            yield text.fault(line.where, problem, "the numbers of the sentence", "mend the picture, or take it away")
        elif shown != sorted(set(shown)) or not 0 < shown[0] <= shown[-1] <= most:
            problem = f"the picture cannot show {_told(shown, picture)}"
            yield text.fault(line.where, problem, f"numbers from 1 to {most}, the smaller first", "mend the picture")


def _told(shown: list[int], picture: Picture) -> str:
    return f"{' to '.join(map(str, shown))} {picture.figures}"


def statuses(desk: Desk, text: Text) -> Iterator[Fault]:
    """Approved, cleared, off-label and investigational are said only where a fact says the same word."""
    for line, sentence in text.sentences:
        if not sentence.facts or line.used or line.text.endswith("?"):
            continue
        said = " ".join(f"{f.claim} {f.figure} {f.note}" for f in map(desk.library.facts.get, sentence.facts) if f)
        for status in _KEPT_APART:
            word = _STATUS[status]
            if word.search(line.text) and not word.search(said):
                problem = f"the sentence says {status!r} and its facts do not"
                yield text.fault(line.where, problem, "the status as the facts give it", "name the fact, or mend it")
    if isinstance(text.source, Card):
        yield from _own_status(text, text.source.status, next(p for p in text.parts if p.name == "status"))


def _own_status(text: Text, status: str, part: Part) -> Iterator[Fault]:
    word = _STATUS.get(_STATUS_WORD.get(status, status))
    if word and not word.search(" ".join(part.words)):
        problem = f"the card is marked {status!r} and its section on status does not say so"
        yield text.fault(part.where, problem, "the status in words", "say it, or mend the mark")
