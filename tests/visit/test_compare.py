"""Treatments side by side."""

import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.visit.commands import Choose, Command
from kiosk.visit.page import Compare, CompareNone, Go, Role
from kiosk.visit.pages import page, page_ids
from kiosk.visit.pages.compare import DOMAINS, comparable
from kiosk.visit.step import step
from kiosk.visit.visit import HOME, MOST_COMPARED, Place, Station, begin
from tests.conftest import shipped_library


def comparing(*cards, domain=""):
    library = shipped_library()
    place = Place(f"compare:{domain}" if domain else "compare")
    return replace(begin(Station(tuple(library.themes))), compared=cards, place=place)


def choose(library, visit, words):
    """Take the choice with these words."""
    choice = next(choice for choice in page(library, visit).choices if words in choice.show)
    return step(library, visit, Choose(choice.number))


def compare_card(library, visit):
    """From a card to comparing it."""
    visit = choose(library, visit, library.interface.own.keep_choice)
    return choose(library, visit, library.interface.phrases.compare_card)


def test_two_treatments_are_chosen_and_compared_from_home(library, visit):
    phrases = library.interface.phrases
    visit = choose(library, step(library, visit, Command.HOME), phrases.compare_title)
    for topic, card in (("Ketamine and esketamine", "esketamine"), ("Brain stimulation", "tms")):
        more = next(choice for choice in page(library, visit).choices if choice.target == Go("pick"))
        visit = step(library, visit, Choose(more.number))
        visit = choose(library, choose(library, visit, topic), library.cards[card].title)
        assert visit.place.page == "compare"
    assert visit.compared == ("esketamine", "tms")
    answers = page(library, choose(library, visit, library.interface.domains.works))
    headings = [item.show for item in answers.items if item.role is Role.HEADING]
    assert headings[0] == f"Esketamine nasal spray: {library.interface.headings.evidence}"
    assert headings[1] == f"{library.cards['tms'].title}: {library.interface.headings.evidence}"


def test_a_card_leads_to_its_comparison_and_back(library, visit):
    at_card = replace(visit, place=Place("card:ect"))
    compared = compare_card(library, at_card)
    assert (compared.place.page, compared.compared) == ("compare", ("ect",))
    back = step(library, step(library, compared, Command.BACK), Command.BACK)
    assert back.place.page == "card:ect"


def test_a_fourth_treatment_is_refused_with_words_and_nothing_is_lost(library):
    visit = comparing("ect", "tms", "ketamine")
    after = compare_card(library, replace(visit, place=Place("card:lithium")))
    assert after.compared == visit.compared
    assert after.notice == library.interface.phrases.compare_full


def test_starting_again_puts_all_away_and_the_end_of_a_visit_too(library):
    visit = comparing("ect", "tms")
    assert choose(library, visit, library.interface.phrases.compare_again).compared == ()
    goodbye = replace(visit, place=Place("goodbye"))
    assert step(library, goodbye, Choose(1)).compared == ()


def test_the_same_treatment_is_not_compared_with_itself(library):
    visit = comparing("ect")
    again = compare_card(library, replace(visit, place=Place("card:ect")))
    assert again.compared == ("ect",)


def treatments():
    library = shipped_library()
    return [name for name in library.cards if comparable(library, name)]


def test_what_is_no_treatment_is_not_offered_for_comparing(library, visit):
    pages = [page(library, replace(visit, place=Place(i))) for i in page_ids(library) if i.startswith("pick:")]
    picked = {c.target.card for shown in pages for c in shown.choices if isinstance(c.target, Compare)}
    assert picked == set(treatments())
    assert len(picked) == len(library.cards) - 3
    for name in library.cards:
        offers = page(library, replace(visit, place=Place(f"keep:card:{name}"))).choices
        assert any(isinstance(choice.target, Compare) for choice in offers) == (name in picked)


def test_what_all_say_in_the_same_words_is_told_once(library):
    shown = page(library, comparing("ketamine", "ect", "lithium", domain="effects"))
    assert [item.show for item in shown.items].count("If you think about suicide, tell someone now.") == 1
    assert library.interface.phrases.compare_shared in [item.show for item in shown.items]


def test_starting_again_has_the_same_number_with_two_and_with_three(library):
    numbers = {
        next(c.number for c in page(library, comparing(*cards)).choices if isinstance(c.target, CompareNone))
        for cards in (("ect", "tms"), ("ect", "tms", "ketamine"))
    }
    assert len(numbers) == 1


def shares(text):
    return re.findall(r"\d[\d,]* (?:of|in) \d[\d,]*", text)


def looks_right(library, cards, domain):
    shown = page(library, comparing(*cards, domain=domain))
    roles = [item.role for item in shown.items]
    headings = [item.show for item in shown.items if item.role is Role.HEADING]
    sections = DOMAINS[domain]
    for row, section in enumerate(sections):
        part = "" if len(sections) == 1 else f": {getattr(library.interface.headings, section)}"
        here = headings[row * len(cards) : (row + 1) * len(cards)]
        assert here == [f"{library.cards[name].title}{part}" for name in cards], "row by row, in the order of choosing"
    first_share = next((i for i, item in enumerate(shown.items) if shares(item.show)), len(roles))
    warnings = [i for i, item in enumerate(shown.items) if item.show == library.interface.phrases.compare_numbers]
    assert warnings or first_share == len(roles), "numbers stand here and nothing says that they cannot be compared"
    assert all(warning < first_share for warning in warnings), "before any number stands"
    words = [item.show for item in shown.items if item.role in (Role.SENTENCE, Role.WARNING)]
    roles_of_pairs = list(pairwise(roles))
    assert (Role.HEADING, Role.HEADING) not in roles_of_pairs, "no heading stands over nothing"
    assert len(words) <= sum(len(getattr(library.cards[n].sections, s)) for n in cards for s in DOMAINS[domain])
    spoken = " ".join(item.say for item in shown.items)
    told = [item.show.removeprefix("Warning: ") for item in shown.items]
    for name in cards:
        for section in DOMAINS[domain]:
            for sentence in getattr(library.cards[name].sections, section):
                assert sentence.text in told
                assert (sentence.say or sentence.text) in spoken
    assert len(shown.choices) <= 9
    ranking = r"\b(best|better|worse|worst|winner|first choice|recommend\w*|score)\b"
    own = [item.show for item in shown.items if item.role in (Role.TITLE, Role.NOTE)]
    assert not re.search(ranking, " ".join(own), re.IGNORECASE)


@pytest.mark.parametrize("domain", DOMAINS)
def test_any_two_treatments_stand_side_by_side_with_all_their_sentences(library, domain):
    for pair in combinations(treatments(), 2):
        looks_right(library, pair, domain)


@settings(max_examples=200, deadline=None)
@given(st.data(), st.sampled_from(sorted(DOMAINS)))
def test_any_three_too_in_the_order_of_choosing(data, domain):
    library = shipped_library()
    cards = data.draw(st.lists(st.sampled_from(treatments()), min_size=3, max_size=3, unique=True))
    looks_right(library, tuple(cards), domain)


def test_the_domains_are_walked_one_after_the_other_and_lead_back(library):
    visit = choose(library, comparing("ect", "cbt"), library.interface.domains.works)
    seen = [visit.place.page]
    while any("Next:" in choice.show for choice in page(library, visit).choices):
        visit = step(library, visit, Choose(1))
        seen.append(visit.place.page)
    assert seen == [f"compare:{domain}" for domain in DOMAINS]
    assert choose(library, visit, library.interface.phrases.compare_back).place.page == "compare"
    assert step(library, visit, Command.HOME).place.page == HOME


def test_a_question_asked_with_too_few_treatments_asks_for_them(library):
    shown = page(library, comparing("ect", domain="works"))
    assert library.interface.phrases.compare_second in " ".join(choice.show for choice in shown.choices)
    assert MOST_COMPARED == 3
