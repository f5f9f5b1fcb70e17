"""An app with a voice that only notes what it is asked."""

import asyncio
from dataclasses import dataclass, field

import pytest

from kiosk.screen.app import KioskApp
from kiosk.screen.typecase import TypeCase
from kiosk.typeset.painters.blocks import SEXTANT
from tests.conftest import shipped_library

CASE = TypeCase(SEXTANT, shipped_library().interface)


@dataclass
class FakeVoice:
    """A voice that notes what it is asked."""

    asked: list[tuple] = field(default_factory=list)
    report = None

    def start(self, report) -> None:
        self.report = report
        self.asked.append(("start",))

    def silence(self) -> None:
        self.asked.append(("silence",))

    def hold(self) -> None:
        self.asked.append(("hold",))

    def release(self) -> None:
        self.asked.append(("release",))

    def learn(self, library) -> None: ...

    def follow(self, page, visit, *, more_after, interrupt=True) -> None:
        self.asked.append(("follow", page.id, visit.place.item, visit.say.name, more_after))

    def close(self) -> None:
        self.asked.append(("close",))


class FastHands:
    """Takes every key at once: a pilot presses faster than a person can."""

    waits = False

    def press(self, pressed, seconds, *, repeats=True):
        return (pressed,)


@pytest.fixture(autouse=True)
def hands(monkeypatch):
    monkeypatch.setattr("kiosk.screen.app.Patience", FastHands)


@pytest.fixture
def voice() -> FakeVoice:
    return FakeVoice()


@pytest.fixture
def app(library, voice) -> KioskApp:
    return KioskApp(library, voice, lambda: CASE)


async def settled(pilot) -> None:
    for _ in range(3):
        await pilot.pause()
        await asyncio.sleep(0.02)
