"""What is installed for each kind of screen, as plain values.  The files themselves stand in files/, as they will stand
in the machine; `$program` in them is the path of the kiosk.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from string import Template

TARGETS = ("cage", "x11", "console")
"""Kinds of screen: Wayland, X, or the Linux console."""
PACKAGES = {
    "cage": "cage foot xwayland fonts-dejavu-core",
    "x11": "xserver-xorg xinit xterm x11-xserver-utils fonts-dejavu-core",
    "console": "kbd",
}
"""Debian's packages that each needs."""
UNIT = "trd-kiosk.service"
SETTINGS = PurePosixPath("etc/trd-kiosk/kiosk.toml")
_FILES = Path(__file__).parent / "files"
_MASKED = (
    "getty@.service", "autovt@.service", "serial-getty@.service", "console-getty.service", "ctrl-alt-del.target",
    "emergency.service", "emergency.target", "rescue.service", "rescue.target", "debug-shell.service",
    "udisks2.service",
)  # fmt: skip
"""Units that would show a login or a shell, or open a stick that somebody plugs in."""
_SYSTEM = PurePosixPath("etc/systemd/system")
_FIRST_SETTINGS = """\
# What this kiosk sets; `kiosk --settings {path} settings` lists all there is.
# region = "canada"
[screen]
# diagonal_inch = 24
[staff]
# pin = "..."           # as `kiosk pin` prints it
"""


@dataclass(frozen=True)
class Entry:
    """One thing to install.  The path is below the root."""

    path: PurePosixPath
    text: str = ""
    link: str = ""
    """Where a symbolic link points; empty for a file."""
    mode: int = 0o644
    keep: bool = False
    """Whether one that is there already stays as it is: it belongs to the installation."""

    @property
    def content(self) -> bytes:
        """What is in the file, or where the link points."""
        return (self.link or self.text).encode()


def entries(target: str, program: str) -> tuple[Entry, ...]:
    """All that is installed for a target.  `program` is the path of the kiosk on the machine."""
    found = []
    for folder in ("common", target):
        for file in sorted(path for path in (_FILES / folder).rglob("*") if path.is_file()):
            text = Template(file.read_text(encoding="utf-8")).safe_substitute(program=program)
            path = PurePosixPath(file.relative_to(_FILES / folder).as_posix())
            found.append(Entry(path, text, mode=0o755 if text.startswith("#!") else 0o644))
    first = _FIRST_SETTINGS.format(path=f"/{SETTINGS}")
    found.append(Entry(SETTINGS, first, mode=0o644, keep=True))
    found += [Entry(_SYSTEM / unit, link="/dev/null") for unit in _MASKED]
    wants = "multi-user.target" if target == "console" else "graphical.target"
    found.append(Entry(_SYSTEM / f"{wants}.wants" / UNIT, link=f"/{_SYSTEM / UNIT}"))
    found.append(Entry(_SYSTEM / "default.target", link=f"/lib/systemd/system/{wants}"))
    return tuple(found)


def steps_behind(target: str) -> tuple[str, ...]:
    """The commands that make it take effect, as the installer types them."""
    return (
        f"apt-get install --no-install-recommends {PACKAGES[target]}",
        "systemd-sysusers",
        "sysctl --system",
        "update-grub",
        "systemctl daemon-reload",
        "systemctl reboot",
    )
