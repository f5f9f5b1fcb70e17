"""How every shape of the content is made."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeVar, dataclass_transform

T = TypeVar("T")


class Record:
    """What all shapes share: a key that the shape does not know is refused."""

    __slots__ = ()
    __pydantic_config__: ClassVar[Mapping[str, object]] = {
        "extra": "forbid",
        "use_attribute_docstrings": True,
    }


@dataclass_transform(frozen_default=True, eq_default=False, kw_only_default=True)
def shape(cls: type[T]) -> type[T]:
    """A frozen dataclass that is compared by identity.

    Content is read once and never compared; to leave comparison and `repr` out makes a shape three times faster to
    define, which every start of the kiosk pays for.
    """
    make: Callable[[type[T]], type[T]] = dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
    return make(cls)


@shape
class Reviewed(Record):
    """What all texts share that a person must check from time to time."""

    reviewed: datetime.date
    """When it was last checked, as 2026-11-23."""
    review_due: datetime.date
    """When it must be checked again."""
    reviewed_by: str = ""
    """Who has checked and signed it: a clinician, or for numbers who has called them; empty while nobody has."""
