"""Speaks a page to a file, as fast as the machine can: its sound, and when each shown word sounds."""

from __future__ import annotations

import errno
import io
import json
import wave
from array import array
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from kiosk.store import write_whole
from kiosk.voice.player import WordStarts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kiosk.voice.narration import Utterance
    from kiosk.voice.voices import Voices
    from kiosk.voice.wording import Spoken, Wording


@dataclass(frozen=True, slots=True)
class Mark:
    """When a shown word sounds, in seconds from the start of the file."""

    item: str
    """The item of the page; empty for what belongs to none: the place, a hint."""
    word: int
    """The index of the shown word in its item, from 0."""
    shown: str
    start: float
    end: float


class Recording:
    """Sound of one voice, mono, 16 bits, and its marks."""

    def __init__(self, voices: Voices, wording: Wording) -> None:
        self._voices, self._wording = voices, wording
        self.sound = bytearray()
        self.marks: list[Mark] = []

    def add(self, utterances: Iterable[Utterance]) -> None:
        """Say utterances, one behind the other."""
        for utterance in utterances:
            self._say(utterance, self._wording.speak(utterance.show, utterance.say))

    def _say(self, utterance: Utterance, spoken: Spoken) -> None:
        sound, starts = bytearray(), WordStarts(spoken.text)

        def take(piece: bytes, words: list[tuple[int, int]]) -> bool:
            sound.extend(piece)
            starts.add(words)
            return True

        self._voices.synthesize(spoken.text, take)
        begun = len(self.sound) // 2
        self.marks += [
            Mark(utterance.item, word, utterance.show.split()[word], self._seconds(begun + a), self._seconds(begun + b))
            for word, a, b in _shown(spoken, starts, _voiced(sound))
        ]
        self.sound += sound + bytes(2 * round(self._voices.frame_rate * utterance.pause))

    def _seconds(self, frame: int) -> float:
        return round(frame / self._voices.frame_rate, 4)

    def write(self, out: Path, marks: Path | None = None) -> None:
        """Write the WAV file, and the marks as JSON, each whole or not at all.  OSError where that cannot be done."""
        file = io.BytesIO()
        with wave.open(file, "wb") as wav:
            wav.setnchannels(1)
            wav.setsampwidth(2)
            wav.setframerate(self._voices.frame_rate)
            wav.writeframes(self.sound)
        _write(out, file.getvalue())
        if marks:
            listed = json.dumps([asdict(mark) for mark in self.marks], ensure_ascii=False, indent=1)
            _write(marks, f"{listed}\n".encode())


def _write(path: Path, data: bytes) -> None:
    with path.open("ab"):  # says in the system's words why it cannot be written
        pass
    if not write_whole(path, data):
        raise OSError(errno.EIO, "there is no room for it", str(path))


def _shown(spoken: Spoken, starts: WordStarts, end: int) -> Iterator[tuple[int, int, int]]:
    """Index, first and last frame of each shown word; spoken words of one shown word are one."""
    frames = [frame for frame, _ in starts] + [end]
    words = [spoken.shown_word(offset) for _, offset in starts]
    first = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or words[i] != words[first]:
            yield words[first], frames[first], frames[i]
            first = i


def _voiced(sound: bytearray) -> int:
    """The number of frames up to the last one that is no silence."""
    samples = array("h", bytes(sound))
    return next((i + 1 for i in range(len(samples) - 1, -1, -1) if samples[i]), 0)
