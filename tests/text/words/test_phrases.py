"""Phrases: plain words in any form, never patterns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from leaflint.text.words.normalise import read_tokens
from leaflint.text.words.phrases import PhraseText, find_phrases, may_use

ADAPTER: TypeAdapter[str] = TypeAdapter(PhraseText)


def found(phrase: str, text: str) -> list[int]:
    return [start for start, _ in find_phrases((phrase,), read_tokens(text))]


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
    assert found(phrase, text) == at


@pytest.mark.parametrize(
    ("text", "expected"), [("Calling", True), ("us all", False), ("the leak", False), ("", False)]
)
def test_a_text_without_the_first_word_of_a_phrase_cannot_use_it(text: str, expected: bool) -> None:
    vocabulary = read_tokens(text).vocabulary
    assert may_use(vocabulary, ("call us", "wound leak")) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "wait.*see",
        "call|phone",
        "[Cc]all",
        r"\bcall\b",
        "call{1,9}",
        "^call",
        "colou?r",
        "a+",
        ".+",
    ],
)
def test_a_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValidationError, match="is not plain words"):
        ADAPTER.validate_python(pattern)


def test_a_phrase_without_words_is_refused() -> None:
    with pytest.raises(ValidationError, match="holds no word"):
        ADAPTER.validate_python("...")


@pytest.mark.parametrize("phrase", ["38+", "A&E", "don't stop", "24-hour line", "e.g.", "20%"])
def test_ordinary_marks_are_not_patterns(phrase: str) -> None:
    assert ADAPTER.validate_python(phrase) == phrase


@given(st.lists(st.sampled_from("call us now if hot".split()), min_size=1, max_size=30), st.data())
def test_whatever_stands_in_a_text_is_found_there(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert start in found(" ".join(words[start:end]), " ".join(words))
