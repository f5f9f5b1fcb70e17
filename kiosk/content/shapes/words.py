"""The shapes of the words explained, and of how words are said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kiosk.content.shapes.record import Record, Reviewed, shape
from kiosk.content.shapes.texts import Sentence

Kind = Literal["medicine", "abbreviation", "word"]


@shape
class Term(Record):
    """A word explained."""

    term: str
    """The word as it stands in the texts."""
    meaning: tuple[Sentence, ...]
    """What it means, in plain words."""


@shape
class Glossary(Reviewed):
    """The words explained."""

    terms: Mapping[str, Term]
    """The words by id: small letters and hyphens."""


@shape
class Pronunciation(Record):
    """How one word is said."""

    respelling: str
    """For readers: es-KET-uh-meen."""
    kind: Kind
    """What it is: the name of a medicine, an abbreviation, or another word."""
    facts: tuple[str, ...]
    """Ids from facts.yaml that give the respelling.  Empty where no source gives one: a pharmacist must confirm it."""
    phonemes: str = ""
    """For espeak-ng where it would say the word wrong, as [[k@r'Ipr@zi:n]]."""


@shape
class Pronunciations(Record):
    """How words are said, each word once."""

    words: Mapping[str, Pronunciation]
    """By the word as it stands in the texts."""
