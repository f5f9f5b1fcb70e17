"""From a sentence to its facts to their sources."""

import pytest

from kiosk.authoring.trace import sentences, trace, traceable


def test_a_sentence_is_followed_by_its_facts_and_each_fact_by_its_sources(library):
    lines = list(trace(library, "card:esketamine"))
    sentence = library.cards["esketamine"].sections.what[0]
    at = lines.index(f"\n{sentence.text}")
    fact = library.facts[sentence.facts[0]]
    assert lines[at + 1] == f"    {sentence.facts[0]} ({fact.confidence}): {fact.claim}"
    cited = [f"        {source}: {library.sources[source].citation}" for source in fact.sources]
    assert lines[lines.index(cited[0], at) :][: len(cited)] == cited


def test_a_sentence_without_facts_says_why(library):
    assert any("rests on no fact: unknown" in line for line in trace(library, "card:esketamine"))


def test_every_text_can_be_traced_and_every_fact_ends_at_a_source(library):
    count = 0
    for page_id in traceable(library):
        for _, sentence in sentences(library, page_id):
            count += 1
            for name in sentence.facts:
                assert all(source in library.sources for source in library.facts[name].sources), name
                assert library.facts[name].sources, name
    assert count > 3_000


def test_what_is_no_text_cannot_be_traced(library):
    with pytest.raises(KeyError):
        list(sentences(library, "home"))
