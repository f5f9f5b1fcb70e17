"""The whole content is narrated: without error, every shown word in its order (requirement S2)."""

import re
import time
from dataclasses import replace

from kiosk.visit.pages import page, page_ids
from kiosk.visit.visit import Place
from kiosk.voice.narration import narrate
from kiosk.voice.wording import Wording


def test_every_utterance_of_every_page_is_its_shown_words_in_order(library, visit):
    wording = Wording(library.pronunciations, library.speech)
    begun = time.perf_counter()
    utterances = words = 0
    for page_id in page_ids(library):
        there = replace(visit, place=Place(page_id))
        for utterance in narrate(page(library, there), there, library.interface.phrases, None):
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
    print(f"\n{utterances:,} utterances, {words:,} words narrated in {time.perf_counter() - begun:.1f} s")
    assert words > 100_000


def _expansion(library, shown: str, said: str) -> bool:
    """Whether a spoken word is one that the language has for a sign, a unit, a range or a short form."""
    speech = library.speech
    known = [speech.range, speech.dot, speech.slash, *speech.signs.values(), *speech.after_number.values()]
    known += [*speech.units.values(), *speech.short.values()]
    return said in " ".join(known).casefold() and bool(re.search(r"\d|\W|^[a-z]{1,2}$", shown))
