"""Every sentence that a face shows or says is content: none stands in the code."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

FOR_STAFF = {
    "screen/choice.py", "screen/doctor.py", "screen/driver.py", "takeaway/cups.py", "takeaway/receipt.py",
    "voice/client.py", "voice/commands.py",
    "voice/doctor.py", "voice/espeak.py", "voice/lexicon.py", "voice/natural.py", "voice/player.py",
    "unattended/ending.py", "unattended/log.py", "unattended/placards.py", "unattended/process.py",
    "unattended/start.py", "unattended/supervisor.py",
    "voice/process.py", "voice/say.py", "voice/sinks.py", "voice/speech.py", "voice/voices.py",
}  # fmt: skip
"""Modules that say something to staff: reports, logs, faults, the help of the command line."""
SENTENCE = re.compile(r"[A-Za-z]{2,}[,.!?:]* [A-Za-z]|^[A-Z][a-z]{2,}[.!?]?$")
"""Two words, or one that begins as a sentence does."""


def sentences(path: Path) -> list[str]:
    """The strings of a module that could be shown or said: no docstrings, no annotations, no styles, no notes in
    an assertion.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent: set[int] = set()
    for node in ast.walk(tree):
        parts = [getattr(node, name, None) for name in ("annotation", "returns", "msg")]
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            parts.append(node.value)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("CSS"):
            parts.append(node.value)
        silent |= {id(inner) for part in parts if part for inner in ast.walk(part)}
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [node.value for node in texts if id(node) not in silent and SENTENCE.search(node.value)]


@pytest.mark.parametrize("room", ["visit", "line", "screen", "takeaway", "voice", "unattended"])
def test_no_sentence_for_a_visitor_stands_in_the_code(room):
    root = ROOT / "kiosk"
    paths = [path for path in sorted((root / room).rglob("*.py")) if str(path.relative_to(root)) not in FOR_STAFF]
    assert len(paths) >= 2
    found = {path.name: texts for path in paths if (texts := sentences(path))}
    assert not found


def test_a_sentence_that_stood_there_would_be_found(tmp_path):
    module = tmp_path / "module.py"
    module.write_text('"""A module."""\n\nTOLD = "Press any key"\nWORD = "Paused."\nKEY = "page_down"\n')
    assert sentences(module) == ["Press any key", "Paused."]


def test_every_module_that_speaks_to_staff_is_there():
    assert all((ROOT / "kiosk" / name).exists() for name in FOR_STAFF)
