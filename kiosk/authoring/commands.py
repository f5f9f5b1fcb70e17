"""The commands for authors.  Imports the rest only when a command needs it, so that each starts fast."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.shipped import content_folder, folders

if TYPE_CHECKING:
    import argparse

    from kiosk.content.library import Library


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to those of the program."""
    check = commands.add_parser("check", help="check content and themes; list every fault with its place")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="language folder, or a folder of them")
    check.add_argument("--json", action="store_true", help="print the result as JSON")
    check.add_argument("--shape-only", action="store_true", help="leave the editor's rules out")
    check.set_defaults(run=_check)

    trace = commands.add_parser("trace", help="print each sentence of a text with its facts and their sources")
    trace.add_argument("text", help="a card, or an id from `kiosk pages` as article:hope, term:remission, crisis")
    trace.set_defaults(run=_trace)

    review = commands.add_parser("review", help="print what a clinician must still check, as a checklist in Markdown")
    review.set_defaults(run=_review)

    new = commands.add_parser("new", help="write the skeleton of a card or an article, to be filled in")
    new.add_argument("kind", choices=("card", "article"))
    new.add_argument("name", help="small letters, digits and hyphens, as light-therapy")
    new.set_defaults(run=_new)

    schema = commands.add_parser("schema", help="print the JSON Schema of a kind of content file")
    schema.add_argument("kind", nargs="?", help="card, article, terms ...; all kinds in one object if left out")
    schema.add_argument("--write", type=Path, metavar="DIR", help="write one file a kind into DIR instead")
    schema.set_defaults(run=_schema)


def _library(chosen: argparse.Namespace) -> Library:
    from kiosk.content import compiled

    return compiled.load(*folders(chosen.content, chosen.themes))


def _check(chosen: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    from kiosk.authoring.check import check

    _, themes = folders(chosen.content, chosen.themes)
    languages = _language_folders(chosen.folder or content_folder())
    found = check(languages, themes, editor=not chosen.shape_only)
    if chosen.json:
        listed = [{name: getattr(fault, name) for name in fault.__slots__} for fault in found.faults]
        print(json.dumps({"ok": not found.errors, "cards": found.cards, "faults": listed}, indent=2))
    else:
        for fault in found.faults:
            print(fault)
        print(found.summary)
    return 1 if found.errors else 0


def _language_folders(folder: Path) -> list[Path]:
    """The folder itself where it is a language folder or nothing at all, else the language folders in it."""
    inside = sorted(path.parent for path in folder.glob("*/pack.yaml"))
    return inside if inside and not (folder / "pack.yaml").exists() else [folder]


def _trace(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from kiosk.authoring.trace import trace, traceable

    library = _library(chosen)
    page_id = f"card:{chosen.text}" if chosen.text in library.cards else chosen.text
    if page_id not in traceable(library):
        from kiosk.content.nearest import did_you_mean

        names = [*library.cards, *traceable(library)]
        parser.error(
            f"there is no text {chosen.text!r}; {did_you_mean(chosen.text, names, '`kiosk pages` lists them')}"
        )
    print("\n".join(trace(library, page_id)))
    return 0


def _review(chosen: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    from kiosk.authoring.review import checklist

    print("\n".join(checklist(_library(chosen))))
    return 0


def _new(chosen: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    from kiosk.authoring.skeleton import write_skeleton

    folder, _ = folders(chosen.content, chosen.themes)
    print(write_skeleton(folder, chosen.kind, chosen.name))
    return 0


def _schema(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from kiosk.content.schema import KINDS, json_schema

    if chosen.kind and chosen.kind not in KINDS:
        parser.error(f"there is no kind {chosen.kind!r}; the kinds are {', '.join(KINDS)}")
    kinds = [chosen.kind] if chosen.kind else list(KINDS)
    texts = {kind: json_schema(kind) for kind in kinds}
    if chosen.write:
        chosen.write.mkdir(parents=True, exist_ok=True)
        for kind, schema in texts.items():
            (chosen.write / f"{kind}.json").write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
    else:
        print(json.dumps(texts[chosen.kind] if chosen.kind else texts, indent=2))
    return 0
