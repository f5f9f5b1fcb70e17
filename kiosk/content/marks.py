"""One YAML file to plain values, with the place of every key and value kept.

A small part of YAML is allowed: mappings, lists and text.  Every plain scalar stays text (`no` is "no", a date is
its letters); the schema decides what it must be.  Anchors, aliases and tags are refused, so a file cannot grow when
it is read.  The file is read as a stream of events without recursion, so that depth cannot exhaust the stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import yaml

from kiosk.errors import Fault

if TYPE_CHECKING:
    from pathlib import Path

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Where: TypeAlias = tuple["str | int", ...]

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no screen shows: YAML refuses them, but lets them in as escapes in quoted text."""
# The parser written in C reads the same files about 15 times faster; some platforms come without it.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Tree:
    """What one file holds.  `values` and `keys` give (line, column), from 1, of a value and of the key before it."""

    file: str
    value: Value = None
    values: dict[Where, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Where, tuple[int, int]] = field(default_factory=dict)
    used: set[Where] = field(default_factory=set)
    """Where a sentence of the stock stands."""

    def place(self, where: Where, *, of_key: bool = False) -> tuple[int, int]:
        """The place of the value at `where`, or of the nearest thing around it that is in the file."""
        for marks in (self.keys, self.values) if of_key else (self.values, self.keys):
            if where in marks:
                return marks[where]
        return self.place(where[:-1]) if where else (1, 1)

    def fault(self, where: Where, problem: str, expected: str, remedy: str, *, of_key: bool = False) -> Fault:
        """A fault at `where` in this file."""
        return Fault(self.file, *self.place(where, of_key=of_key), problem, expected, remedy)


def read_tree(path: Path, shown_as: str) -> tuple[Tree, list[Fault]]:
    """Read one file.  Returns what could be read and every fault; never raises for what a file holds."""
    text, fault = _read_text(path, shown_as)
    if fault:
        return Tree(shown_as), [fault]
    builder = _Builder(Tree(shown_as))
    try:
        for event in yaml.parse(text, Loader=Loader):
            builder.take(event)
            if builder.stop:
                break
    except yaml.MarkedYAMLError as error:
        builder.faults.append(_syntax_fault(shown_as, error))
    except yaml.reader.ReaderError:
        builder.faults.append(_letter_fault(shown_as, text))
    if not builder.faults and builder.tree.value is None:
        builder.faults.append(Fault(shown_as, 1, 1, "the file is empty", "content", "write it, or take the file away"))
    return builder.tree, builder.faults


def _read_text(path: Path, shown_as: str) -> tuple[str, Fault | None]:
    try:
        if path.stat().st_size > MAX_BYTES:
            size = f"the file has {path.stat().st_size:,} bytes"
            return "", Fault(shown_as, 1, 1, size, f"at most {MAX_BYTES:,}", "split it, or look for pasted data")
        data = path.read_bytes()
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        return "", Fault(shown_as, 1, 1, f"the file cannot be read: {why}", "a readable file", "mend the file")
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        problem = f"the byte 0x{data[error.start]:02x} is not UTF-8 text"
        return "", Fault(shown_as, line, column, problem, "a file saved as UTF-8", "save it again as UTF-8")


def _syntax_fault(file: str, error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "nesting depth" in str(error.problem):
        return _too_deep(file, (line, column))
    problem = f"this is not YAML: {error.problem or error.context or 'it cannot be read'}"
    remedy = "look at the indentation, and put a text with : or # or quotes in it between double quotes"
    return Fault(file, line, column, problem, "keys, lists and text", remedy)


def _too_deep(file: str, place: tuple[int, int]) -> Fault:
    most = f"at most {MAX_DEPTH} levels"
    return Fault(file, *place, "the file is nested too deeply", most, "look at the indentation")


def _letter_fault(file: str, text: str) -> Fault:
    found = _HIDDEN.search(text)
    bad = found.start() if found else 0
    line = text.count("\n", 0, bad) + 1
    column = bad - (text.rfind("\n", 0, bad) + 1) + 1
    problem = f"there is a character that cannot be shown (U+{ord(text[bad]):04X})"
    return Fault(file, line, column, problem, "letters, digits and signs", "delete it")


class _Builder:
    """Builds a Tree from parse events with a stack of its own."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.faults: list[Fault] = []
        self.stop = False
        self._stack: list[tuple[list[Value] | dict[str, Value], Where]] = []
        self._key: list[str | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        assert mark is not None
        place = (mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(place, "a second document starts here", "one document", "take the --- line away")
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(place, "anchors and aliases are not allowed", "text written out", "copy the text here")
        elif getattr(event, "tag", None):
            self._refuse(
                place, f"the tag {getattr(event, 'tag', '')} is not allowed", "plain text", "take the tag away"
            )
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, place)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], place)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()
            self._key.pop()

    def _refuse(self, place: tuple[int, int], problem: str, expected: str, remedy: str) -> None:
        self.faults.append(Fault(self.tree.file, *place, problem, expected, remedy))
        self.stop = True

    def _scalar(self, event: yaml.ScalarEvent, place: tuple[int, int]) -> None:
        if self._stack and isinstance(self._stack[-1][0], dict) and self._key[-1] is None:
            self._name(event.value, place)
            return
        hidden = _HIDDEN.search(event.value)
        if hidden:
            problem = f"there is a character that cannot be shown (U+{ord(hidden[0]):04X})"
            self.faults.append(Fault(self.tree.file, *place, problem, "letters, digits and signs", "delete it"))
        nothing = event.value in ("", "~", "null") and event.style is None
        self._put(None if nothing else event.value, place)

    def _name(self, key: str, place: tuple[int, int]) -> None:
        mapping, where = self._stack[-1]
        if key in mapping:
            first = self.tree.keys[*where, key][0]
            self.faults.append(
                Fault(
                    self.tree.file,
                    *place,
                    f"the key {key!r} stands twice, first in line {first}",
                    "each key once",
                    "take one of them away",
                )
            )
        self.tree.keys[*where, key] = place
        self._key[-1] = key

    def _put(self, value: Value, place: tuple[int, int]) -> Where:
        if not self._stack:
            where: Where = ()
            self.tree.value = value
        else:
            parent, above = self._stack[-1]
            if isinstance(parent, dict):
                key = self._key[-1]
                assert key is not None
                where = (*above, key)
                parent[key] = value
                self._key[-1] = None
            else:
                where = (*above, len(parent))
                parent.append(value)
        self.tree.values[where] = place
        return where

    def _open(self, value: list[Value] | dict[str, Value], place: tuple[int, int]) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self.faults.append(_too_deep(self.tree.file, place))
            self.stop = True
            return
        if self._stack and isinstance(self._stack[-1][0], dict) and self._key[-1] is None:
            self._refuse(place, "a key must be text, not a list or a mapping", "a word", "quote the key")
            return
        self._stack.append((value, self._put(value, place)))
        self._key.append(None)
