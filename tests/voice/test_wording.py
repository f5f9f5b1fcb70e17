"""From shown words to spoken ones, in sentences, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.wording import Wording
from tests.conftest import shipped_library


@pytest.fixture(scope="module")
def wording() -> Wording:
    library = shipped_library()
    return Wording(library.pronunciations, library.speech)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("Treatments", "Treatments."),
        ("It helped 20% of people.", "It helped 20 percent of people."),
        ("Ages 15-21, or 18–24.", "Ages 15 to 21, or 18 to 24."),
        ("People aged 22+ may use it.", "People aged 22 or more may use it."),
        ("In 1985, and in 2005.", "In 19 85, and in 2005."),
        ("To be checked again by May 25, 2027.", "To be checked again by May 25, 2027."),
        ("Call 1-800-222-1222.", "Call 1, 8 0 0, 2 2 2, 1 2 2 2."),
        ("It weighs 5 kg & more.", "It weighs 5 kilograms and more."),
        ("A dummy pill (placebo) too.", "A dummy pill, placebo, too."),
        ("A study (STAR*D).", "A study, STAR*D."),
        ("See medlineplus.gov or 988lifeline.org.", "See medlineplus dot gov or 9 8 8 lifeline dot org."),
        ("SR/XL forms", "SR or XL forms."),
        ("Smith et al. found 2.5 points.", "Smith and others found 2.5 points."),
        ("1. Understand it", "1. Understand it."),
        ("It is good — so they say.", "It is good so they say."),
        ("What now?", "What now?"),
    ],
)
def test_what_is_no_word_is_said_in_words(wording, shown, said):
    assert wording.speak(shown).plain == said


def test_a_word_of_the_lexicon_is_given_in_phonemes_with_the_pauses_around_it(wording):
    spoken = wording.speak("Bupropion, and (brexpiprazole).")
    assert spoken.text == "[[bju:pr'oUpi@n]], and, [[br,Eksp'Ipr@z,oUl]]."
    assert spoken.plain == "Bupropion, and, brexpiprazole."


def test_a_medicine_is_known_in_any_case_and_an_abbreviation_only_as_it_is_written(wording):
    assert wording.speak("BUPROPION").text.startswith("[[")
    assert wording.speak("the same").text == "the same.", "SAMe is another word"
    assert wording.speak("It is SAMe.").text == "It is [[s'ami:]]."


def test_a_genitive_and_a_compound_keep_the_pronunciation(wording):
    assert wording.speak("mirtazapine’s use").text == "[[m3:t'az@p,i:nz]] use."
    assert wording.speak("a non-SSRI drug").text == "a non [[,Es,Es,A@r'aI]] drug."


def test_every_spoken_word_knows_its_shown_word(wording):
    spoken = wording.speak("Ages 15-21 take bupropion.")
    assert spoken.plain.split() == ["Ages", "15", "to", "21", "take", "bupropion."]
    assert spoken.shown == (0, 1, 1, 1, 2, 3)
    at = spoken.text.index("[[")
    assert spoken.shown_word(at) == 3
    assert spoken.shown_word(0) == 0


def test_other_words_of_the_author_are_tied_to_the_shown_ones(wording):
    spoken = wording.speak("Text HOME to 741741.", "Text the word home, H, O, M, E, to 7, 4, 1, 7, 4, 1.")
    shown = dict(zip(spoken.plain.split(), spoken.shown, strict=True))
    assert (shown["Text"], shown["home,"], shown["E,"], shown["to"], shown["1."]) == (0, 1, 1, 2, 3)
    assert list(spoken.shown) == sorted(spoken.shown)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_has_words_one_space_apart_and_never_goes_back(wording, show, say):
    spoken = wording.speak(show, say)
    assert len(spoken.text.split(" ")) == len(spoken.plain.split(" ")) == max(1, len(spoken.shown))
    assert list(spoken.shown) == sorted(spoken.shown)
    assert all(0 <= word < max(1, len(show.split())) for word in spoken.shown)
