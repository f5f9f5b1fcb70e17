"""A kiosk that nobody touches while the other journeys are made."""

import time

import pytest

from tests.terminal import Terminal


@pytest.fixture(scope="session", autouse=True)
def idle():
    """The kiosk, and when it was left alone."""
    with Terminal("--no-voice") as terminal:
        terminal.press("enter")
        terminal.settle(0.5)
        yield terminal, time.monotonic()
