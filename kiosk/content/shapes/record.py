"""How every shape of the content is made."""

from __future__ import annotations

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


@dataclass_transform(frozen_default=True, eq_default=False)
def shape(cls: type[T]) -> type[T]:
    """A frozen dataclass that is compared by identity.

    Content is read once and never compared; to leave comparison and `repr` out makes a shape three times faster to
    define, which every start of the kiosk pays for.
    """
    make: Callable[[type[T]], type[T]] = dataclass(frozen=True, slots=True, eq=False, repr=False)
    return make(cls)
