"""Events of the Markdown parser, placed by characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.prose.events import name_of, read_events


def texts(value: str) -> list[tuple[str, str]]:
    """Return each text that the parser finds, and what stands in the value at its place."""
    return [
        (event["Text"], value[start:end])
        for event, start, end in read_events(value)
        if not isinstance(event, str) and "Text" in event
    ]


def test_places_in_plain_ascii() -> None:
    assert read_events("a") == [
        ({"Start": "Paragraph"}, 0, 1),
        ({"Text": "a"}, 0, 1),
        ({"End": "Paragraph"}, 0, 1),
    ]


def test_places_count_characters_not_bytes() -> None:
    assert texts("é – 😀 **“x”**\nñ") == [(part, part) for part in ("é – 😀 ", "“x”", "ñ")]


@given(st.text("é😀a *\n-", max_size=20))
def test_each_text_stands_at_its_place(value: str) -> None:
    assert all(text == seen for text, seen in texts(value))


@pytest.mark.parametrize("value", ['"a" -- b...', "don't", "a[^1]", "$a$ ||b||", "[ ] a", ":+1:"])
def test_words_stay_as_they_were_written(value: str) -> None:
    assert "".join(text for text, _ in texts(value)) == value


def test_names() -> None:
    assert name_of("Rule") == "Rule"
    assert name_of({"List": None}) == "List"
