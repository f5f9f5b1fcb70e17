"""From the words that are shown to the words that a voice is given, and back.  Pure.

Every spoken word knows the shown one that it stands for, so that the mark is right whatever a number or a sign becomes.
What a language reads out is content: `pronunciation.yaml` has the lexicon, the signs, the units, how a range is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kiosk.content.shapes.words import Pronunciation, Speech

_WORD = re.compile(r"(?P<before>[\"'“‘(\[]*)(?P<core>.*?)(?P<after>[\"'”’)\].,:;?!]*)", re.DOTALL)
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_RANGE = re.compile(rf"({_NUMBER})[-–]({_NUMBER})")
_SIGNED = re.compile(rf"({_NUMBER})([^\w\s.,:;-])")
_PHONE = re.compile(r"\+?\d{1,4}(?:[-–]\d{2,4}){2,}")
_YEAR = re.compile(r"19\d[1-9]|19[1-9]0")
_ADDRESS = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[\w./-]*)?", re.IGNORECASE)
_ENDS = ".!?:;"
_VOICELESS = "ptkfTs"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a voice is given for a line."""

    text: str
    """Words with one space between two; a word from the lexicon is [[its phonemes]], as espeak-ng writes them."""
    plain: str
    """The same words, none of them in phonemes."""
    shown: tuple[int, ...]
    """For each of these words the index of the shown word that it stands for."""

    def shown_word(self, offset: int) -> int:
        """The index of the shown word that stands for the spoken one at a character offset of the text."""
        spoken = self.text.count(" ", 0, offset)
        return self.shown[min(spoken, len(self.shown) - 1)] if self.shown else 0


@dataclass(frozen=True, slots=True)
class _Token:
    """One word on its way: what stands around it keeps its pauses."""

    say: str
    phonemes: str = ""
    after: str = ""


class Wording:
    """Finds the words to say."""

    def __init__(self, lexicon: Mapping[str, Pronunciation], speech: Speech) -> None:
        self._speech = speech
        self._exact = {word: entry.phonemes for word, entry in lexicon.items() if entry.phonemes}
        self._any_case = {
            word.casefold(): entry.phonemes
            for word, entry in lexicon.items()
            if entry.phonemes and entry.kind != "abbreviation" and word[1:].islower()
        }
        self._readers: tuple[Callable[[str, str], list[_Token] | None], ...] = (
            self._sign, self._unit, self._phone, self._range, self._signed, self._year, self._address,
        )  # fmt: skip

    def speak(self, show: str, say: str = "") -> Spoken:
        """What is said for a line: `say`, where the author gave other words for it, else what is shown."""
        words = (say or show).split()
        owners = _owners(show.split(), words) if say and say != show else range(len(words))
        tokens: list[_Token] = []
        shown: list[int] = []
        for owner, before, word in zip(owners, ("", *words), words, strict=False):
            if "(" in word[:2] and tokens:
                tokens[-1] = _paused(tokens[-1], ",")
            for token in self._read(word, before):
                tokens.append(token)
                shown.append(owner)
        if tokens and not tokens[-1].after.endswith(tuple(_ENDS)):
            tokens[-1] = _paused(tokens[-1], ".")
        text = " ".join((f"[[{t.phonemes}]]" if t.phonemes else t.say) + t.after for t in tokens)
        plain = " ".join(t.say + t.after for t in tokens)
        return Spoken(text, plain, tuple(shown))

    def _read(self, word: str, before: str) -> Iterator[_Token]:
        short = self._speech.short.get(word.strip("(),;"))
        if short:
            yield from _words(short, "," if word[-1] in "),;" else "")
            return
        found = _WORD.fullmatch(word)
        assert found
        core, after = found["core"] or word, _pause_of(found["after"] if found["core"] else "")
        for reader in self._readers:
            tokens = reader(core, before)
            if tokens is not None:
                break
        else:
            tokens = self._compound(core)
        if tokens:
            tokens[-1] = _paused(tokens[-1], after)
        yield from tokens

    # -- readers: the tokens of a word, or None for a word that is not theirs

    def _sign(self, core: str, _before: str) -> list[_Token] | None:
        if any(c.isalnum() for c in core):
            return None
        return list(_words(self._speech.signs.get(core, "")))

    def _unit(self, core: str, before: str) -> list[_Token] | None:
        unit = self._speech.units.get(core)
        return list(_words(unit)) if unit and before[-1:].isdigit() else None

    def _phone(self, core: str, _before: str) -> list[_Token] | None:
        if not _PHONE.fullmatch(core):
            return None
        tokens = []
        for group in re.split("[-–]", core.lstrip("+")):
            digits = [_Token(digit) for digit in group]
            digits[-1] = _paused(digits[-1], ",")
            tokens += digits
        return [*tokens[:-1], _Token(tokens[-1].say)]

    def _range(self, core: str, _before: str) -> list[_Token] | None:
        found = _RANGE.fullmatch(core)
        return list(_words(self._speech.range.format(first=found[1], last=found[2]))) if found else None

    def _signed(self, core: str, _before: str) -> list[_Token] | None:
        found = _SIGNED.fullmatch(core)
        if not found or found[2] not in self._speech.after_number:
            return None
        return list(_words(self._speech.after_number[found[2]].format(number=found[1])))

    def _year(self, core: str, _before: str) -> list[_Token] | None:
        return [_Token(core[:2]), _Token(core[2:])] if _YEAR.fullmatch(core) else None

    def _address(self, core: str, _before: str) -> list[_Token] | None:
        if not _ADDRESS.fullmatch(core):
            return None
        parts = [part for part in re.split(r"([./])", core) if part]
        named = {".": self._speech.dot, "/": self._speech.slash}
        tokens: list[_Token] = []
        for part in parts:
            digits = re.match(r"\d+(?=[a-z])", part)
            if digits:  # 988lifeline
                tokens += [_Token(digit) for digit in digits[0]]
                part = part[digits.end() :]
            tokens.append(_Token(named.get(part, part)))
        return tokens

    def _compound(self, core: str) -> list[_Token]:
        """A word by the lexicon, whole or in the parts between its hyphens and slashes."""
        phonemes = self._phonemes(core)
        if phonemes:
            return [_Token(core, phonemes)]
        if "/" in core and len(core) > 1:
            first, *others = (self._compound(part) if part else [] for part in core.split("/"))
            between = list(_words(self._speech.signs.get("/", "")))
            return [*first, *(token for other in others for token in [*between, *other])]
        parts = core.split("-")
        if len(parts) > 1 and any(map(self._phonemes, parts)):
            return [_Token(part, self._phonemes(part)) for part in parts if part]
        return [_Token(core)]

    def _phonemes(self, word: str) -> str:
        phonemes = self._exact.get(word) or self._any_case.get(word.casefold(), "")
        stem = re.sub("['’]s$", "", word)
        if not phonemes and stem != word:
            phonemes = self._phonemes(stem)
            return phonemes and phonemes + ("s" if phonemes[-1] in _VOICELESS else "z")
        return phonemes.removeprefix("[[").removesuffix("]]")


def _words(text: str, after: str = "") -> Iterator[_Token]:
    words = text.split()
    for i, word in enumerate(words):
        yield _Token(word, "", after if i == len(words) - 1 else "")


def _pause_of(after: str) -> str:
    """The punctuation behind a word as a pause: brackets become commas, quotation marks nothing."""
    kept = "".join(c for c in after if c in ".,:;?!")
    return kept or ("," if ")" in after or "]" in after else "")


def _paused(token: _Token, after: str) -> _Token:
    """A token with a pause behind it; a longer one that is there already stays."""
    if not after or (token.after and after == ","):
        return token
    return _Token(token.say, token.phonemes, after if token.after in ("", ",") else token.after)


def _owners(shown: list[str], said: list[str]) -> list[int]:
    """For each word that is said the index of the shown word that it stands for; it never goes back."""
    a, b = ([re.sub(r"\W", "", word).casefold() or word for word in words] for words in (shown, said))
    owners: list[int] = []
    for _, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        for i in range(b1, b2):
            share = a1 + (i - b1) * (a2 - a1) // max(1, b2 - b1)
            owners.append(share if a2 > a1 else max(0, a1 - 1))
    return owners
