"""The kiosk with a code on its first page: python -m tests.codes.show TEXT_FILE, then the options of the kiosk."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from kiosk.__main__ import main
from kiosk.visit import pages
from kiosk.visit.page import Page


def show(text: str) -> None:
    """Put a code on the first page."""
    welcome = pages._PAGES["welcome"]

    def with_code(*given: object) -> Page:
        return replace(welcome(*given), code=text)

    pages._PAGES["welcome"] = with_code


if __name__ == "__main__":
    show(Path(sys.argv.pop(1)).read_text(encoding="utf-8"))
    sys.exit(main())
