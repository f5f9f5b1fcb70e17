"""Stock sentences: a page takes one with `- use: id`, and gets it as if it stood there.

Works on trees, before the schema looks at them, so that no shape and no face knows of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.content.marks import Tree, Value, Where
    from kiosk.errors import Fault

KEY = "use"


def fill_in(tree: Tree, stock: Mapping[str, Value] | None) -> list[Fault]:
    """Put the stock sentences where `tree` uses them, and note the places in `tree.used`.

    Where the stock itself is unusable (None), every use is taken for right: its faults are told at the stock.
    """
    faults = []
    for where, parent, index in list(_uses(tree.value, ())):
        written = parent[index]
        assert isinstance(written, dict)
        fault = _fault(tree, where, written, stock)
        faults += [fault] if fault else []
        parent[index] = {"text": "…"} if fault or stock is None else stock[str(written[KEY])]
        tree.used.add(where)
    return faults


def _fault(tree: Tree, where: Where, written: dict[str, Value], stock: Mapping[str, Value] | None) -> Fault | None:
    name = written[KEY]
    if len(written) > 1:
        remedy = "take the other keys away, or take `use` away and write the text"
        return tree.fault((*where, KEY), "other keys stand beside `use`", "`use` alone", remedy, of_key=True)
    if stock is not None and (not isinstance(name, str) or name not in stock):
        remedy = did_you_mean(str(name), stock, "write it in stock.yaml first, or write the text here")
        return tree.fault((*where, KEY), f"there is no stock sentence {name!r}", "an id from stock.yaml", remedy)
    return None


def _uses(value: Value, where: Where) -> Iterator[tuple[Where, list[Value], int]]:
    """Each place where a list holds a use of a stock sentence."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in parts:
        if isinstance(value, list) and isinstance(inner, dict) and KEY in inner:
            yield (*where, key), value, int(key)
        else:
            yield from _uses(inner, (*where, key))
