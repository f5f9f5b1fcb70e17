"""The compiled library is only ever a copy of the pack."""

import pickle

import pytest

from kiosk.content import compiled
from kiosk.content.shipped import themes_folder
from kiosk.errors import BadInputError

THEMES = themes_folder()


def test_the_second_reading_gives_the_same_library(pack):
    first = compiled.load(pack, THEMES)
    assert (pack / compiled.NAME).exists()
    assert pickle.dumps(compiled.load(pack, THEMES)) == pickle.dumps(first)


def test_the_second_reading_does_not_read_yaml(pack, monkeypatch):
    compiled.load(pack, THEMES)
    monkeypatch.setattr("kiosk.content.loader.load", lambda *_: pytest.fail("the pack was read again"))
    compiled.load(pack, THEMES)


def test_a_change_in_the_pack_is_seen(pack):
    compiled.load(pack, THEMES)
    path = pack / "cards/tms.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("title: Magnetic", "title: Strong magnetic"), encoding="utf-8"
    )
    assert compiled.load(pack, THEMES).cards["tms"].title.startswith("Strong")


def test_a_fault_in_the_pack_is_told_though_a_compiled_library_is_there(pack):
    compiled.load(pack, THEMES)
    (pack / "cards/tms.yaml").write_text("", encoding="utf-8")
    with pytest.raises(BadInputError):
        compiled.load(pack, THEMES)


@pytest.mark.parametrize(
    "damage", [lambda d: b"", lambda d: d[:100], lambda d: d[:-1], lambda d: d[:70] + b"\xff" + d[71:]]
)
def test_a_damaged_copy_is_not_used(pack, damage):
    first = compiled.load(pack, THEMES)
    path = pack / compiled.NAME
    path.write_bytes(damage(path.read_bytes()))
    assert pickle.dumps(compiled.load(pack, THEMES)) == pickle.dumps(first)


def test_a_copy_that_would_run_code_is_not_used(pack):
    import hashlib

    first = compiled.load(pack, THEMES)
    path = pack / compiled.NAME
    body = pickle.dumps(Evil())
    path.write_bytes(path.read_bytes()[:32] + hashlib.sha256(body).digest() + body)
    assert pickle.dumps(compiled.load(pack, THEMES)) == pickle.dumps(first)
    assert not Evil.ran


class Evil:
    ran = False

    def __reduce__(self):
        return _run, ()


def _run() -> None:
    Evil.ran = True


def test_a_folder_that_cannot_be_written_does_no_harm(pack, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.write_bytes", refuse)
    assert compiled.load(pack, THEMES).cards
    assert not (pack / compiled.NAME).exists()


def test_nothing_half_written_is_left(pack):
    compiled.load(pack, THEMES)
    assert [path.name for path in pack.iterdir() if path.name.startswith(".")] == [compiled.NAME]
