"""A kiosk that nobody touches while the other journeys are made."""

import time

import pytest

from tests.terminal import Terminal


@pytest.fixture(scope="session", autouse=True)
def idle(tmp_path_factory):
    """The kiosk, and when it was left alone.  It asks whether anybody is there when all other journeys are over."""
    settings = tmp_path_factory.mktemp("idle") / "kiosk.toml"
    settings.write_text("[visit]\nwait_minutes = 60\n", encoding="utf-8")
    with Terminal("--no-voice", "--settings", str(settings)) as terminal:
        terminal.press("enter")
        terminal.settle(0.5)
        yield terminal, time.monotonic()
