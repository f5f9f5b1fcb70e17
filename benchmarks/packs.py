"""Language folders of any size, made from the shipped one: the same files, and as many cards as asked.

python -m benchmarks.packs DIR CARDS
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from kiosk.content.shipped import content_folder

TOPICS = 8
_SENTENCE = re.compile(r"^( +- text: )(\"?)(.*)$", re.MULTILINE)


def make_pack(folder: Path, cards: int) -> Path:
    """Write a language folder with so many cards into `folder`, the settings of the editor beside it.

    Card n has the words of a shipped one behind a word of its own, so that no sentence stands twice in the pack.
    """
    shipped = content_folder() / "en"
    pack = folder / "en"
    shutil.copytree(shipped, pack, ignore=shutil.ignore_patterns(".*", "cards"))
    shutil.copy(content_folder() / "editorial.yaml", folder)
    (pack / "cards").mkdir()
    models = sorted((shipped / "cards").glob("*.yaml"))
    texts = [path.read_text(encoding="utf-8") for path in models]
    names = [models[i].stem if i < len(models) else f"card-{i}" for i in range(cards)]
    known = set(names)
    for i, name in enumerate(names):
        text = texts[i % len(models)] if i < len(models) else _own(texts[i % len(models)], i)
        (pack / "cards" / f"{name}.yaml").write_text(_without_lost_links(text, known), encoding="utf-8")
    for path in (pack / "articles").glob("*.yaml"):
        path.write_text(_without_lost_links(path.read_text(encoding="utf-8"), known), encoding="utf-8")
    _list_them(pack / "topics.yaml", names)
    return pack


def _own(text: str, number: int) -> str:
    word = "".join("bdfgklmn"[int(digit)] + "a" for digit in f"{number:o}").capitalize()
    return _SENTENCE.sub(rf"\1\2{word}. \3", text)


def _without_lost_links(text: str, known: set[str]) -> str:
    def keep(found: re.Match[str]) -> str:
        pages = [page.strip() for page in found[1].split(",")]
        there = [page for page in pages if not page.startswith("card:") or page.removeprefix("card:") in known]
        return f"more: [{', '.join(there)}]\n" if there else ""

    return re.sub(r"^more: \[(.*)\]\n", keep, text, flags=re.MULTILINE)


def _list_them(path: Path, names: list[str]) -> None:
    shelves = path.read_text(encoding="utf-8").partition("shelves:\n")[2]
    lines = ["topics:"]
    for topic in range(min(TOPICS, len(names))):
        lines += [f"  - id: topic-{topic}", f"    title: Topic {topic}", "    summary:", f"      text: Group {topic}."]
        lines += ["      unsourced: kiosk", "    cards:", *(f"      - {name}" for name in names[topic::TOPICS])]
    path.write_text("\n".join(lines) + f"\nshelves:\n{shelves}", encoding="utf-8")


if __name__ == "__main__":
    make_pack(Path(sys.argv[1]), int(sys.argv[2]))
