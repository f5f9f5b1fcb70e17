"""What a visit is for: choose, collect, take home.  By keyboard, by a pad with speech alone, and in plain lines."""

import contextlib
import re
import subprocess
from pathlib import Path

import pytest

from kiosk.screen.app import KioskApp
from kiosk.screen.typecase import TypeCase
from kiosk.visit.keymap import EZ_ACCESS
from kiosk.visit.pressing import for_station
from kiosk.visit.visit import Outlets, Paper, Station
from kiosk.voice.narration import narrate
from tests.conftest import unnamed_library
from tests.line.test_face import FakePrinter
from tests.takeaway.conftest import Programs
from tests.terminal import PROGRAM, Terminal

SETTINGS = 'clinic = "Riverside Clinic"\n[take_home]\nprinter = "cups"\nqueue = "desk"\nplace = "at the desk"\n'


@pytest.fixture
def programs(tmp_path) -> Programs:
    folder = tmp_path / "bin"
    folder.mkdir()
    (tmp_path / "kiosk.toml").write_text(SETTINGS, encoding="utf-8")
    return Programs(folder)


@contextlib.contextmanager
def kiosk_with(programs: Programs, path: str = "{}:/usr/bin:/bin"):
    settings = programs.folder.parent / "kiosk.toml"
    environment = {"PATH": path.format(programs.folder)}
    with Terminal("--no-voice", "--type", "native", "--settings", str(settings), environment=environment) as kiosk:
        yield kiosk


def keep_ect_and_a_question(kiosk: Terminal) -> None:
    """Home, treatments, brain stimulation, ECT; the treatment by its key, a question by its line."""
    kiosk.press("h", "2", "4", "4")
    assert "Electroconvulsive therapy (ECT)" in kiosk.text
    kiosk.press("k")
    assert "Kept on your list: Electroconvulsive therapy (ECT)" in kiosk.text
    kiosk.press("2", "3")  # the line that leads to what can be kept of it, and a question there
    assert "On my list, take it off: " in kiosk.text


def test_by_keyboard_from_what_matters_to_the_printed_sheet(programs):
    with kiosk_with(programs) as kiosk:
        kiosk.press("h", "6", "1", "1")
        assert "How much does this matter to you?" in kiosk.text
        kiosk.press("1", "4", "2", "4", "4", "3")
        assert "A lot: How well it works" in kiosk.text
        assert "Some: Side effects" in kiosk.text
        assert "Not much: Cost" in kiosk.text
        keep_ect_and_a_question(kiosk)
        kiosk.press("h", "6")
        assert "Treatments to ask about" in kiosk.text
        kiosk.press("1", "1")
        assert "The sheet comes out at the desk." in kiosk.text
        kiosk.press("1")
        kiosk.wait(lambda: "Your list is printed." in kiosk.text, "the sheet")
        kiosk.press("h", "9", "1")
        assert "Press Enter to start" in kiosk.text
        kiosk.press("enter", "6")
        assert "Nothing is on your list yet." in kiosk.text, "the next visitor has an empty list"
    assert programs.sheet.startswith(b"%PDF")
    if tool := Path("/usr/bin/pdftotext"):
        told = subprocess.run([tool, "-", "-"], input=programs.sheet, capture_output=True, check=True).stdout.decode()
        for words in ("Riverside Clinic", "A lot: How well it works", "Electroconvulsive therapy (ECT)", "988"):
            assert words in told


def files_below(folder: Path) -> set[str]:
    return {str(path) for path in folder.rglob("*")}


def test_a_printer_that_fails_in_any_way_is_told_at_once_and_nothing_is_lost_or_left(programs, tmp_path):
    with kiosk_with(programs, "{}") as kiosk:

        def tells(*words: str) -> None:
            """Print, and wait for what is told of it, in lines that end anywhere."""
            kiosk.press("1")
            for sentence in (*words, "is still here."):
                kiosk.wait(lambda told=sentence: told in " ".join(kiosk.text.split()), sentence, 14)

        keep_ect_and_a_question(kiosk)
        kiosk.press("h", "6", "1", "1")
        programs.write("lp", 'echo "lp: No space left on device" >&2; exit 1')
        before = files_below(tmp_path)
        tells("The printer did not print your list.")
        programs.write("lp", 'while read -r line; do :; done; echo "request id is desk-7 (0 file(s))"')
        programs.notes.write_text("")
        programs.state("printer desk now printing desk-7.  enabled since today", alerts="media-empty-error")
        tells("The printer has no paper")
        assert "cancel -x desk-7" in programs.called, "nothing waits there for paper"
        assert files_below(tmp_path) == before
        (programs.folder / "lp").unlink()
        kiosk.press("1")  # the way on that was told; from there paper again
        tells("The printer cannot be reached")
        kiosk.press("h", "6")
        assert "Electroconvulsive therapy (ECT)" in kiosk.text


# -- a pad, and nothing but speech


class Recorder:
    """A voice that notes what it would say, and has said it at once."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def start(self, report) -> None: ...

    def silence(self) -> None: ...

    def hold(self) -> None: ...

    def release(self) -> None: ...

    def learn(self, library) -> None: ...

    def close(self) -> None: ...

    def follow(self, page, visit, *, more_after, interrupt=True) -> None:
        phrases = for_station(unnamed_library(), visit.station).interface.phrases
        self.said += [utterance.say or utterance.show for utterance in narrate(page, visit, phrases, more_after)]


class Listener:
    """Somebody with a pad and headphones, who knows nothing but what was said."""

    KEYS = {"Help": "f17", "Up": "f18", "Down": "f19", "Action": "f20", "Back": "f21", "Next": "f22"}

    def __init__(self, pilot, voice: Recorder) -> None:
        self._pilot, self._voice = pilot, voice
        self.presses = 0

    async def press(self, key: str) -> str:
        """What is said after a key."""
        self._voice.said.clear()
        self._pilot.app.post_message(KioskApp.Pressed(self.KEYS[key]))
        await self._pilot.pause()
        self.presses += 1
        return " ".join(self._voice.said)

    async def choose(self, words: str) -> str:
        """Down, line by line, until these words are said; then the Action key.  What is said then."""
        for _ in range(60):
            if words in await self.press("Down"):
                return await self.press("Action")
        raise AssertionError(f"{words!r} was never said")

    async def skip(self, words: str) -> None:
        """Next, part by part, until one begins with these words."""
        for _ in range(20):
            await self.press("Next")
            if words in self._voice.said[:2]:  # which part it is, and its heading
                return
        raise AssertionError(f"{words!r} was never said")

    async def first(self, words: str, said: str) -> str:
        """Take the line at which a page begins, which was said to be these words."""
        assert words in said
        return await self.press("Action")


async def test_by_a_pad_with_speech_alone(monkeypatch):
    monkeypatch.setattr("kiosk.screen.app.Patience", type("Fast", (), {
        "waits": False, "press": lambda self, pressed, seconds, *, repeats=True: (pressed,),
    }))  # fmt: skip
    library, voice, printer = unnamed_library(), Recorder(), FakePrinter(Paper.EMPTY)
    station = Station(tuple(library.themes), keymap=EZ_ACCESS, outlets=Outlets(paper=True))
    app = KioskApp(library, voice, lambda: TypeCase(None, library.interface), station, printer=printer)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.pause(0.1)
        listener = Listener(pilot, voice)
        said = await listener.first("Press the Action key to start", " ".join(voice.said))
        said = await listener.choose("My list")
        assert "Nothing is on your list yet." in said
        assert "Press the Help key and choose “Keep this for my list” to keep" in said, "there is no K"
        said = await listener.first("What matters to me", said)
        said = await listener.first("Start with", said)
        for _ in range(6):
            assert "How much does this matter to you?" in said
            said = await listener.first("A lot", said)
        assert "A lot: How well it works; How it is given; Side effects" in said
        said = await listener.choose("My list")
        said = await listener.choose("Find treatments to keep")
        said = await listener.choose("Ketamine and esketamine")
        said = await listener.first("Esketamine nasal spray", said)
        await listener.skip("Where to go next")
        said = await listener.choose("Keep it for my list, or compare it")
        said = await listener.first("Keep: Esketamine nasal spray", said)
        assert "Kept on your list: Esketamine nasal spray" in said
        said = await listener.choose("Keep: Is there a certified clinic near me?")
        assert "Kept on your list" in said
        await listener.press("Help")
        said = await listener.choose("Go to the home page")
        said = await listener.choose("My list")
        assert "Questions to ask about: Esketamine nasal spray" in said
        assert "Is there a certified clinic near me?" in said
        said = await listener.first("Take my list home", said)
        said = await listener.first("Print it on paper", said)
        said = await listener.first("Print my list now", said)
        assert "The printer has no paper" in said
        said = await listener.first("Take it home in another way", said)
        said = await listener.choose("Listen and write it down")
        written = [said]
        while "Take it home in another way" not in written[-1]:
            assert len(written) < 60
            written.append(await listener.press("Down"))
        notes = " ".join(written)
        for words in ("E, S, K, E, T, A, M, I, N, E", "Is there a certified clinic near me?", "9, 8, 8"):
            assert words in notes
        await listener.press("Help")
        await listener.choose("Go to the home page")
        said = await listener.choose("I am finished")
        said = await listener.first("Finish and clear", said)
        assert app.visit.fresh
    print(f"{listener.presses} presses")
    assert len(printer.sheets) == 1


# -- plain lines


def test_in_plain_lines(programs):
    lines = [
        "",
        "6",
        "1",
        "1",
        "1",
        "4",
        "4",
        "4",
        "4",
        "2",
        "home",
        "2",
        "4",
        "4",
        "keep",
        "1",
        "home",
        "6",
        "1",
        "1",
        "1",
    ]
    lines += ["2", "2", *[""] * 8, "home", "9", "1", "", "6"]
    done = subprocess.run(
        [PROGRAM, "--settings", programs.folder.parent / "kiosk.toml", "line"],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        env={"PATH": f"{programs.folder}:/usr/bin:/bin", "LANG": "C.UTF-8"},
        timeout=60,
        check=True,
    )
    told = done.stdout
    order = [
        "How much does this matter to you?",
        "A lot: How well it works",
        "Kept on your list: Electroconvulsive therapy (ECT)",
        "Treatments to ask about",
        "Your list is being printed. Please wait.",
        "Your list is printed.",
        "Each line of your list stands on its own.",
        "Finish and clear",
        "Nothing is on your list yet.",
    ]
    at = 0
    for words in order:
        found = told.find(words, at)
        assert found >= at, f"{words!r} is missing behind {told[at - 300 : at]!r}"
        at = found
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", told)
    assert programs.sheet.startswith(b"%PDF")
