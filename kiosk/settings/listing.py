"""Every setting with its value and where that comes from, and the JSON Schema of the file."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from kiosk.settings import TABLES, KeySettings, Settings
from kiosk.visit.keymap import KeyMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.settings.reading import Loaded


def named(settings: Settings) -> Iterator[tuple[str, object, str]]:
    """Each setting: its name as table.key, its value, and what it is for."""
    for field in fields(Settings):
        value = getattr(settings, field.name)
        if field.name not in TABLES:
            yield field.name, value, field.metadata["about"]
            continue
        for inner in fields(value):
            yield f"{field.name}.{inner.name}", getattr(value, inner.name), inner.metadata["about"]


def listed(loaded: Loaded) -> Iterator[str]:
    """A line for each setting: its value, where that comes from, and what it is for."""
    for name, value, about in named(loaded.settings):
        told = _told(value) if name != "staff.pin" else "(set)" if value else ""
        shown = "-" if told is None else json.dumps(told)
        yield f"{name} = {shown}  # {loaded.sources.get(name, 'default')}: {about}"


def _told(value: object) -> object:
    """A value as TOML and JSON have it."""
    return value.id if isinstance(value, KeyMap) else list(value) if isinstance(value, tuple) else value


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of kiosk.toml, for editors."""
    own_keys = {
        "digits": {"type": "boolean", "description": "whether 1 to 9 choose lines"},
        "scans": {"type": "boolean", "description": "whether the kiosk steps by itself, for one switch"},
        "menu": {"type": "array", "items": {"type": "string"}, "description": "commands without a key"},
        "commands": {"type": "object", "description": "the keys of each command"},
        "names": {"type": "object", "description": "what keys are called"},
    }
    properties = _schema_of(Settings)
    for name, kind in TABLES.items():
        inner = _schema_of(kind) | (own_keys if kind is KeySettings else {})
        about = (kind.__doc__ or "").strip()
        properties[name] = {
            "type": "object", "description": about, "properties": inner, "additionalProperties": False,
        }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "kiosk.toml",
        "description": "What an installation of the kiosk sets.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _schema_of(kind: type) -> dict[str, Any]:
    found = {}
    for field in fields(kind):
        if "rule" in field.metadata:
            told = _told(field.default)
            default = {} if told in (None, "") else {"default": told}
            found[field.name] = {"description": field.metadata["about"], **field.metadata["rule"].schema(), **default}
    return found
