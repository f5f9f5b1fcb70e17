"""`kiosk install`: what it writes, keeps, and takes back."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.errors import KioskError
from kiosk.install.machine import BACKUP, RECORD, Machine
from kiosk.install.plan import SETTINGS, TARGETS, entries

PROGRAM = "/opt/trd-kiosk/.venv/bin/kiosk"
UNIT = "etc/systemd/system/trd-kiosk.service"


def install(root: Path, target: str = "cage", *options: str) -> int:
    return main(["install", "--target", target, "--root", str(root), "--program", PROGRAM, *options])


def tree(root: Path) -> dict[str, str]:
    """Every file and link below a folder, with what is in it."""
    return {
        str(path.relative_to(root)): f"-> {path.readlink()}" if path.is_symlink() else path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


@pytest.mark.parametrize("target", TARGETS)
def test_it_writes_what_each_screen_needs_and_undo_takes_all_of_it_back(tmp_path, target):
    assert install(tmp_path, target) == 0
    written = tree(tmp_path)
    assert PROGRAM in written[UNIT] or PROGRAM in written["etc/trd-kiosk/xsession"]
    assert not any("$program" in text for text in written.values())
    assert written["etc/systemd/system/getty@.service"] == "-> /dev/null"
    assert "kernel.sysrq = 0" in written["etc/sysctl.d/90-trd-kiosk.conf"]
    assert main(["install", "--undo", "--root", str(tmp_path)]) == 0
    assert list(tree(tmp_path)) == [str(SETTINGS)], "the settings are the installation's own"


def test_scripts_can_be_run_and_files_can_be_read(tmp_path):
    install(tmp_path, "x11")
    assert os.access(tmp_path / "etc/trd-kiosk/xsession", os.X_OK)
    assert (tmp_path / UNIT).stat().st_mode & 0o777 == 0o644


def test_a_dry_run_tells_everything_and_writes_nothing(tmp_path, capsys):
    install(tmp_path, "cage", "--dry-run")
    told = capsys.readouterr().out
    assert tree(tmp_path) == {}
    assert all(f"/{entry.path}" in told for entry in entries("cage", PROGRAM))


def test_twice_is_as_once(tmp_path, capsys):
    install(tmp_path)
    before = tree(tmp_path)
    capsys.readouterr()
    install(tmp_path)
    assert tree(tmp_path) == before
    assert "write" not in capsys.readouterr().out


def test_a_file_that_was_there_is_kept_beside_and_comes_back(tmp_path):
    there = tmp_path / UNIT
    there.parent.mkdir(parents=True)
    there.write_text("mine")
    install(tmp_path)
    assert there.read_text() != "mine"
    assert there.with_name(there.name + BACKUP).read_text() == "mine"
    install(tmp_path, "x11")
    assert there.with_name(there.name + BACKUP).read_text() == "mine", "the kiosk's own file is no file of theirs"
    main(["install", "--undo", "--root", str(tmp_path)])
    assert there.read_text() == "mine"


def test_a_link_that_was_there_comes_back(tmp_path):
    there = tmp_path / "etc/systemd/system/default.target"
    there.parent.mkdir(parents=True)
    there.symlink_to("/lib/systemd/system/rescue.target")
    install(tmp_path)
    main(["install", "--undo", "--root", str(tmp_path)])
    assert str(there.readlink()) == "/lib/systemd/system/rescue.target"


def test_what_somebody_changed_since_stays_theirs(tmp_path, capsys):
    install(tmp_path)
    changed = tmp_path / "etc/trd-kiosk/foot.ini"
    changed.write_text("theirs")
    main(["install", "--undo", "--root", str(tmp_path)])
    assert changed.read_text() == "theirs"
    assert "it was changed since" in capsys.readouterr().out


def test_what_somebody_changed_since_is_backed_up_when_it_is_installed_again(tmp_path):
    install(tmp_path)
    changed = tmp_path / "etc/trd-kiosk/foot.ini"
    changed.write_text("theirs")
    install(tmp_path)
    assert changed.with_name("foot.ini" + BACKUP).read_text() == "theirs"


def test_what_was_there_before_the_kiosk_is_never_lost_however_often_it_is_changed_and_installed(tmp_path):
    there = tmp_path / UNIT
    there.parent.mkdir(parents=True)
    there.write_text("original")
    for change in ("first", "second"):
        install(tmp_path)
        there.write_text(change)
    main(["install", "--undo", "--root", str(tmp_path)])
    install(tmp_path)
    assert there.with_name(there.name + BACKUP).read_text() == "original"


def test_what_was_there_already_and_as_it_should_be_is_not_taken_away(tmp_path):
    links = {"ctrl-alt-del.target": "/dev/null", "default.target": "/lib/systemd/system/graphical.target"}
    folder = tmp_path / "etc/systemd/system"
    folder.mkdir(parents=True)
    for name, target in links.items():
        (folder / name).symlink_to(target)
    install(tmp_path)
    main(["install", "--undo", "--root", str(tmp_path)])
    assert {name: str((folder / name).readlink()) for name in links} == links


def test_a_program_where_the_kiosks_user_may_not_look_is_refused(tmp_path, capsys):
    options = ["install", "--target", "cage", "--root", str(tmp_path), "--program", "/home/me/.venv/bin/kiosk"]
    assert main(options) == 1
    assert "below /opt" in capsys.readouterr().err
    assert tree(tmp_path) == {}


def test_another_screen_takes_back_what_only_the_first_needed(tmp_path):
    install(tmp_path, "x11")
    install(tmp_path, "console")
    written = tree(tmp_path)
    assert not any("xorg" in name or "xsession" in name or "graphical" in name for name in written)


@pytest.mark.parametrize("damage", ["{", "[]", "3"])
def test_a_list_that_is_damaged_is_told_and_nothing_is_done(tmp_path, damage):
    install(tmp_path)
    (tmp_path / RECORD).write_text(damage)
    before = tree(tmp_path)
    with pytest.raises(KioskError, match="installed"):
        Machine(tmp_path)
    assert main(["install", "--target", "x11", "--root", str(tmp_path)]) == 1
    assert tree(tmp_path) == before


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path, capsys):
    (tmp_path / "etc").write_text("a file")
    assert install(tmp_path) == 1
    assert "etc" in capsys.readouterr().err


def test_the_list_names_every_file(tmp_path):
    install(tmp_path)
    record = json.loads((tmp_path / RECORD).read_text())
    assert set(record) == {str(entry.path) for entry in entries("cage", PROGRAM) if not entry.keep}


@pytest.mark.debian("systemd-analyze", "systemd")
@pytest.mark.parametrize("target", TARGETS)
def test_systemd_finds_no_fault_in_the_units_and_little_that_is_exposed(tmp_path, target):
    install(tmp_path, target)
    unit = str(tmp_path / UNIT)
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, check=False)
    about = [line for line in done.stderr.splitlines() if "trd-kiosk.service" in line]
    assert [line for line in about if "is not executable" not in line] == [], "what is not installed here is no fault"
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--threshold=20", f"--root={tmp_path}", "trd-kiosk.service"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-300:]
