"""What matters to the visitor: a page a domain, each of which can be skipped.  It orders, and never recommends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.visit.commands import Command
from kiosk.visit.page import Do, Draft, Go, Matter, Page
from kiosk.visit.pages.compare import DOMAINS
from kiosk.visit.sheet import matters as told
from kiosk.visit.visit import Weight

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.visit.visit import Visit

DONE = "done"
_ORDER = (*DOMAINS, DONE)


def matters(library: Library, visit: Visit, about: str) -> Page:
    """What this is for; or one of the domains; or what was answered."""
    draft = Draft(f"matters:{about}" if about else "matters", library.interface.phrases)
    if not about:
        return _first(library, visit, draft)
    return _done(library, visit, draft) if about == DONE else _one(library, visit, draft, about)


def _first(library: Library, visit: Visit, draft: Draft) -> Page:
    own, domains = library.interface.own, library.interface.domains
    draft.title(own.matters_title)
    first = _ORDER[0]
    draft.choice(own.matters_begin.format(title=getattr(domains, first)), Go(f"matters:{first}"))
    draft.choice(library.interface.phrases.stay, Do(Command.BACK))
    for line in told(library.interface, visit.matters):
        draft.sentence(line)
    draft.sentence(own.matters_what)
    draft.sentence(own.matters_use)
    draft.sentence(own.matters_skip_all)
    return draft.menu()


def _one(library: Library, visit: Visit, draft: Draft, domain: str) -> Page:
    own = library.interface.own
    then = f"matters:{_ORDER[_ORDER.index(domain) + 1]}"
    draft.title(getattr(library.interface.domains, domain))
    draft.sentence(own.matters_ask.format(number=_ORDER.index(domain) + 1, of=len(DOMAINS)))
    for weight in Weight:
        draft.choice(getattr(own, f"matters_{weight}"), Matter(domain, weight, then))
    given = dict(visit.matters).get(domain)
    draft.choice(own.matters_leave if given else own.matters_skip, Go(then))
    if given:
        draft.note(own.matters_now.format(weight=getattr(own, f"matters_{given}")))
    return draft.menu()


def _done(library: Library, visit: Visit, draft: Draft) -> Page:
    own, phrases = library.interface.own, library.interface.phrases
    draft.title(own.matters_done)
    for line in told(library.interface, visit.matters) or [own.matters_none]:
        draft.sentence(line)
    draft.choice(phrases.compare_title, Go("compare"))
    draft.choice(own.list_title, Go("list"))
    draft.choice(own.matters_again, Go("matters"))
    draft.sentence(own.matters_use)
    return draft.menu()


def page_ids() -> tuple[str, ...]:
    """The ids of these pages."""
    return ("matters", *(f"matters:{name}" for name in _ORDER))
