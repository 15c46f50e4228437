"""Which words carry clinical meaning."""

from __future__ import annotations

from functools import partial

import pytest

from leaflint.checks import safety_wording
from leaflint.checks.sign_off.approved_text import approved_text
from leaflint.checks.sign_off.lines import read_lines
from leaflint.checks.sign_off.marks import Mark, mark_words, marks_between
from tests.checks.sign_off.test_minor import say
from tests.example_repository import Repository

N, U, NEG, MOD, TERM, SAFE, CON = Mark


def marked(repository: Repository, sentence: str) -> dict[str, set[Mark]]:
    context = repository.context()
    settings = context.policies["safety-wording"].data
    assert isinstance(settings, safety_wording.Settings)
    leaflet = say(repository.leaflet(), sentence)
    text = approved_text(leaflet)
    wording = partial(safety_wording.wording_spans, settings=settings)
    marks = mark_words(text, leaflet, context.glossary, wording)
    assert marks is not None
    lines = read_lines(text)
    assert [len(of_line) for of_line in marks] == [len(line.tokens) for line in lines]
    return {
        token.text: set(found)
        for line, line_marks in zip(lines, marks, strict=True)
        if line.section == "More"
        for token, found in zip(line.tokens, line_marks, strict=True)
        if found
    }


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("Rest and sleep well.", {}),
        ("Take two of 37.5mg, ½ or 5%.", {"two": {N}, "37.5": {N}, "mg": {U}, "½": {N}, "5": {N}, "%": {U}}),
        ("Wait a WEEK or 3°.", {"WEEK": {U}, "3": {N}, "°": {U}}),
        ("Do not, don’t, dont or never.", {"not": {NEG}, "don’t": {NEG}, "dont": {NEG}, "never": {NEG}}),
        ("You must; you'd, you’ll.", {"must": {MOD}, "you'd": {MOD}, "you’ll": {MOD}}),
        ("A Biopsy, biopsies, warfarin.", {"Biopsy": {TERM}, "biopsies": {TERM}, "warfarin": {TERM}}),
        ("Write to ask@example.org.", {token: {CON} for token in ("ask", "@", "example", ".", "org")}),
        ("It is 0808 800 6000.", {"0808": {N, CON}, "800": {N, CON}, "6000": {N, CON}}),
        ("**Call** 999 if you\ncannot breathe. Rest.", {"Call": {SAFE}, "999": {N, CON, SAFE}, "if": {SAFE}, "you": {SAFE}, "cannot": {NEG, SAFE}, "breathe": {SAFE}}),
        ("- Call 999\n- if you cannot breathe", {"Call": {SAFE}, "999": {N, CON, SAFE}, "if": {SAFE}, "you": {SAFE}, "cannot": {NEG, SAFE}, "breathe": {SAFE}}),
    ],
)  # fmt: skip
def test_words_are_marked(
    repository: Repository, sentence: str, marks: dict[str, set[Mark]]
) -> None:
    assert marked(repository, sentence) == marks


def test_the_contacts_are_marked(repository: Repository) -> None:
    context = repository.context()
    leaflet = repository.leaflet()
    marks = mark_words(approved_text(leaflet), leaflet, context.glossary, lambda _: ())
    assert marks is not None
    assert marks[-1] == (frozenset({CON}),)


def test_a_text_that_cannot_be_read_back_has_no_marks(repository: Repository) -> None:
    context = repository.context()
    assert mark_words("no leaflet\n", repository.leaflet(), context.glossary, lambda _: ()) is None


def test_marks_between_words_are_those_of_both_neighbours() -> None:
    marks = (frozenset({N, CON}), frozenset({CON}), frozenset({NEG}))
    assert marks_between(marks, 0, 2) == {N, CON}
    assert marks_between(marks, 1, 1) == {CON}
    assert marks_between(marks, 2, 2) == set()
    assert marks_between(marks, 0, 0) == set()
    assert marks_between(marks, 3, 3) == set()
