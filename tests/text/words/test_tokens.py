"""Tokens, words and their parts: what is one, where it stands, and what may differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.words.passages import WordSequence
from leaflint.text.words.tokens import (
    clause_openers,
    part_spans,
    parts_of,
    read_tokens,
    words_of,
)
from leaflint.text.words.worded_block import read_sentence


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
    assert parts_of(one) == parts_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("38", "37.5"), ("1,000", "1000"), ("20%", "20"), ("£5", "5"), ("38+", "38"),
        ("cannot", "can not"), ("don't", "do not"), ("breath", "breathe"), ("8:30", "8.30"),
    ],
)  # fmt: skip
def test_different(one: str, other: str) -> None:
    assert parts_of(one) != parts_of(other)


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
    tokens = WordSequence(list(map(read_sentence, texts)))
    opening = [word for number, word in enumerate(tokens.words) if tokens.opens(number)]
    assert opening == openers.split()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_words_stand_in_order_where_they_say(text: str) -> None:
    words, spans = parts_of(text), part_spans(text)
    assert all(
        before <= start < end
        for before, (start, end) in zip([0, *(end for _, end in spans)], spans, strict=False)
    )
    assert words == tuple(word for start, end in spans for word in parts_of(text[start:end]))
    assert len(words) == len(spans) == len(clause_openers(text))
    assert all(word and not word.isspace() for word in words)
    assert clause_openers(text)[:1] in {(), (True,)}


@given(st.lists(st.text(max_size=20), max_size=5))
def test_parts_are_read_one_by_one(texts: list[str]) -> None:
    tokens = WordSequence(list(map(read_sentence, texts)))
    words = [word for text in texts for word in parts_of(text)]
    assert tokens.words == tuple(words)
    assert tokens.vocabulary == set(words)
    assert [tokens.opens(number) for number in range(len(words))] == [
        opens for text in texts for opens in clause_openers(text)
    ]


@given(st.text(alphabet="aB'&5.,:+ _-%é", max_size=30))
def test_plain_letters_are_read_like_others(text: str) -> None:
    beside_another = parts_of(f"{text} é")
    assert beside_another == (*parts_of(text), "é")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Take 1,000ml at 8:30.", ["Take", "1,000", "ml", "at", "8:30", "."]),
        ("24/7, don’t", ["24/7", ",", "don’t"]),
        ("follow-up", ["follow", "-", "up"]),
        ("n\u00adot cafe\u0301", ["n\u00adot", "cafe\u0301"]),
    ],
)
def test_tokens_are_letters_numbers_and_signs(text: str, tokens: list[str]) -> None:
    assert [token.text for token in read_tokens(text)] == tokens
    assert [text[token.start : token.end] for token in read_tokens(text)] == tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t stop.", ["don't", "stop"]),
        ("a follow-up (A&E) visit", ["a", "follow-up", "a&e", "visit"]),
        ("2.5 mg, e.g. tea", ["2.5", "mg", "e.g.", "tea"]),
        ("1,000ml at 8:30pm, 24/7", ["1,000ml", "at", "8:30pm", "24/7"]),
        ("X\u2011ray du\u00adring", ["x-ray", "during"]),
        ("the end.Then", ["the", "end", "then"]),
        ("see www.nhs.uk/chronic now", ["see", "www.nhs.uk/chronic", "now"]),
        ("ask renal@example.org.", ["ask", "renal@example.org"]),
        ("and/or", ["and", "or"]),
        ("you & me", ["you", "&", "me"]),
        ("- -", []),
        ("(www.example.org) a@@b", ["www.example.org", "a@@b"]),
        ("." * 100_000 + "a@b", ["." * 100_000 + "a@b"]),
        ("-." * 100_000, []),
        ("a." * 100_000 + " b", ["a." * 100_000, "b"]),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words
