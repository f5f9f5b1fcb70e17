"""Proof that the voice says the words of the lexicon right: each entry is put through espeak-ng and heard back in IPA.

Phonemes that espeak-ng does not know cut a word short without a message, so what comes back must hold all that went in.
A word is right where it has as many syllables as its respelling, with the stress on one that the respelling has in
capitals; that holds for words with phonemes of their own and for words that the engine is trusted with.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.content.marks import Tree
    from kiosk.content.shapes.words import Pronunciation
    from kiosk.errors import Fault
    from kiosk.voice.espeak import Espeak

_VOWELS = frozenset("aeiouæɐɑəɛɜɚɪɔʊʌᵻ")
_TWO_SYLLABLES = re.compile(r"iə|ɪə|aɪə|uːə|aʊə|oʊə")
"""What espeak-ng has as one phoneme, and a speaker as one syllable or as two."""
_SAME = str.maketrans(
    {"3": "@", "#": None, ";": None, "_": None, "-": None, "2": None, "!": None, ",": None, "'": None}
)
"""Variants that espeak-ng chooses itself: a flapped t, a vowel coloured by an r, where the mark of a stress stands."""


def faults(lexicon: Mapping[str, Pronunciation], tree: Tree, espeak: Espeak, *, respelled: bool) -> Iterator[Fault]:
    """Every entry that the engine says wrong.  `respelled`: respellings are English ones, and can be compared."""
    for word, entry in lexicon.items():
        where = ("words", word)
        wrong = _phonemes(word, entry, espeak) if entry.phonemes else None
        if wrong:
            yield tree.fault((*where, "phonemes"), *wrong)
        elif respelled:
            said = espeak.phonemes(entry.phonemes, ipa=True) if entry.phonemes else _parts(word, lexicon, espeak)
            if not fits(entry, said):
                problem = f"the voice says {word!r} as {''.join(said)}, and not as {entry.respelling}"
                yield tree.fault(where, problem, "as many syllables, and the same one stressed", "give it phonemes")


def _parts(word: str, lexicon: Mapping[str, Pronunciation], espeak: Espeak) -> tuple[str, ...]:
    """How several words are said: each as the lexicon has it."""
    parts = [lexicon[part].phonemes if part in lexicon and lexicon[part].phonemes else part for part in word.split()]
    return espeak.phonemes(" ".join(parts), ipa=True)


def _phonemes(word: str, entry: Pronunciation, espeak: Espeak) -> tuple[str, str, str] | None:
    """What is wrong with the phonemes of an entry: problem, what was expected, remedy."""
    given = entry.phonemes.removeprefix("[[").removesuffix("]]")
    if f"[[{given}]]" != entry.phonemes or set("[] ") & set(given):
        return (f"{entry.phonemes!r} are no phonemes", "[[...]] around phonemes of espeak-ng", "mend the brackets")
    if " " in word:
        return ("several words with phonemes", "a single word", "give each word an entry of its own")
    heard = "".join(espeak.phonemes(entry.phonemes))
    if not _holds(heard.translate(_SAME), given.translate(_SAME)):
        problem = f"the voice drops some of {given!r}: it says {heard!r}"
        return (problem, "phonemes that espeak-ng knows", "write them as in docs/voice.md")
    if espeak.phonemes(entry.phonemes, ipa=True) == espeak.phonemes(word, ipa=True):
        return ("the phonemes change nothing", "an entry without phonemes", "take the phonemes away")
    return None


def _holds(heard: str, given: str) -> bool:
    """Whether all that was given is heard, in its order; more may be between."""
    rest = iter(heard)
    return all(phoneme in rest for phoneme in given)


def fits(entry: Pronunciation, said: tuple[str, ...]) -> bool:
    """Whether what is said (phonemes in IPA) has the syllables and the stress of the respelling.

    A respelling may stop before everyday words: "by-POH-ler" for bipolar disorder.  Letters that are said one by one
    may each have some stress, as long as the last is the one in capitals.
    """
    syllables = re.split(r"[- ]", entry.respelling)
    capitals = {i for i, syllable in enumerate(syllables) if syllable.isupper()}
    vowels = [phoneme for phoneme in said if phoneme.lstrip("ˈˌ")[:1] in _VOWELS]
    counts = [(1, 2) if _TWO_SYLLABLES.search(vowel) else (1,) for vowel in vowels]
    return any(_fits(entry.kind, vowels, lengths, capitals, len(syllables)) for lengths in product(*counts))


def _fits(kind: str, vowels: list[str], lengths: tuple[int, ...], capitals: set[int], wanted: int) -> bool:
    starts = [sum(lengths[:i]) for i in range(len(lengths) + 1)]
    stressed = {start for start, vowel in zip(starts, vowels, strict=False) if "ˈ" in vowel}
    if kind == "word":
        stressed = {start for start in stressed if start < wanted}
        return starts[-1] >= wanted and bool(stressed) and stressed <= capitals
    if starts[-1] != wanted or not stressed:
        return False
    return max(stressed) in capitals if kind == "abbreviation" else stressed <= capitals
