"""The house: what each room may bring in, and what ships in the wheel."""

import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ROOT

MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "kiosk").rglob("*.py")
    if path.name != "__main__.py"
)
HEAVY = (
    "textual", "rich", "pyttsx3", "miniaudio", "espeakng_loader", "hibari", "onnxruntime", "pulsectl", "evdev",
    "pydantic", "yaml", "freetype", "uharfbuzz",
)  # fmt: skip
ALLOWED = {
    "kiosk.screen": {"textual", "rich"},
    "kiosk.typeset": {"rich"},
    "kiosk.typeset.font": {"rich", "freetype", "uharfbuzz"},
    "kiosk.content.schema": {"pydantic"},
    "kiosk.content.loader": {"pydantic", "yaml"},
    "kiosk.content.themes": {"pydantic", "yaml"},
    "kiosk.content.links": {"yaml"},
    "kiosk.content.editorial.settings": {"pydantic", "yaml"},
    "kiosk.authoring.check": {"pydantic", "yaml"},
    "kiosk.content.marks": {"yaml"},
    "kiosk.voice.driver": {"pyttsx3", "espeakng_loader"},
    "kiosk.voice.espeak": {"espeakng_loader"},
    "kiosk.voice.natural": {"hibari", "onnxruntime", "miniaudio"},
    "kiosk.voice.process": {"espeakng_loader"},
    "kiosk.voice.voices": {"espeakng_loader"},
    "kiosk.unattended.drawing": {"rich", "freetype", "uharfbuzz"},
    "kiosk.unattended.plain": {"rich", "freetype", "uharfbuzz"},
}
"""What comes in with a module that is imported alone; for a package, with each of its modules."""


def allowed(module: str) -> set[str]:
    found: set[str] = set()
    while module:
        found |= ALLOWED.get(module, set())
        module = module.rpartition(".")[0]
    return found


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imported_alone_brings_in_only_what_its_room_may_use(module):
    code = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert set(done.stdout.split()) <= allowed(module)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_begins_by_saying_its_one_job(module):
    path = ROOT / (module.replace(".", "/") + ".py")
    path = path if path.exists() else ROOT / module.replace(".", "/") / "__init__.py"
    assert path.read_text(encoding="utf-8").startswith('"""')


def test_the_wheel_carries_content_themes_and_fonts_and_finds_them_away_from_the_clone(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
        names = archive.namelist()
    assert any(name.endswith("fonts/OFL-Andika.txt") for name in names)
    assert not any(".compiled" in name for name in names)
    code = (
        f"import sys; sys.path.insert(0, {str(installed)!r})\n"
        "from kiosk.content.shipped import content_folder, themes_folder\n"
        "from kiosk.cli import main\n"
        "print(content_folder(), themes_folder())\n"
        "sys.exit(main(['check']))"
    )
    # -I: neither this folder nor the user's own packages; the clone is not on the path.
    run = [sys.executable, "-I", "-c", code]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.count(str(installed)) == 2
    assert "in order: 44 cards" in done.stdout
