"""What takes an instruction back, and what only looks like it."""

from __future__ import annotations

import pytest

from leaflint.text.words.negation import is_negated
from leaflint.text.words.passages import WordSequence
from leaflint.text.words.worded_block import read_sentence


def negated(text: str, word: str) -> bool:
    tokens = WordSequence([read_sentence(text)])
    start = tokens.words.index(word)
    return is_negated(tokens, start, start + 1)


@pytest.mark.parametrize(
    "text",
    [
        "Do not call us", "You do not need to call us", "You don't have to call", "Never call",
        "There is no need for you to call", "You needn't call", "It is not necessary to call",
        "Nobody should call", "There is nothing to call about", "Rest instead of calling: call",
        "You do not usually need to call", "You should not phone or call us", "no reason to call",
        "Do not feel that you have to call", "You cannot call", "It is unnecessary to call",
        "To call is not needed", "To call the line is not really necessary", "To call is pointless",
        "We seldom need you to call", "Rest rather than call",
    ],
)  # fmt: skip
def test_taken_back(text: str) -> None:
    assert negated(text, "call" if "instead" not in text else "calling")


@pytest.mark.parametrize(
    "text",
    [
        "Call us", "Do not wait to call", "Do not hesitate to call", "Don't delay: call us",
        "If you cannot breathe, call us", "If you are not well call us", "Do not be afraid to call",
        "Please call", "Do not only call", "I would rather call", "No. Call us", "Ask or call",
        "Call us if it does not help", "Call if it gets worse, this is not needed in a hurry",
        "Call us when you know that the bandage you wear every day is not needed",
    ],
)  # fmt: skip
def test_still_said(text: str) -> None:
    assert not negated(text, "call")
