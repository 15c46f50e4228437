"""Owners and approvers who leave."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.checks.catalogue import CHECKS
from tests.example_repository import LEAFLET, Repository, where
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
        record("ada", "2026-04-02", outcome="number-swap"),
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
