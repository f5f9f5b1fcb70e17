"""A page: a title and items in reading order.  The one thing that every face renders."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from kiosk.visit.visit import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.content.shapes.phrases import Phrases
    from kiosk.content.shapes.texts import Picture, Sentence
    from kiosk.visit.commands import Command, Order
    from kiosk.visit.visit import Weight


class Role(StrEnum):
    """What an item is."""

    TITLE = "title"
    HEADING = "heading"
    SENTENCE = "sentence"
    WARNING = "warning"
    CHOICE = "choice"
    NOTE = "note"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Go:
    """Selecting leads to this page."""

    page: str


@dataclass(frozen=True, slots=True)
class Do:
    """Selecting means this command."""

    command: Command


@dataclass(frozen=True, slots=True)
class There:
    """Selecting means: back to where I was, and this command there.  PAUSE reads on: it is silent by then."""

    command: Command


@dataclass(frozen=True, slots=True)
class Wait:
    """Selecting makes a time longer or shorter: how long a key is not taken again, or how long a step stays."""

    kind: Literal["patience", "pace"]
    by: int


@dataclass(frozen=True, slots=True)
class Finish:
    """Selecting ends the visit."""


@dataclass(frozen=True, slots=True)
class Compare:
    """Selecting puts this card beside those that are compared already."""

    card: str


@dataclass(frozen=True, slots=True)
class CompareNone:
    """Selecting puts away all cards that are compared."""


@dataclass(frozen=True, slots=True)
class Digit:
    """Selecting enters a digit of the PIN."""

    digit: int


@dataclass(frozen=True, slots=True)
class Begin:
    """Selecting changes how each visit begins."""

    kind: Literal["size", "volume"]
    by: int


@dataclass(frozen=True, slots=True)
class Ask:
    """Selecting asks this of the machine."""

    order: Order


@dataclass(frozen=True, slots=True)
class Matter:
    """Selecting says how much a domain matters, and leads to a page."""

    domain: str
    weight: Weight
    then: str


@dataclass(frozen=True, slots=True)
class Keep:
    """Selecting puts this on the list."""

    kept: Kept


@dataclass(frozen=True, slots=True)
class Drop:
    """Selecting takes this off the list; None takes off all."""

    kept: Kept | None


@dataclass(frozen=True, slots=True)
class Print:
    """Selecting prints the list."""


Own = Compare | CompareNone | Matter | Keep | Drop | Print
"""What makes a visit the visitor's own."""
Target = Go | Do | There | Wait | Finish | Digit | Begin | Ask | Own


@dataclass(frozen=True, slots=True)
class Item:
    """One line of meaning: shown whole, spoken whole, and a place where a reader can be."""

    id: str
    role: Role
    show: str
    say: str
    target: Target | None = None
    number: int = 0
    """The digit that takes a choice; 0 for what is no choice."""
    picture: Picture | None = None
    """A row of figures that shows what the words say."""
    keeps: Kept | None = None
    """What is kept on this line, where that is not what the whole page is about."""


@dataclass(frozen=True)
class Page:
    """What is to be read and chosen at one place of the kiosk.  The first item is the title."""

    id: str
    items: tuple[Item, ...]
    opening: str
    """The id of the item where a reader begins."""
    default: str = ""
    """The id of the choice that Select takes on a line that is no choice; empty for none."""
    keeps: Kept | None = None
    """What is kept on lines that have nothing of their own to keep."""
    code: str = ""
    """The text of a code for phones that stands beside the lines; empty for none.  The lines say what it is."""
    paced: bool = False
    """Whether the voice waits behind each line, for who writes it down, and speaks slowly."""

    @property
    def title(self) -> str:
        """The words of the title."""
        return self.items[0].show

    @cached_property
    def _index(self) -> dict[str, int]:
        return {item.id: i for i, item in enumerate(self.items)}

    def index(self, item: str) -> int:
        """The position of an item from 0: of the opening for an empty id, and 0 for one that is not on the page."""
        return self._index.get(item or self.opening, 0)

    def item(self, item: str) -> Item:
        """The item with this id; the title for an id that is not on the page."""
        return self.items[self.index(item)]

    @property
    def is_menu(self) -> bool:
        """Whether the page is there to choose from rather than to read."""
        return self.item(self.opening).target is not None

    @property
    def parts(self) -> tuple[Item, ...]:
        """Where the parts of the page begin: the title, each heading, the first choice."""
        first_choice = self.choices[:1]
        return tuple(i for i in self.items if i.role in (Role.TITLE, Role.HEADING) or i in first_choice)

    def next_choice(self, item: str) -> Item | None:
        """The first choice behind an item, or None."""
        return next((item for item in self.items[self.index(item) :] if item.target), None)

    @property
    def choices(self) -> tuple[Item, ...]:
        """The items that lead somewhere, in order."""
        return tuple(item for item in self.items if item.target)

    def position(self, item: str, phrases: Phrases) -> str:
        """Where a reader is, in words: which part of a text, or how many choices there are."""
        if self.is_menu:
            return phrases.position_menu.format(of=len(self.choices))
        parts = self.parts
        place = sum(self.index(part.id) <= self.index(item) for part in parts)
        return phrases.position_text.format(place=place, of=len(parts))

    def to_json(self) -> dict[str, object]:
        """The page as plain values: id, title, and the items with id, role, show and say."""
        items = [{"id": i.id, "role": i.role.value, "show": i.show, "say": i.say} for i in self.items]
        return {"id": self.id, "title": self.title, "items": items}


@dataclass
class Draft:
    """A page being written.  Gives ids and numbers in order of writing."""

    id: str
    phrases: Phrases
    items: list[Item] = field(default_factory=list)
    _counts: Counter[Role] = field(default_factory=Counter)

    def _add(
        self, role: Role, show: str, say: str = "", picture: Picture | None = None, keeps: Kept | None = None
    ) -> None:
        self._counts[role] += 1
        name = role.value if role is Role.TITLE else f"{role.value}-{self._counts[role]}"
        self.items.append(Item(name, role, show, say or show, picture=picture, keeps=keeps))

    def title(self, show: str) -> None:
        """The name of the page; comes first."""
        self._add(Role.TITLE, show)

    def heading(self, show: str, say: str = "") -> None:
        """A heading inside the page."""
        self._add(Role.HEADING, show, say)

    def sentence(self, show: str, say: str = "") -> None:
        """A sentence of the kiosk's own."""
        self._add(Role.SENTENCE, show, say)

    def sentences(self, sentences: Iterable[Sentence]) -> None:
        """Sentences of the content.  Questions among them can be kept."""
        for sentence in sentences:
            keeps = Kept("question", self.id, sentence.text) if sentence.is_question else None
            if sentence.warning:
                shown, said = (self.phrases.warning.format(text=text) for text in (sentence.text, sentence.say))
                self._add(Role.WARNING, shown, said if sentence.say else shown)
            else:
                self._add(Role.SENTENCE, sentence.text, sentence.say, sentence.picture, keeps)

    def note(self, show: str) -> None:
        """Something about the page rather than its matter: a date, a limit."""
        self._add(Role.NOTE, show)

    def source(self, show: str) -> None:
        """Where facts come from."""
        self._add(Role.SOURCE, show)

    def choice(self, label: str, target: Target, keeps: Kept | None = None) -> None:
        """Something to choose, numbered in order."""
        self._counts[Role.CHOICE] += 1
        number = self._counts[Role.CHOICE]
        words = self.phrases.numbered.format(number=number, label=label)
        self.items.append(Item(f"choice-{number}", Role.CHOICE, words, words, target, number, keeps=keeps))

    def text(self) -> Page:
        """The page, to be read from its title on."""
        return Page(self.id, tuple(self.items), self.items[0].id)

    def menu(self, *, default: bool = False) -> Page:
        """The page, to choose from: a reader begins at the first choice, which may be the one taken by default."""
        first = next((item.id for item in self.items if item.target), self.items[0].id)
        return Page(self.id, tuple(self.items), first, first if default else "")
