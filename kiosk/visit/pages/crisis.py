"""Crisis help: one command from everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.commands import Command
from kiosk.visit.page import Do, Draft, Go, Page
from kiosk.visit.pages.texts import reviewed
from kiosk.visit.sheet import digits_apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.content.library import Library
    from kiosk.content.shapes.crisis import Region
    from kiosk.content.shapes.texts import Sentence
    from kiosk.visit.visit import Visit


def region_of(library: Library, visit: Visit) -> Region:
    """The region that the installation names, or else the content."""
    return library.regions[visit.station.region or library.pack.region]


def crisis(library: Library, visit: Visit, _about: str) -> Page:
    """Whom to call or text, by name and number, most urgent first."""
    phrases = library.interface.phrases
    region = region_of(library, visit)
    draft = Draft("crisis", phrases)
    draft.title(library.crisis.title)
    _sentences(draft, library.crisis.intro, region)
    for line in region.lines:
        draft.heading(line.name, digits_apart(line.name))
        draft.sentence(line.contact, line.say)
        draft.sentence(line.note, digits_apart(line.note))
    _sentences(draft, library.crisis.also, region)
    draft.heading(phrases.crisis_signs)
    _sentences(draft, library.crisis.after, region)
    reviewed(library, visit, draft, region)
    draft.choice(phrases.stay, Do(Command.BACK))
    draft.choice(phrases.sources_choice, Go("sources:crisis"))
    return draft.text()


def _sentences(draft: Draft, sentences: Iterable[Sentence], region: Region) -> None:
    for sentence in sentences:
        said = sentence.say or sentence.text
        number = region.emergency
        draft.sentence(sentence.text.format(emergency=number.show), said.format(emergency=number.say))
