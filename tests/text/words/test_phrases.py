"""Phrases: whole, the longest at each place and none overlapping, or in any form."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.prose.markdown import plain_block
from leaflint.text.words.passages import find_in_block
from leaflint.text.words.phrases import index_forms, index_words
from leaflint.text.words.tokens import parts_of
from leaflint.text.words.worded_block import WordedBlock

INDEX = index_words([("prior to", 1), ("to", 2), ("renal", 3), ("renal unit", 4), ("a b c", 5)])


def read(text: str) -> WordedBlock:
    return WordedBlock(plain_block(text, (), "summary"))


def found(text: str) -> list[tuple[str, int]]:
    worded = read(text)
    return [
        (worded.written(match.start, match.end), match.value)
        for match in find_in_block(INDEX, worded)
    ]


def test_the_longest_phrase_wins() -> None:
    assert found("Prior to the renal unit") == [("Prior to", 1), ("renal unit", 4)]
    assert found("renal units go to a b") == [("renal", 3), ("to", 2)]


def test_punctuation_breaks_a_phrase() -> None:
    assert found("prior, to") == [("to", 2)]
    assert found("renal. Unit") == [("renal", 3)]


def test_words_of_one_match_are_in_no_other() -> None:
    assert found("prior to to") == [("prior to", 1), ("to", 2)]
    assert found("nothing here") == []


def test_of_equal_phrases_the_later_counts() -> None:
    index = index_words([("Renal", 1), ("renal", 2)])
    assert [match.value for match in find_in_block(index, read("a renal unit"))] == [2]


def test_a_rare_word_tells_of_a_phrase() -> None:
    index = index_words([("during the course of treatment", 1), ("of course", 2), ("to", 3)])
    texts = ("The course of treatment", "Of course.", "During the course of treatment", "Go to bed")
    values = [[match.value for match in find_in_block(index, read(text))] for text in texts]
    assert values == [[], [2], [1], [3]]


@given(st.lists(st.sampled_from("a b c to prior renal unit x".split()), max_size=8))
def test_no_text_with_a_phrase_is_passed_over(words: list[str]) -> None:
    worded = read(" ".join(["x", *words]))
    assert INDEX.may_stand_in(worded.words) or not list(find_in_block(INDEX, worded))


@given(st.lists(st.sampled_from("a b c to prior renal unit x".split()), max_size=8))
def test_matches_never_overlap_and_none_is_missed(words: list[str]) -> None:
    worded = read(" ".join(["x", *words]))
    matches = list(find_in_block(INDEX, worded))
    assert all(first.end <= second.start for first, second in pairwise(matches))
    covered = {number for match in matches for number in range(match.start, match.end)}
    alone = {number for number, word in enumerate(worded.words) if word in {"to", "renal"}}
    assert alone <= covered


@pytest.mark.parametrize(
    ("phrase", "text", "at"),
    [
        ("call", "Calls come when she called us.", [0, 4]),
        ("call us", "Call us. Calling us. Call me.", [0, 2]),
        ("wound leak", "The wounds leaked", [1]),
        ("call us", "call", []),
        ("all", "call", []),
        ("A&E", "go to A and E", [2]),
    ],
)
def test_a_phrase_is_found_in_any_form(phrase: str, text: str, at: list[int]) -> None:
    assert [
        match.start for match in index_forms((phrase,)).find(parts_of(text), parts_of(text))
    ] == at


@pytest.mark.parametrize(
    ("text", "expected"), [("Calling", True), ("us all", False), ("the leak", False), ("", False)]
)
def test_a_text_without_the_telling_word_of_a_phrase_cannot_use_it(
    text: str, expected: bool
) -> None:
    assert index_forms(("call us", "wound leak")).may_stand_in(parts_of(text)) == expected


@given(st.lists(st.sampled_from("call us now if hot".split()), min_size=1, max_size=30), st.data())
def test_whatever_stands_in_a_text_is_found_there(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert start in {
        match.start for match in index_forms((" ".join(words[start:end]),)).find(words, words)
    }
