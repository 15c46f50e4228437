"""From offsets to lines and columns, for every way of writing a value."""

from __future__ import annotations

import pytest

from leaflint.files.yaml.document import Document
from leaflint.files.yaml.parse import parse


def read(text: str) -> Document:
    document, problems = parse("a.yaml", text)
    assert document is not None, problems
    return document


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: Call 999 now\n", "Call 999 now"),
        ("a: 'Don''t call 999'\n", "Don't call 999"),
        ('a: "Caf\\u00e9: call 999"\n', "Café: call 999"),
        ("a: |\n  Do not\n  call 999\n", "Do not\ncall 999\n"),
        ("a: >-\n  Do not\n  call\n  999\n", "Do not call 999"),
        ("a: Do not\n  call 999\n", "Do not call 999"),
        ("a: |\r\n  Do not\r\n  call 999\r\n", "Do not\ncall 999\n"),
    ],
)
def test_a_word_is_found_where_it_stands_whatever_the_style(text: str, value: str) -> None:
    document = read(text)
    assert document.data == {"a": value}
    start = value.index("999")
    at = document.within(("a",), start, start + 3)
    lines = text.replace("\r\n", "\n").split("\n")
    assert (at.line, at.end_line) == (at.line, at.line)
    assert lines[at.line - 1][at.column - 1 : at.end_column - 1] == "999"


@pytest.mark.parametrize(
    ("text", "value", "word", "seen"),
    [
        ('a: "caf\\u00e9 9"\n', "café 9", "café", "caf\\u00e9"),
        ("a: 'it''s 9'\n", "it's 9", "it'", "it''"),
    ],
)
def test_a_span_never_ends_inside_an_escape(text: str, value: str, word: str, seen: str) -> None:
    document = read(text)
    assert document.data == {"a": value}
    start, end = document.file_span(("a",), 0, len(word))
    assert text[start:end] == seen


def test_what_is_missing_in_a_value_is_shown_by_the_values_key() -> None:
    at = read("review: 2018\n").at("review", "next")
    assert (at.line, at.column, at.end_line, at.end_column) == (1, 1, 1, 7)


def test_an_empty_span_is_one_place() -> None:
    document = read("a: word\n")
    at = document.within(("a",), 2, 2)
    assert (at.line, at.column, at.end_line, at.end_column) == (1, 6, 1, 6)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_for_every_kind_of_line_end(line_end: str) -> None:
    document = read(f"a: b{line_end}c: d{line_end}")
    at = document.at("c")
    assert (at.line, at.column, at.end_column) == (2, 4, 5)


def test_columns_count_characters_not_bytes() -> None:
    document = read("a: 'é𝒳 999'\n")  # a letter outside the first plane
    at = document.within(("a",), 3, 6)
    assert (at.column, at.end_column) == (8, 11)
