"""What the driver makes of the bytes of a terminal before Textual reads them."""

import time
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key, Resize
from textual.messages import InBandWindowResize

from kiosk.screen.driver import Reader, high_keys

XTERM = (25, 26, 28, 29, 31, 32, 33, 34, 42, 43, 44, 45)
"""What xterm sends for F13 to F24 (seen in a window, and in xterm's table of VT220 keys)."""


@pytest.mark.parametrize(("number", "key"), [(number, f"f{13 + i}") for i, number in enumerate(XTERM)])
def test_the_high_function_keys_of_pads_are_understood(number, key):
    assert [event.key for event in XTermParser(False).feed(high_keys(f"\x1b[{number}~"))] == [key]


def test_no_other_key_is_changed():
    for text in ("\x1b[A", "\x1b[5~", "\x1b[24~", "\x1b[57376u", "\x1b[<0;31;9M", "a~31~", "\x1b[131~"):
        assert high_keys(text) == text


def keys(*pieces: bytes) -> list[str]:
    """The keys that a reader makes of pieces of input, a tenth of a second after the last."""
    reader = Reader()
    events = [event for piece in pieces for event in reader.events(piece)]
    time.sleep(0.15)
    events += reader.events(b"")
    return [event.key for event in events if isinstance(event, Key)]


@given(st.lists(st.binary(max_size=30), max_size=20))
@settings(max_examples=200)
def test_after_any_input_the_next_keys_are_heard(pieces):
    reader = Reader()
    for piece in pieces:
        list(reader.events(piece))
    with patch("textual._parser.get_time", lambda: float("inf")):  # an escape that was begun is over
        list(reader.events(b""))
        list(reader.events(b"\x18\xff"))
        list(reader.events(b""))
    heard = [event.key for event in reader.events(b"hq") if isinstance(event, Key)]
    assert heard == ["h", "q"]


@pytest.mark.parametrize(
    "malformed",
    [
        b"\x1b[97;1:1u",
        b"\x1b[1114112u",
        b"\x1b[15:6747;1u",
        b"\x1b[" + b"9" * 500,
        b"\xff\xfe",
        b"\x1b[<9;" + b"9" * 400,
    ],
)
def test_what_textual_cannot_parse_is_dropped_and_the_next_key_is_heard(malformed):
    assert keys(malformed, b"", b"h")[-1] == "h"


@given(st.integers(0, 6), st.integers(0, 6), st.booleans())
def test_a_paste_that_does_not_end_deafens_nobody_however_it_comes_in_pieces(first, second, idle):
    start = b"\x1b[200~"
    cut, other = sorted((first, second))
    reader = Reader()
    for piece in (start[:cut], *([b""] if idle else []), start[cut:other], start[other:], b"rm -rf /"):
        list(reader.events(piece))
    assert [event.key for event in reader.events(b"h") if isinstance(event, Key)] == ["h"]


def test_a_size_that_is_typed_is_no_size():
    events = list(Reader().events(b"\x1b[48;9999;9999;99999;99999t\x1b[?2048;2$yh"))
    assert not any(isinstance(event, Resize | InBandWindowResize) for event in events)
    assert events[-1].key == "h"
