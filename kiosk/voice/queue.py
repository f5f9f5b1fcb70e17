"""What waits to be said, in the order in which it will be.  Pure."""

from __future__ import annotations

from collections import deque
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.voice.narration import Utterance


class Priority(Enum):
    """When something is said."""

    NOW = "now"
    """At once: what is being said is cut off, and what waits is dropped."""
    NEXT = "next"
    """When the sentence in hand is at its end, before all that waits."""
    NORMAL = "normal"
    """After all that waits."""


class Queue:
    """Utterances that wait, and the one in hand.  They are taken one at a time, so that silence is one step away."""

    def __init__(self) -> None:
        self._waiting: deque[Utterance] = deque()
        self.in_hand: Utterance | None = None

    def put(self, utterances: Iterable[Utterance], priority: Priority) -> None:
        """Let utterances wait, in their order."""
        match priority:
            case Priority.NOW:
                self.clear()
                self._waiting.extend(utterances)
            case Priority.NEXT:
                self._waiting.extendleft(reversed(tuple(utterances)))
            case Priority.NORMAL:
                self._waiting.extend(utterances)

    def take(self) -> Utterance | None:
        """The next utterance is in hand now; None where none waits."""
        self.in_hand = self._waiting.popleft() if self._waiting else None
        return self.in_hand

    def put_back(self) -> None:
        """The utterance in hand has not been heard to its end: it waits again, before all others."""
        if self.in_hand:
            self.put([self.in_hand], Priority.NEXT)
            self.in_hand = None

    def clear(self) -> None:
        """Nothing waits and nothing is in hand."""
        self._waiting.clear()
        self.in_hand = None

    def __len__(self) -> int:
        """How many wait, without the one in hand."""
        return len(self._waiting)
