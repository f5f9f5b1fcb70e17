"""Crisis help: one command from everywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.visit.page import Draft, Go, Page, Return
from kiosk.visit.pages.texts import reviewed

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit


def crisis(library: Library, _visit: Visit, _about: str) -> Page:
    """Whom to call or text, by name and number, most urgent first."""
    phrases = library.interface.phrases
    draft = Draft("crisis", phrases.numbered)
    draft.title(library.crisis.title)
    draft.sentences(library.crisis.intro)
    for line in library.crisis.lines:
        draft.heading(line.name, _digits_apart(line.name))
        draft.sentence(line.contact, line.say)
        draft.sentence(line.note, _digits_apart(line.note))
    draft.heading(phrases.crisis_signs)
    draft.sentences(library.crisis.after)
    draft.note(reviewed(library, library.crisis))
    draft.choice(phrases.stay, Return())
    draft.choice(phrases.sources_choice, Go("sources:crisis"))
    return draft.text()


def _digits_apart(text: str) -> str:
    """Numbers digit by digit: 988 Lifeline is said as 9, 8, 8 Lifeline."""
    parted = re.sub(r"(?<=\d)(?=[A-Za-z])", " ", text)
    return re.sub(r"\d{3,}", lambda match: ", ".join(match[0]), parted)
