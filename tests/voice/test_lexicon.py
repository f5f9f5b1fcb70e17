"""Proof of the lexicon in the engine: what is wrong is found, what is right is left alone."""

import subprocess
import sys

import pytest

from kiosk.authoring.check import check
from kiosk.content.marks import Tree
from kiosk.content.shapes.words import Pronunciation
from kiosk.content.shipped import themes_folder
from kiosk.voice.espeak import Espeak
from kiosk.voice.lexicon import faults, fits
from tests.conftest import shipped_library


def said(respelling: str, kind: str = "medicine") -> Pronunciation:
    return Pronunciation(respelling=respelling, kind=kind, facts=())


@pytest.mark.parametrize(
    ("respelling", "kind", "phonemes", "right"),
    [
        ("kar-IP-ruh-zeen", "medicine", "k ɚ ɹ ˈɪ p ɹ ə z iː n", True),
        ("kar-IP-ruh-zeen", "medicine", "k ˈæ ɹ ɪ p ɹ ˌeɪ z iː n", False),  # stress on the first
        ("kar-IP-ruh-zeen", "medicine", "k ɚ ɹ ˈɪ p", False),  # cut short
        ("LITH-ee-um", "medicine", "l ˈɪ θ iə m", True),  # one phoneme, two syllables
        ("in-ter-FEER-on", "medicine", "ˌɪ n t ɚ f ˈiə ɹ ɑː n", True),  # the same phoneme, one syllable
        ("ess en ar EYE", "abbreviation", "ˈɛ s ˌɛ n ˌɑːɹ ˈaɪ", True),
        ("see bee ay ess PEE", "abbreviation", "s ˈiː b ˈæ s p", False),  # read as a word
        ("by-POH-ler", "word", "b aɪ p ˈoʊ l ɚ d ɪ s ˈɔːɹ d ɚ", True),  # the respelling stops after one word
        ("REE-laps", "word", "ɹ ᵻ l ˈæ p s", False),
    ],
)  # fmt: skip
def test_syllables_and_stress_are_those_of_the_respelling(respelling, kind, phonemes, right):
    assert fits(said(respelling, kind), tuple(phonemes.split())) is right


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    return Espeak("en-us")


@pytest.mark.parametrize(
    ("word", "phonemes", "problem"),
    [
        ("cariprazine", "[[k@r'Ipr~@zi:n]]", "drops some of"),
        ("cariprazine", "[[k@r'Ipr@zi:n", "are no phonemes"),
        ("cariprazine", "[[k@r'Ipr @zi:n]]", "are no phonemes"),
        ("ketamine use", "[[k'Et@mi:n]]", "several words"),
        ("lithium", "[[l'ITi@m]]", "change nothing"),
        ("cariprazine", "[[k'ar@pr@zi:n]]", "and not as kar-IP-ruh-zeen"),
        ("cariprazine", "", "and not as kar-IP-ruh-zeen"),
        ("cariprazine", "[[k@r'Ipr@zi:n]]", ""),
    ],
)
def test_an_entry_that_the_engine_says_wrong_is_refused(espeak, word, phonemes, problem):
    entry = Pronunciation(respelling="kar-IP-ruh-zeen", kind="medicine", facts=(), phonemes=phonemes)
    found = [str(fault) for fault in faults({word: entry}, Tree("pronunciation.yaml"), espeak, respelled=True)]
    assert len(found) == bool(problem), found
    assert problem in "".join(found)


def test_kiosk_check_tells_it_with_its_place(pack):
    path = pack / "pronunciation.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[[k@r'Ipr@zi:n]]", "[[k@r'Ipr~@zi:n]]"), encoding="utf-8")
    line = text[: text.index("cariprazine:")].count("\n") + 1
    (fault,) = check([pack], themes_folder()).faults
    assert f"pronunciation.yaml:{line}:" in str(fault)


def test_every_entry_of_our_own_lexicon_is_proven(espeak):
    library = shipped_library()
    assert not list(faults(library.pronunciations, Tree("pronunciation.yaml"), espeak, respelled=True))
    assert len(library.pronunciations) > 150


def test_an_engine_that_is_gone_does_not_take_the_library_with_it():
    code = (
        "import gc; from kiosk.voice.espeak import Espeak; first = Espeak('en-us')\n"
        "for _ in range(50):\n"
        "    Espeak('en-us').phonemes('word'); gc.collect(); room = [bytearray(64) for _ in range(1000)]\n"
        "    first.phonemes('lithium')\n"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
