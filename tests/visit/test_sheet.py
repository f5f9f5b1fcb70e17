"""What is taken home: the list with what must stand beside it, and its text in pieces."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.pages.crisis import region_of
from kiosk.visit.sheet import list_parts, pieces, plain_text, sheet
from kiosk.visit.visit import Kept, Weight

HERE = "{number} of {of}"
ECT = Kept("treatment", "card:ect")


def kept(visit, *things, **more):
    return replace(visit, kept=things, **more)


def test_a_list_has_what_matters_then_treatments_questions_and_words(library, visit):
    question = Kept("question", "card:ect", "Is it safe for me?")
    general = Kept("question", "article:questions", "What options do I have?")
    word = Kept("word", "term:placebo")
    matters = (("cost", Weight.LITTLE), ("works", Weight.LOT), ("effects", Weight.LOT))
    parts = list_parts(library, kept(visit, word, general, ECT, question, matters=matters))
    assert [part.heading for part in parts] == [
        "What matters to me",
        "Treatments to ask about",
        "Questions to ask",
        "Questions to ask about: Electroconvulsive therapy (ECT)",
        "Words to know",
    ]
    assert [line.show for line in parts[0].lines] == ["A lot: How well it works; Side effects", "Not much: Cost"]
    assert parts[1].lines[0].show.startswith("Electroconvulsive therapy (ECT). ")
    assert parts[4].lines[0].show.startswith("placebo: ")


def test_a_sheet_says_what_it_must(library, visit):
    visit = kept(visit, ECT)
    visit = replace(visit, station=replace(visit.station, clinic="Riverside Clinic"))
    made = sheet(library, visit, region_of(library, visit))
    text = plain_text(made)
    phrases, own = library.interface.phrases, library.interface.own
    assert made.clinic == "Riverside Clinic"
    assert "Riverside Clinic" in text
    assert phrases.welcome_advice in text, "not medical advice"
    assert "988" in text
    assert "911" in text
    assert own.sheet_not_signed in text, "while nobody has"
    reviewed = library.cards["ect"].reviewed
    assert f"{reviewed:%B} {reviewed.day}, {reviewed.year}" in text
    assert made.sources.heading == own.sheet_sources
    cited = [line.show for line in made.sources.lines]
    for fact in library.cards["ect"].summary.facts:
        assert library.sources[library.facts[fact].sources[0]].citation in cited


def test_the_date_of_a_sheet_is_that_of_its_oldest_text(library, visit):
    region = region_of(library, visit)
    old = replace(region, reviewed=region.reviewed.replace(year=2020))
    assert "2020" in plain_text(sheet(library, visit, old))


def test_numbers_on_a_sheet_are_said_digit_by_digit(library, visit):
    made = sheet(library, visit, region_of(library, visit))
    (crisis,) = (part for part in made.parts if part.heading == library.interface.own.sheet_crisis)
    assert any("9, 8, 8" in line.say for line in crisis.lines)


lines = st.lists(st.text("abc dñ“?", max_size=60), max_size=30)


@given(lines.map("\n".join), st.integers(140, 500))
def test_pieces_have_no_more_bytes_than_asked_and_lose_nothing(text, most):
    found = pieces(text, most, HERE)
    assert all(len(piece.encode()) <= most for piece in found)
    if len(found) == 1:
        assert found == (text,)
    else:
        heads = [piece.partition("\n")[0] for piece in found]
        assert heads == [f"{i} of {len(found)}" for i in range(1, len(found) + 1)]
        together = " ".join(piece.partition("\n")[2] for piece in found)
        assert together.split() == text.split()


def test_a_word_that_is_too_long_for_a_piece_goes_on_in_the_next():
    found = pieces("ñ" * 400 + "\nb", 300, HERE)
    assert "".join("".join(piece.split("\n")[1:]) for piece in found) == "ñ" * 400 + "b"
