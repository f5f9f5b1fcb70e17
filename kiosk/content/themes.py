"""Themes: the colours, and the refusal of colours that cannot be read."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

from kiosk.content import contrast, schema
from kiosk.content.files import list_files, shown
from kiosk.content.marks import Tree, read_tree
from kiosk.errors import Fault

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.shapes.pack import Theme

PAIRS = (
    ("text", "ground"),
    ("title", "ground"),
    ("choice", "ground"),
    ("note", "ground"),
    ("current_text", "current_ground"),
    ("word_text", "word_ground"),
    ("bar_text", "bar_ground"),
)
"""Each colour of letters with the colour behind it."""

ROLES = tuple(dict.fromkeys(role for pair in PAIRS for role in pair))
LEAST = 7.0
LEAST_CHANGE = 3.0
"""Between the ground of the current item and the ground of the page (WCAG 2.4.13)."""


def load_themes(folder: Path) -> tuple[dict[str, Theme], list[Fault]]:
    """Every theme of a folder by file name, in the order of the names, and every fault."""
    themes: dict[str, Theme] = {}
    paths, faults = list_files(folder)
    for path in paths:
        tree, found = read_tree(path, shown(path))
        if not found:
            theme, found = schema.validate(tree, "theme")
            if theme is not None:
                found = _colour_faults(tree, cast("Theme", theme))
                themes[path.stem] = theme
        faults += found
    if not themes and not faults:
        faults.append(Fault(shown(folder), 1, 1, "there is no theme", "one YAML file or more", "add a theme"))
    return themes, faults


def _colour_faults(tree: Tree, theme: Theme) -> list[Fault]:
    faults = [
        tree.fault(("colours",), f"the colour {role!r} is missing", "a colour for " + ", ".join(ROLES), "add it here")
        for role in ROLES
        if role not in theme.colours
    ]
    for role, colour in theme.colours.items():
        if role not in ROLES:
            faults.append(
                tree.fault(
                    ("colours", role),
                    f"the colour {role!r} is not known here",
                    "one of " + ", ".join(ROLES),
                    "take it away",
                    of_key=True,
                )
            )
        elif contrast.parse(colour) is None:
            faults.append(
                tree.fault(
                    ("colours", role),
                    f"{colour!r} is not a colour",
                    'a colour as "#1a2b3c"',
                    "write # and six digits from 0 to f",
                )
            )
    if not (theme.contrast >= LEAST and math.isfinite(theme.contrast)):
        faults.append(
            tree.fault(("contrast",), f"a contrast of {theme.contrast:g} is too low", f"{LEAST:g} or more", "raise it")
        )
    return faults or _contrast_faults(tree, theme)


def _contrast_faults(tree: Tree, theme: Theme) -> list[Fault]:
    rgb = {role: cast("tuple[int, int, int]", contrast.parse(theme.colours[role])) for role in ROLES}
    wanted = [(front, back, theme.contrast) for front, back in PAIRS]
    wanted += [("current_ground", "ground", LEAST_CHANGE), ("word_ground", "current_ground", LEAST_CHANGE)]
    faults = []
    for front, back, least in wanted:
        found = contrast.ratio(rgb[front], rgb[back])
        if found < least:
            problem = f"{front} on {back} has a contrast of {found:.2f} to 1"
            remedy = f"move {front} and {back} further apart"
            faults.append(tree.fault(("colours", front), problem, f"{least:g} to 1 or more", remedy))
    return faults
