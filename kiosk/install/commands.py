"""`kiosk install`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the program."""
    install = commands.add_parser(
        "install", help="make this machine (Debian 12) a kiosk that starts by itself and that nothing leads out of"
    )
    install.add_argument("--target", choices=("cage", "x11", "console"), help="what the kiosk is shown on")
    install.add_argument("--root", type=Path, default=Path("/"), metavar="DIR", help="write below DIR instead of /")
    install.add_argument("--program", metavar="PATH", help="path of the kiosk on the machine (default: this one)")
    install.add_argument("--dry-run", action="store_true", help="tell what would be done, and do nothing")
    install.add_argument("--undo", action="store_true", help="take back what was written")
    install.set_defaults(run=_install)


def _install(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from kiosk.errors import KioskError
    from kiosk.install.machine import Machine
    from kiosk.install.plan import entries, steps_behind

    machine = Machine(chosen.root)
    if chosen.undo:
        for line in machine.undo(dry=chosen.dry_run):
            print(line)
        print("Then: systemctl daemon-reload; update-grub; the user trd-kiosk and /var/lib/trd-kiosk stay.")
        return 0
    if chosen.target is None:
        parser.error("install needs --target cage, x11 or console")
    program = chosen.program or shutil.which(sys.argv[0]) or str(Path(sys.prefix, "bin", "kiosk"))
    hidden = [path for path in _paths(Path(program)) if path.is_relative_to("/home") or path.is_relative_to("/root")]
    if hidden:
        raise KioskError(
            f"{hidden[0]}: the kiosk's user may not look there; install the program below /opt, or use --program"
        )
    for line in machine.install(entries(chosen.target, str(Path(program).absolute())), dry=chosen.dry_run):
        print(line)
    print("Then:", *steps_behind(chosen.target), sep="\n  ")
    return 0


def _paths(program: Path) -> tuple[Path, ...]:
    """Where the program is, and where its Python is, with links followed."""
    return program.absolute(), program.resolve(), program.with_name("python").resolve()
