"""The PIN of the staff."""

import pytest

from kiosk.pin import KEPT, is_pin, kept, opens


def test_a_pin_opens_what_was_kept_of_it_and_no_other_does():
    line = kept("135792")
    assert KEPT.fullmatch(line)
    assert "135792" not in line
    assert opens("135792", line)
    assert not opens("135793", line)
    assert kept("135792") != line, "a salt makes it another one each time"


@pytest.mark.parametrize("text", ["12345", "1234567", "123450", "12345a", "", "１２３４５６"])
def test_what_no_pad_could_enter_is_no_pin(text):
    assert not is_pin(text)


_BEHIND = "0" * 32 + "$" + "0" * 64


@pytest.mark.parametrize("line", ["", "135792", f"scrypt$999999$99$99${_BEHIND}", f"scrypt$3$8$1${_BEHIND}"])
def test_a_line_that_is_no_pin_opens_to_nothing(line):
    assert not opens("135792", line)
