"""A sheet as PDF/UA-1: tagged, its fonts inside, set by Typst.  In memory alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.visit.sheet import Part, Sheet

PAPERS = {"letter": "us-letter", "a4": "a4"}
"""Sizes of paper, and what Typst calls them."""
_TEMPLATE = Path(__file__).with_name("sheet.typ")
_FONTS = Path(__file__).parent.parent / "typeset" / "fonts"


def pdf(sheet: Sheet, paper: str = "letter") -> bytes:
    """The PDF of a sheet, on paper of a size of PAPERS.  ImportError where Typst is not installed."""
    import typst

    return typst.compile(
        str(_TEMPLATE),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"sheet": json.dumps(_told(sheet, paper))},
        pdf_standards="ua-1",
    )


def _told(sheet: Sheet, paper: str) -> dict[str, object]:
    return {
        "title": sheet.title,
        "clinic": sheet.clinic,
        "language": sheet.language.partition("-")[0],
        "paper": PAPERS[paper],
        "page": sheet.page,
        "parts": [_part(part) for part in sheet.parts],
        "sources": _part(sheet.sources) if sheet.sources else None,
    }


def _part(part: Part) -> dict[str, object]:
    return {"heading": part.heading, "lines": [line.show for line in part.lines]}
