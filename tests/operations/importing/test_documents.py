"""The documents of the tests, two thirds of them written by LibreOffice and pandoc: what the importer makes of them."""

from __future__ import annotations

from functools import reduce
from operator import add

import pytest

from tests.operations.importing.drafts import Draft, drafts
from tests.operations.importing.leaflets import (
    Score,
    Scores,
    documents,
    leaflet_of,
    review_dates,
    score,
)  # fmt: skip
from tests.operations.importing.review_lines import printed_lines, read_line


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Draft]:
    return list(drafts(tmp_path_factory.mktemp("repository")))


def test_every_document_becomes_a_draft_or_says_why_not(made: list[Draft]) -> None:
    assert len(documents()) == 74
    assert len(made) >= 60
    stopped = {file.name for file in documents()} - {draft.file.name for draft in made}
    assert {name.partition("--")[2] for name in stopped} == {"styled.odt", "styled.rtf"}


def test_drafts_hold_every_word(made: list[Draft]) -> None:
    assert {draft.file.name: draft.losses() for draft in made if draft.losses()} == {}


def test_structure_phones_and_numbers(made: list[Draft]) -> None:
    scores = [score(leaflet_of(draft.file), draft.leaflet()) for draft in made]
    headings, points, phones, numbers = (
        reduce(add, column, Score()) for column in zip(*scores, strict=True)
    )
    assert Scores._fields == ("headings", "points", "phones", "numbers")
    assert headings.f1 >= 0.95
    assert points.f1 >= 0.98
    assert phones.recall == 1
    assert numbers.recall == 1


def test_review_dates(made: list[Draft]) -> None:
    wrong = {}
    for draft in made:
        review = draft.leaflet().data.review
        found = (review.last_reviewed, review.next_review)
        if tuple(str(day) if day else "-" for day in found) != review_dates(draft.file):
            wrong[draft.file.name] = found
    assert wrong == {}


def test_printed_lines_of_reviews() -> None:
    lines = printed_lines()
    assert len(lines) == 120
    wrong = [
        (line.line, line.says, read_line(line.line))
        for line in lines
        if read_line(line.line) != line.says
    ]
    assert len(wrong) / len(lines) <= 0.03, wrong
