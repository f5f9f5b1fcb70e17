"""A whole visit in a real pseudo-terminal, with the installed program."""

import json
import signal
import time

import pytest

from kiosk.content.contrast import ratio
from kiosk.typeset.painters import BLOCK_PAINTERS
from kiosk.visit.pages import page
from kiosk.visit.visit import Place
from tests.terminal import Terminal


@pytest.fixture
def kiosk():
    with Terminal("--no-voice") as terminal:
        yield terminal


def test_a_visit_from_welcome_to_goodbye(kiosk, library):
    assert kiosk.shows("Hard-to-treat depression", title=True)
    assert kiosk.shows("1. Press Enter to start")
    ground = kiosk.cells()[0][0].back

    kiosk.press("enter")
    assert kiosk.shows("What would help you now?", title=True)
    assert kiosk.shows("1. Understand hard-to-treat depression")

    kiosk.press("2", "3", "1")
    assert kiosk.shows("Esketamine nasal spray", title=True)
    read_to_the_end(kiosk, library)

    kiosk.press("+")
    assert kiosk.shows("Letters: size 2 of 5.")
    kiosk.press("t")
    assert kiosk.shows("Colors: Light.")
    kiosk.press("up", "up", "up", "up", "-", "f1")
    assert kiosk.shows("Help right now", title=True)
    kiosk.press(*["down"] * 4)
    assert kiosk.shows("Call 911.")
    kiosk.press("down", "down", "down")
    assert kiosk.shows("Call or text 988.")

    kiosk.press("h", "9")
    assert kiosk.shows("Thank you for your time", title=True)
    kiosk.press("1")
    assert kiosk.shows("Hard-to-treat depression", title=True)
    assert kiosk.cells()[0][0].back == ground, "the next visitor finds the first colours again"


def read_to_the_end(kiosk, library):
    """Down, line by line: each sentence of the card comes on the screen whole; and at last its end is said."""
    from dataclasses import replace

    from kiosk.visit.visit import Station, begin

    visit = replace(begin(Station(tuple(library.themes), voice_works=False)), place=Place("card:esketamine"))
    items = page(library, visit).items
    assert len(items) > 70
    for i, item in enumerate(items[1:25]):
        kiosk.press("down")
        bold = item.role in ("heading", "title", "warning")
        words = [word for word in item.show.split() if len(word) > 2 and "-" not in word]
        parts = 1
        while words := [word for word in words if not kiosk.shows(word, cap=4 if bold else 3, bold=bold)]:
            parts += 1  # a line that is taller than the window is shown part by part
            assert parts <= 3, f"line {i}: {item.show}: {words}"
            kiosk.press("down")
    end = "This is the end of the page."
    kiosk.wait(lambda: kiosk.press("page_down").shows(end), "the end of the page", 60)


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+z", "ctrl+q", "ctrl+p", "ctrl+\\"])
def test_no_control_key_does_anything(kiosk, key):
    before = kiosk.text
    kiosk.press(key)
    assert kiosk.text == before
    assert kiosk.child.isalive()
    kiosk.press("enter")
    assert kiosk.shows("What would help you now?", title=True)


def test_the_signals_of_a_keyboard_do_nothing(kiosk):
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
        kiosk.signal(number)
    kiosk.press("enter")
    assert kiosk.shows("What would help you now?", title=True)


def test_sigterm_ends_it_cleanly_and_gives_the_terminal_back(kiosk):
    kiosk.signal(signal.SIGTERM)
    assert kiosk.ends()
    assert kiosk.child.exitstatus == 0
    assert b"\x1b[?1049l" in kiosk.last, "the screen from before is back"
    assert b"\x1b[?25h" in kiosk.last, "the cursor is back"


def test_the_word_of_the_staff_ends_it_from_the_first_page_and_from_nowhere_else(kiosk):
    kiosk.press("enter")
    for letter in "unavailable":
        kiosk.press(letter)
    assert kiosk.child.isalive()
    kiosk.press("backspace")
    for letter in "unavailabl":
        kiosk.press(letter)
    assert kiosk.child.isalive()
    kiosk.press("e")
    assert kiosk.ends()
    assert kiosk.child.exitstatus == 0


def test_broken_input_does_not_deafen_it(kiosk):
    for junk in (b"\xff\xfe\x80", b"\x1b[15:6747u", b"\x1b[97;1:1u", b"\x1b[200~never ended", b"\x1b[99999999999u"):
        kiosk.child.send(junk)
        kiosk.settle()
    kiosk.press("escape", "h")
    assert kiosk.shows("What would help you now?", title=True)


@pytest.mark.parametrize("moment", [0.0, 0.3, 1.0])
def test_it_ends_when_the_terminal_goes_away_even_while_it_speaks(tmp_path, moment):
    with Terminal("--voice-out", str(tmp_path / "out.wav")) as kiosk:
        kiosk.rest(moment)
        kiosk.hang_up()
        assert kiosk.ends(), "it goes on without a terminal"


def test_a_click_on_a_choice_and_on_the_bar_work_as_keys(kiosk):
    start = next(y for y, row in enumerate(kiosk.screen.display) if row.startswith("██"))
    kiosk.click(20, start + 2)
    assert kiosk.shows("What would help you now?", title=True)
    kiosk.click(5, 43)
    assert kiosk.shows("How to use the keys", title=True)


@pytest.mark.parametrize(("painter", "cap"), [("octant", 3.25), ("sextant", 10 / 3), ("quadrant", 4.5), ("half", 6.5)])
def test_every_block_painter_shows_the_first_page(painter, cap):
    """On a 24-inch screen of 67 rows the first size that is legible has capitals of 14 mm, and 28 in half blocks."""
    with Terminal("--no-voice", "--type", painter, columns=240, rows=67) as kiosk:
        assert kiosk.shows("1. Press Enter to start", cap=cap, bold=cap >= 4, painter=BLOCK_PAINTERS[painter])


def test_the_terminals_own_letters_show_the_first_page(library):
    with Terminal("--no-voice", "--type", "native") as kiosk:
        assert library.interface.phrases.start in kiosk.text


def test_a_screen_that_is_too_small_says_so_and_comes_back(kiosk, library):
    kiosk.resize(39, 11)
    assert " ".join(kiosk.text.split()) == library.interface.phrases.too_small
    kiosk.resize(160, 45)
    assert kiosk.shows("1. Press Enter to start")


def test_without_colour_the_current_line_is_still_marked(library):
    with Terminal("--no-voice", environment={"NO_COLOR": "1"}) as kiosk:
        marked = [y for y, row in enumerate(kiosk.screen.display) if row.startswith("██")]
        assert len(marked) >= 3
        kiosk.press("down")
        assert [y for y, row in enumerate(kiosk.screen.display) if row.startswith("██")] != marked


def test_the_hardware_cursor_stands_on_the_current_line(kiosk):
    kiosk.press("enter", "down", "down")
    row = kiosk.screen.display[kiosk.screen.cursor.y + 1]
    assert row.startswith("██")


def test_the_voice_says_the_page_in_order_and_is_silent_after_a_command(tmp_path, library):
    import wave

    out, log = tmp_path / "out.wav", tmp_path / "said.jsonl"
    with Terminal("--voice-out", str(out), "--voice-log", str(log)) as kiosk:
        kiosk.wait(lambda: log.exists() and len(log.read_text().splitlines()) >= 2, "the voice")
        kiosk.press("s")
        kiosk.rest(5)
        said = [json.loads(line) for line in log.read_text().splitlines()]
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends()
    assert [said[0]["page"], said[0]["item"], said[0]["text"]] == ["welcome", "title", f"{library.pack.title}."]
    assert said[-1]["text"] == library.interface.phrases.voice_is_off
    with wave.open(str(out)) as file:
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
        rate = file.getframerate()
    assert max(map(abs, samples[: 2 * rate])) > 3000, "it spoke"
    assert max(map(abs, samples[-rate // 4 :])) == 0, "it was silent at the end"


def test_the_mark_follows_the_voice_sentence_by_sentence(tmp_path):
    log = tmp_path / "said.jsonl"
    with Terminal("--voice-out", str(tmp_path / "out.wav"), "--voice-log", str(log)) as kiosk:
        kiosk.wait(lambda: log.exists() and '"choice-2"' in log.read_text(), "the second choice to be said")
        kiosk.read(0.2)
        kiosk.settle(0.02)
        row = kiosk.screen.cursor.y + 2
        assert kiosk.screen.display[row].startswith("██")
        assert not kiosk.screen.display[1].startswith("██"), "the title is not the current line any more"
        sounding = {cell.back for cell in kiosk.cells()[row]} - {kiosk.cells()[row][0].back}
        weakest = min(
            ratio(cell.front, cell.back)
            for line in kiosk.cells()
            for cell in line
            if cell.character not in " █" and cell.front != cell.back
        )
        assert weakest >= 7, "the word that sounds can be read as well"
        assert len(sounding) <= 1


def test_where_no_voice_works_the_first_page_says_so_and_the_rest_works(library):
    """A sound server that is not there: the voice process starts, fails, and the kiosk goes on without."""
    silent = {"PULSE_SERVER": "/nowhere", "ALSA_CONFIG_PATH": "/dev/null", "XDG_RUNTIME_DIR": "/nowhere"}
    with Terminal(environment=silent) as kiosk:
        kiosk.rest(3)
        for _ in range(9):
            kiosk.press("down")
            if kiosk.shows("The voice does not work right now."):
                break
        else:
            pytest.fail(kiosk.text)
        kiosk.press("h", "1")
        assert kiosk.shows("What treatment-resistant depression")


def test_a_broken_pack_does_not_keep_the_kiosk_from_starting(pack):
    with Terminal("--no-voice", "--content", str(pack)) as kiosk:
        assert kiosk.shows("Hard-to-treat depression", title=True)
    (pack / "cards/esketamine.yaml").write_text("titel: x\n", encoding="utf-8")
    with Terminal("--no-voice", "--content", str(pack)) as kiosk:
        kiosk.press("enter", "2", "3", "1")
        assert kiosk.shows("Esketamine nasal spray", title=True)
        kiosk.press("h", "7", "3", "1")
        assert kiosk.shows("The content has faults", title=True)
        for _ in range(8):
            if not kiosk.shows("'titel' known"):
                kiosk.press("down")
        assert kiosk.shows("'titel' known"), "the fault in words"


def test_nothing_is_written_in_a_minute_of_idling(idle):
    terminal, since = idle
    before = terminal.bytes_read
    time.sleep(max(0, since + 60 - time.monotonic()))
    terminal.settle()
    assert terminal.bytes_read == before


def test_a_size_that_the_environment_claims_is_not_believed():
    with Terminal("--no-voice", environment={"COLUMNS": "80", "LINES": "24"}) as kiosk:
        assert kiosk.shows("Hard-to-treat depression", title=True)
