"""Who is asked to act."""

from __future__ import annotations

import pytest

from leaflint.checks.safety_wording.addressee import is_for_reader, is_noun
from leaflint.text.words.passages import WordSequence
from leaflint.text.words.worded_block import read_sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call us", True),
        ("you may call us", True),
        ("please also call us", True),
        ("the ward will call you", False),
        ("call you", False),
        ("the ward will call", False),
        ("the ward will not call", False),
        ("anyone may call", True),
        ("may call", True),
        ("when the ward will, call", True),
        ("then will call", False),
        ("if you may, will call", True),
        ("we call, you come", False),
        ("we ask you to call", True),
        ("we need to call", False),
        ("if he has chest pain call", True),
        ("if we are closed call", True),
        ("if we call", False),
        ("when you call", False),
        ("when to call", True),
        ("nurses call", False),
        ("ward nurses call", False),
        ("severe symptoms - call", True),
        ("sit down and call", True),
        ("our nurses call", False),
        ("patients should call", True),
        ("should you call?", False),
        ("how soon to call", False),
        ("who call", False),
    ],
)
def test_the_reader_acts_unless_somebody_else_does(text: str, expected: bool) -> None:
    tokens = WordSequence([read_sentence(text)])
    start = tokens.words.index("call")
    assert is_for_reader(tokens, start, start + 1) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("your call", True),
        ("a call", True),
        ("call", False),
        ("please call", False),
        ("the: call", False),
    ],
)
def test_a_noun_is_no_instruction(text: str, expected: bool) -> None:
    tokens = WordSequence([read_sentence(text)])
    assert is_noun(tokens, len(tokens.words) - 1) == expected
