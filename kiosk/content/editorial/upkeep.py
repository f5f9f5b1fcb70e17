"""Rules for the pack as a whole: dates of review, the same sentence twice, and what nobody uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.links import dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.editorial.desk import Desk
    from kiosk.content.marks import Where
    from kiosk.errors import Fault


def review_dates(desk: Desk) -> Iterator[Fault]:
    """A text is checked again when its date has come."""
    for name, text in dated(desk.library):
        if text.review_due < desk.today:
            problem = f"the text was due for review on {text.review_due}"
            yield desk.trees[name].fault(
                ("review_due",), problem, "a date to come", "check the text, then set new dates"
            )
        if text.reviewed > desk.today:
            problem = f"the text was checked on {text.reviewed}, which is still to come"
            yield desk.trees[name].fault(("reviewed",), problem, "a date that has been", "mend the date")


def repeats(desk: Desk) -> Iterator[Fault]:
    """A sentence that stands in two places is written once, in the stock."""
    first = {_plain(s.text): f"stock.yaml, as {name}" for name, s in desk.stock.sentences.items()}
    for text in desk.texts:
        if text.name.startswith("regions/"):
            continue  # a kiosk shows one region, and each must be whole
        on_page: set[str] = set()
        for line, _ in text.sentences:
            plain = _plain(line.text)
            place = f"{text.tree.file}:{text.tree.place(line.where)[0]}"
            if plain in on_page:
                yield text.fault(line.where, "the sentence stands on this page twice", "once", "take one away")
            elif not line.used and text.tree is not desk.trees["stock"] and plain in first:
                problem = f"the same sentence stands in {first[plain]}"
                yield text.fault(line.where, problem, "each sentence once", "use the stock, or word it anew")
            on_page.add(plain)
            first.setdefault(plain, place)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def unused(desk: Desk) -> Iterator[Fault]:
    """A source or a stock sentence that nobody uses is forgotten, or a page has lost it."""
    expected, remedy = "a sentence that needs it", "take it away"
    stock = desk.trees["stock"]
    pages = [text for text in desk.texts if text.tree is not stock]
    rests_on = {fact for text in pages for _, sentence in text.sentences for fact in sentence.facts}
    rests_on |= {f for region in desk.library.regions.values() for line in region.lines for f in line.facts}
    rests_on |= {fact for said in desk.library.pronunciations.values() for fact in said.facts}
    used = set(desk.library.sources_of(fact for fact in rests_on if fact in desk.library.facts))
    for name in desk.library.sources:
        if name not in used:
            where: Where = ("sources", name)
            problem = f"no sentence rests on the source {name!r}"
            yield desk.trees["sources"].fault(where, problem, expected, remedy, of_key=True)
    taken = {line.text for text in pages for line, _ in text.sentences if line.used}
    for name, sentence in desk.stock.sentences.items():
        if sentence.text not in taken:
            problem = f"no page uses the stock sentence {name!r}"
            yield stock.fault(("sentences", name), problem, "a page that needs it", remedy, of_key=True)
