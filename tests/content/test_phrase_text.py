"""Phrases of policies: plain words, never patterns."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from leaflint.content.applies_to import PhraseText

ADAPTER: TypeAdapter[str] = TypeAdapter(PhraseText)


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
