"""Policies, rules, glossary and directory fall due by the same rules."""

from __future__ import annotations

from datetime import date

import pytest

from tests.example_repository import Repository, seen, where

GLOSSARY = "content/glossary.yaml"
BLOCKS = """\
blocks:
  - id: emergency
    text: Call 999 if you cannot breathe.
    owner: grace
    next_review: 2028
"""
PASSED_OVER = tuple(
    f"{name}.yaml"
    for name in (
        "phone-number",
        "plain-language",
        "reading-age",
        "review-date",
        "schema",
        "sign-off",
        "spelling",
    )
)


@pytest.mark.parametrize(
    ("today", "rule", "ending"),
    [
        (date(2027, 7, 4), None, ""),
        (date(2027, 7, 5), "policy-due", "is due in 180 days"),
        (date(2028, 12, 31), "policy-due", "is due now"),
        (date(2029, 1, 1), "policy-overdue", "is 1 day overdue"),
    ],
)
def test_policies_rules_and_the_glossary_fall_due(
    repository: Repository, today: date, rule: str | None, ending: str
) -> None:
    repository.write("content/blocks.yaml", BLOCKS)
    found = [
        finding
        for finding in repository.findings("review-date", today)
        if not finding.leaflet and not finding.position.file.endswith(PASSED_OVER)
    ]
    places = [
        ("checks/agreeing-facts.yaml:4:14", "the policy for agreeing-facts"),
        ("checks/agreeing-facts.yaml:10:18", "the policy for agreeing-facts, fact 'scan-time'"),
        ("checks/safety-wording.yaml:4:14", "the policy for safety-wording"),
        ("checks/safety-wording.yaml:10:18", "the policy for safety-wording, rule 'emergency'"),
        ("content/blocks.yaml:5:18", "the shared block 'emergency'"),
        ("content/glossary.yaml:2:14", "the glossary"),
    ]
    assert [(where(finding), finding.rule, finding.message) for finding in found] == (
        [(at, rule, f"{name}: the review planned for 2028 {ending}") for at, name in places]
        if rule
        else []
    )


@pytest.mark.parametrize(("today", "old"), [(date(2026, 5, 31), False), (date(2026, 6, 1), True)])
def test_explanations_are_checked_again(repository: Repository, today: date, old: bool) -> None:
    repository.change("    kind: test\n", "    kind: test\n    checked: 2023-05\n", GLOSSARY)
    found = repository.findings("review-date", today)
    assert [finding.message for finding in found] == (
        ["the explanation of 'biopsy' was last checked May 2023, more than 36 months ago"]
        if old
        else []
    )
    if old:
        assert (found[0].rule, seen(repository.root, found[0])) == ("term-old", "2023-05")


def test_a_check_on_a_day_to_come_would_never_fall_due(repository: Repository) -> None:
    repository.change("    kind: test\n", "    kind: test\n    checked: 2027\n", GLOSSARY)
    text = repository.read("content/directory.yaml")
    repository.write("content/directory.yaml", text.replace("2026-05", "2026-07", 1))
    found = repository.findings("review-date")
    assert [(finding.rule, finding.message) for finding in found] == [
        ("future-check", "Helpline was checked July 2026, which is after today (15 June 2026)"),
        ("future-check", "the explanation of 'biopsy' was checked 2027, which is after today (15 June 2026)"),
    ]  # fmt: skip
    assert [seen(repository.root, finding) for finding in found] == ["2026-07", "2027"]


def test_a_repository_without_a_glossary_owes_none(repository: Repository) -> None:
    (repository.root / GLOSSARY).unlink()
    assert repository.findings("review-date") == []
