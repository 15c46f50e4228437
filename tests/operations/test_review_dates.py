"""Review dates written into a leaflet's file, and not a byte more."""

from __future__ import annotations

import pytest

from leaflint.content.models.leaflet import Review
from leaflint.core.dates import PartialDate
from leaflint.core.errors import UsageError
from leaflint.operations.leaflet_dates import with_review_dates
from tests.example_repository import LEAFLET, Repository

REVIEW = Review(last_reviewed=PartialDate(2026, 6, 15), next_review=PartialDate(2028, 6))
BLOCK = "review:\n  last_reviewed: 2026-03\n  next_review: 2028-01\n"


def dated(repository: Repository) -> str:
    content = (repository.root / LEAFLET).read_bytes()
    return with_review_dates(repository.leaflet(), content, REVIEW).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BLOCK, "review:\n  last_reviewed: 2026-06-15\n  next_review: 2028-06\n"),
        (
            "review:   # by us\n    next_review: '2028-01'   # soon\n    last_reviewed: \"2026-03\"\n",
            "review:   # by us\n    next_review: '2028-06'   # soon\n    last_reviewed: \"2026-06-15\"\n",
        ),
        ("review:\n  last_reviewed: 2026-03\n", "review:\n  next_review: 2028-06\n  last_reviewed: 2026-06-15\n"),
        ("review:\n  next_review: 2028-01\n", "review:\n  last_reviewed: 2026-06-15\n  next_review: 2028-06\n"),
        ("review: {last_reviewed: 2026-03, next_review: 2028-01}\n", "review: {last_reviewed: 2026-06-15, next_review: 2028-06}\n"),
        ("review: { next_review: 2028-01 }\n", "review: {last_reviewed: 2026-06-15,  next_review: 2028-06 }\n"),
        ("review: {}\n", "review: {last_reviewed: 2026-06-15, next_review: 2028-06}\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_only_the_dates_change(
    repository: Repository, before: str, after: str, ending: str
) -> None:
    repository.change(BLOCK, before)
    text = repository.read(LEAFLET).replace("\n", ending)
    repository.write(LEAFLET, text)
    assert dated(repository) == text.replace(
        before.replace("\n", ending), after.replace("\n", ending)
    )


def test_a_leaflet_without_dates_gets_them_before_its_owner(repository: Repository) -> None:
    repository.change(BLOCK, "")
    repository.write(LEAFLET, "\ufeff" + repository.read(LEAFLET))
    assert dated(repository) == "\ufeff" + repository.read(LEAFLET)[1:].replace(
        "owner: writers\n",
        "review:\n  last_reviewed: 2026-06-15\n  next_review: 2028-06\nowner: writers\n",
    )


def test_what_cannot_be_done_safely_is_left_to_people(repository: Repository) -> None:
    repository.change("last_reviewed: 2026-03", "last_reviewed: |\n    2026-03")
    with pytest.raises(UsageError) as error:
        dated(repository)
    assert str(error.value) == (
        f"{LEAFLET}: write the dates by hand, under `review`: last_reviewed: 2026-06-15; next_review: 2028-06"
    )
