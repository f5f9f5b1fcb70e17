"""A visit on a card, and messages one after the other."""

import pytest

from kiosk.content.library import Library
from kiosk.visit.commands import Choose, Command, Message
from kiosk.visit.step import step
from kiosk.visit.visit import Visit


def go(library: Library, visit: Visit, *messages: Message) -> Visit:
    for message in messages:
        visit = step(library, visit, message)
    return visit


@pytest.fixture
def card(library, visit) -> Visit:
    """A visit on a card, reached by way of home."""
    return go(library, visit, Command.HOME, Choose(2), Choose(3), Choose(1))
