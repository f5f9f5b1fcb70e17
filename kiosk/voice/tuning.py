"""How fast a voice is heard: words a minute over running text of the content, with the pauses of its sentences.

Measured by `python -m benchmarks.voice tuning`, which prints these tables.
"""

from __future__ import annotations

from bisect import bisect_left

Table = tuple[tuple[float, tuple[float, ...]], ...]
"""Words a minute as they are heard, rising; and what a voice must be set to for them."""

ESPEAK: Table = (
    (49, (80, 15)),
    (53, (80, 12)),
    (58, (80, 9)),
    (63, (80, 6)),
    (70, (80, 3)),
    (83, (80, 0)),
    (98, (100, 0)),
    (140, (140, 0)),
    (223, (220, 0)),
    (306, (300, 0)),
    (395, (380, 0)),
    (474, (460, 0)),
)
"""espeak-ng: its nominal rate, and the gap between words in units of 10 ms.  It speaks no slower than 80 nominal: below
that, words stay whole and the silence between them grows."""

NATURAL: Table = (
    (57, (0.35,)),
    (83, (0.5,)),
    (118, (0.7,)),
    (150, (0.85,)),
    (167, (1.0,)),
    (195, (1.3,)),
    (227, (1.3,)),
    (228, (1.4,)),
    (257, (1.4,)),
    (286, (1.8,)),
    (308, (2.0,)),
    (336, (2.4,)),
    (353, (2.8,)),
)
"""The natural voice: its speed as a share of its own.  Its phonemes last whole frames of 25 ms, so between 195 and 257
words a minute there is nothing; and it speaks no faster than this: above, espeak-ng speaks."""


def tuned(rate: float, table: Table) -> tuple[float, ...]:
    """What a voice must be set to, to be heard at `rate` words a minute; beyond the table, its nearest end."""
    heard = [row[0] for row in table]
    i = min(len(table) - 1, max(1, bisect_left(heard, rate)))
    (slow, low), (fast, high) = table[i - 1], table[i]
    share = min(1.0, max(0.0, (rate - slow) / (fast - slow)))
    return tuple(a + share * (b - a) for a, b in zip(low, high, strict=True))
