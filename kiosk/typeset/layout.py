"""Breaking text into lines: ragged right, whole words, no hyphens.

Words are known by their index in the text, so that one of them can be marked later without a new layout.
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


@dataclass(frozen=True, slots=True)
class Word:
    """One word on a line.  `x` and `width` are columns; `index` counts the words of the text."""

    index: int
    text: str
    x: int
    width: int
    face: Face


@dataclass(frozen=True)
class Line:
    """One line of type.  All its faces stand on one baseline."""

    words: tuple[Word, ...]

    @cached_property
    def above(self) -> int:
        """Rows above the baseline."""
        return max(word.face.above for word in self.words)

    @cached_property
    def rows(self) -> int:
        """Rows of the line."""
        return self.above + max(word.face.rows - word.face.above for word in self.words)

    @property
    def width(self) -> int:
        """Columns to the end of the last word."""
        return self.words[-1].x + self.words[-1].width if self.words else 0

    @cached_property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """For each row, the strings of the words, from left to right."""
        drawn = [(word.face.word(word.text), self.above - word.face.above, word.width) for word in self.words]
        return tuple(
            tuple(glyphs[y - top] if 0 <= y - top < len(glyphs) else " " * width for glyphs, top, width in drawn)
            for y in range(self.rows)
        )


def set_lines(text: str, faces: Sequence[Face], width: int) -> tuple[Line, ...]:
    """Break a text into lines of at most `width` columns and MOST_CHARACTERS characters.

    `faces` are the face to use and smaller ones.  A word that is wider than the line is set in the first face where
    it fits; only a word that fits in none is broken, because nothing may be cut off.
    """
    lines: list[Line] = []
    words: list[Word] = []
    x = characters = 0
    for index, piece, face in _pieces(text, faces, width):
        columns = face.width(piece)
        if words and words[-1].index == index:
            x -= faces[0].space  # the parts of one word stand together where they can
        if words and (x + columns > width or characters + len(piece) > MOST_CHARACTERS):
            lines.append(Line(tuple(words)))
            words, x, characters = [], 0, 0
        words.append(Word(index, piece, x, columns, face))
        x += columns + faces[0].space
        characters += len(piece) + 1
    if words:
        lines.append(Line(tuple(words)))
    return tuple(lines)


def _pieces(text: str, faces: Sequence[Face], width: int) -> Iterator[tuple[int, str, Face]]:
    largest = faces[0]
    for index, word in enumerate(text.split()):
        if largest.width(word) <= width:  # nearly every word
            yield index, word, largest
            continue
        for piece, face in _fitted(word, faces, width):
            yield index, piece, face


def _fitted(word: str, faces: Sequence[Face], width: int) -> Iterator[tuple[str, Face]]:
    """A word in the largest face where it fits, whole or parted behind its own hyphens."""
    for face in faces:
        for parts in ([word], _HYPHEN.findall(word)):
            if all(face.width(part) <= width for part in parts):
                yield from ((part, face) for part in parts)
                return
    yield from ((piece, faces[-1]) for piece in _broken(word, faces[-1], width))


def _broken(word: str, face: Face, width: int) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and face.width(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece
