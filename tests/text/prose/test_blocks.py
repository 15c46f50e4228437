"""Offsets in a block's text lead to the scalar's value."""

from __future__ import annotations

import pytest

from leaflint.text.prose.blocks import Block, Run

VALUE = "Do **not** stop &amp; call"
BLOCK = Block(
    kind="paragraph",
    text="Do not stop & call",
    path=("text",),
    runs=(Run(0, 0), Run(3, 5), Run(6, 10), Run(12, 16, 5), Run(13, 21)),
    sentences=(),
)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("Do", "Do"),
        ("Do not", "Do **not"),
        ("not", "not"),
        ("not stop", "not** stop"),
        ("stop &", "stop &amp;"),
        ("&", "&amp;"),
        ("& call", "&amp; call"),
        ("Do not stop & call", VALUE),
    ],
)
def test_words_stand_where_they_were_written(words: str, seen: str) -> None:
    start = BLOCK.text.index(words)
    span = BLOCK.source_span(start, start + len(words))
    assert VALUE[slice(*span)] == seen


@pytest.mark.parametrize(("offset", "source"), [(0, 0), (2, 2), (3, 5), (12, 16), (13, 21)])
def test_an_empty_span_stands_before_its_character(offset: int, source: int) -> None:
    assert BLOCK.source_span(offset, offset) == (source, source)


def test_the_end_of_the_text_stands_after_its_last_character() -> None:
    assert BLOCK.source_span(len(BLOCK.text), len(BLOCK.text)) == (len(VALUE), len(VALUE))
