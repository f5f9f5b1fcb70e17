"""The list, what matters, and the sheet: what choices and commands do to a visit."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.visit.commands import (
    Choose,
    Command,
    ContentChanged,
    Headphones,
    Idle,
    Pick,
    Printed,
    PrintSheet,
    Unanswered,
)
from kiosk.visit.page import Drop, Keep, Print
from kiosk.visit.pages import page, page_ids
from kiosk.visit.pages.compare import DOMAINS, domains_of
from kiosk.visit.step import step
from kiosk.visit.visit import MOST_KEPT, Kept, Outlets, Paper, Place, Station, Weight, begin
from tests.conftest import shipped_library

ECT = Kept("treatment", "card:ect")


@pytest.fixture
def own(library):
    return library.interface.own


def at(visit, page_id, item=""):
    return replace(visit, place=Place(page_id, item))


def choose(library, visit, words):
    choice = next(choice for choice in page(library, visit).choices if words in choice.show)
    return step(library, visit, Choose(choice.number))


def shown(library, visit):
    return [item.show for item in page(library, visit).items]


# -- keeping


def test_k_keeps_the_treatment_of_a_card_and_goes_on_reading(library, visit, own):
    reading = replace(at(visit, "card:ect", "sentence-2"), reading=True)
    after = step(library, reading, Command.KEEP)
    assert after.kept == (ECT,)
    assert after.notice == own.kept.format(title="Electroconvulsive therapy (ECT)")
    assert after.place == reading.place
    assert after.say.value == "on"


def test_k_on_a_question_keeps_the_question(library, visit):
    line = next(item for item in page(library, at(visit, "card:ect")).items if item.show.endswith("?"))
    after = step(library, at(visit, "card:ect", line.id), Command.KEEP)
    assert after.kept == (Kept("question", "card:ect", line.show),)


def test_k_keeps_the_line_of_a_list_and_the_word_of_its_page(library, visit):
    topic = at(visit, "topic:brain-stimulation")
    line = next(item for item in page(library, topic).items if "Electroconvulsive" in item.show)
    assert step(library, at(visit, topic.place.page, line.id), Command.KEEP).kept == (ECT,)
    assert step(library, at(visit, "term:placebo"), Command.KEEP).kept == (Kept("word", "term:placebo"),)


def test_where_nothing_can_be_kept_k_says_what_can(library, visit, own):
    after = step(library, at(visit, "home"), Command.KEEP)
    assert after.kept == ()
    assert after.notice == own.kept_nothing


def test_what_is_kept_twice_stands_once(library, visit, own):
    twice = step(library, step(library, at(visit, "card:ect"), Command.KEEP), Command.KEEP)
    assert twice.kept == (ECT,)
    assert twice.notice.startswith("This is on your list already")


def test_a_full_list_says_so_and_loses_nothing(library, visit, own):
    full = replace(visit, kept=tuple(Kept("treatment", f"card:{name}") for name in list(library.cards)[:MOST_KEPT]))
    after = step(library, at(full, "term:placebo"), Command.KEEP)
    assert after.kept == full.kept
    assert after.notice == own.kept_full.format(most=MOST_KEPT)


def test_the_page_of_a_card_keeps_it_and_its_questions_and_takes_them_off_again(library, visit, own):
    there = choose(library, at(visit, "card:ect"), own.keep_choice)
    assert there.place.page == "keep:card:ect"
    kept = choose(library, there, "Keep: Electroconvulsive")
    assert kept.kept == (ECT,)
    off = choose(library, kept, "On my list, take it off: Electroconvulsive")
    assert off.kept == ()
    assert off.notice.startswith("Taken off your list")
    assert step(library, off, Command.BACK).place.page == "card:ect"


def test_everything_that_k_keeps_can_be_kept_by_lines_of_pages_alone(library, visit):
    offered = set()
    for page_id in page_ids(library):
        offered |= {c.target.kept for c in page(library, at(visit, page_id)).choices if isinstance(c.target, Keep)}
    for page_id in page_ids(library):
        made = page(library, at(visit, page_id))
        for kept in {made.keeps, *(item.keeps for item in made.items)} - {None}:
            here = replace(kept, page=f"card:{page_id}") if page_id.startswith("compare") else kept
            assert here in offered or kept in offered, f"{kept} on {page_id}"


# -- taking off


def test_what_is_taken_off_can_be_put_back(library, visit, own):
    visit = at(replace(visit, kept=(ECT, Kept("word", "term:placebo"))), "list:edit")
    off = choose(library, visit, "Take off: Electroconvulsive")
    assert off.kept == (Kept("word", "term:placebo"),)
    assert page(library, off).item(off.place.item).show == "1. Put back: Electroconvulsive therapy (ECT)"
    back = step(library, off, Command.SELECT)
    assert back.kept == visit.kept, "the same line again puts it back where it was"
    assert not any("Put back" in words for words in shown(library, back))


def test_everything_is_taken_off_only_after_a_question(library, visit, own):
    visit = at(replace(visit, kept=(ECT,), matters=(("cost", Weight.LOT),)), "list")
    visit = choose(library, visit, own.list_edit)
    asked = choose(library, visit, own.drop_all)
    assert asked.kept == (ECT,)
    assert page(library, asked).title == own.drop_sure
    assert choose(library, asked, library.interface.phrases.stay).kept == (ECT,)
    empty = choose(library, asked, own.drop_yes)
    assert (empty.kept, empty.matters, empty.place.page) == ((), (), "list")
    assert empty.notice == own.dropped_all
    assert own.list_empty in shown(library, empty)


# -- what matters


def test_the_six_domains_are_walked_by_one_key_each_and_any_can_be_skipped(library, visit, own):
    visit = choose(library, at(visit, "matters"), "Start with")
    seen = []
    for number in (1, 2, 3, 4, 1, 4):
        seen.append(visit.place.page)
        visit = step(library, visit, Choose(number))
    assert seen == [f"matters:{domain}" for domain in DOMAINS]
    assert visit.place.page == "matters:done"
    assert dict(visit.matters) == {"works": "lot", "given": "some", "effects": "little", "time": "lot"}
    told = shown(library, visit)
    assert told[1:4] == [
        "A lot: How well it works; How soon, and how long", "Some: How it is given", "Not much: Side effects",
    ]  # fmt: skip


def test_an_answer_is_told_changed_and_taken_away(library, visit, own):
    visit = step(library, at(visit, "matters:cost"), Choose(1))
    assert own.matters_now.format(weight=own.matters_lot) in shown(library, at(visit, "matters:cost"))
    assert step(library, at(visit, "matters:cost"), Choose(3)).matters == (("cost", Weight.LITTLE),)
    kept = step(library, at(visit, "matters:cost"), Choose(4))
    assert (kept.matters, kept.place.page) == (visit.matters, "matters:done"), "to pass by leaves the answer"


def test_it_orders_the_questions_of_comparing_and_leaves_none_out(library, visit):
    assert domains_of(visit) == list(DOMAINS)
    visit = replace(visit, matters=(("works", Weight.LITTLE), ("cost", Weight.LOT), ("life", Weight.SOME)))
    assert domains_of(visit) == ["cost", "life", "given", "effects", "time", "works"]
    compared = at(replace(visit, compared=("ect", "cbt")), "compare")
    choices = [choice.show for choice in page(library, compared).choices]
    assert choices[0] == f"1. {library.interface.domains.cost}"
    answers = choose(library, compared, library.interface.domains.cost)
    assert any(f"Next: {library.interface.domains.life}" in words for words in shown(library, answers))


def test_it_scores_nothing_and_names_no_treatment(library, visit):
    titles = [card.title for card in library.cards.values()]
    for page_id in (i for i in page_ids(library) if i.startswith("matters")):
        words = " ".join(shown(library, at(replace(visit, matters=(("cost", Weight.LOT),)), page_id)))
        assert not [title for title in titles if title in words]
        assert "score" not in words.lower()


# -- printing


@pytest.fixture
def printing(library):
    return at(begin(Station(tuple(library.themes), outlets=Outlets(paper=True), clinic="Clinic")), "take:paper")


def test_the_list_is_printed_once_and_a_second_press_says_that_it_is_underway(library, printing, own):
    asked = choose(library, replace(printing, kept=(ECT,)), own.paper_now)
    assert isinstance(asked.order, PrintSheet)
    assert asked.order.sheet.clinic == "Clinic"
    assert asked.notice == own.paper_underway
    again = choose(library, replace(asked, order=None), own.paper_now)
    assert again.order is None
    assert again.notice == own.paper_underway


@pytest.mark.parametrize("paper", [Paper.SLOW, Paper.PRINTED, Paper.EMPTY, Paper.MISSING, Paper.FAILED])
def test_what_became_of_the_sheet_is_told_at_once_wherever_the_visitor_is_and_the_list_is_kept(
    library, printing, own, paper
):
    asked = replace(choose(library, replace(printing, kept=(ECT,)), own.paper_now), order=None)
    elsewhere = at(asked, "card:ect", "sentence-1")
    told = step(library, elsewhere, Printed(paper))
    words = getattr(own, f"paper_{paper}")
    assert told.notice == words
    assert told.sounding
    assert (told.place, told.kept) == (elsewhere.place, (ECT,))
    assert words in shown(library, at(told, "take:paper"))


@pytest.mark.parametrize("paper", [Paper.EMPTY, Paper.MISSING, Paper.FAILED])
def test_behind_a_failure_the_way_on_is_said_and_one_key_away(library, printing, own, paper):
    asked = replace(choose(library, printing, own.paper_now), order=None)
    told = step(library, asked, Printed(paper))
    assert own.take_other in page(library, told).item(told.place.item).show
    assert told.say.value == "item"
    assert step(library, told, Command.SELECT).place.page == "take"


def test_where_the_sheet_comes_out_is_told_when_it_does(library, printing, own):
    station = replace(printing.station, outlets=Outlets(paper=True, place="at the desk"))
    asked = replace(choose(library, replace(printing, station=station), own.paper_now), order=None)
    assert step(library, asked, Printed(Paper.PRINTED)).notice.endswith("The sheet comes out at the desk.")


def test_a_sheet_of_the_last_visitor_is_not_told_to_the_next(library, printing):
    assert step(library, printing, Printed(Paper.EMPTY)) == printing


def test_the_question_whether_anybody_is_there_is_not_covered_by_news_of_paper(library, printing, own):
    asked = replace(choose(library, printing, own.paper_now), order=None)
    leaving = step(library, asked, Idle())
    told = step(library, leaving, Printed(Paper.PRINTED))
    assert told.leaving
    assert told.notice == leaving.notice
    assert told.paper is Paper.PRINTED
    assert own.paper_printed in step(library, told, Command.DOWN).notice, "who answers is told"


def test_news_of_paper_does_not_wake_a_voice_that_holds_still(library, printing, own):
    """The headphones are out: nobody else is to hear it."""
    asked = replace(choose(library, printing, own.paper_now), order=None)
    out = step(library, replace(at(asked, "home"), reading=True, sounding=True), Headphones(plugged=False))
    assert out.paused
    told = step(library, out, Printed(Paper.PRINTED))
    assert told.paused
    assert told.say.value == "nothing"
    assert told.notice == own.paper_printed


def test_who_finishes_while_a_sheet_is_underway_is_told(library, printing, own):
    asked = replace(choose(library, printing, own.paper_now), order=None)
    assert own.paper_underway in shown(library, at(asked, "goodbye"))
    assert own.paper_underway not in shown(library, at(printing, "goodbye"))


def test_without_a_printer_none_is_offered(library, visit):
    assert not any(isinstance(c.target, Print) for c in page(library, at(visit, "take")).choices)
    assert library.interface.own.take_paper not in " ".join(shown(library, at(visit, "take")))


def test_where_the_printer_may_keep_a_copy_the_page_says_so(library, printing, own):
    assert own.paper_copies in shown(library, printing)
    private = replace(
        printing, station=replace(printing.station, outlets=Outlets(paper=True, place="here", copies=False))
    )
    assert own.paper_copies not in shown(library, private)
    assert own.paper_place.format(place="here") in shown(library, private)


# -- codes


def test_a_long_list_stands_in_several_codes_one_a_page(library, visit, own):
    visit = replace(visit, kept=(ECT, Kept("word", "term:placebo")), station=replace(visit.station, code_bytes=300))
    visit = choose(library, at(visit, "take"), own.take_code)
    texts, titles = [], []
    while True:
        made = page(library, visit)
        texts.append(made.code)
        titles.append(made.title)
        if own.code_next not in " ".join(choice.show for choice in made.choices):
            break
        visit = choose(library, visit, own.code_next)
    assert titles == [own.code_title.format(number=i, of=len(texts)) for i in range(1, len(texts) + 1)]
    assert len(texts) > 1
    assert all(len(text.encode()) <= 300 for text in texts)
    assert "Electroconvulsive therapy (ECT)" in " ".join(texts)


def test_more_codes_than_anybody_would_scan_are_not_offered(library, visit, own):
    asked = [Kept("question", "article:questions", f"Question {i}: " + "long words " * 30 + "?") for i in range(8)]
    visit = replace(visit, kept=tuple(asked), station=replace(visit.station, code_bytes=110))
    assert own.take_code not in " ".join(shown(library, at(visit, "take")))


def test_on_a_dark_screen_the_page_of_a_code_says_how_to_make_it_bright(library, visit, own):
    visit = replace(visit, station=replace(visit.station, code_bytes=500), curtain=True)
    assert own.code_dark in shown(library, at(visit, "take:code"))


def test_a_question_of_many_articles_stands_once(library, visit):
    question = "Who do I call out of hours if I get worse or feel unsafe?"
    visit = replace(visit, kept=(Kept("question", "article:stops-working", question),))
    line = next(c for c in page(library, at(visit, "keep:article:no-more-options")).choices if question in c.show)
    assert step(library, at(visit, "keep:article:no-more-options"), Pick(line.id)).kept == visit.kept


def test_without_room_for_a_code_none_is_offered_and_its_page_says_so(library, visit, own):
    small = replace(visit, station=replace(visit.station, code_bytes=80))
    assert own.take_code not in " ".join(shown(library, at(small, "take")))
    there = page(library, at(small, "take:code"))
    assert there.code == ""
    assert own.code_none in [item.show for item in there.items]
    switched_off = replace(visit, station=replace(visit.station, code_bytes=500, outlets=Outlets(codes=False)))
    assert own.take_code not in " ".join(shown(library, at(switched_off, "take")))


# -- listening


def test_who_writes_is_read_to_line_by_line(library, visit, own):
    visit = replace(visit, kept=(ECT,))
    there = choose(library, at(visit, "take"), own.take_listen)
    made = page(library, there)
    assert made.paced
    assert made.item(there.place.item).show == own.treatments
    on = step(library, there, Command.SELECT)
    assert made.index(on.place.item) == made.index(there.place.item) + 1
    assert on.say.value == "item"
    assert not on.reading


def test_names_of_medicines_are_spelled_by_themselves(library, visit):
    visit = at(replace(visit, kept=(Kept("treatment", "card:esketamine"),)), "take:listen")
    assert "Esketamine: E, S, K, E, T, A, M, I, N, E" in shown(library, visit)


# -- the end


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*Command, *map(Choose, range(1, 10))]), max_size=25), st.data())
def test_whatever_was_kept_is_gone_at_the_end_of_a_visit(messages, data):
    library = shipped_library()
    station = Station(tuple(library.themes), outlets=Outlets(paper=True), code_bytes=300)
    start = data.draw(st.sampled_from(["list", "matters:works", "keep:card:ect", "take", "take:paper", "take:code"]))
    visit = replace(at(begin(station), start), kept=(ECT,), trail=(Place("home"),))
    for message in messages:
        visit = replace(step(library, visit, message), order=None)
        assert len(visit.kept) <= MOST_KEPT
        assert page(library, visit).items
    if visit.fresh or visit.place.page == "door":
        return
    finished = step(library, at(replace(visit, leaving=False, learning=False, scan=None), "goodbye"), Choose(1))
    assert (finished.kept, finished.matters, finished.dropped, finished.paper) == ((), (), None, Paper.NONE)
    left = step(library, replace(visit, leaving=True), Unanswered())
    assert left.fresh
    assert left.kept == ()


def test_a_visit_with_nothing_but_a_list_is_not_taken_for_nobody(library, visit):
    assert visit.fresh
    assert not replace(visit, kept=(ECT,)).fresh
    assert not replace(visit, matters=(("cost", Weight.LOT),)).fresh


def test_what_is_gone_from_new_content_leaves_the_list(library, visit):
    less = replace(library, cards={name: card for name, card in library.cards.items() if name != "ect"})
    less = replace(less, topics=tuple(replace(t, cards=tuple(c for c in t.cards if c != "ect")) for t in less.topics))
    visit = replace(visit, kept=(ECT, Kept("word", "term:placebo")), dropped=(0, ECT))
    after = step(less, visit, ContentChanged())
    assert after.kept == (Kept("word", "term:placebo"),)
    assert after.dropped is None


def test_a_touch_on_a_line_keeps_too(library, visit):
    assert step(library, at(visit, "keep:card:ect"), Pick("choice-1")).kept == (ECT,)


def test_taking_off_what_is_not_there_changes_nothing_else(library, visit):
    edit = at(replace(visit, kept=(ECT,)), "list:edit")
    targets = [choice.target for choice in page(library, edit).choices]
    assert Drop(ECT) in targets
