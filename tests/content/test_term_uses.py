"""Terms of the glossary: where they are first used, and whether that use explains them."""

from __future__ import annotations

import pytest

from leaflint.content.terms import term_uses
from tests.checks.plain_language.labelled import context, leaflet

TERMS = context().terms


def uses(text: str, heading: str = "On the day") -> dict[str, bool]:
    found = term_uses(leaflet(text, heading), ("example.org/glossary",), TERMS)
    return {use.match.value.term: use.explained for use in found.first}


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("You may need a biopsy.", False),
        ("You may need a biopsy (see page 4).", False),
        ("You may need a biopsy (BX).", False),
        ("You may need a biopsy (test of skin).", True),
        ("We take skin (a biopsy).", True),
        ("We test skin (steroids and a biopsy).", False),
        ("This test is called a biopsy.", True),
        ("A biopsy is a test.", True),
        ("A biopsy is quick.", False),
        ("You may need a biopsy. This is a test of skin.", True),
        ("You may need a biopsy. This is quick.", False),
        ("You may need a biopsy. Rest. This is a test of skin.", False),
        ("You may need a biopsy.\n\nThis is a test of skin.", True),
        ("You may need a biopsy. We look at a tiny piece that it takes from the body.", True),
        ("See [the biopsy](https://example.org/glossary#b).", True),
        ("See [the biopsy](https://example.org/other).", False),
        ("See [the page](https://example.org/glossary#b) on a biopsy.", False),
        ("You may need a biopsy. The biopsy tests a piece.", True),
        ("You may need a biopsy. The biopsy hurts.", False),
    ],
)
def test_an_explanation_stands_beside_or_in_the_next_sentence(text: str, explained: bool) -> None:
    assert uses(text) == {"biopsy": explained}


def test_only_the_first_use_counts() -> None:
    assert uses("A biopsy (a test) is quick. A biopsy hurts.") == {"biopsy": True}
    assert uses("A biopsy hurts. Rest. A biopsy hurts (a test).") == {"biopsy": False}


def test_headings_need_no_explanation() -> None:
    assert uses("Nothing.", "Your biopsy") == {}


def test_a_longer_term_explains_the_one_within_it() -> None:
    assert uses("A punch biopsy (a test) is quick. The biopsy heals.") == {"punch biopsy": True}
