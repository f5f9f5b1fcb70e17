"""About the kiosk; and, for authors, what is wrong with its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.commands import Command
from kiosk.visit.page import Do, Draft, Go, Page

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit

FAULTS = "faults"


def about(library: Library, _visit: Visit, _about: str) -> Page:
    """Who wrote the texts, who paid, and who has checked them."""
    phrases = library.interface.phrases
    draft = Draft("about", phrases)
    draft.title(phrases.about_title)
    counted = phrases.about_review.format(texts=library.texts, signed=library.signed)
    draft.sentence(counted if library.signed else phrases.not_signed)
    draft.sentence(library.pack.authors)
    draft.sentence(library.pack.funding)
    draft.sentences(library.pack.about)
    draft.note(phrases.welcome_advice)
    if library.faults:
        draft.note(phrases.faults_note)
        draft.choice(phrases.faults_choice, Go(FAULTS))
    draft.choice(phrases.stay, Do(Command.BACK))
    return draft.text()


def faults(library: Library, _visit: Visit, _about: str) -> Page:
    """What is wrong with newer content than the one that is shown."""
    phrases = library.interface.phrases
    draft = Draft(FAULTS, phrases)
    draft.title(phrases.faults_title)
    draft.note(phrases.faults_note)
    for fault in library.faults:
        draft.sentence(fault)
    draft.choice(phrases.stay, Do(Command.BACK))
    return draft.text()
