"""Breaking text into lines: ragged right, whole words, no hyphens, no last line of one word.

Words stand to the dot, and each has cells of its own.  They are known by their index in the text, so that one of them
can be marked later without a new layout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.typeset.face import Face

_HYPHEN = re.compile(r"[^-]+-*|-+")
MOST_CHARACTERS = 70
"""Characters a line at most (WCAG 2.2, 1.4.8 allows 80; people with low vision read best below 70)."""
_WORDS_TO_SPARE = 3
"""Words on the line before the last, from which one can be taken so that the last word does not stand alone."""


NO_WORD = -1
"""The index of what stands on a line and is no word of the text."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word on a line.  `start` and `length` are dots; `index` counts the words of the text."""

    index: int
    text: str
    start: int
    length: int
    face: Face

    @property
    def x(self) -> int:
        """The column of its first cell."""
        return self.start // self.face.across

    @property
    def end(self) -> int:
        """The column behind its last cell."""
        return -(-(self.start + self.length) // self.face.across)

    @property
    def width(self) -> int:
        """Columns that it takes."""
        return self.end - self.x


@dataclass(frozen=True)
class Line:
    """One line of type.  All its faces stand on one baseline."""

    words: tuple[Word, ...]
    drop: int = 0
    """Dots that it stands lower than the upper edge of its first row."""

    @cached_property
    def base(self) -> int:
        """Dots from its upper edge to the baseline."""
        return self.drop + max(word.face.reach(word.text).above for word in self.words)

    @cached_property
    def above(self) -> int:
        """Rows above the baseline, begun ones included."""
        return -(-self.base // self.words[0].face.down)

    @cached_property
    def rows(self) -> int:
        """Rows of the line."""
        below = max(word.face.reach(word.text).below for word in self.words)
        return -(-(self.base + below) // self.words[0].face.down)

    @property
    def width(self) -> int:
        """Columns to the end of the last word."""
        return self.words[-1].end if self.words else 0

    @cached_property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """For each row, the strings of the words, from left to right."""
        drawn = [self._drawn(word) for word in self.words]
        return tuple(
            tuple(rows[y - top] if 0 <= y - top < len(rows) else " " * width for rows, top, width in drawn)
            for y in range(self.rows)
        )

    @property
    def texts(self) -> tuple[str, ...]:
        """For each row, the words with the gaps between them as one string."""
        rows = []
        for cells in self.cells:
            row, x = "", 0
            for word, text in zip(self.words, cells, strict=True):
                row += " " * (word.x - x) + text
                x = word.end
            rows.append(row)
        return tuple(rows)

    def _drawn(self, word: Word) -> tuple[tuple[str, ...], int, int]:
        """A word's cells, the row of the line where they begin, and their columns."""
        face = word.face
        top = (self.base - face.reach(word.text).above) // face.down
        rows = face.word(word.text, word.start % face.across, self.base - top * face.down)
        return rows, top, word.width


def set_lines(text: str, faces: Sequence[Face], width: int) -> tuple[Line, ...]:
    """Break a text into lines of at most `width` columns and MOST_CHARACTERS characters.

    `faces` are the face to use and smaller ones, all with the same dots.  A word that is wider than the line is set
    in the first face where it fits; only a word that fits in none is broken, because nothing may be cut off.
    """
    setter = _Setter(faces[0].space, faces[0].across, width)
    for index, piece, face in _pieces(text, faces, width):
        setter.add(index, piece, face)
    return setter.lines()


class _Setter:
    """Sets word after word."""

    def __init__(self, space: int, across: int, width: int) -> None:
        self._space, self._across, self._most = space, across, width * across
        self._lines: list[list[Word]] = []
        self._words: list[Word] = []
        self._end = self._characters = 0

    def add(self, index: int, piece: str, face: Face) -> None:
        """Put a piece behind the last one, or on a new line.  The parts of one word stand together where they can."""
        length = face.length(piece)
        words = self._words
        step = self._across if words and words[-1].index == index else face.step
        gap = 0 if not words or words[-1].index == index else self._space
        start = -(-(self._end + gap) // step) * step
        if words and (start + length > self._most or self._characters + len(piece) > MOST_CHARACTERS):
            self._lines.append(words)
            words = self._words = []
            start = self._characters = 0
        words.append(Word(index, piece, start, length, face))
        self._end = start + length
        self._characters += len(piece) + 1

    def lines(self) -> tuple[Line, ...]:
        """All lines."""
        lines = [*self._lines, self._words] if self._words else self._lines
        if len(lines) > 1:
            lines[-2:] = self._without_widow(*lines[-2:])
        return tuple(Line(tuple(words)) for words in lines)

    def _without_widow(self, before: list[Word], last: list[Word]) -> list[list[Word]]:
        """The last two lines, with a word taken down to the last one where that has one alone and both fit."""
        if len(last) > 1 or len(before) < _WORDS_TO_SPARE:
            return [before, last]
        *rest, taken = before
        words = [taken, *last]
        if len({rest[-1].index, *(word.index for word in words)}) < len(words) + 1:
            return [before, last]  # it would part a word from its own other half
        again = _Setter(self._space, self._across, self._most // self._across)
        for word in words:
            again.add(word.index, word.text, word.face)
        together = again.lines()
        return [rest, list(together[0].words)] if len(together) == 1 else [before, last]


def _pieces(text: str, faces: Sequence[Face], width: int) -> Iterator[tuple[int, str, Face]]:
    largest, most = faces[0], width * faces[0].across
    for index, word in enumerate(text.split()):
        if largest.length(word) <= most:  # nearly every word
            yield index, word, largest
            continue
        for piece, face in _fitted(word, faces, most):
            yield index, piece, face


def _fitted(word: str, faces: Sequence[Face], most: int) -> Iterator[tuple[str, Face]]:
    """A word in the largest face where it fits, whole or parted behind its own hyphens."""
    for face in faces:
        for parts in ([word], _HYPHEN.findall(word)):
            if all(face.length(part) <= most for part in parts):
                yield from ((part, face) for part in parts)
                return
    yield from ((piece, faces[-1]) for piece in _broken(word, faces[-1], most))


def _broken(word: str, face: Face, most: int) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and face.length(piece + letter) > most:
            yield piece
            piece = ""
        piece += letter
    yield piece
