"""What a visitor takes home: the list, with what a sheet must say beside it.  Pure; paper and codes are made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kiosk.visit.visit import Weight

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from kiosk.content.library import Library
    from kiosk.content.shapes.crisis import Region
    from kiosk.content.shapes.interface import Interface
    from kiosk.content.shapes.words import Term
    from kiosk.visit.visit import Kept, Visit

CRISIS_LINES = 3
"""The most urgent lines of a region, which come first there; a sheet has no room for all."""
_PARTS = 99
"""For so many codes of one list the line above their text has room."""


class Line(NamedTuple):
    """A line of the list."""

    show: str
    say: str = ""
    """Other words to say."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its lines."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a visitor takes home."""

    title: str
    clinic: str
    language: str
    """As in BCP 47."""
    parts: tuple[Part, ...]
    """What is on paper and in a code."""
    sources: Part | None
    """What is on paper alone."""
    page: str
    """The words at the foot of a page, with {number} and {of}."""


def title_of(library: Library, kept: Kept) -> str:
    """The words for what is kept."""
    if kept.kind == "question":
        return kept.text
    if kept.kind == "word":
        return _term(library, kept).term
    return library.text(kept.page).title


def _term(library: Library, kept: Kept) -> Term:
    """The word that is kept."""
    return library.glossary.terms[kept.page.partition(":")[2]]


def list_parts(library: Library, visit: Visit) -> tuple[Part, ...]:
    """The visitor's list: what matters, then treatments, questions and words; only what there is."""
    own = library.interface.own
    parts = [Part(own.matters_title, tuple(map(Line, matters(library.interface, visit.matters))))]
    treatments = [library.text(kept.page) for kept in visit.kept if kept.kind == "treatment"]
    label = library.interface.phrases.with_summary
    lines = (Line(label.format(title=text.title, summary=text.summary.text)) for text in treatments)
    parts.append(Part(own.treatments, tuple(lines)))
    parts += _questions(library, visit)
    words = (_term(library, kept) for kept in visit.kept if kept.kind == "word")
    label = library.interface.own.sheet_line
    lines = (Line(label.format(name=word.term, contact=word.meaning[0].text)) for word in words)
    parts.append(Part(own.words, tuple(lines)))
    return tuple(part for part in parts if part.lines)


def matters(interface: Interface, answers: Iterable[tuple[str, Weight]]) -> list[str]:
    """A line for each weight that was given, the heaviest first."""
    own, answers = interface.own, tuple(answers)
    lines = []
    for weight in Weight:
        names = [getattr(interface.domains, domain) for domain, given in answers if given is weight]
        if names:
            lines.append(own.matters_line.format(weight=getattr(own, f"matters_{weight}"), domains="; ".join(names)))
    return lines


def _questions(library: Library, visit: Visit) -> Iterator[Part]:
    """The questions of each treatment under its name, those of articles together."""
    own = library.interface.own
    asked: dict[str, list[Line]] = {}
    for kept in visit.kept:
        if kept.kind == "question":
            about = library.text(kept.page).title if kept.page.startswith("card:") else ""
            asked.setdefault(own.questions_about.format(title=about) if about else own.questions, []).append(
                Line(kept.text)
            )
    return (Part(heading, tuple(lines)) for heading, lines in asked.items())


def sheet(library: Library, visit: Visit, region: Region) -> Sheet:
    """The sheet of a visit, with the crisis lines of a region."""
    own, phrases = library.interface.own, library.interface.phrases
    texts = [library.text(kept.page) for kept in visit.kept if kept.page.partition(":")[0] in ("card", "article")]
    dated = min([region.reviewed, library.glossary.reviewed, *(text.reviewed for text in texts)])
    about = [phrases.welcome_advice, own.sheet_from.format(title=library.pack.title)]
    about.append(own.sheet_dated.format(date=day(dated)))
    if not all(text.reviewed_by for text in texts):
        about.append(own.sheet_not_signed)
    crisis = Part(own.sheet_crisis, tuple(crisis_lines(library, region)))
    parts = (*list_parts(library, visit), crisis, Part(own.sheet_about, tuple(map(Line, about))))
    return Sheet(
        own.sheet_title,
        visit.station.clinic,
        library.pack.language,
        parts,
        _sources(library, visit, region),
        own.sheet_page,
    )


def crisis_lines(library: Library, region: Region) -> Iterator[Line]:
    """The most urgent lines of a region."""
    line = library.interface.own.sheet_line
    for found in region.lines[:CRISIS_LINES]:
        shown = line.format(name=found.name, contact=found.contact)
        yield Line(shown, line.format(name=digits_apart(found.name), contact=found.say))


def digits_apart(text: str) -> str:
    """Numbers digit by digit: 988 Lifeline is said as 9, 8, 8 Lifeline."""
    parted = re.sub(r"(?<=\d)(?=[A-Za-z])", " ", text)
    return re.sub(r"\d{3,}", lambda match: ", ".join(match[0]), parted)


def _sources(library: Library, visit: Visit, region: Region) -> Part:
    """Where the sentences on the sheet come from: what treatments are, what words mean, and the crisis lines."""
    facts: list[str] = []
    for kept in visit.kept:
        if kept.kind == "treatment":
            facts += library.text(kept.page).summary.facts
        elif kept.kind == "word":
            facts += _term(library, kept).meaning[0].facts
    facts += [fact for line in region.lines[:CRISIS_LINES] for fact in line.facts]
    named = dict.fromkeys(library.facts[fact].sources[0] for fact in facts)  # a sheet has no room for all
    lines = tuple(Line(library.sources[source].citation) for source in named)
    return Part(library.interface.own.sheet_sources, lines)


def day(date: datetime.date) -> str:
    """A date in words."""
    return f"{date:%B} {date.day}, {date.year}"


# -- plain text, for codes


def plain_text(sheet: Sheet) -> str:
    """What a code holds: the sheet without its sources, a line a line."""
    lines = [sheet.title, *([sheet.clinic] if sheet.clinic else [])]
    for part in sheet.parts:
        lines += ["", part.heading, *(f"- {line.show}" for line in part.lines)]
    return "\n".join(lines)


def pieces(text: str, most: int, here: str) -> tuple[str, ...]:
    """A text as one piece of at most `most` bytes of UTF-8, or as several, each with "1 of 3" at its top.

    `here` is that line, with {number} and {of}.  Pieces end behind lines, or where a line is too long for one, behind
    words, or letters.
    """
    if len(text.encode()) <= most:
        return (text,)
    room = most - len((here.format(number=_PARTS, of=_PARTS) + "\n").encode())
    found = [""]
    for line in _short_lines(text, room):
        longer = f"{found[-1]}\n{line}" if found[-1] else line
        if len(longer.encode()) <= room:
            found[-1] = longer
        elif line:
            found.append(line)
    return tuple(f"{here.format(number=i, of=len(found))}\n{piece}" for i, piece in enumerate(found, 1))


def _short_lines(text: str, room: int) -> Iterator[str]:
    """The lines of a text, none with more bytes than there is room for."""
    for line in text.split("\n"):
        short = ""
        for word in line.split(" "):
            longer = f"{short} {word}" if short else word
            if len(longer.encode()) > room and short:
                yield short
                longer = word
            while len(longer.encode()) > room:
                cut = longer.encode()[:room].decode(errors="ignore")
                yield cut
                longer = longer[len(cut) :]
            short = longer
        yield short
