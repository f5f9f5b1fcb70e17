"""The compiled library is only ever a copy of the pack."""

import hashlib
import os
import pickle
import stat
import time
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import pytest

from kiosk.content import compiled
from kiosk.content.shipped import themes_folder
from kiosk.errors import BadInputError
from kiosk.store import digest
from tests.conftest import edit

THEMES = themes_folder()


def whole(value):
    """Everything in a library as plain values, every card read."""
    if is_dataclass(value):
        return {field.name: whole(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: whole(inner) for key, inner in value.items()}
    return [whole(inner) for inner in value] if isinstance(value, tuple) else value


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """The user's cache of a machine of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def settled(pack):
    """A pack whose files changed long ago, so that their times can be trusted."""
    for path in [*pack.rglob("*.yaml"), *THEMES.glob("*.yaml")]:
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return pack


def no_yaml(monkeypatch):
    monkeypatch.setattr("kiosk.content.loader.read", lambda *_: pytest.fail("the pack was read again"))


def test_the_second_reading_gives_the_same_library(pack):
    first = compiled.load(pack, THEMES)
    assert (pack / compiled.NAME).exists()
    assert whole(compiled.load(pack, THEMES)) == whole(first)


def test_the_second_reading_does_not_read_yaml(pack, monkeypatch):
    compiled.load(pack, THEMES)
    no_yaml(monkeypatch)
    assert compiled.load(pack, THEMES).cards["tms"].title


def test_a_card_is_read_when_it_is_asked_for_and_then_kept(pack):
    compiled.load(pack, THEMES)
    cards = compiled.load(pack, THEMES).cards
    assert "tms" in cards
    assert len(cards) == len(list((pack / "cards").iterdir()))
    assert cards["tms"] is cards["tms"]
    assert "nothing" not in cards


def test_the_bytes_of_the_pack_are_not_read_where_its_times_say_that_nothing_changed(pack, monkeypatch):
    compiled.load(pack, THEMES)
    soon = time.time_ns() + 10_000_000_000
    monkeypatch.setattr("time.time_ns", lambda: soon)
    compiled.load(pack, THEMES)  # the times have settled, and are written down
    monkeypatch.setattr("kiosk.content.compiled._Files.digests", lambda _: pytest.fail("the bytes were read"))
    assert compiled.load(pack, THEMES).cards["tms"].title


def test_a_change_is_seen_though_size_and_time_stay_the_same(settled):
    compiled.load(settled, THEMES)
    path = settled / "cards/tms.yaml"
    before = path.stat()
    title = compiled.load(settled, THEMES).cards["tms"].title
    edit(path, f"title: {title}", f"title: {title[:-1]}?")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert compiled.load(settled, THEMES).cards["tms"].title.endswith("?")


def test_a_file_that_only_has_a_new_time_is_not_read_as_yaml(pack, monkeypatch):
    compiled.load(pack, THEMES)
    os.utime(pack / "cards/tms.yaml")
    no_yaml(monkeypatch)
    compiled.load(pack, THEMES)


def test_a_fault_in_the_pack_is_told_though_a_compiled_library_is_there(pack):
    compiled.load(pack, THEMES)
    (pack / "cards/tms.yaml").write_text("", encoding="utf-8")
    with pytest.raises(BadInputError):
        compiled.load(pack, THEMES)


@pytest.mark.parametrize("file", ["cards/new.yaml", "cards/tms.yaml"])
def test_a_file_that_comes_or_goes_is_seen(pack, file):
    compiled.load(pack, THEMES)
    path = pack / file
    path.unlink() if path.exists() else path.write_text("title: x\n", encoding="utf-8")
    with pytest.raises(BadInputError):
        compiled.load(pack, THEMES)


HEAD = 4 * 32 + 8


@pytest.mark.parametrize(
    "damage",
    [
        lambda d: b"",
        lambda d: d[:100],
        lambda d: d[:-1],
        lambda d: d + b"x",
        lambda d: d[:70] + bytes([d[70] ^ 1]) + d[71:],
        lambda d: d[: HEAD + 9] + bytes([d[HEAD + 9] ^ 1]) + d[HEAD + 10 :],
        lambda d: d[: HEAD - 8] + b"\xff" * 8 + d[HEAD:],
    ],
)
def test_a_damaged_copy_is_not_used(pack, damage):
    first = compiled.load(pack, THEMES)
    path = pack / compiled.NAME
    path.write_bytes(damage(path.read_bytes()))
    assert whole(compiled.load(pack, THEMES)) == whole(first)


def test_a_damaged_card_is_read_from_its_own_file(pack):
    first = compiled.load(pack, THEMES)
    path = pack / compiled.NAME
    data = path.read_bytes()
    path.write_bytes(data[:-20] + bytes(20))
    assert whole(compiled.load(pack, THEMES)) == whole(first)


def test_a_copy_that_would_run_code_is_not_used(pack):
    first = compiled.load(pack, THEMES)
    path = pack / compiled.NAME
    data = path.read_bytes()
    evil = pickle.dumps(Evil())
    path.write_bytes(data[:96] + digest(evil) + len(evil).to_bytes(8, "big") + evil)
    assert whole(compiled.load(pack, THEMES)) == whole(first)
    assert not Evil.ran


class Evil:
    ran = False

    def __reduce__(self):
        return _run, ()


def _run() -> None:
    Evil.ran = True


def test_where_the_folder_cannot_be_written_the_copy_is_kept_in_the_cache(pack, cache, monkeypatch):
    from pathlib import Path

    write = Path.write_bytes

    def refuse(path, data):
        if path.parent == pack:
            raise PermissionError(13, "permission denied")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert compiled.load(pack, THEMES).cards
    assert not (pack / compiled.NAME).exists()
    name = hashlib.sha256(str(pack.resolve()).encode()).hexdigest()
    assert (cache / "trd-kiosk" / "content" / name).exists()
    no_yaml(monkeypatch)
    assert compiled.load(pack, THEMES).cards["tms"].title


def test_where_nothing_can_be_written_it_works_all_the_same(pack, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.write_bytes", refuse)
    assert compiled.load(pack, THEMES).cards["tms"].title
    assert not (pack / compiled.NAME).exists()


def test_nothing_half_written_is_left_and_the_copy_is_readable_by_others(pack):
    compiled.load(pack, THEMES)
    assert [path.name for path in pack.iterdir() if path.name.startswith(".")] == [compiled.NAME]
    assert stat.S_IMODE((pack / compiled.NAME).stat().st_mode) & 0o400


def test_where_the_pack_becomes_unusable_the_last_good_one_is_still_there(pack):
    good = compiled.load(pack, THEMES)
    (pack / "cards/tms.yaml").write_text("titel: x\n", encoding="utf-8")
    with pytest.raises(BadInputError):
        compiled.load(pack, THEMES)
    assert whole(compiled.last_good(pack, THEMES)) == whole(good)


def test_there_is_no_last_good_pack_before_the_first_and_none_that_is_damaged(pack):
    assert compiled.last_good(pack, THEMES) is None
    compiled.load(pack, THEMES)
    path = pack / compiled.NAME
    path.write_bytes(path.read_bytes()[:-20] + bytes(20))
    for card in (pack / "cards").iterdir():
        card.write_text("", encoding="utf-8")
    assert compiled.last_good(pack, THEMES) is None


def test_the_last_good_pack_of_other_code_is_not_read(pack, monkeypatch):
    compiled.load(pack, THEMES)
    monkeypatch.setattr("kiosk.content.compiled.__version__", "another")
    assert compiled.last_good(pack, THEMES) is None
