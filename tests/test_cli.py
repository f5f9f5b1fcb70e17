"""The commands of the program, as somebody types them."""

import json
import subprocess

import pytest

from kiosk.cli import main
from kiosk.errors import Fault
from kiosk.pin import opens
from kiosk.visit.pages import page_ids
from tests.terminal import PROGRAM


def run(*arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([str(PROGRAM), *arguments], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code, done
    assert "Traceback" not in done.stderr
    return done


def test_check_says_that_the_content_is_in_order():
    assert json.loads(run("check", "--json").stdout) == {"ok": True, "cards": 44, "faults": []}


def test_check_lists_every_fault_and_exits_with_one(pack):
    (pack / "cards/tms.yaml").write_text("titel: x\n", encoding="utf-8")
    lines = run("check", str(pack), code=1).stdout.splitlines()
    assert len(lines) > 5
    assert all(":1:1: " in line or "'card:tms'" in line for line in lines[:-1])
    assert lines[-1].endswith("faults, 0 warnings")


def test_check_as_json_has_every_part_of_a_fault(pack):
    (pack / "cards/tms.yaml").write_text("titel: x\n", encoding="utf-8")
    found = json.loads(run("check", str(pack), "--json", code=1).stdout)
    assert found["ok"] is False
    assert set(found["faults"][0]) == set(Fault.__slots__)


def test_check_of_a_folder_that_is_not_there(tmp_path):
    assert "the folder cannot be read" in run("check", str(tmp_path / "nowhere"), code=1).stdout


def test_check_of_a_folder_of_languages(pack):
    assert "in order: 44 cards" in run("check", str(pack.parent)).stdout


def test_pages_and_page(library):
    assert run("pages").stdout.split() == list(page_ids(library))
    found = json.loads(run("page", "card:esketamine", "--format", "json").stdout)
    assert (found["id"], found["title"]) == ("card:esketamine", "Esketamine nasal spray")
    assert library.cards["esketamine"].sections.what[0].text in run("page", "card:esketamine").stdout


def test_a_page_of_a_broken_pack_is_refused_with_every_fault(pack):
    (pack / "cards/tms.yaml").write_text("titel: x\n", encoding="utf-8")
    assert "did you mean 'title'?" in run("--content", str(pack), "page", "home", code=1).stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("page", "card:nothing"), "there is no page 'card:nothing'"),
        (("schema", "cards"), "there is no kind 'cards'"),
        (("chek",), "invalid choice: 'chek'"),
        (("--loud",), "unrecognized arguments: --loud"),
        ((), "needs a terminal"),
    ],
)
def test_a_wrong_command_line_gets_one_clear_message(arguments, words):
    assert words in run(*arguments, code=2).stderr


def test_schema_prints_one_kind_or_all():
    assert json.loads(run("schema", "card").stdout)["title"] == "Card"
    assert set(json.loads(run("schema").stdout)) > {"card", "article", "terms"}


def test_the_output_may_be_cut_short_by_its_reader():
    shell = f"{PROGRAM} page card:esketamine | head -1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""


def test_the_settings_are_listed_and_wrong_ones_told(tmp_path, capsys):
    path = tmp_path / "kiosk.toml"
    path.write_text("[visit]\nwait_minutes = 5\n[voice]\nvolume = 99\n")
    assert main(["--settings", str(path), "settings"]) == 1
    told = capsys.readouterr()
    assert "visit.wait_minutes = 5" in told.out
    assert f"{path}:4:" in told.err


def test_a_pin_is_asked_for_twice_and_printed_as_it_is_kept(monkeypatch, capsys):
    answers = iter(["314159", "314159", "314159", "271828", "0000"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(answers))
    assert main(["pin"]) == 0
    line = capsys.readouterr().out.split('"')[1]
    assert opens("314159", line)
    for wrong in ("not the same", "6 digits from 1 to 9"):
        with pytest.raises(SystemExit):
            main(["pin"])
        assert wrong in capsys.readouterr().err
