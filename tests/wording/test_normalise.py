"""Words as they are compared: what may differ, and what may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.wording.normalise import read_tokens, read_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Call 999!", "call  999"),
        ("Don’t wait", "don't wait"),
        ("38°C", "38 °C"),
        ("38C", "38°c"),
        ("24-hour line", "24 hour line"),
        ("A&E", "a and e"),
        ("“Call us”", "'Call us'"),
        ("neutro\u00adpenia", "neutropenia"),
        ("cafe\u0301", "café"),
        ("**Call** us", "Call us"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert read_words(one) == read_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("38", "37.5"), ("1,000", "1000"), ("20%", "20"), ("£5", "5"), ("38+", "38"),
        ("cannot", "can not"), ("don't", "do not"), ("breath", "breathe"), ("8:30", "8.30"),
    ],
)  # fmt: skip
def test_different(one: str, other: str) -> None:
    assert read_words(one) != read_words(other)


def test_a_clause_begins_after_a_comma_colon_dash_or_bracket() -> None:
    tokens = read_tokens("If so, call: now – go (or stay) there. End")
    assert [token.word for token in tokens if token.opens] == [
        "if",
        "call",
        "now",
        "go",
        "or",
        "there",
        "end",
    ]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_tokens_stand_in_order_where_they_say(text: str) -> None:
    tokens = read_tokens(text)
    ends = [0, *(token.end for token in tokens)]
    assert all(
        before <= token.start < token.end for before, token in zip(ends, tokens, strict=False)
    )
    assert all(token.word and not token.word.isspace() for token in tokens)
    assert not tokens or tokens[0].opens
