"""A natural voice: hibari-tts, a small neural model that runs offline on one core.  The optional extra `natural`.

The model is pinned by its digest.  It gives the length of each phoneme, so a word is told when it sounds.  Words that
its dictionary lacks, and those that the lexicon gives in phonemes, are said as espeak-ng says them: one lexicon for
both.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hibari
import miniaudio
import numpy as np
import onnxruntime
from hibari import dsp
from hibari.g2p import G2P

from kiosk.voice.tuning import NATURAL, tuned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.voice.espeak import Espeak
    from kiosk.voice.player import Take

MODEL = "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8"
"""SHA-256 of the model in hibari-tts 0.2.1."""
_LENGTHS = "/Clip_output_0"
"""The tensor that holds the length of each phoneme, in frames of _FRAME samples."""
_FRAME = 600
_EARLIER = 600
"""Samples by which a word is heard before the end of the phoneme that stands before its space: the median over the
content by forced alignment (docs/word-timing.md)."""
_LOUD = 0.01
"""What is quieter before the first word is silence, and is cut off: a key is answered at once."""
_EDGE = 480
"""Samples that are kept before the first that is loud."""
_LONG = 60
"""Letters after which a comma ends a clause."""
_LINK = re.compile(r"\[\[(.*?)\]\]")
_MISAKI = (
    ("aɪ", "I"), ("aʊ", "W"), ("dʒ", "ʤ"), ("eɪ", "A"), ("tʃ", "ʧ"), ("ɔɪ", "Y"), ("oʊ", "O"), ("ɜːɹ", "ɜɹ"),
    ("ɜː", "ɜɹ"), ("əl", "ᵊl"), ("ɚ", "əɹ"), ("ɐ", "ə"), ("ɾ", "T"), ("ː", ""), ("r", "ɹ"),
)  # fmt: skip
"""From espeak-ng's IPA to the alphabet of the model (misaki's, American English)."""


class Natural:
    """Speaks one sentence at a time, with the moment of each word."""

    def __init__(self, espeak: Espeak) -> None:
        """Load and warm up.  ValueError for a model that is not the one that was measured."""
        self._espeak = espeak
        self._hibari: Any = hibari.Hibari(g2p=G2P(oov=self._said_by_espeak))
        model = Path(self._hibari.model_path).read_bytes()
        if hashlib.sha256(model).hexdigest() != MODEL:
            raise ValueError("the model is not that of hibari-tts 0.2.1")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            model + _output(_LENGTHS), options, providers=["CPUExecutionProvider"]
        )
        self.synthesize("Ready.", 200, 0.0, lambda _sound, _words: True)

    def synthesize(self, text: str, rate: float, volume: float, take: Take) -> None:
        """Speak a text into `take(sound, words)`, clause by clause, at the frame rate of espeak-ng.

        `rate` is in words a minute, `volume` from 0 to 1.  Any error of the model is raised.
        """
        (speed,) = tuned(rate, NATURAL)
        self.synthesize_at(text, speed, volume, take)

    def synthesize_at(self, text: str, speed: float, volume: float, take: Take) -> None:
        """The same; `speed` is a share of the model's own."""
        frames = begun = 0
        for clause in _clauses(text):
            sound, words = self._speak(clause, speed, volume)
            if not take(sound, [(frame + frames, at + begun) for frame, at in words]):
                return
            frames += len(sound) // 2
            begun += len(clause) + 1

    def _speak(self, text: str, speed: float, volume: float) -> tuple[bytes, list[tuple[int, int]]]:
        """The sound of one clause, and (frame, offset) of its words."""
        phonemes = self._phonemes(text)
        letters = [c for c in " ".join(phonemes) if c == " " or c in self._hibari.vocab]
        ids = self._hibari.ids("".join(letters))
        given = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([speed], np.float32)}
        *spectrum, lengths = self._session.run(None, given)
        sound = dsp.synth(*(part[0] for part in spectrum), np.random.default_rng(0))
        silence = max(0, int(np.argmax(np.abs(sound) > _LOUD)) - _EDGE)
        sound = sound[silence:]
        ends = np.cumsum(lengths.reshape(-1)) * _FRAME
        before = [0, *(i for i, letter in enumerate(letters) if letter == " ")]
        offsets = [0, *(i + 1 for i, c in enumerate(text) if c == " ")]
        words = [
            (self._frames(ends[letter] - _EARLIER - silence) if n else 0, offsets[n * len(offsets) // len(before)])
            for n, letter in enumerate(before)
        ]
        samples = np.clip(sound * volume, -1, 1).astype(np.float32).tobytes()
        pcm = miniaudio.convert_frames(
            miniaudio.SampleFormat.FLOAT32, 1, dsp.SR, samples,
            miniaudio.SampleFormat.SIGNED16, 1, self._espeak.frame_rate,
        )  # fmt: skip
        return bytes(pcm), words

    def _frames(self, samples: float) -> int:
        """Samples of the model as frames of what is given on."""
        return max(0, int(samples * self._espeak.frame_rate / dsp.SR))

    def _phonemes(self, text: str) -> list[str]:
        """The phonemes of each word of a text, in the alphabet of the model."""
        linked = _LINK.sub(lambda found: f"[x](/{self._said_by_espeak(found[0])}/)", text)
        words = [""]
        for token in self._hibari.g2p.phonemize_tokens(self._hibari.g2p.tokenize(linked)):
            words[-1] += (token.phonemes or "").replace(" ", "")
            if token.whitespace:
                words.append("")
        return [word for word in words if word]

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one of these, for the life of the process
    def _said_by_espeak(self, word: str) -> str:
        said = "".join(self._espeak.phonemes(word, ipa=True))
        for ipa, misaki in _MISAKI:
            said = said.replace(ipa, misaki)
        return said.replace("ɹɹ", "ɹ")


def _clauses(text: str) -> Iterator[str]:
    """A text in pieces that are quickly made: at the end of a sentence, and at a comma once a piece is long."""
    piece: list[str] = []
    for word in text.split(" "):
        piece.append(word)
        if word[-1:] in ".!?" or (word[-1:] in ",;:" and sum(map(len, piece)) > _LONG):
            yield " ".join(piece)
            piece = []
    if piece:
        yield " ".join(piece)


def _output(name: str) -> bytes:
    """What, appended to an ONNX model, makes a tensor an output: the fields graph (7), output (12) and name (1)."""
    data = name.encode()
    for field in (1, 12, 7):
        data = bytes([field << 3 | 2, len(data)]) + data
    return data
