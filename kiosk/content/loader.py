"""A language folder to a Library, or every fault of every file at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.content import links, schema, stock
from kiosk.content.files import list_files, shown, stranger
from kiosk.content.library import Library
from kiosk.content.marks import Tree, read_tree
from kiosk.content.themes import load_themes
from kiosk.errors import BadInputError, Fault

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.content.marks import Value
    from kiosk.content.shapes.texts import Card, Stock

FILES = ("stock", "pack", "interface", "topics", "terms", "pronunciation", "facts", "sources", "crisis")
"""The stock comes first: the others use it."""
FOLDERS = {"cards": "card", "articles": "article", "regions": "region"}


@dataclass
class Reading:
    """What was read of a language folder: the library as far as it can be built, the trees by name, every fault."""

    library: Library | None = None
    stock: Stock | None = None
    trees: dict[str, Tree] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def load(folder: Path, themes: Path) -> Library:
    """Read one language folder and the themes.  Raises BadInputError with every fault of every file."""
    reading = read(folder, themes)
    if reading.library is None or reading.faults:
        raise BadInputError(reading.faults)
    return reading.library


def load_card(folder: Path, name: str) -> Card:
    """One card alone.  Raises BadInputError with every fault of its file."""
    reader = _Reader(folder)
    reader.file(folder / "stock.yaml", "stock")
    card = reader.file(folder / "cards" / f"{name}.yaml", "card")
    if reader.faults:
        raise BadInputError(reader.faults)
    return card  # type: ignore[no-any-return]


def read(folder: Path, themes: Path) -> Reading:
    """Read one language folder and the themes, and look for every fault of shape and of links."""
    reader = _Reader(folder)
    if not folder.is_dir():
        _, faults = list_files(folder)
        return Reading(faults=faults)
    parts = {kind: reader.file(folder / f"{kind}.yaml", kind) for kind in FILES}
    many = {name: reader.folder(folder / name, kind) for name, kind in FOLDERS.items()}
    faults = reader.faults + reader.strangers()
    found, theme_faults = load_themes(themes)
    faults += theme_faults
    if any(part is None for part in parts.values()):
        return Reading(trees=reader.trees, faults=faults)
    library = Library(
        pack=parts["pack"],
        interface=parts["interface"],
        topics=parts["topics"].topics,
        shelves=parts["topics"].shelves,
        cards=many["cards"],
        articles=many["articles"],
        glossary=parts["terms"],
        pronunciations=parts["pronunciation"].words,
        speech=parts["pronunciation"].speech,
        crisis=parts["crisis"],
        regions=many["regions"],
        facts=parts["facts"].facts,
        sources=parts["sources"].sources,
        uses=_uses(many["cards"]),
        texts=len(many["cards"]) + len(many["articles"]),
        signed=sum(bool(text.reviewed_by) for kind in ("cards", "articles") for text in many[kind].values()),
        themes=found,
    )
    faults += links.faults(library, parts["stock"], reader.trees)
    return Reading(library, parts["stock"], reader.trees, faults)


def _uses(cards: Mapping[str, Card]) -> dict[str, tuple[str, ...]]:
    uses: dict[str, list[str]] = {}
    for name, card in cards.items():
        for term in card.terms:
            uses.setdefault(term, []).append(name)
    return {term: tuple(names) for term, names in uses.items()}


class _Reader:
    """Reads files into shapes and keeps their trees and faults."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.trees: dict[str, Tree] = {}
        self.faults: list[Fault] = []
        self._stock: Mapping[str, Value] | None = None

    def file(self, path: Path, kind: str) -> Any:
        tree, faults = read_tree(path, shown(path))
        value = None
        if not faults:
            faults = stock.fill_in(tree, self._stock) if kind != "stock" else []
            value, found = schema.validate(tree, kind)
            faults += found
        if kind == "stock" and isinstance(tree.value, dict) and value is not None:
            sentences = tree.value["sentences"]
            self._stock = sentences if isinstance(sentences, dict) else None
        self.faults += faults
        self.trees[str(path.relative_to(self.root).with_suffix(""))] = tree
        return None if faults else value

    def folder(self, folder: Path, kind: str) -> dict[str, Any]:
        """The values of a folder by name; a file that is unusable is left out."""
        paths, faults = list_files(folder)
        self.faults += faults
        read = {path.stem: self.file(path, kind) for path in paths}
        return {name: value for name, value in read.items() if value is not None}

    def strangers(self) -> list[Fault]:
        """A fault for each file that stands in the folder and is never read."""
        known = {f"{kind}.yaml" for kind in FILES} | set(FOLDERS)
        expected = "one of " + ", ".join(sorted(known))
        entries = sorted(self.root.iterdir())
        return [stranger(path, expected) for path in entries if path.name not in known and path.name[0] != "."]
