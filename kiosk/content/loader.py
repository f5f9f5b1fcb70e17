"""A language folder to a Library, or every fault of every file at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.content import links, schema
from kiosk.content.files import list_files, shown, stranger
from kiosk.content.library import Library
from kiosk.content.marks import Tree, read_tree
from kiosk.content.themes import load_themes
from kiosk.errors import BadInputError, Fault

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("pack", "interface", "overview", "topics", "terms", "facts", "sources", "crisis")
FOLDERS = {"cards": "card", "articles": "article"}


def load(folder: Path, themes: Path) -> Library:
    """Read one language folder and the themes.  Raises BadInputError with every fault of every file."""
    library, faults = check(folder, themes)
    if library is None or faults:
        raise BadInputError(faults)
    return library


def check(folder: Path, themes: Path) -> tuple[Library | None, list[Fault]]:
    """The library as far as it can be built (None where a file is unusable) and every fault."""
    reader = _Reader(folder)
    if not folder.is_dir():
        _, faults = list_files(folder)
        return None, faults
    parts = {kind: reader.file(folder / f"{kind}.yaml", kind) for kind in FILES}
    many = {name: reader.folder(folder / name, kind) for name, kind in FOLDERS.items()}
    faults = reader.faults + reader.strangers()
    found, theme_faults = load_themes(themes)
    faults += theme_faults
    if any(part is None for part in parts.values()):
        return None, faults
    library = Library(
        pack=parts["pack"],
        interface=parts["interface"],
        overview=parts["overview"],
        topics=parts["topics"].topics,
        cards={name: card for name, card in many["cards"].items() if card},
        articles={name: article for name, article in many["articles"].items() if article},
        glossary=parts["terms"],
        crisis=parts["crisis"],
        facts=parts["facts"].facts,
        sources=parts["sources"].sources,
        themes=found,
    )
    faults += links.faults(library, reader.trees)
    return None if reader.faults else library, faults


class _Reader:
    """Reads files into shapes and keeps their trees and faults."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.trees: dict[str, Tree] = {}
        self.faults: list[Fault] = []

    def file(self, path: Path, kind: str) -> Any:
        tree, faults = read_tree(path, shown(path))
        value = None
        if not faults:
            value, faults = schema.validate(tree, kind)
        self.faults += faults
        self.trees[str(path.relative_to(self.root).with_suffix(""))] = tree
        return value

    def folder(self, folder: Path, kind: str) -> dict[str, Any]:
        paths, faults = list_files(folder)
        self.faults += faults
        return {path.stem: self.file(path, kind) for path in paths}

    def strangers(self) -> list[Fault]:
        """A fault for each file that stands in the folder and is never read."""
        known = {f"{kind}.yaml" for kind in FILES} | set(FOLDERS)
        expected = "one of " + ", ".join(sorted(known))
        entries = sorted(self.root.iterdir())
        return [stranger(path, expected) for path in entries if path.name not in known and path.name[0] != "."]
