"""Rules for how hard a text may be."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.content.editorial.desk import Desk, any_of, sentences_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kiosk.content.editorial.texts import Text
    from kiosk.content.shapes.editorial import Editorial
    from kiosk.errors import Fault


def grade(words: Iterable[str], settings: Editorial, title: str = "") -> float:
    """The Flesch-Kincaid grade of some sentences, listed words and the title replaced by a plain word.

    0.0 for no words.
    """
    plain = settings.reading_grade.stands_for
    listed = any_of(settings.reading_grade.words + settings.medicines)
    own = any_of([title] if title else [])
    text = " ".join(listed.sub(plain, own.sub(plain, sentence)) for sentence in words)
    return round(_measure()(text), 1) if text else 0.0


@lru_cache(maxsize=1)
def _measure() -> Callable[[str], float]:
    from textstat import textstat  # a second or more, and only the editor needs it

    return textstat.flesch_kincaid_grade  # type: ignore[no-any-return]


def reading_grade(desk: Desk, text: Text) -> Iterator[Fault]:
    """A page is at most so hard; a section too, but for written exceptions."""
    if text.tree is desk.trees["stock"]:
        return  # it is measured on the pages that use it
    limits = desk.settings.reading_grade
    title = "" if text.source else text.lines[0].text  # the page of a word explains that word
    page = grade((line.text for line in text.lines if line.sentence), desk.settings, title)
    remedy = "shorten the sentences, and take shorter words"
    if page > limits.page:
        where = text.parts[0].where
        yield text.fault(where, f"the page has reading grade {page:.1f}", f"at most {limits.page:g}", remedy)
    if not text.source:
        return
    for part in text.parts[1:]:
        excused = desk.excused("reading_grade", text, part.name)
        most = limits.section if excused else limits.page
        found = grade(part.words, desk.settings)
        if found > most:
            problem = f"the section {part.name!r} has reading grade {found:.1f}"
            yield text.fault(part.where, problem, f"at most {most:g}", remedy)
        elif excused and found <= limits.page:
            problem = f"the section {part.name!r} has reading grade {found:.1f} and does not need its exception"
            yield text.fault(part.where, problem, "no exception", "take it out of editorial.yaml")


def sentence_length(desk: Desk, text: Text) -> Iterator[Fault]:
    """A sentence has at most so many words."""
    most = desk.settings.words_a_sentence
    for line, _ in text.sentences:
        for sentence in sentences_of(line.text):
            count = len(sentence.split())
            if count > most and not line.used:
                yield text.fault(line.where, f"a sentence has {count} words", f"at most {most}", "make two of it")


def paragraph_length(desk: Desk, text: Text) -> Iterator[Fault]:
    """A paragraph has at most so many sentences."""
    most = desk.settings.sentences_a_paragraph
    for line, _ in text.sentences:
        count = len(sentences_of(line.text))
        if count > most:
            yield text.fault(line.where, f"a paragraph has {count} sentences", f"at most {most}", "make two of it")


def summary_length(desk: Desk, text: Text) -> Iterator[Fault]:
    """A line in a list is short."""
    most = desk.settings.words_a_summary
    for line, _ in text.sentences:
        count = len(line.text.split())
        if line.alone and count > most:
            yield text.fault(line.where, f"the summary has {count} words", f"at most {most}", "shorten it")
