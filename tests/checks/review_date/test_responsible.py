"""Owners and approvers who leave, and review dates that move without a sign-off record."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.checks.catalogue import CHECKS
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository, seen, where
from tests.runs import Job, run
from tests.sign_off_records import record, sign_off

PEOPLE = "content/people.yaml"


@pytest.mark.parametrize(
    ("leaves", "rule", "message"),
    [
        ("2026-06-14", "approver-left", "the approver, Ada Reviewer, left (14 June 2026)"),
        ("2026-06-15", "approver-leaves", "the approver, Ada Reviewer, leaves (15 June 2026)"),
        ("2026-12-12", "approver-leaves", "the approver, Ada Reviewer, leaves (12 December 2026)"),
        ("2026-12-13", None, ""),
    ],
)
def test_an_approver_who_leaves_is_told_on_the_leaflet(
    repository: Repository, leaves: str, rule: str | None, message: str
) -> None:
    sign_off(repository, record("ada", "2026-03-02"))
    repository.change("name: Ada Reviewer", f"name: Ada Reviewer\n    leaves: {leaves}", PEOPLE)
    told = [
        (finding.rule, finding.message, where(finding))
        for finding in repository.findings("review-date")
    ]
    assert told == ([(rule, message, f"{LEAFLET}:9:18")] if rule else [])


def test_only_the_latest_review_counts_and_a_swapped_number_is_none(repository: Repository) -> None:
    sign_off(
        repository,
        record("ada", "2024-03-02"),
        record("grace", "2026-03-02"),
        record("ada", "2026-04-02", kind="number-swap"),
    )
    repository.change("name: Ada Reviewer", "name: Ada Reviewer\n    leaves: 2025", PEOPLE)
    assert repository.findings("review-date") == []
    repository.change("name: Grace Lead", "name: Grace Lead\n    leaves: 2025", PEOPLE)
    rules = [finding.rule for finding in repository.findings("review-date") if finding.leaflet]
    assert rules == ["approver-left"]


def test_policies_lose_their_owners_too(repository: Repository) -> None:
    repository.change("name: Grace Lead", "name: Grace Lead\n    leaves: 2026-06-14", PEOPLE)
    found = repository.findings("review-date")
    assert {finding.rule for finding in found} == {"owner-left"}
    places = [where(finding) for finding in found]
    assert {f"checks/{check.id}.yaml:1:8" for check in CHECKS} < set(places)
    assert "checks/safety-wording.yaml:8:12" in places


def test_a_broken_sign_off_file_is_a_finding_and_the_leaflet_is_still_judged(
    repository: Repository,
) -> None:
    sign_off(repository, record("ada", "2026-03"))
    finding = repository.finding("schema")
    assert finding.message == "`date`: '2026-03' is not a day; write YYYY-MM-DD"
    assert where(finding) == "content/sign-offs/having-a-scan.yaml:5:11"
    assert repository.check(date(2028, 2, 1)).leaflets[0].review is not None


OLD = "last_reviewed: 2024-03\n  next_review: 2026-03"


def _found(repository: Repository, today: date = TODAY) -> list[tuple[str, str]]:
    report = run(Job(repository.root, today, changed_since="HEAD"))
    return [
        (finding.rule, seen(repository.root, finding))
        for finding in report.findings
        if finding.rule == "date-moved"
    ]


@pytest.fixture
def before(repository: Repository) -> Repository:
    """A repository whose last commit holds a leaflet that was reviewed in March 2024."""
    repository.change("last_reviewed: 2026-03\n  next_review: 2028-01", OLD)
    (repository.root / SIGN_OFFS).unlink()
    # Where sign-offs are checked as well, that check holds the dates to the last review.
    repository.write("leaflint.yaml", "format: 2\nsince: 0.1.0\nchecks: [schema, review-date]\n")
    repository.commit()
    return repository


def test_a_date_that_moves_by_itself_is_an_error(before: Repository) -> None:
    before.change(OLD, "last_reviewed: 2026-06\n  next_review: 2028-06")
    report = run(Job(before.root, TODAY, changed_since="HEAD"))
    (moved,) = [finding for finding in report.findings if finding.rule == "date-moved"]
    assert moved.severity == "error"
    assert moved.message == (
        "`last_reviewed` moved from March 2024 to June 2026 and `next_review` moved from March 2026 "
        "to June 2028, and nothing says who reviewed what"
    )
    assert moved.help == (
        "Review the whole leaflet and record it: leaflint sign-off having-a-scan --by PERSON. "
        "If nobody has reviewed it, put the date back."
    )
    assert seen(before.root, moved) == "2026-06"


@pytest.mark.parametrize(
    ("new", "moved"),
    [
        ("last_reviewed: 2024-03\n  next_review: 2026-04", ["2026-04"]),
        ("last_reviewed: 2024-03\n  next_review: 2026", ["2026"]),
        ("last_reviewed: 2024-03\n  next_review: 2026-03-02", ["2026-03-02"]),
        ("last_reviewed: 2024-03\n  next_review: 2026-02", []),
        ("last_reviewed: 2024-02\n  next_review: 2026-02", []),
        ("last_reviewed: 2024-03", []),
    ],
)
def test_only_a_move_forward_needs_a_review(before: Repository, new: str, moved: list[str]) -> None:
    before.change(OLD, new)
    assert [text for _, text in _found(before)] == moved


@pytest.mark.parametrize(
    ("day", "kind", "accounted"),
    [
        ("2026-06-15", "review", True),
        ("2026-06-16", "review", False),  # tomorrow
        ("2024-03-02", "review", True),
        ("2024-03-01", "review", False),  # no later than the old date
        ("2026-06-15", "number-swap", False),
        ("2026-06-15", "change", False),
        ("2026-06-15", "wording", False),
    ],
)
def test_a_record_dated_in_between_accounts_for_it(
    before: Repository, day: str, kind: str, accounted: bool
) -> None:
    sign_off(before, record("ada", day, kind=kind))
    before.change(OLD, "last_reviewed: 2026-06\n  next_review: 2028-06")
    assert bool(_found(before)) != accounted


def test_a_record_after_the_new_date_does_not_account_for_it(before: Repository) -> None:
    sign_off(before, record("ada", "2026-06-01"))
    before.change(OLD, "last_reviewed: 2026-05\n  next_review: 2028-05")
    assert _found(before) == [("date-moved", "2026-05")]


def test_a_first_date_needs_a_record_too(before: Repository) -> None:
    before.change(f"  {OLD}\n", "  next_review: 2026-03\n")
    before.commit()
    before.change("  next_review: 2026-03\n", f"  {OLD}\n")
    report = run(Job(before.root, TODAY, changed_since="HEAD"))
    (finding,) = [finding for finding in report.findings if finding.rule == "date-moved"]
    assert finding.message.startswith("`last_reviewed` moved from no date to March 2024,")
    sign_off(before, record("ada", "2024-03-20"))
    assert _found(before) == []


def test_drafts_and_new_leaflets_are_free(before: Repository) -> None:
    before.change(OLD, "last_reviewed: 2026-06\n  next_review: 2028-06")
    before.change("status: published", "status: draft")
    before.write(
        LEAFLET.replace("having", "new"), before.read(LEAFLET).replace("draft", "published")
    )
    assert _found(before) == []


def test_a_date_that_is_taken_out_does_not_excuse_the_other(before: Repository) -> None:
    before.change(OLD, "next_review: 2028-06")
    assert _found(before) == [("date-moved", "2028-06")]
    sign_off(before, record("ada", "2026-06-01"))
    assert _found(before) == []
