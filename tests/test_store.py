"""Copies that are safe to lose and safe when damaged."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.store import Store


def test_what_is_written_comes_back_under_its_key_alone(tmp_path):
    store = Store(tmp_path / "made")
    key, other = store.key(b"a", b"b"), store.key(b"ab")
    assert key != other
    store.write("name", key, b"body")
    assert store.read("name", key) == b"body"
    assert store.read("name", other) is None
    assert store.has("name", key)
    assert not store.has("name", other)
    assert not store.has("nothing", key)
    assert store.read("nothing", key) is None
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["name"]


@given(damage=st.binary(max_size=80), at=st.integers(0, 80))
def test_a_damaged_file_is_never_read(tmp_path_factory, damage, at):
    store = Store(tmp_path_factory.mktemp("store"))
    key = store.key(b"a")
    store.write("name", key, b"the body of a file")
    path = store.folder / "name"
    whole = path.read_bytes()
    broken = whole[:at] + damage + whole[at + len(damage) :]
    path.write_bytes(broken)
    assert store.read("name", key) == (b"the body of a file" if broken == whole else None)


def test_where_nothing_can_be_written_nothing_is_raised(tmp_path):
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file")
    store.write("name", store.key(), b"body")
    assert store.read("name", store.key()) is None
