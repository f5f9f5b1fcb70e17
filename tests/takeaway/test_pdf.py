"""The sheet as PDF: what it says, in which order, with which fonts, on how many pages."""

import subprocess
from dataclasses import replace

import pytest

from kiosk.takeaway.pdf import pdf
from kiosk.visit.pages import page
from kiosk.visit.pages.crisis import region_of
from kiosk.visit.pages.own import questions
from kiosk.visit.sheet import Line, Part, Sheet, sheet
from kiosk.visit.visit import MOST_KEPT, Kept, Place, Weight

pytestmark = pytest.mark.debian("pdftotext", "poppler-utils")


def tool(name: str, document: bytes, *options: str) -> str:
    command = [name, *options, "-", *(["-"] if name == "pdftotext" else [])]
    done = subprocess.run(command, input=document, capture_output=True, check=True)
    return done.stdout.decode()


def squeezed(text: str) -> str:
    """Without gaps and hyphens, which are elsewhere where a line ends."""
    return "".join(text.split()).replace("-", "")


def test_its_text_comes_out_in_reading_order(made):
    text = squeezed(tool("pdftotext", pdf(replace(made, page=""))))
    lines = [made.title, made.clinic]
    for part in (*made.parts, made.sources):
        lines += [part.heading, *(line.show for line in part.lines)]
    at = 0
    for line in lines:
        words = squeezed(line)
        found = text.find(words, at)
        assert found >= at, f"{words!r} is missing, or stands elsewhere"
        at = found + len(words)


def test_it_is_tagged_has_a_title_and_a_language_and_brings_its_fonts(made):
    document = pdf(made, "a4")
    told = tool("pdfinfo", document)
    assert "Tagged:          yes" in told
    assert made.title in told
    assert "595.276 x 841.89" in told, "A4"
    assert b"/Lang" in document
    structure = tool("pdfinfo", document, "-struct")
    assert "H1" in structure
    assert "H2" in structure
    assert "LBody" in structure
    rows = tool("pdffonts", document).splitlines()[2:]
    assert rows
    for row in rows:
        embedded = row.split()[-5]
        assert "AtkinsonHyperlegible" in row
        assert embedded == "yes"


def test_letters_are_of_eighteen_points(made):
    """The smallest are of the sources."""
    heights = {
        round(float(row.split('yMax="')[1].split('"')[0]) - float(row.split('yMin="')[1].split('"')[0]), 1)
        for row in tool("pdftotext", pdf(replace(made, sources=None, page="")), "-bbox").splitlines()
        if "<word" in row
    }
    line = 1.2 * 18
    assert min(heights) >= 0.9 * line, heights


def test_signs_of_typst_are_letters_like_any():
    lines = ("#set text(red)", "*not bold* _nor italic_ $x$ `code`", "= no heading", "- no list", "\\ @ < > ~")
    sheet = Sheet("Title", "", "en", (Part("Part", tuple(map(Line, lines))),), None, "Page {number} of {of}")
    text = squeezed(tool("pdftotext", pdf(sheet)))
    for line in lines:
        assert squeezed(line) in text


def longest(library):
    """As many of the longest things as a list holds."""
    cards = {f"card:{name}": card for name, card in library.cards.items()}
    asked = [Kept("question", page_id, text) for page_id, card in cards.items() for text in questions(card)]
    treatments = [Kept("treatment", page_id) for page_id in cards]
    words = [Kept("word", f"term:{name}") for name in library.glossary.terms]

    def words_of(kept):
        if kept.kind == "word":
            return sum(len(s.text) for s in library.glossary.terms[kept.page.partition(":")[2]].meaning)
        return len(kept.text) if kept.text else len(cards[kept.page].title + cards[kept.page].summary.text)

    return [sorted(things, key=words_of, reverse=True)[:MOST_KEPT] for things in (asked, treatments, words)]


@pytest.mark.parametrize("kind", [0, 1, 2], ids=["questions", "treatments", "words"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_fullest_list_stands_on_two_pages(library, visit, kind, paper):
    weights = (Weight.LOT, Weight.SOME, Weight.LITTLE) * 2
    matters = tuple(zip(("works", "given", "effects", "life", "time", "cost"), weights, strict=True))
    visit = replace(visit, kept=tuple(longest(library)[kind]), matters=matters)
    visit = replace(visit, station=replace(visit.station, clinic="A clinic with a name of some length"))
    made = sheet(library, visit, region_of(library, visit))
    told = tool("pdfinfo", pdf(made, paper))
    assert int(told.split("Pages:")[1].split()[0]) <= 2
    assert page(library, replace(visit, place=Place("list"))).items
