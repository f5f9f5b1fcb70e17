"""What stands on the pages."""

from dataclasses import replace

import pytest

from kiosk.content.shapes.texts import SECTIONS
from kiosk.visit.page import Role
from kiosk.visit.pages import page, page_ids
from kiosk.visit.visit import Place


@pytest.fixture
def at(library, visit):
    return lambda page_id: page(library, replace(visit, place=Place(page_id)))


def test_every_card_has_every_section_in_the_same_order(library, at):
    headings = [getattr(library.interface.headings, section) for section in ("in_short", *SECTIONS)]
    for card in library.cards:
        shown = [item.show for item in at(f"card:{card}").items if item.role is Role.HEADING]
        assert shown[: len(headings)] == headings


def test_cards_and_articles_show_when_they_were_checked_and_lead_to_their_sources(library, at):
    for page_id in page_ids(library):
        if page_id.partition(":")[0] in ("card", "article", "term", "crisis"):
            shown = at(page_id)
            assert any(item.role is Role.NOTE and "2026" in item.show for item in shown.items)
            assert library.interface.phrases.sources_choice in [c.show.partition(". ")[2] for c in shown.choices]
            assert [item for item in at(f"sources:{page_id}").items if item.role is Role.SOURCE]


def test_every_page_of_sources_says_who_wrote_it_who_paid_and_that_nobody_has_signed_it(library, at):
    sources = [page_id for page_id in page_ids(library) if page_id.startswith("sources:")]
    assert len(sources) > len(library.cards) + len(library.articles)
    for page_id in sources:
        notes = [item.show for item in at(page_id).items if item.role is Role.NOTE]
        for note in (library.pack.authors, library.pack.funding, library.interface.phrases.not_signed):
            assert note in notes


def test_who_has_signed_a_card_is_named_with_its_sources(library, visit):
    card = replace(library.cards["esketamine"], reviewed_by="A. Clinician")
    signed = replace(library, cards={**library.cards, "esketamine": card})
    notes = [item.show for item in page(signed, replace(visit, place=Place("sources:card:esketamine"))).items]
    assert library.interface.phrases.signed.format(name="A. Clinician") in notes
    assert library.interface.phrases.not_signed not in notes


def test_numbers_of_crisis_lines_are_said_digit_by_digit(at):
    import re

    for item in at("crisis").items:
        said = item.say.partition("Last checked")[0]
        assert not re.search(r"\d{2}", said), item.say


def test_help_names_every_command_in_words_to_show_and_to_say(library, at):
    from kiosk.visit.commands import Command, table
    from kiosk.visit.keymap import KEYBOARD

    shown = at("help").items
    for row in table(library.interface, KEYBOARD):
        if row.id is Command.STEP:
            continue  # only a switch steps
        line = next(item for item in shown if row.help in item.show)
        assert all(key.show in line.show for key in row.keys)
        assert all(key.say in line.say for key in row.keys)


def test_the_comfort_page_tells_what_is_now(library, visit):
    from kiosk.visit.commands import Command
    from kiosk.visit.step import step

    there = replace(visit, place=Place("comfort"))
    bigger = step(library, there, Command.BIGGER)
    assert "size 2 of 5" in " ".join(item.show for item in page(library, bigger).items)


def test_a_page_as_json_has_id_title_and_items(at):
    found = at("article:hope").to_json()
    assert list(found) == ["id", "title", "items"]
    assert all(list(item) == ["id", "role", "show", "say"] for item in found["items"])
    assert found["title"] == found["items"][0]["show"]


def test_a_card_begins_with_its_main_points(library, at):
    for name, card in library.cards.items():
        shown = at(f"card:{name}").items
        assert shown[1].show == library.interface.headings.in_short
        assert 3 <= len(card.in_short) <= 6, name
        assert [item.role in (Role.SENTENCE, Role.WARNING) for item in shown[2 : 2 + len(card.in_short)]].count(
            False
        ) == 0


def test_a_warning_says_the_word_and_stands_out_from_sentences(library, at):
    warnings = [item for name in library.cards for item in at(f"card:{name}").items if item.role is Role.WARNING]
    assert len(warnings) > 20
    for item in warnings:
        assert item.show.startswith("Warning: ")
        assert item.say.startswith("Warning: ")


def test_a_page_of_sources_says_how_many_there_are(library, at):
    shown = at("sources:card:ect").items
    count = sum(item.role is Role.SOURCE for item in shown)
    assert f"Sources on this page: {count}." in [item.show for item in shown]
