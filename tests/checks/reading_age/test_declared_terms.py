"""Which terms are declared, where they stand, and what it means to excuse them."""

from __future__ import annotations

import pytest

from leaflint.checks.reading_age.declared_terms import DeclaredTerms, find_declared_terms
from leaflint.content.models.shared import Glossary, TermKind
from leaflint.content.terms import KnownTerms, find_term_uses
from leaflint.text.prose.markdown import parse_text, plain_block
from leaflint.text.reading.counting import count_blocks
from leaflint.text.reading.counts import Counts
from leaflint.text.words.worded_block import WordedBlock

GLOSSARY = KnownTerms.of(
    Glossary.model_validate(
        {
            "terms": [
                {"term": "punch biopsy", "meaning": "a test of a piece of skin", "kind": "test"},
                {"term": "cannula", "meaning": "a thin tube", "kind": "other"},
                {"term": "radiotherapy", "meaning": "strong X-rays", "kind": "treatment"},
            ]
        }
    )
)
EXPLAINED = "You have a punch biopsy (a small test)."


def declared(text: str, *kinds: TermKind, heading: str = "Care") -> tuple[DeclaredTerms, Counts]:
    blocks = [
        plain_block(heading, ("sections", 0, "heading"), "heading"),
        *parse_text(text, ("sections", 0, "text")).blocks,
    ]
    worded = list(map(WordedBlock, blocks))
    uses = find_term_uses(worded, ("/terms",), GLOSSARY)
    terms = find_declared_terms(worded, uses, kinds or ("test", "treatment"))
    return terms, count_blocks(worded)


def test_each_use_of_an_explained_term_counts_as_short_words() -> None:
    terms, counts = declared(f"{EXPLAINED} The punch biopsy is quick.")
    excused = terms.excuse(counts)
    assert terms.names == ("punch biopsy",)
    assert terms.spans == {1: ((11, 23), (44, 56))}
    assert counts.syllables - excused.syllables == 2 * 2
    assert counts.polysyllables - excused.polysyllables == 2
    assert counts.complex_words - excused.complex_words == 2
    assert (excused.words, excused.sentences, excused.letters, excused.fewest_sentences) == (
        counts.words, counts.sentences, counts.letters, counts.fewest_sentences,
    )  # fmt: skip


def test_a_term_that_opens_a_sentence_is_a_hard_word_all_the_same() -> None:
    terms, counts = declared("Radiotherapy (strong X-rays) can help. Radiotherapy takes time.")
    assert counts.complex_words == 2
    assert terms.excuse(counts).complex_words == 0


@pytest.mark.parametrize(
    "text",
    ["You have a punch biopsy.", "You have a small test.", "You have a cannula (a thin tube)."],
)
def test_nothing_is_excused_that_is_not_explained_not_there_or_of_another_kind(text: str) -> None:
    terms, counts = declared(text)
    assert terms.names == ()
    assert terms.spans == {}
    assert terms.excuse(counts) == counts


def test_policy_says_which_kinds_cannot_be_avoided() -> None:
    assert declared("You have a cannula (a thin tube).", "other")[0].names == ("cannula",)


def test_a_link_to_the_glossary_explains() -> None:
    link = "You have a [punch biopsy](https://example.org/terms)."
    assert declared(link)[0].names == ("punch biopsy",)


def test_headings_hold_nothing_to_excuse() -> None:
    with_heading, _ = declared(EXPLAINED, heading="Your punch biopsy")
    without, _ = declared(EXPLAINED)
    assert with_heading.excess == without.excess
