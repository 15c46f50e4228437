"""Lines and words of an approved text."""

from __future__ import annotations

import pytest

from leaflint.checks.sign_off.lines import read_lines

TEXT = "# Title\n\nSummary.\n\n## First\n\nHave:\n- rest\n  - sleep\n1. eat\n\n## Second\n\nMore.\n\nContacts: a, b\n"


def test_lines_know_their_section_and_layout() -> None:
    assert [(line.section, line.layout, line.words) for line in read_lines(TEXT)] == [
        ("", "# ", "Title"), ("", "", "Summary."), ("First", "## ", "First"), ("First", "", "Have:"),
        ("First", "- ", "rest"), ("First", "  - ", "sleep"), ("First", "1. ", "eat"),
        ("Second", "## ", "Second"), ("Second", "", "More."), ("", "Contacts: ", "a, b"),
    ]  # fmt: skip
    assert read_lines(TEXT)[5].written == "  - sleep"


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("Take 37.5mg, or 1,000.", ["Take", "37.5", "mg", ",", "or", "1,000", "."]),
        ("Don’t use 12:30pm", ["Don’t", "use", "12:30", "pm"]),
        ("4–6 hours, 24/7", ["4", "–", "6", "hours", ",", "24/7"]),
        ("38°C (HER2)", ["38", "°", "C", "(", "HER", "2", ")"]),
        ("a well-known ½", ["a", "well", "-", "known", "½"]),
    ],
)
def test_words_figures_and_signs(words: str, tokens: list[str]) -> None:
    (line,) = read_lines(words)
    assert [token.text for token in line.tokens] == tokens
    assert all(words[token.start : token.end] == token.text for token in line.tokens)


def test_a_token_folds_capitals_and_apostrophes() -> None:
    (line,) = read_lines("Don’t !")
    assert [token.folded for token in line.tokens] == ["don't", "!"]
    assert [token.is_word for token in line.tokens] == [True, False]
