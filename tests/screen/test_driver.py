"""What the driver makes of the bytes of a terminal before Textual reads them."""

import pytest
from textual._xterm_parser import XTermParser

from kiosk.screen.driver import high_keys

XTERM = (25, 26, 28, 29, 31, 32, 33, 34, 42, 43, 44, 45)
"""What xterm sends for F13 to F24 (seen in a window, and in xterm's table of VT220 keys)."""


@pytest.mark.parametrize(("number", "key"), [(number, f"f{13 + i}") for i, number in enumerate(XTERM)])
def test_the_high_function_keys_of_pads_are_understood(number, key):
    assert [event.key for event in XTermParser(False).feed(high_keys(f"\x1b[{number}~"))] == [key]


def test_no_other_key_is_changed():
    for text in ("\x1b[A", "\x1b[5~", "\x1b[24~", "\x1b[57376u", "\x1b[<0;31;9M", "a~31~", "\x1b[131~"):
        assert high_keys(text) == text
