"""The policy on reviews: the statuses, each on both sides of its boundaries, and the banner."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.checks.review_date.settings import Settings
from leaflint.checks.summary import ReviewStatus
from leaflint.core.dates import PartialDate
from tests.example_repository import Repository

POLICY = "checks/review-date.yaml"
SETTINGS = Settings.model_validate(
    {"owner": "a", "reason": "b", "source": "c", "next_review": "2030"}
)


@pytest.mark.parametrize(
    ("next_review", "today", "status"),
    [
        ("2018", "2017-07-04", "current"),
        ("2018", "2017-07-05", "due-soon"),
        ("2018", "2017-12-31", "due-soon"),
        ("2018", "2018-01-01", "due"),
        ("2018", "2018-06-01", "due"),
        ("2018", "2018-12-31", "due"),
        ("2018", "2019-01-01", "overdue"),
        ("2018", "2019-12-31", "overdue"),
        ("2018", "2020-01-01", "long-overdue"),
        ("2024-02", "2024-02-01", "due"),
        ("2024-02", "2024-02-29", "due"),
        ("2024-02", "2024-03-01", "overdue"),
        ("2023-02", "2023-02-28", "due"),
        ("2023-02", "2023-03-01", "overdue"),
        ("2024-02-29", "2024-02-28", "due-soon"),
        ("2024-02-29", "2024-02-29", "due"),
        ("2024-02-29", "2024-03-01", "overdue"),
        ("2024-02-29", "2025-02-28", "overdue"),
        ("2024-02-29", "2025-03-01", "long-overdue"),
        ("2199-12-31", "2199-12-31", "due"),
        ("1900", "1900-01-01", "due"),
        (None, "2018-01-01", "no-date"),
    ],
)
def test_a_date_has_a_status_on_every_day(next_review: str | None, today: str, status: str) -> None:
    written = PartialDate.parse(next_review) if next_review else None
    assert SETTINGS.review_status(written, date.fromisoformat(today)) == status


def test_a_withdrawn_leaflet_is_never_overdue() -> None:
    status = SETTINGS.review_status(PartialDate(2018), date(2026, 1, 1), withdrawn=True)
    assert status is ReviewStatus.WITHDRAWN


@given(st.dates(date(1900, 1, 1), date(2198, 12, 30)), st.sampled_from([4, 7, 10]))
def test_a_period_is_due_from_its_first_day_and_overdue_after_its_last(
    day: date, length: int
) -> None:
    due = PartialDate.parse(day.isoformat()[:length])
    one = timedelta(days=1)
    assert SETTINGS.review_status(due, due.first) is ReviewStatus.DUE
    assert SETTINGS.review_status(due, due.last) is ReviewStatus.DUE
    assert SETTINGS.review_status(due, due.last + one) is ReviewStatus.OVERDUE
    if due.first > date(1900, 1, 1):
        assert SETTINGS.review_status(due, due.first - one) is ReviewStatus.DUE_SOON


def test_the_banner_names_the_date() -> None:
    settings = SETTINGS.model_copy(update={"banner": "Due {planned}.\n"})
    assert settings.banner_for(PartialDate(2018, 3)) == "Due March 2018."


@pytest.mark.parametrize("banner", ["Due {date}.", "Due {planned} {", "{{planned}}"])
def test_a_banner_with_another_placeholder_is_refused(repository: Repository, banner: str) -> None:
    repository.write(POLICY, f"{repository.read(POLICY)}banner: '{banner}'\n")
    (finding,) = repository.findings("schema")
    assert finding.message == "`banner` may hold {planned} and no other brackets like these"
    assert [stop.check for stop in repository.check().not_run] == ["review-date"]


def test_a_policy_may_word_the_banner(repository: Repository) -> None:
    repository.write(POLICY, f"{repository.read(POLICY)}banner: Due {{planned}}.\n")
    (leaflet,) = repository.check(date(2028, 2, 1)).leaflets
    assert leaflet.review is not None
    assert leaflet.review.banner == "Due January 2028."
