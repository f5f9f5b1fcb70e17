"""content/editorial.yaml to the settings of the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kiosk.content import schema
from kiosk.content.files import shown
from kiosk.content.marks import read_tree
from kiosk.content.shipped import content_folder

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.shapes.editorial import Editorial
    from kiosk.errors import Fault

NAME = "editorial.yaml"


def load_settings(folder: Path) -> tuple[Editorial | None, list[Fault]]:
    """The settings beside a language folder, or the shipped ones where there are none, and every fault."""
    path = folder.resolve().parent / NAME
    if not path.exists():
        path = content_folder() / NAME
    tree, faults = read_tree(path, shown(path))
    value = None
    if not faults:
        value, faults = schema.validate(tree, "editorial")
    return cast("Editorial | None", value), faults
