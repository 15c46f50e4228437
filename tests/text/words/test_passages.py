"""Leaflets as passages and units."""

from __future__ import annotations

import pytest

from leaflint.text.words.passages import Passage
from tests.checks.safety_wording.labelled import leaflet_with


def units(text: str, heading: str = "Section") -> list[str]:
    passage = leaflet_with(text, heading=heading).passages[1]
    return [" ".join(passage.words[slice(*passage.unit(n))]) for n in range(len(passage.units))]


def section(text: str) -> Passage:
    return leaflet_with(text).passages[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["one", "two"]),
        ("One.\n\nTwo.", ["one", "two"]),
        ("Call if:\n\n- hot\n- cold\n\nThen rest.", ["call if hot cold", "then rest"]),
        ("Rest. Call if:\n\n- hot. Really.\n- cold", ["rest", "call if hot really cold"]),
        ("Rest.\n\n- hot\n- cold", ["rest", "hot", "cold"]),
        ("Call if:\n\n- hot:\n  - very\n- cold", ["call if hot very cold"]),
        (":\n\n- hot\n- cold", ["hot cold"]),
        ("Rest.\n\n:\n\n- hot\n- cold", ["rest", "hot cold"]),
        ("...", []),
    ],
)
def test_a_unit_is_a_sentence_or_a_list_with_its_lead_in(text: str, expected: list[str]) -> None:
    assert units(text) == ["section", *expected]


def test_title_and_summary_come_first() -> None:
    passages = leaflet_with("One.", "Two.").passages
    assert [passage.heading for passage in passages] == [None, "Section", "Section"]
    assert passages[0].words == ("example", "an", "example")
    assert (passages[0].body, passages[1].body) == (0, 1)


def test_a_phrase_is_not_found_across_sentences() -> None:
    passage = section("Please call. Us too. Call us.")
    assert [hit.start for hit in passage.find(("call us",))] == [5]
    assert passage.uses(("call me", "us too"))
    assert not passage.uses(("call me", "please us"))


def test_spans_are_given_block_by_block() -> None:
    passage = section("Call if:\n\n- hot\n- cold")
    spans = passage.spans(2, 5)
    assert [span.block.text[span.start : span.end] for span in spans] == ["if", "hot", "cold"]


def test_sentences_of_one_block_make_one_span_and_a_block_without_words_none() -> None:
    passage = section("One two. Three (four).\n\n...\n\nFive six.")
    spans = passage.spans(2, 6)
    assert [span.block.text[span.start : span.end] for span in spans] == [
        "two. Three (four",
        "Five",
    ]
    assert passage.spans(3, 3) == ()


def test_a_sentence_and_a_list_item_begin_a_clause() -> None:
    passage = section("Call us if\n\n- hot\n- not well. Now call")
    opening = [word for number, word in enumerate(passage.words) if passage.sequence.opens(number)]
    assert opening == ["section", "call", "hot", "not", "now"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two. Three.", ["one two", "three"]),
        ("... One.", ["one"]),
        ("- one\n- two", ["one", "two"]),
        ("...", []),
    ],
)
def test_a_heading_without_words_is_a_unit_without_words(text: str, expected: list[str]) -> None:
    assert units(text, heading="?") == ["", *expected]


def test_what_follows_a_heading_without_words_is_below_it_and_keeps_its_place() -> None:
    passage = leaflet_with("One two. Three.", heading="?").passages[1]
    assert (passage.body, [passage.unit_of(word) for word in range(3)]) == (0, [1, 1, 2])
    (span,) = passage.spans(*passage.unit(1))
    assert (span.block.kind, span.block.text[span.start : span.end]) == ("paragraph", "One two")
    assert passage.spans(*passage.unit(0)) == ()
    assert [passage.sequence.opens(word) for word in range(3)] == [True, False, True]
