"""A sheet to CUPS: with programs that fail in every way, and with a real scheduler whose printer does."""

import getpass
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from kiosk.takeaway import cups
from kiosk.takeaway.cups import CupsOutlet
from kiosk.visit.visit import Paper


def send(made, seconds=3.0, queue="desk"):
    """What becomes of a sheet, and how often it was called slow."""
    slow = []
    return CupsOutlet(queue, "letter", seconds).send(made, lambda: slow.append(1)), len(slow)


def cancelled(programs) -> bool:
    return any(call.startswith("cancel") and "desk-7" in call for call in programs.called)


def test_a_sheet_goes_from_memory_to_the_queue(made, programs):
    assert send(made) == (Paper.PRINTED, 0)
    assert programs.sheet.startswith(b"%PDF")
    (call,) = (call for call in programs.called if call.startswith("lp "))
    assert call.startswith("lp -d desk")
    assert call.endswith(" -"), "from memory, no file"
    assert not cancelled(programs)


def test_no_command_line_tells_what_is_on_the_list(made, programs):
    """Every user of a machine sees command lines, and CUPS keeps the titles of jobs."""
    send(made)
    calls = " ".join(programs.called).lower()
    assert "esketamine" not in calls
    assert "depression" not in calls


def test_without_a_name_the_default_queue_is_taken(made, programs):
    assert send(made, queue="")[0] is Paper.PRINTED
    programs.write("lpstat", 'echo "no system default destination"')
    assert send(made, queue="")[0] is Paper.MISSING


@pytest.mark.parametrize(
    ("alerts", "became"),
    [
        ("media-empty-error", Paper.EMPTY),
        ("media-needed", Paper.EMPTY),
        ("offline-report", Paper.MISSING),
        ("cover-open-error", Paper.FAILED),
    ],
)
def test_what_the_printer_complains_of_is_told_at_once_and_nothing_waits_there(made, programs, alerts, became):
    programs.state("printer desk now printing desk-7.  enabled since today", alerts=alerts)
    begun = time.monotonic()
    assert send(made, seconds=30) == (became, 0)
    assert time.monotonic() - begun < 10, "not after the whole time"
    assert cancelled(programs)


def test_what_a_printer_complained_of_before_counts_only_when_it_lasts(made, programs, monkeypatch):
    """CUPS keeps the complaints of the last sheet until the next one is printed."""
    monkeypatch.setattr(cups, "_GRACE", 1.0)
    empty = "printer desk now printing desk-7.  enabled since today"
    programs.state(empty, alerts="media-empty-error")
    slowly = programs.folder / "looks"
    told = f'printf "%s\\n\\tAlerts: media-empty-error\\n" "{empty}"'
    programs.write(
        "lpstat",
        f"""
        echo x >> {slowly}
        if [ $(wc -l < {slowly}) -gt 8 ]; then jobs=; else jobs="desk-7 kiosk 1 today"; fi
        case "$1" in -o) echo "$jobs";; *) {told};; esac""",
    )
    assert send(made, seconds=10)[0] is Paper.PRINTED, "the paper is there again"
    programs.notes.write_text("")
    programs.state(empty, alerts="media-empty-error", before="media-empty-error")
    begun = time.monotonic()
    assert send(made, seconds=10)[0] is Paper.EMPTY
    assert time.monotonic() - begun > 1


def test_a_printer_that_is_still_connecting_is_waited_for(made, programs, monkeypatch):
    monkeypatch.setattr(cups, "_GRACE", 1.0)
    programs.state("printer desk now printing desk-7.  enabled since today", alerts="connecting-to-device")
    begun = time.monotonic()
    assert send(made, seconds=10)[0] is Paper.MISSING
    assert time.monotonic() - begun > 1


def test_a_queue_that_does_not_answer_has_not_printed(made, programs):
    programs.write("lpstat", 'case "$1" in -o) exit 1;; *) echo "printer desk now printing desk-7.";; esac')
    assert send(made)[0] is Paper.FAILED


def test_a_sheet_that_was_handed_over_by_a_program_that_hangs_is_taken_back(made, programs, monkeypatch):
    monkeypatch.setattr(cups, "_COMMAND_SECONDS", 0.5)
    programs.state("printer desk is idle.", jobs="")
    waits = f"echo desk-9 {getpass.getuser()} 1"
    handed = f"sed -i 's/echo \"\"/{waits}/' {programs.folder}/lpstat"
    programs.write("lp", f"cat > /dev/null; {handed}; sleep 60")
    assert send(made)[0] is Paper.FAILED
    assert "cancel -x desk-9" in programs.called


def test_at_the_end_of_a_visit_a_sheet_that_waits_is_taken_back_and_one_that_is_printed_is_not(made, programs):
    for state, taken_back in (
        ("printer desk now printing desk-7.  enabled since today", False),
        ("printer desk disabled since today", True),
        ("printer desk now printing desk-6.  enabled since today", True),
    ):
        programs.notes.write_text("")
        programs.state(state)
        outlet = CupsOutlet("desk", "letter", 30)
        outlet._job = "desk-7"
        outlet.withdraw()
        assert cancelled(programs) == taken_back, state


def test_a_new_visit_takes_back_what_waits_of_the_one_before(programs):
    programs.state("printer desk disabled since today", jobs=f"desk-7 {getpass.getuser()} 1\ndesk-8 somebody 1")
    CupsOutlet("desk", "letter", 30).sweep()
    assert "cancel -x desk-7" in programs.called
    assert "cancel -x desk-8" not in programs.called, "not what others print"


def test_little_paper_is_paper(made, programs):
    programs.state(
        "printer desk is idle.  enabled since today", jobs="", alerts="media-low-warning media-empty-warning"
    )
    assert send(made)[0] is Paper.PRINTED


def test_a_printer_that_is_switched_off_in_cups_has_failed(made, programs):
    programs.state("printer desk disabled since today -\n\tPaused")
    assert send(made)[0] is Paper.FAILED
    assert cancelled(programs)


def test_a_printer_that_rests_while_the_sheet_waits_has_failed(made, programs):
    programs.state("printer desk is idle.  enabled since today")
    assert send(made, seconds=30)[0] is Paper.FAILED
    assert cancelled(programs)


def test_a_slow_printer_is_called_slow_once_and_at_the_end_the_sheet_is_taken_back(made, programs):
    programs.state("printer desk now printing desk-7.  enabled since today")
    assert send(made, seconds=1.2) == (Paper.FAILED, 1)
    assert cancelled(programs)


def test_without_the_program_the_printer_is_missing(made, programs):
    (programs.folder / "lp").unlink()
    if shutil.which("lp"):
        os.environ["PATH"] = str(programs.folder)
    assert send(made) == (Paper.MISSING, 0)
    assert "no program lp" in CupsOutlet("desk", "letter", 3).faults()[0]


@pytest.mark.parametrize(
    ("script", "became"),
    [
        ('echo "lp: Error - The printer or class does not exist." >&2; exit 1', Paper.MISSING),
        ('echo "lp: Error - scheduler not responding." >&2; exit 1', Paper.FAILED),
        ('echo "lp: No space left on device" >&2; exit 1', Paper.FAILED),
        ("exit 0", Paper.FAILED),
        ("head -c 2000000 /dev/urandom; exit 3", Paper.FAILED),
    ],
)
def test_a_program_that_fails_in_any_way_is_told(made, programs, script, became):
    programs.write("lp", script)
    assert send(made) == (became, 0)


def test_programs_that_hang_are_ended(made, programs, monkeypatch):
    monkeypatch.setattr(cups, "_COMMAND_SECONDS", 0.3)
    programs.write("lp", f"echo $$ > {programs.folder}/pid; exec sleep 60")
    assert send(made)[0] is Paper.FAILED
    pid = int((programs.folder / "pid").read_text())
    assert not Path(f"/proc/{pid}").exists()
    programs.write("lp", 'cat > /dev/null; echo "request id is desk-7 (0 file(s))"')
    programs.write("lpstat", "exec sleep 60")
    assert send(made)[0] is Paper.FAILED
    assert cancelled(programs), "what it does not tell of is taken back"


# -- with the scheduler itself

BACKEND = """#!/bin/sh
[ $# = 0 ] && { echo 'direct trial "Unknown" "Trial"'; exit 0; }
case $(cat FOLDER/mode) in
empty) echo "STATE: +media-empty-error" >&2; sleep 60;;
slow) sleep 60;;
broken) echo "ERROR: it does not answer" >&2; exit 1;;
esac
cat "${6:-/dev/stdin}" > FOLDER/printed
"""


class Scheduler:
    """cupsd in folders of its own, with one printer whose moods a test chooses."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.spool = folder, folder / "spool"
        for name in ("etc", "spool", "cache", "state", "tmp", "log", "bin/backend", "bin/filter"):
            (folder / name).mkdir(parents=True)
        (folder / "bin/daemon").symlink_to("/usr/lib/cups/daemon")
        backend = folder / "bin/backend/trial"
        backend.write_text(BACKEND.replace("FOLDER", str(folder)))
        backend.chmod(0o700)  # so that it is run by who owns it
        (folder / "etc/cupsd.conf").write_text(
            f"Listen {folder}/sock\nPreserveJobFiles No\nPreserveJobHistory No\nDefaultAuthType None\n"
            "<Location />\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nAllow all\n</Limit>\n</Policy>\n"
        )
        places = {
            "ServerRoot": "etc", "RequestRoot": "spool", "CacheDir": "cache", "StateDir": "state", "TempDir": "tmp",
            "ServerBin": "bin", "AccessLog": "log/access", "ErrorLog": "log/error", "PageLog": "log/page",
        }  # fmt: skip
        lines = [*(f"{name} {folder}/{place}" for name, place in places.items()), "User lp", "Group lp"]
        (folder / "etc/cups-files.conf").write_text("\n".join([*lines, "SystemGroup root", ""]))
        os.environ["CUPS_SERVER"] = f"{folder}/sock"
        files = ("-c", f"{folder}/etc/cupsd.conf", "-s", f"{folder}/etc/cups-files.conf")
        self.process = subprocess.Popen(["cupsd", "-f", *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def printer(self, mood: str) -> str:
        """A new queue, whose printer does this with a sheet."""
        (self.folder / "mode").write_text(mood)
        end = time.monotonic() + 15
        add = ["lpadmin", "-p", mood, "-E", "-v", "trial:/x"]
        while subprocess.run(add, capture_output=True, check=False).returncode:
            assert time.monotonic() < end, "cupsd does not start"
            time.sleep(0.2)
        return mood

    @property
    def left(self) -> list[str]:
        """What of sheets is still there."""
        return [file.name for file in self.spool.iterdir() if file.is_file()]

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    before = {**os.environ}
    os.environ["PATH"] += ":/usr/sbin"
    folder = Path(tmp_path_factory.mktemp("cups"))
    for above in (folder, *list(folder.parents)[:-2]):
        above.chmod(0o755)  # the printer is run as another user
    started = Scheduler(folder)
    yield started
    started.close()
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.debian("cupsd", "cups-daemon")
@pytest.mark.debian("lp", "cups-client")
@pytest.mark.parametrize(
    ("mood", "became"), [("paper", Paper.PRINTED), ("empty", Paper.EMPTY), ("broken", Paper.FAILED)]
)
def test_with_a_real_scheduler_the_sheet_comes_or_is_taken_back_and_nothing_is_left(scheduler, made, mood, became):
    assert send(made, seconds=20, queue=scheduler.printer(mood))[0] is became
    end = time.monotonic() + 5
    while scheduler.left and time.monotonic() < end:
        time.sleep(0.1)
    assert scheduler.left == [], "no file of the sheet stays in the spool"
    printed = scheduler.folder / "printed"
    assert printed.exists() == (became is Paper.PRINTED)
    if printed.exists():
        assert printed.read_bytes().startswith(b"%PDF")
        printed.unlink()
