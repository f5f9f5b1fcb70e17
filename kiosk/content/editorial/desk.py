"""What every rule is given: the pack, the settings of the editor, and today's date; and what a rule is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kiosk.content.editorial.texts import Text
    from kiosk.content.library import Library
    from kiosk.content.marks import Tree
    from kiosk.content.shapes.editorial import Editorial
    from kiosk.content.shapes.texts import Stock
    from kiosk.errors import Fault


@dataclass(frozen=True)
class Desk:
    """What lies before the editor."""

    library: Library
    stock: Stock
    trees: Mapping[str, Tree]
    settings: Editorial
    today: datetime.date
    texts: list[Text]

    def excused(self, rule: str, text: Text, about: str) -> bool:
        """Whether the settings give a reason why a rule does not hold for something on a page."""
        return (rule, text.name, about) in self._excuses

    @cached_property
    def _excuses(self) -> set[tuple[str, str, str]]:
        return {(found.rule, found.page, found.about) for found in self.settings.exceptions}


@dataclass(frozen=True)
class Rule:
    """One rule of the editor."""

    code: str
    """Short and for ever: R1."""
    level: str
    """Its name in the levels of editorial.yaml."""
    reason: str
    """Why it is a rule, for authors."""
    check: Callable[[Desk], Iterator[Fault]]


def page_rule(check: Callable[[Desk, Text], Iterator[Fault]]) -> Callable[[Desk], Iterator[Fault]]:
    """A check of one page, as a check of all."""

    def check_all(desk: Desk) -> Iterator[Fault]:
        for text in desk.texts:
            yield from check(desk, text)

    return check_all


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for whole words and phrases; * behind a word stands for any ending.  No words match nothing."""
    return _any_of(tuple(words))


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    found = sorted(words, key=len, reverse=True)  # the longer one wins
    inner = "|".join(re.sub(r"\\\*(?=\\ |$)", r"\\w*", re.escape(word)) for word in found)
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)" if inner else r"(?!)", re.IGNORECASE)


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph: they end with . ? or ! before a blank."""
    return re.split(r"(?<=[.?!])\s+", text.strip())
