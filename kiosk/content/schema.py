"""The shapes of the library as strict Pydantic models, their JSON Schema, and their complaints in a person's words."""

from __future__ import annotations

from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from kiosk.content import library
from kiosk.content.interface import Interface
from kiosk.content.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from kiosk.content.marks import Tree, Where
    from kiosk.content.record import Record
    from kiosk.errors import Fault

KINDS: Mapping[str, type[Record]] = {
    "pack": library.Pack,
    "interface": Interface,
    "overview": library.Article,
    "topics": library.Topics,
    "terms": library.Glossary,
    "facts": library.Facts,
    "sources": library.Sources,
    "crisis": library.Crisis,
    "card": library.Card,
    "article": library.Article,
    "theme": library.Theme,
}
"""Each kind of content file and its shape."""


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file, for editors.  KeyError for an unknown kind."""
    schema = _adapter(kind).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def validate(tree: Tree, kind: str) -> tuple[Any, list[Fault]]:
    """The value that `tree` stands for, or None and all faults."""
    faults = [
        tree.fault(where, "nothing is written here", "text", "write it, or take the key away")
        for where in _empty(tree.value, ())
    ]
    if faults:
        return None, faults
    try:
        return _adapter(kind).validate_python(tree.value), []
    except ValidationError as error:
        return None, [_fault(tree, kind, detail) for detail in error.errors(include_url=False)]


def _empty(value: object, where: Where) -> list[Where]:
    if value is None or value == "":
        return [where]
    if isinstance(value, dict):
        return [hole for key, inner in value.items() for hole in _empty(inner, (*where, key))]
    if isinstance(value, list):
        return [hole for i, inner in enumerate(value) for hole in _empty(inner, (*where, i))] if value else [where]
    return []


def _fault(tree: Tree, kind: str, detail: ErrorDetails) -> Fault:
    where: Where = detail["loc"]
    name = where[-1] if where else ""
    siblings = _siblings(tree.value, where[:-1])
    match detail["type"]:
        case "unexpected_keyword_argument":
            known = _known_keys(KINDS[kind], where[:-1])
            free = [key for key in known if key not in siblings]
            return tree.fault(
                where,
                f"the key {str(name)!r} is not known here",
                "one of " + ", ".join(known),
                did_you_mean(str(name), free or known, "take it away"),
                of_key=True,
            )
        case "missing":
            return tree.fault(where[:-1], f"the key {str(name)!r} is missing", f"the key {str(name)!r}", "add it here")
        case "literal_error":
            allowed = str(detail["ctx"]["expected"]).replace("'", "")
            choices = allowed.replace(" or ", ", ").split(", ")
            return tree.fault(
                where,
                f"{detail['input']!r} is not known here",
                allowed,
                did_you_mean(str(detail["input"]), choices, "take it away"),
            )
        case "string_type":
            return tree.fault(
                where, f"a {_noun(detail['input'])} stands here", "text", "write one text, without - or :"
            )
        case "tuple_type":
            return tree.fault(where, f"a {_noun(detail['input'])} stands here", "a list", "start each line with a - ")
        case "dataclass_type" | "dict_type" | "mapping_type":
            return tree.fault(where, f"a {_noun(detail['input'])} stands here", "keys with values", "write  key: value")
        case kind_of_date if kind_of_date.startswith("date"):
            return tree.fault(where, f"{detail['input']!r} is not a date", "a date as 2026-11-23", "mend the date")
        case _:
            return tree.fault(where, detail["msg"].lower(), "another value", "mend the value")


def _noun(value: object) -> str:
    return "group of keys" if isinstance(value, dict) else "list" if isinstance(value, list) else "text"


def _siblings(value: object, where: Where) -> list[str]:
    for step in where:
        value = value[step] if isinstance(value, (dict, list)) else None  # type: ignore[index]
    return list(value) if isinstance(value, dict) else []


def _known_keys(shape: Any, where: Where) -> list[str]:
    """The keys that the shape knows at `where`."""
    for step in where:
        hints = get_type_hints(shape) if is_dataclass(shape) else {}
        if hints:
            shape = hints[str(step)]
        else:
            inner = [t for t in get_args(shape) if t is not Ellipsis]
            shape = inner[-1]
    return list(shape.__dataclass_fields__) if is_dataclass(shape) else []
