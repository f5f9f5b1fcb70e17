"""The JSON Schema that editors use is the one that the kiosk checks against."""

import json

import jsonschema
import pytest
import yaml

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
            assert field.get("description") or "$ref" in field, f"{kind}.{name} has no description"


def test_every_content_file_names_its_schema_for_editors():
    files = list(content_folder().glob("*/**/*.yaml")) + list(themes_folder().glob("*.yaml"))
    assert len(files) > 20
    for path in files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (path.parent / first.partition("=")[2]).resolve().is_file()


class PlainLoader(yaml.CSafeLoader):
    """YAML as editors read it: numbers and true are values, a date is its letters."""


PlainLoader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def test_an_editor_finds_nothing_wrong_in_the_shipped_content():
    files = [
        *content_folder().glob("*/**/*.yaml"),
        content_folder() / "editorial.yaml",
        *themes_folder().glob("*.yaml"),
    ]
    for path in files:
        text = path.read_text(encoding="utf-8")
        schema = json.loads((path.parent / text.splitlines()[0].partition("=")[2]).read_text(encoding="utf-8"))
        found = list(jsonschema.Draft202012Validator(schema).iter_errors(yaml.load(text, Loader=PlainLoader)))
        assert not found, f"{path}: {found[0].message}"


def test_an_editor_finds_a_misspelt_key_and_takes_a_stock_sentence():
    validator = jsonschema.Draft202012Validator(json_schema("article"))
    article = {
        "title": "x", "summary": {"text": "x"}, "in_short": [{"use": "tell-someone-now"}], "terms": [],
        "sections": [{"heading": "x", "sentences": [{"use": "tell-someone-now"}]}],
        "reviewed": "2026-11-25", "review_due": "2027-05-25",
    }  # fmt: skip
    assert not list(validator.iter_errors(article))
    assert list(validator.iter_errors({**article, "sumary": "x"}))
    assert list(validator.iter_errors({**article, "in_short": [{"use": "a", "text": "b"}]}))
