"""What a clinician must still check."""

from kiosk.authoring.review import MEMORY, checklist
from tests.conftest import ROOT


def test_the_checklist_in_the_docs_is_that_of_the_content(library):
    written = (ROOT / "docs/clinician-checklist.md").read_text(encoding="utf-8").splitlines()
    assert written == list(checklist(library)), "write it again with: kiosk review > docs/clinician-checklist.md"


def test_it_holds_what_changes_soon_every_unsure_fact_and_every_respelling_of_our_own(library):
    lines = "\n".join(checklist(library))
    for wanted in ("TX-PSY-04 (COMP360", "TX-SEL-01 (seltorexant", "TX-VNS-09 (Medicare", "CRI-22 (all phone numbers)"):
        assert f"- [ ] {wanted}" in lines
    assert "1737" in lines, "a number to be called stands there"
    for name in ("TX-ECT-10", "SAF-14"):
        assert (f"- [ ] {name}: " in lines) == (library.facts[name].confidence == MEMORY)
    unsaid = [word for word, said in library.pronunciations.items() if not said.facts]
    assert all(f"- [ ] {word}: " in lines for word in unsaid)


def test_it_says_of_every_text_who_signed_it(library):
    lines = list(checklist(library))
    for page_id in [f"card:{name}" for name in library.cards] + [f"article:{name}" for name in library.articles]:
        (row,) = [line for line in lines if line.startswith(f"| {page_id} |")]
        assert row.endswith("| nobody yet |")
