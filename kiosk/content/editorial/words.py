"""Rules for single words: what must not be said, what must be written out, explained, and pronounced."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.content.editorial.desk import Desk, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.content.editorial.texts import Line, Text
    from kiosk.content.library import Library
    from kiosk.errors import Fault

_NAMED = re.compile(r"\b(?:called|call (?:it|this|them)|means?|name for)\b")
"""How a sentence says that it gives a name to something, or a meaning to a name."""
_ABBREVIATION = re.compile(r"(?<!\w)[a-z]{0,2}[A-Z]{2,}(?:-[A-Z0-9]+)?s?(?!\w)")


def banned_words(desk: Desk, text: Text) -> Iterator[Fault]:
    """Some words mislead, blame or promise."""
    yield from _phrases(desk, desk.settings.banned_words, text)


def safe_messaging(desk: Desk, text: Text) -> Iterator[Fault]:
    """Some ways of speaking about suicide do harm, and who reads of it must read where help is."""
    yield from _phrases(desk, desk.settings.unsafe_messages, text)
    speaks = next((line for line in text.lines if "suicid" in line.text.lower()), None)
    helps = any(set(s.facts) & set(desk.settings.help_facts) for _, s in text.sentences)
    if speaks and not helps and text.source:
        problem = "the page speaks of suicide and does not say where help is"
        expected = "a sentence that rests on " + " or ".join(desk.settings.help_facts)
        yield text.fault(speaks.where, problem, expected, "add  - use: tell-someone-now")


def _phrases(desk: Desk, phrases: Mapping[str, str], text: Text) -> Iterator[Fault]:
    pattern, allowed = any_of(phrases), any_of(desk.settings.allowed_phrases)
    for line in _own(text):
        for found in pattern.finditer(allowed.sub("", line.text)):
            why = next(why for phrase, why in phrases.items() if any_of([phrase]).fullmatch(found[0]))
            yield text.fault(line.where, f"{found[0]!r} stands here", why, "say it in another way")


def _own(text: Text) -> Iterator[Line]:
    """The lines that are written here: the stock is checked where it is written."""
    return (line for part in text.parts for line in part.lines if not line.used)


def doses(desk: Desk, text: Text) -> Iterator[Fault]:
    """No amount of a medicine: a reader might take it for advice."""
    pattern = _dose(desk.settings.dose_units)
    for line in _own(text):
        found = pattern.search(line.text)
        if found:
            yield text.fault(line.where, f"{found[0]!r} looks like a dose", "no dose", "take the amount away")


@lru_cache(maxsize=1)
def _dose(units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\d[\d.,]*[ -]?(?:{'|'.join(map(re.escape, units))})(?!\w)", re.IGNORECASE)


def abbreviations(desk: Desk, text: Text) -> Iterator[Fault]:
    """An abbreviation is written out where it first stands on a page: plain words (ABC), or ABC (plain words)."""
    known, met = set(desk.settings.known_abbreviations), set()
    if not text.source and text.lines:
        known.add(text.lines[0].text)  # the page of a word that is an abbreviation explains it
    for line in text.lines:
        for found in _ABBREVIATION.finditer(line.text):
            name = found[0].removesuffix("s")
            if name in known or name in met:
                continue
            met.add(name)
            before, after = line.text[: found.start()], line.text[found.end() :]
            written_out = (before.endswith("(") and after[:1] in (")", ",")) or after.startswith(" (")
            if not written_out and not desk.excused("abbreviations", text, name):
                problem = f"the abbreviation {found[0]!r} is not written out where it first stands on the page"
                yield text.fault(line.where, problem, f"plain words ({found[0]})", "write it out, or do without it")


def terms(desk: Desk, text: Text) -> Iterator[Fault]:
    """A word from the glossary is explained where it is used: in the text, or by a link at its end."""
    if not text.source:
        return
    facts = {fact for _, sentence in text.sentences for fact in sentence.facts}
    for name, (pattern, meaning) in _glossary(desk.library).items():
        if name in text.terms or name in desk.settings.everyday_terms or meaning & facts:
            continue
        line = next((line for line in text.lines if line.sentence and pattern.search(line.text)), None)
        if line and not _explained(line.text, pattern) and not desk.excused("terms", text, name):
            term = desk.library.glossary.terms[name].term
            problem, expected = f"the word {term!r} is used and not explained", "plain words (term), or its id in terms"
            yield text.fault(line.where, problem, expected, f"explain it, say it plainly, or add {name} to terms")


def _explained(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether the word stands in brackets behind plain words, has plain words in brackets behind it, or is named."""
    for found in pattern.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if ("(" in before and ")" not in before[before.rindex("(") :]) or after.startswith(" ("):
            return True
    return bool(_NAMED.search(text))


@lru_cache(maxsize=1)
def _glossary(library: Library) -> dict[str, tuple[re.Pattern[str], set[str]]]:
    """The words of the glossary that are neither medicines nor abbreviations, with the facts of their meaning."""
    found = {}
    for name, term in library.glossary.terms.items():
        said = library.pronunciations.get(term.term)
        if said is None or said.kind == "word":
            word = term.term.partition(" (")[0]
            facts = {fact for sentence in term.meaning for fact in sentence.facts}
            found[name] = (any_of([word, f"{word}s"]), facts)
    return found


def pronunciations(desk: Desk) -> Iterator[Fault]:
    """Every listed medicine and every abbreviation has a pronunciation."""
    said = desk.library.pronunciations
    known = {word.lower() for word in said}
    remedy = "add it to pronunciation.yaml"
    used: dict[str, tuple[Text, Line]] = {}
    names, figures = any_of(desk.settings.medicines), any_of(desk.settings.names_with_numbers)
    for text in desk.texts:
        for line in text.lines if text.source else ():
            said_whole = figures.sub("", line.text)
            for found in (*names.finditer(line.text), *_ABBREVIATION.finditer(said_whole)):
                used.setdefault(found[0], (text, line))
    for word, (text, line) in used.items():
        if word.lower() not in known and word.removesuffix("s").lower() not in known:
            problem = f"there is no pronunciation for {word!r}"
            yield text.fault(line.where, problem, "an entry in pronunciation.yaml", remedy)
    listed = {name.lower() for name in desk.settings.medicines}
    for word, entry in said.items():
        if entry.kind == "medicine" and word.lower() not in listed:
            problem = f"the medicine {word!r} is not listed for the editor"
            where = ("words", word)
            yield desk.trees["pronunciation"].fault(
                where, problem, "a name under medicines", "add it to editorial.yaml"
            )
