"""When each word of our own content sounds, judged by somebody else: pocketsphinx's forced alignment.

    python -m tests.voice.alignment --write docs/word-timing.md [--sentences 240]

The aligner gets the sound and the words and finds where each begins; that is compared with the moment at which the
kiosk marks the word.  Words that its dictionary lacks, and numbers, get the pronunciation that espeak-ng used.
"""

from __future__ import annotations

import argparse
import re
import statistics
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import miniaudio
from pocketsphinx import Decoder

from kiosk.visit.page import Role
from kiosk.visit.pages import page, page_ids
from kiosk.visit.visit import DEFAULT_RATE, RATES, Place, Station, begin
from kiosk.voice.narration import Utterance
from kiosk.voice.say import Recording
from kiosk.voice.voices import Voices
from kiosk.voice.wording import Wording
from tests.conftest import shipped_library

if TYPE_CHECKING:
    from kiosk.content.library import Library

_PAGE = """# When words sound

Written by `python -m tests.voice.alignment --write docs/word-timing.md`.  Somebody else judges: pocketsphinx gets the
sound of each sentence and its words, and finds where each begins (forced alignment with its own US English model, and
beams so wide that almost every sentence can be aligned).  That is compared with the moment at which the kiosk marks the
word.

The sentences are our own, spread over all cards and articles.  Words that the aligner's dictionary lacks (medicines)
and numbers get the pronunciation that espeak-ng used.  80 ms is requirement S8; 90 % of the words must keep it.

| voice | words a minute | sentences | words | within 80 ms | median, ms | 5 % to 95 %, ms | not aligned |
|---|---|---|---|---|---|---|---|
{table}

A positive figure means that the mark comes after the sound.  "Not aligned" are the words of sentences through which the
aligner found no way; they are not counted.  The command prints the words that are farthest off.

On the screen, the bytes that mark a word come a few milliseconds later: `python -m benchmarks.voice highlight`, in
[benchmarks/README.md](../benchmarks/README.md).
"""
WITHIN = 0.080
"""Seconds between the mark and the sound that a reader does not notice (requirement S8)."""
_RATE = 16000
_FRAMES = 100
_ARPABET = {
    "aɪ": "AY", "aʊ": "AW", "eɪ": "EY", "oʊ": "OW", "ɔɪ": "OY", "iː": "IY", "uː": "UW", "ɑː": "AA", "ɔː": "AO",
    "ɜː": "ER", "æ": "AE", "ɐ": "AH", "ə": "AH", "ʌ": "AH", "ɛ": "EH", "ɪ": "IH", "ᵻ": "IH", "i": "IY", "ʊ": "UH",
    "u": "UW", "ɚ": "ER", "ɑ": "AA", "ɔ": "AO", "a": "AE", "e": "EH", "o": "OW",
    "ɜ": "ER", "tʃ": "CH", "dʒ": "JH", "ʃ": "SH", "ʒ": "ZH", "θ": "TH", "ð": "DH", "ŋ": "NG",
    "ɡ": "G", "ɹ": "R", "r": "R", "j": "Y", "ɾ": "T", "h": "HH", "w": "W", "b": "B",
    "d": "D", "f": "F", "k": "K", "l": "L", "m": "M", "n": "N", "p": "P", "s": "S", "t": "T", "v": "V", "z": "Z",
}  # fmt: skip
_SOUNDS = re.compile("|".join(sorted(map(re.escape, _ARPABET), key=len, reverse=True)))


@dataclass
class Judged:
    """What the aligner found: the error of each word in seconds (mark minus sound), and what it could not align."""

    sentences: int = 0
    errors: list[tuple[str, float]] = field(default_factory=list)
    not_aligned: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The share of words that are marked within WITHIN seconds of their sound."""
        return sum(abs(error) <= WITHIN for _, error in self.errors) / len(self.errors)

    def rows(self) -> list[str]:
        """Figures for a table."""
        found = sorted(error * 1000 for _, error in self.errors)
        cut = [statistics.quantiles(found, n=20)[i] for i in (0, 9, 18)]
        missing = sum(self.not_aligned.values())
        return [
            f"{self.sentences}", f"{len(found):,}", f"{self.share:.1%}", f"{cut[1]:+.0f}",
            f"{cut[0]:+.0f} to {cut[2]:+.0f}", f"{missing} words",
        ]  # fmt: skip


def sentences(library: Library, count: int) -> list[str]:
    """Sentences of cards and articles, spread over the whole content."""
    visit = begin(Station(tuple(library.themes)))
    found: dict[str, None] = {}
    for page_id in page_ids(library):
        if page_id.startswith(("card:", "article:")):
            shown = page(library, replace(visit, place=Place(page_id)))
            found |= {item.show: None for item in shown.items if item.role is Role.SENTENCE and item.show == item.say}
    every = max(1, len(found) // count)
    return list(found)[::every][:count]


class Judge:
    """pocketsphinx with its own US English model."""

    def __init__(self, voices: Voices) -> None:
        self._decoder = Decoder(
            lm=None, loglevel="FATAL", bestpath=False, fwdflat=False, beam=1e-100, wbeam=1e-80, pbeam=1e-100
        )
        self._espeak = voices._espeak

    def align(self, pcm: bytes, words: list[tuple[str, str]]) -> list[float | None]:
        """When each word begins, in seconds; None where that was not found.  `words`: plain, and as it was spoken."""
        names = [self._name(plain, spoken) for plain, spoken in words]
        self._decoder.set_align_text(" ".join(names))
        self._decoder.start_utt()
        self._decoder.process_raw(pcm, full_utt=True)
        self._decoder.end_utt()
        found = [s for s in self._decoder.seg() or () if not s.word.startswith("<")]
        if [re.sub(r"\(\d\)$", "", s.word) for s in found] != names:
            return [None] * len(words)
        return [s.start_frame / _FRAMES for s in found]

    def _name(self, plain: str, spoken: str) -> str:
        """The word in the aligner's dictionary; added with the phonemes that were spoken where it is not there."""
        bare = re.sub(r"[^\w'-]", "", plain.replace("’", "'")).lower()
        if self._decoder.lookup_word(bare):
            return bare
        name = "kiosk" + re.sub(r"\W", "", bare)
        if not self._decoder.lookup_word(name):
            ipa = "".join(self._espeak.phonemes(re.sub(r"[.,:;?!]+$", "", spoken), ipa=True))
            self._decoder.add_word(name, " ".join(_ARPABET[sound] for sound in _SOUNDS.findall(ipa)), True)
        return name


def judge(voices: Voices, texts: list[str]) -> Judged:
    """Speak the sentences and let them be judged."""
    library = shipped_library()
    wording = Wording(library.pronunciations, library.speech)
    referee, judged = Judge(voices), Judged()
    for text in texts:
        recording = Recording(voices, wording)
        recording.add([Utterance("", "", text)])
        pcm = miniaudio.convert_frames(
            miniaudio.SampleFormat.SIGNED16, 1, voices.frame_rate, bytes(recording.sound),
            miniaudio.SampleFormat.SIGNED16, 1, _RATE,
        )  # fmt: skip
        spoken = wording.speak(text)
        words = list(zip(spoken.plain.split(), spoken.text.split(), strict=True))
        starts = referee.align(bytes(pcm), words)
        first = {shown: i for i, shown in reversed(list(enumerate(spoken.shown)))}
        judged.sentences += 1
        for mark in recording.marks:
            start = starts[first[mark.word]]
            if start is None:
                judged.not_aligned[mark.shown] += 1
            else:
                judged.errors.append((mark.shown, mark.start - start))
    return judged


def main() -> None:
    """Judge the voices and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--sentences", type=int, default=240)
    chosen = parser.parse_args()
    library = shipped_library()
    voices = Voices(list(library.pack.voices), wait=True)
    texts = sentences(library, chosen.sentences)
    lines = []
    for voice in voices.there:
        for rate in (RATES[DEFAULT_RATE], 220):
            voices.set_voice(voice)
            voices.set_rate(rate)
            judged = judge(voices, texts)
            lines.append(f"| {voice} | {rate} | " + " | ".join(judged.rows()) + " |")
            print(lines[-1])
            worst = sorted(judged.errors, key=lambda pair: -abs(pair[1]))[:25]
            print("  farthest off:", ", ".join(f"{word} {error * 1000:+.0f}" for word, error in worst))
            print("  not aligned:", dict(judged.not_aligned))
    if chosen.write:
        chosen.write.write_text(_PAGE.format(table="\n".join(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
