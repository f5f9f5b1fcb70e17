"""Signs of life of the screen."""

import asyncio
from types import SimpleNamespace

import pytest

from kiosk.screen import heart


@pytest.fixture(autouse=True)
def fast(monkeypatch):
    monkeypatch.setattr(heart, "BEAT", 0.01)


def app(*, hears: bool = True, waiting: int = 0) -> SimpleNamespace:
    behind: list = []
    return SimpleNamespace(
        _driver=SimpleNamespace(hears=hears), message_queue_size=waiting, call_later=behind.append, behind=behind
    )


async def test_it_beats_while_the_loop_goes_round():
    beats = []
    heart.Heart(app(), lambda: beats.append(1)).beat()
    await asyncio.sleep(0.1)
    assert len(beats) > 2


async def test_where_something_waits_it_beats_behind_that_and_not_before():
    beats, busy = [], app(waiting=3)
    heart.Heart(busy, lambda: beats.append(1)).beat()
    await asyncio.sleep(0.1)
    assert len(beats) == 1, "what waits is not answered"
    busy.behind.pop()()
    assert len(beats) == 2


async def test_a_kiosk_that_hears_no_key_does_not_beat():
    beats = []
    heart.Heart(app(hears=False), lambda: beats.append(1)).beat()
    await asyncio.sleep(0.05)
    assert beats == []
