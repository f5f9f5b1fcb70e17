"""The name that was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALIKE = 0.5


def did_you_mean(word: str, names: Iterable[str], otherwise: str) -> str:
    """A question with the nearest name (by swapped, missing and wrong letters), or `otherwise` if none is near."""
    from rapidfuzz import process  # most starts find nothing to mend, and every one would pay for it
    from rapidfuzz.distance import DamerauLevenshtein

    similarity = DamerauLevenshtein.normalized_similarity
    best = process.extractOne(word, list(names), scorer=similarity, score_cutoff=_ALIKE)
    return f"did you mean {best[0]!r}?" if best else otherwise
