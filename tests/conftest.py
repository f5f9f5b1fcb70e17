"""What the tests share: the shipped library, copies of it to break, and a rule for tests that need Debian packages."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

from kiosk.content import compiled
from kiosk.content.library import Library
from kiosk.content.shipped import content_folder, themes_folder
from kiosk.settings import Settings
from kiosk.settings.reading import read_settings
from kiosk.visit.pressing import for_station
from kiosk.visit.visit import Station, Visit, begin

ROOT = Path(__file__).parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a program that is not here; `.ci/run` sets KIOSK_TEST_ALL, under which nothing is skipped."""
    if os.environ.get("KIOSK_TEST_ALL"):
        return
    for item in items:
        for marker in item.iter_markers("debian"):
            program, package = marker.args
            if shutil.which(program) is None:
                item.add_marker(pytest.mark.skip(reason=f"needs {program} from Debian's package {package}"))


class MemoryStore:
    """A store of glyph sets, so that tests with many sizes draw each only once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, bytes], bytes] = {}

    def key(self, *parts: bytes) -> bytes:
        return b"".join(parts)

    def has(self, name: str, key: bytes) -> bool:
        return (name, key) in self._kept

    def read(self, name: str, key: bytes) -> bytes | None:
        return self._kept.get((name, key))

    def write(self, name: str, key: bytes, body: bytes) -> None:
        self._kept[name, key] = body


@cache
def unnamed_library() -> Library:
    """The English library as it is read: its sentences name no keys yet."""
    return compiled.load(content_folder() / "en", themes_folder())


@cache
def shipped_library() -> Library:
    """The English library, with the keys of a keyboard.  Property tests call this: Hypothesis would try to print it."""
    library = unnamed_library()
    return for_station(library, Station(tuple(library.themes)))


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped_library()


@pytest.fixture
def visit(library: Library) -> Visit:
    return begin(Station(tuple(library.themes)))


def load_settings(path: Path | None, regions: tuple[str, ...], voices: tuple[str, ...]) -> Settings:
    """The settings of a file; BadInputError with every fault."""
    loaded = read_settings(path, None, regions, voices)
    loaded.check()
    return loaded.settings


def edit(path: Path, old: str, new: str) -> int:
    """Replace the first `old` in a file; returns its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the English pack with the settings of the editor beside it, to break."""
    copy = tmp_path / "en"
    shutil.copy(content_folder() / "editorial.yaml", tmp_path)
    shutil.copytree(content_folder() / "en", copy, ignore=shutil.ignore_patterns(".*"))
    return copy
