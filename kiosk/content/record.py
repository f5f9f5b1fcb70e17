"""The base of every content shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class Record:
    """What all content shapes share: a key that the shape does not know is refused."""

    __slots__ = ()
    __pydantic_config__: ClassVar[Mapping[str, object]] = {
        "extra": "forbid",
        "use_attribute_docstrings": True,
    }
