"""A sheet, and programs of CUPS that do what a test says."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.visit.pages.crisis import region_of
from kiosk.visit.sheet import Sheet, sheet
from kiosk.visit.visit import Kept, Weight


@pytest.fixture
def made(library, visit) -> Sheet:
    """A sheet with one of everything."""
    kept = (
        Kept("treatment", "card:esketamine"),
        Kept("question", "card:esketamine", "Is there a certified clinic near me?"),
        Kept("word", "term:placebo"),
    )
    visit = replace(visit, kept=kept, matters=(("works", Weight.LOT), ("cost", Weight.SOME)))
    visit = replace(visit, station=replace(visit.station, clinic="Clínica Riverside"))
    return sheet(library, visit, region_of(library, visit))


class Programs:
    """lp, lpstat and cancel that tests write; they note how they were called."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.notes = folder, folder / "notes"
        self.notes.touch()
        self.write("lp", 'cat > "$0.sheet"; echo "request id is desk-7 (0 file(s))"')
        self.write("cancel", "exit 0")
        self.state("printer desk is idle.  enabled since today", jobs="")

    def write(self, name: str, script: str) -> None:
        """A program by its script."""
        file = self.folder / name
        file.write_text(
            f'#!/bin/sh\nPATH=/usr/bin:/bin\necho "{name} $*" >> {self.notes}\n{script}\n', encoding="utf-8"
        )
        file.chmod(0o755)

    def state(
        self, printer: str, jobs: str = "desk-7 kiosk 1024 today", alerts: str = "none", before: str = "none"
    ) -> None:
        """What lpstat tells of the printer and of what waits there; `before` it has been given a sheet, its alerts."""
        told = f'printf "%s\\n\\tAlerts: %s\\n" "{printer}" "$alerts"'
        default = "system default destination: desk"
        self.write(
            "lpstat",
            f'''
            if grep -q "^lp " {self.notes}; then alerts="{alerts}"; else alerts="{before}"; fi
            case "$1" in -o) echo "{jobs}";; -d) echo "{default}";; *) {told};; esac''',
        )

    @property
    def called(self) -> list[str]:
        """How they were called, in order."""
        return self.notes.read_text().splitlines()

    @property
    def sheet(self) -> bytes:
        """What lp was given."""
        return (self.folder / "lp.sheet").read_bytes()


@pytest.fixture
def programs(tmp_path, monkeypatch) -> Programs:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr("kiosk.takeaway.cups._LOOK_EVERY", 0.05)
    return Programs(folder)
