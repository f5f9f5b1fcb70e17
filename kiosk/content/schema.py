"""The shapes of the library as strict Pydantic models, their JSON Schema, and their complaints in a person's words."""

from __future__ import annotations

import re
from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from kiosk.content import stock
from kiosk.content.nearest import did_you_mean
from kiosk.content.shapes import crisis, editorial, evidence, pack, texts, words
from kiosk.content.shapes.interface import Interface

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

    from kiosk.content.marks import Tree, Where
    from kiosk.content.shapes.record import Record
    from kiosk.errors import Fault

MOST_FAULTS = 200
"""What is told of one file: more would bury the rest."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
KINDS: Mapping[str, type[Record]] = {
    "pack": pack.Pack,
    "interface": Interface,
    "topics": texts.Topics,
    "stock": texts.Stock,
    "terms": words.Glossary,
    "pronunciation": words.Pronunciations,
    "facts": evidence.Facts,
    "sources": evidence.Sources,
    "crisis": crisis.Crisis,
    "region": crisis.Region,
    "card": texts.Card,
    "article": texts.Article,
    "theme": pack.Theme,
    "editorial": editorial.Editorial,
}
"""Each kind of content file and its shape."""


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file, for editors.  KeyError for an unknown kind."""
    schema = _adapter(kind).json_schema()
    for base in filter(is_dataclass, KINDS[kind].__mro__[1:]):  # Pydantic reads the docstrings of a class itself alone
        for name, part in TypeAdapter(base).json_schema()["properties"].items():
            if "description" in part:
                schema["properties"][name]["description"] = part["description"]
    shapes = schema.get("$defs", {})
    if "Sentence" in shapes and kind != "stock":
        use = {"type": "string", "description": "The id of a sentence in stock.yaml, instead of a text."}
        shapes["StockSentence"] = {
            "description": "A sentence of the stock.",
            "type": "object",
            "properties": {stock.KEY: use},
            "required": [stock.KEY],
            "additionalProperties": False,
        }
        for shape in (schema, *shapes.values()):
            for part in shape.get("properties", {}).values():
                if part.get("items") == {"$ref": "#/$defs/Sentence"}:
                    part["items"] = {"anyOf": [part["items"], {"$ref": "#/$defs/StockSentence"}]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def validate(tree: Tree, kind: str) -> tuple[Any, list[Fault]]:
    """The value that `tree` stands for, or None and all faults."""
    holes = list(_holes(tree.value, ()))
    faults = [tree.fault(where, "nothing is written here", "text", "write it, or take the key away") for where in holes]
    faults += [
        tree.fault(where, f"{date!r} is not a date", "a date as 2026-11-23", "mend the date")
        for where, date in _dates(tree.value)
        if not _DATE.fullmatch(date)
    ]
    try:
        value = _adapter(kind).validate_python(tree.value)
    except ValidationError as error:
        told = {(fault.line, fault.column) for fault in faults}
        details = error.errors(include_url=False, include_context=True)
        found = [_fault(tree, kind, detail) for detail in details[:MOST_FAULTS]]
        faults += [fault for fault in found if (fault.line, fault.column) not in told]
        return None, _few(tree, faults, max(len(faults), len(details)))
    return None if faults else value, _few(tree, faults, len(faults))


def _few(tree: Tree, faults: list[Fault], count: int) -> list[Fault]:
    """The faults; of a file that is full of them, the first, and how many more there are."""
    if count <= MOST_FAULTS:
        return faults
    problem = f"there are {count - MOST_FAULTS:,} more faults in this file"
    return [*faults[:MOST_FAULTS], tree.fault((), problem, "a file of this kind", "mend these first")]


def _holes(value: object, where: Where) -> Iterator[Where]:
    """Where a value is expected and nothing is written."""
    empty_list = value == [] and where[-1:] not in (("facts",), ("terms",), ("more",))
    if value is None or empty_list or (isinstance(value, str) and not value.strip()):
        yield where
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in parts:
        yield from _holes(inner, (*where, key))


def _dates(value: object) -> list[tuple[Where, str]]:
    """The dates of a file, as they are written."""
    top = value if isinstance(value, dict) else {}
    return [((key,), top[key]) for key in ("reviewed", "review_due") if isinstance(top.get(key), str) and top[key]]


_WRONG_SHAPE = {
    "string_type": ("text", "write one text, without - or :"),
    "tuple_type": ("a list", "start each line with a - "),
    "dataclass_type": ("keys with values", "write  key: value"),
    "dict_type": ("keys with values", "write  key: value"),
    "mapping_type": ("keys with values", "write  key: value"),
}
"""For a value of the wrong shape: what was expected, and what to do."""


def _fault(tree: Tree, kind: str, detail: ErrorDetails) -> Fault:
    """One of Pydantic's complaints in a person's words, with its place."""
    where, value = detail["loc"], detail["input"]
    name = str(where[-1]) if where else ""
    match detail["type"]:
        case "unexpected_keyword_argument":
            return _unknown_key(tree, kind, where)
        case "missing":
            return tree.fault(where[:-1], f"the key {name!r} is missing", f"the key {name!r}", "add it here")
        case "literal_error":
            allowed = str(detail["ctx"]["expected"]).replace("'", "")
            remedy = did_you_mean(str(value), allowed.replace(" or ", ", ").split(", "), "take it away")
            return tree.fault(where, f"{value!r} is not known here", allowed, remedy)
        case wrong if wrong in _WRONG_SHAPE:
            return tree.fault(where, f"a {_noun(value)} stands here", *_WRONG_SHAPE[wrong])
        case "float_parsing":
            return tree.fault(where, f"{value!r} is not a number", "a number as 7", "mend the number")
        case date if date.startswith("date"):
            return tree.fault(where, f"{value!r} is not a date", "a date as 2026-11-23", "mend the date")
        case _:
            return tree.fault(where, detail["msg"].lower(), "another value", "mend the value")


def _unknown_key(tree: Tree, kind: str, where: Where) -> Fault:
    known = _known_keys(KINDS[kind], where[:-1])
    present = _siblings(tree.value, where[:-1])
    name = str(where[-1])
    remedy = did_you_mean(name, [key for key in known if key not in present] or known, "take it away")
    return tree.fault(where, f"the key {name!r} is not known here", "one of " + ", ".join(known), remedy, of_key=True)


def _noun(value: object) -> str:
    return "group of keys" if isinstance(value, dict) else "list" if isinstance(value, list) else "text"


def _siblings(value: object, where: Where) -> Mapping[str, object]:
    for step in where:
        value = value[step] if isinstance(value, (dict, list)) else None  # type: ignore[index]
    return value if isinstance(value, dict) else {}


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
