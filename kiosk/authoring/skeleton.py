"""A new card or article to fill in: every section stands there, says that it is not written, and passes the schema."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from kiosk.content.files import NAME, shown
from kiosk.content.shapes.texts import SECTIONS
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from pathlib import Path

_HALF_A_YEAR = datetime.timedelta(days=182)
_SENTENCE = """- text: We do not know this yet.  # {hint}
{indent}  unsourced: unknown  # or  facts: [ID], as soon as the sentence states one"""
_HINTS = {
    "what": "What it is, in plain words, then its name in brackets.",
    "how": "Who gives it, where, how often.",
    "time": "When it may help, and how long it goes on.",
    "evidence": "What studies found, with the comparison: 22 of 100, and 8 of 100 with a dummy.",
    "side_effects": "What is common.",
    "serious_risks": "What is rare but serious.  End with  - use: tell-someone-now",
    "not_for": "Who should not have it.",
    "daily_life": "Work, driving, trips.",
    "cost": "Who pays, and who offers it.",
    "status": "Approved, cleared, off-label or investigational: for what, and since when.",
    "unknown": "What nobody knows.",
    "ask": "Questions to ask, as  - use: ask-cost",
}


def write_skeleton(content: Path, kind: str, name: str, today: datetime.date | None = None) -> str:
    """Write cards/NAME.yaml or articles/NAME.yaml.  Returns what to do next.  KioskError where that cannot be."""
    if not NAME.fullmatch(name):
        raise KioskError(f"{name!r} is not a name: take small letters, digits and hyphens, as light-therapy")
    path = content / f"{kind}s" / f"{name}.yaml"
    day = today or datetime.date.today()
    text = (_card if kind == "card" else _article)(name.replace("-", " ").capitalize())
    text += f"terms: [trd]\nreviewed: {day}\nreview_due: {day + _HALF_A_YEAR}\n"
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise KioskError(f"{shown(path)} is there already: take another name, or edit it") from None
    except OSError as error:
        raise KioskError(f"{shown(path)} cannot be written: {(error.strerror or 'no reason given').lower()}") from None
    where = "a topic's cards" if kind == "card" else "a shelf's articles"
    return f"{shown(path)} is written.  Add {name} to {where} in topics.yaml, fill it in, and run: kiosk check"


def _head(kind: str, title: str) -> str:
    return (
        f"# yaml-language-server: $schema=../../schema/{kind}.json\n"
        f"title: {title}\n"
        "summary:\n"
        "  text: We do not know this yet.\n"
        "  unsourced: unknown  # one line for lists, at most 12 words, with its facts\n"
        "in_short:\n  " + _SENTENCE.format(hint="What it is, the main good, the main harm.", indent="  ") + "\n"
    )


def _card(title: str) -> str:
    lines = [_head("card", title) + "status: not-applicable  # approved, cleared, off-label ...", "sections:"]
    for section in SECTIONS:
        lines.append(f"  {section}:")
        lines.append("    " + _SENTENCE.format(hint=_HINTS[section], indent="    "))
    return "\n".join(lines) + "\n"


def _article(title: str) -> str:
    sentence = _SENTENCE.format(hint="One idea a sentence, at most 20 words.", indent="      ")
    return _head("article", title) + f"sections:\n  - heading: What it is about\n    sentences:\n      {sentence}\n"
