"""The glossary turned round: which words name which term."""

from __future__ import annotations

from leaflint.content.models.shared import Glossary
from leaflint.content.terms import KnownTerms
from leaflint.text.words.worded_block import WordedBlock
from tests.checks.plain_language.labelled import context, leaflet


def test_what_a_term_stands_for_and_what_stands_within_it() -> None:
    terms = context().terms
    assert terms.stems["sepsis"] == {"react", "infec", "harms", "body", "kill"}
    assert terms.inner["punch biopsy"] == {"biopsy", "punch biopsy"}


def test_capitals_of_the_glossary_are_kept() -> None:
    glossary = Glossary.model_validate(
        {"terms": [{"term": "AIDS", "meaning": "an illness"}, {"term": "CT scan", "forms": ["CT"], "meaning": "a scan"}]}
    )  # fmt: skip
    terms = KnownTerms.of(glossary)

    def found(text: str) -> list[str]:
        passages = [WordedBlock(block) for block in leaflet(text).blocks]
        return [match.value.term for matches in terms.find(passages).values() for match in matches]

    assert found("Hearing aids and AIDS.") == ["AIDS"]
    assert found("A ct scan, a CT and ct.") == ["CT scan", "CT scan"]
