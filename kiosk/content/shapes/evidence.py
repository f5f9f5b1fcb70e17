"""The shapes of what sentences rest on: facts, and the sources of facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kiosk.content.shapes.record import Record, shape

Confidence = Literal["verified", "well-established-from-memory", "uncertain"]


@shape
class Fact(Record):
    """One claim of the fact base that sentences rest on."""

    claim: str
    """The claim in plain words."""
    confidence: Confidence
    """How sure we are.  An uncertain fact may stand here but no sentence may rest on it."""
    sources: tuple[str, ...]
    """Ids from sources.yaml."""
    figure: str = ""
    """The figures behind the claim, each with its comparison."""
    note: str = ""
    """What limits the claim or its figures."""
    recheck: str = ""
    """What must be looked up again before each release, because it can change soon."""


@shape
class Facts(Record):
    """The facts by id."""

    facts: Mapping[str, Fact]
    """The facts that sentences may rest on."""


@shape
class Source(Record):
    """Where facts come from."""

    citation: str
    """Author, title, place and year, as a person would read it out."""


@shape
class Sources(Record):
    """The sources by id."""

    sources: Mapping[str, Source]
    """The sources that facts may name."""
