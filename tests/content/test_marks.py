"""YAML with the place of everything kept, and nothing that can blow up."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.marks import MAX_BYTES, MAX_DEPTH, read_tree


def read(tmp_path: Path, data: bytes | str):
    path = tmp_path / "file.yaml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_tree(path, "file.yaml")


def test_every_plain_scalar_stays_text(tmp_path):
    tree, faults = read(tmp_path, "a: no\nb: 2026-11-23\nc: 1.10\nd: [yes, 0x1f]\n")
    assert not faults
    assert tree.value == {"a": "no", "b": "2026-11-23", "c": "1.10", "d": ["yes", "0x1f"]}


def test_the_place_of_each_key_and_value_is_known(tmp_path):
    tree, _ = read(tmp_path, "one:\n  - two: three\n")
    assert tree.place(("one", 0, "two")) == (2, 10)
    assert tree.place(("one", 0, "two"), of_key=True) == (2, 5)
    assert tree.place(("one", 0, "missing")) == (2, 5)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "'a' stands twice, first in line 1"),
        ("a: &x [1]\nb: *x\n", 1, 4, "anchors and aliases"),
        ("a: !!python/object:os.system x\n", 1, 4, "tag"),
        ("a: [1, 2\nb: 3\n", 2, 2, "not YAML"),
        ("a:\n\t- b\n", 2, 1, "not YAML"),
        ("", 1, 1, "empty"),
        ("# only a comment\n", 1, 1, "empty"),
        ("a: 1\n---\nb: 2\n", 2, 1, "second document"),
        ("? [a, b]\n: c\n", 1, 3, "a key must be text"),
        ("a: b\nc: d\x07\n", 2, 5, "U+0007"),
        ("a: b\nc: d\x9b\n", 2, 5, "U+009B"),
        ('a: b\nc: "\\e[2J"\n', 2, 4, "U+001B"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path, text, line, column, words):
    _, faults = read(tmp_path, text)
    assert len(faults) == 1
    assert words in str(faults[0])
    assert (faults[0].line, faults[0].column) == (line, column)
    assert faults[0].expected
    assert faults[0].remedy


def test_a_byte_that_is_not_utf_8_is_told_with_its_place(tmp_path):
    _, faults = read(tmp_path, b"a: b\nc: caf" + b"\xe9\n")
    assert (faults[0].line, faults[0].column) == (2, 7)
    assert "0xe9" in faults[0].problem


def test_utf_16_is_one_clear_fault(tmp_path):
    _, faults = read(tmp_path, "a: b\n".encode("utf-16"))
    assert len(faults) == 1
    assert "UTF-8" in faults[0].expected


def test_a_byte_order_mark_does_no_harm(tmp_path):
    tree, faults = read(tmp_path, b"\xef\xbb\xbfa: b\n")
    assert (tree.value, faults) == ({"a": "b"}, [])


def test_an_alias_bomb_is_refused_before_it_grows(tmp_path):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    _, faults = read(tmp_path, "\n".join(lines))
    assert len(faults) == 1


def test_deep_nesting_is_refused(tmp_path):
    _, faults = read(tmp_path, "[" * 100_000)
    assert f"at most {MAX_DEPTH} levels" in str(faults[0])


def test_a_huge_file_is_refused_unread(tmp_path):
    _, faults = read(tmp_path, b"a: " + b"x" * (MAX_BYTES + 1))
    assert "bytes" in str(faults[0])


def test_a_folder_where_a_file_should_be_is_one_clear_fault(tmp_path):
    (tmp_path / "file.yaml").mkdir()
    _, faults = read_tree(tmp_path / "file.yaml", "file.yaml")
    assert len(faults) == 1


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=300) | st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,? \n\t~", max_size=120).map(str.encode))
def test_any_bytes_are_read_or_refused_with_a_place(data, tmp_path_factory):
    tree, faults = read(tmp_path_factory.mktemp("fuzz"), data)
    assert faults or tree.value is not None
    assert all(fault.line >= 1 and fault.column >= 1 for fault in faults)
