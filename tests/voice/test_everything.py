"""The whole content is narrated: without error, every shown word in its order (requirement S2)."""

import re
import time
from dataclasses import replace

import pytest

from kiosk.visit.keymap import BUILT_IN
from kiosk.visit.pages import page, page_ids
from kiosk.visit.pressing import for_station
from kiosk.visit.visit import Place, Station, begin
from kiosk.voice.narration import narrate
from kiosk.voice.wording import Wording
from tests.conftest import unnamed_library


def words_said(library, visit, wording: Wording) -> tuple[int, int]:
    """The utterances and the words of the page where a visit is; each word said is the shown one, in its order."""
    utterances = words = 0
    for utterance in narrate(page(library, visit), visit, for_station(library, visit.station).interface.phrases, None):
        spoken = wording.speak(utterance.show, utterance.say)
        utterances, words = utterances + 1, words + len(spoken.shown)
        assert list(spoken.shown) == sorted(spoken.shown), utterance
        assert len(spoken.text.split(" ")) == len(spoken.shown), utterance
        shown = utterance.show.split()
        if utterance.say:
            continue  # the author's own words, which the rules of the content hold to the shown ones
        for i in set(range(len(shown))) - set(spoken.shown):
            assert not re.search(r"\w", shown[i]), f"{shown[i]!r} of {utterance.show!r} is not said"
        for i, word in enumerate(spoken.plain.split()):
            own = re.sub(r"\W", "", word).casefold()
            theirs = re.sub(r"\W", "", shown[spoken.shown[i]]).casefold()
            assert own in theirs or theirs in own or _expansion(library, shown[spoken.shown[i]], own), utterance
    return utterances, words


def test_every_utterance_of_every_page_is_its_shown_words_in_order(library, visit):
    wording = Wording(library.pronunciations, library.speech)
    begun = time.perf_counter()
    counted = [words_said(library, replace(visit, place=Place(name)), wording) for name in page_ids(library)]
    utterances, words = map(sum, zip(*counted, strict=True))
    print(f"\n{utterances:,} utterances, {words:,} words narrated in {time.perf_counter() - begun:.1f} s")
    assert words > 100_000


@pytest.mark.parametrize("lines", [False, True], ids=["on a screen", "in plain lines"])
@pytest.mark.parametrize("keymap", BUILT_IN.values(), ids=lambda keymap: keymap.id)
def test_pages_that_name_keys_are_said_as_they_are_shown_with_every_map(keymap, lines):
    library = unnamed_library()
    wording = Wording(library.pronunciations, library.speech)
    visit = begin(Station(tuple(library.themes), keymap=keymap, lines=lines, wait_minutes=3))
    for name in ("welcome", "help", "comfort", "pace", "goodbye", "kiosk"):
        _, words = words_said(library, replace(visit, place=Place(name)), wording)
        assert words


def _expansion(library, shown: str, said: str) -> bool:
    """Whether a spoken word is one that the language has for a sign, a unit, a range or a short form."""
    speech = library.speech
    known = [speech.range, speech.dot, speech.slash, *speech.signs.values(), *speech.after_number.values()]
    known += [*speech.units.values(), *speech.short.values()]
    return said in " ".join(known).casefold() and bool(re.search(r"\d|\W|^[a-z]{1,2}$", shown))
