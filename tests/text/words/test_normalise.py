"""Words as they are compared: what may differ, and what may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.words.normalise import clause_openers, read_tokens, read_words, word_spans


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


@pytest.mark.parametrize(
    ("texts", "openers"),
    [
        (["If so, call: now – go (or stay) there. End"], "if call now go or there end"),
        (["at 5.30, 8:30 or 1,000 well-known days...now"], "at 8:30 now"),
        (["Call", "us now", "", "please"], "call us please"),
        ([". One", "…two"], "one two"),
    ],
)
def test_a_clause_begins_after_a_comma_colon_dash_or_bracket(
    texts: list[str], openers: str
) -> None:
    tokens = read_tokens(*texts)
    opening = [word for number, word in enumerate(tokens.words) if tokens.opens(number)]
    assert opening == openers.split()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_words_stand_in_order_where_they_say(text: str) -> None:
    tokens, spans = read_tokens(text), word_spans(text)
    assert all(
        before <= start < end
        for before, (start, end) in zip([0, *(end for _, end in spans)], spans, strict=False)
    )
    assert tokens.words == tuple(
        word for start, end in spans for word in read_words(text[start:end])
    )
    assert len(tokens.words) == len(spans) == len(clause_openers(text))
    assert all(word and not word.isspace() for word in tokens.words)
    assert clause_openers(text)[:1] in {(), (True,)}


@given(st.lists(st.text(max_size=20), max_size=5))
def test_parts_are_read_one_by_one(texts: list[str]) -> None:
    tokens = read_tokens(*texts)
    words = [word for text in texts for word in read_words(text)]
    assert tokens.words == tuple(words)
    assert tokens.vocabulary == set(words)
    assert [tokens.opens(number) for number in range(len(words))] == [
        opens for text in texts for opens in clause_openers(text)
    ]


@given(st.text(alphabet="aB'&5.,:+ _-%é", max_size=30))
def test_plain_letters_are_read_like_others(text: str) -> None:
    beside_another = read_words(f"{text} é")
    assert beside_another == (*read_words(text), "é")
