"""What the walks through all pages share: a station that has everything, and what of a visit makes pages differ."""

from kiosk.visit.visit import Outlets, Visit

ALL_WAYS = {"outlets": Outlets(paper=True), "code_bytes": 2000}
"""Of a station: every way to take a list home, and codes that hold all of it."""


def state(visit: Visit) -> tuple[str, int, bool]:
    """The page, how many treatments are compared, and whether anything is on the list."""
    return visit.place.page, len(visit.compared), bool(visit.kept or visit.matters)


def goes_on(visit: Visit) -> bool:
    """Whether more is to be found from here: most pages are the same, whatever is compared or kept."""
    page, compared, own = state(visit)
    if page.startswith("sources:"):
        return False  # nothing is reached from there alone
    if page.startswith("keep:") and page.endswith(":2") and "questions" not in page:
        return False  # the last part of a list that was walked from its first; one list has more
    kinds = ("compare", "pick") * bool(compared) + ("list", "matters", "take") * own
    return not kinds or visit.place.page.startswith(kinds)
