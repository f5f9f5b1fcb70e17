"""The JSON Schema that editors use is the one that the kiosk checks against."""

import json

import pytest

from kiosk.content.schema import KINDS, json_schema
from kiosk.content.shipped import content_folder, themes_folder


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_beside_the_content_is_the_one_the_kiosk_uses(kind):
    written = json.loads((content_folder() / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    assert written == json_schema(kind), "write it again with: kiosk schema --write content/schema"


@pytest.mark.parametrize("kind", KINDS)
def test_unknown_keys_are_refused_and_every_field_is_explained_to_authors(kind):
    schema = json_schema(kind)
    for shape in (schema, *schema.get("$defs", {}).values()):
        assert shape["additionalProperties"] is False
        assert shape["description"]
    if kind != "interface":
        for name, field in schema["properties"].items():
            assert field.get("description"), f"{kind}.{name} has no description"


def test_every_content_file_names_its_schema_for_editors():
    files = list(content_folder().glob("*/**/*.yaml")) + list(themes_folder().glob("*.yaml"))
    assert len(files) > 20
    for path in files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (path.parent / first.partition("=")[2]).resolve().is_file()
