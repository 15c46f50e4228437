"""Wording that must be there: to whom a rule applies, and what counts as saying it."""

from __future__ import annotations

import pytest

from leaflint.finding import Severity
from tests.example_repository import LEAFLET, Repository, where

POLICY = "checks/safety-wording.yaml"
SAID = "**Call 999** if\n      you cannot breathe."


def test_a_missing_wording_is_an_error_that_says_what_to_add(repository: Repository) -> None:
    repository.change(SAID, "Call your nurse.")
    finding = repository.finding("safety-wording")
    assert (finding.rule, finding.severity) == ("missing-wording", Severity.ERROR)
    assert finding.message == (
        "the wording 'emergency' is missing (Readers must know when to call an ambulance.)"
    )
    assert finding.help == (
        'Add to the section where it belongs: "Call 999 if you cannot breathe."'
    )
    assert where(finding) == f"{LEAFLET}:12:1"


@pytest.mark.parametrize(
    "said",
    [
        "Call 999 if you cannot breathe.",
        "CALL 999 if  you **cannot** breathe!",
        "If you cannot breathe, call 999.",
        "You must call 999 if you cannot breathe or speak.",
        "Call 999 if:\n\n      - you cannot breathe",
        "Call 999 if you\n      cannot breathe.",
    ],
)
def test_capitals_punctuation_mark_up_and_line_breaks_may_differ(
    repository: Repository, said: str
) -> None:
    repository.change(SAID, said)
    assert repository.findings("safety-wording") == []


@pytest.mark.parametrize(
    "said",
    [
        "Call 111 if you cannot breathe.",
        "Call 9999 if you cannot breathe.",
        "Call 99 if you cannot breathe.",
        "Call 999 if you can breathe.",
        "Call 999 if you cannot breath.",
        "Call 999 when you cannot breathe.",
        "Call 999 if you can not breathe.",
        "Recall 999 if you cannot breathe.",
    ],
)
def test_words_and_numbers_may_not(repository: Repository, said: str) -> None:
    repository.change(SAID, said)
    assert [one.rule for one in repository.findings("safety-wording")] == ["missing-wording"]


def test_wording_spread_over_two_sections_does_not_count(repository: Repository) -> None:
    repository.change(SAID, "Call 999 if\n  - heading: More\n    text: you cannot breathe.")
    assert [one.rule for one in repository.findings("safety-wording")] == ["missing-wording"]


@pytest.mark.parametrize(
    ("applies_to", "applies"),
    [
        ("{topics: [scan]}", True),
        ("{topics: [treatment]}", False),
        ("{topics: [treatment], words: [small rooms]}", True),
        ("{words: [Small Rooms]}", True),
        ("{words: [small room]}", False),
        ("{words: [getting help]}", True),
        ("{topics: [scan], risk: [high]}", False),
        ("{topics: [scan], risk: [high, medium]}", True),
        ("{topics: [scan], status: [draft]}", False),
        ("{status: [published]}", True),
        ("{}", True),
    ],
)
def test_a_rule_applies_only_where_it_should(
    repository: Repository, applies_to: str, applies: bool
) -> None:
    repository.change("applies_to:\n      topics: [scan]", f"applies_to: {applies_to}", POLICY)
    repository.change(SAID, "")
    assert bool(repository.findings("safety-wording")) == applies


def test_a_draft_is_judged_and_a_withdrawn_leaflet_is_not(repository: Repository) -> None:
    repository.change(SAID, "")
    repository.change("status: published", "status: draft")
    assert len(repository.findings("safety-wording")) == 1
    repository.change("status: draft", "status: withdrawn")
    assert repository.findings("safety-wording") == []


@pytest.mark.parametrize(
    ("severity", "status", "expected"),
    [
        ("severity: {missing-wording: notice}", "published", "notice"),
        ("severity: {missing-wording: {default: error, status: {draft: warning}}}", "draft", "warning"),
        ("severity: {missing-wording: {default: error, status: {draft: warning}}}", "published", "error"),
        ("severity: {missing-wording: {default: notice, risk: {medium: warning}}}", "published", "warning"),
        ("severity: {missing-wording: {default: notice, risk: {high: warning}}}", "published", "notice"),
        ("severity: {missing-wording: {default: error, status: {published: notice}, risk: {medium: warning}}}", "published", "notice"),
    ],
)  # fmt: skip
def test_policy_sets_the_severity_by_status_and_risk(
    repository: Repository, severity: str, status: str, expected: str
) -> None:
    repository.change(SAID, "")
    repository.change("status: published", f"status: {status}")
    repository.change("next_review: 2028\nrules", f"next_review: 2028\n{severity}\nrules", POLICY)
    assert repository.finding("safety-wording").severity == expected


def test_a_rule_may_have_a_severity_of_its_own(repository: Repository) -> None:
    repository.change(SAID, "")
    repository.change("    say:", "    severity: warning\n    say:", POLICY)
    assert repository.finding("safety-wording").severity == "warning"
