"""Records that cannot be believed: their dates, and who gave them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository, where

PEOPLE = "content/people.yaml"


def messages(repository: Repository, rule: str, today: date = TODAY) -> list[str]:
    return [
        finding.message
        for finding in repository.findings("sign-off", today)
        if finding.rule == rule
    ]


def second_record(repository: Repository, **changes: str) -> None:
    """Add a record like the first, with some keys changed."""
    text = repository.read(SIGN_OFFS)
    item = text.split("records:\n")[1]
    for old, new in changes.items():
        key = old.replace("_", " ")
        lines = [
            f"    {key}: {new}" if line.strip().startswith(f"{key}:") else line
            for line in item.split("\n")
        ]
        item = "\n".join(lines)
    repository.write(SIGN_OFFS, text + item)


@pytest.mark.parametrize(("today", "late"), [(date(2026, 3, 16), False), (date(2026, 3, 15), True)])
def test_a_record_cannot_be_dated_after_today(
    repository: Repository, today: date, late: bool
) -> None:
    told = messages(repository, "back-dated", today)
    assert told == (
        ["the sign-off by ada of 16 March 2026 is dated after today (15 March 2026)"]
        if late
        else []
    )


@pytest.mark.parametrize(("day", "early"), [("2026-03-16", False), ("2026-03-15", True)])
def test_records_go_forward_in_time(repository: Repository, day: str, early: bool) -> None:
    second_record(repository, date=day)
    told = messages(repository, "back-dated")
    assert told == (
        ["the sign-off by ada of 15 March 2026 is dated before the one above it (16 March 2026)"]
        if early
        else []
    )
    if early:
        finding = next(
            finding for finding in repository.findings("sign-off") if finding.rule == "back-dated"
        )
        assert where(finding).startswith(f"{SIGN_OFFS}:3")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("id: ada\n", "id: adele\n", "'ada' is not in content/people.yaml"),
        ("role: clinical-reviewer", "role: clinical-reviewer\n    approves: [treatment]", "Ada Reviewer may not approve the topic scan"),
        ("role: clinical-reviewer", "role: clinical-reviewer\n    leaves: 2026-03-15", "Ada Reviewer left on 15 March 2026"),
        ("role: clinical-reviewer", "role: clinical-reviewer\n    kind: team", "Ada Reviewer is a team; a sign-off names one person who answers for it"),
        ("role: clinical-reviewer", "role: editor", "it was given as clinical-reviewer, but Ada Reviewer's role is editor"),
    ],
)  # fmt: skip
def test_only_those_who_may_approve_count(
    repository: Repository, old: str, new: str, why: str
) -> None:
    repository.change(old, new, PEOPLE)
    assert messages(repository, "not-entitled") == [
        f"the sign-off by ada of 16 March 2026 does not count: {why}"
    ]


@pytest.mark.parametrize(
    "line", ["approves: [scan, treatment]", "leaves: 2026-03-16", "leaves: 2026-03"]
)
def test_those_who_might_then_still_count(repository: Repository, line: str) -> None:
    repository.change("role: clinical-reviewer", f"role: clinical-reviewer\n    {line}", PEOPLE)
    assert messages(repository, "not-entitled") == []


def test_an_editor_cannot_sign_as_an_editor(repository: Repository) -> None:
    repository.change("role: clinical-reviewer", "role: editor", PEOPLE)
    repository.change("role: clinical-reviewer", "role: editor", SIGN_OFFS)
    assert messages(repository, "not-entitled") == [
        "the sign-off by ada of 16 March 2026 does not count: "
        "Ada Reviewer is not a clinical reviewer (`role: editor` in people.yaml)"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("last_reviewed: 2026-03", "last_reviewed: 2026-05", ["`last_reviewed` is May 2026, but by the last review it is 16 March 2026"]),
        ("last_reviewed: 2026-03", "last_reviewed: 2026-02", ["`last_reviewed` is February 2026, but by the last review it is 16 March 2026"]),
        ("last_reviewed: 2026-03", "last_reviewed: 2026", []),
        ("last_reviewed: 2026-03", "last_reviewed: 2026-03-16", []),
        ("  last_reviewed: 2026-03\n", "", ["`last_reviewed` is missing, but by the last review it is 16 March 2026"]),
        ("next_review: 2028-01", "next_review: 2028-02", ["`next_review` is February 2028, but by the last review it is January 2028"]),
    ],
)  # fmt: skip
def test_review_dates_change_with_a_sign_off_only(
    repository: Repository, old: str, new: str, told: list[str]
) -> None:
    repository.change(old, new)
    assert messages(repository, "dates-differ") == told
    if told and new:
        finding = repository.finding("sign-off")
        assert finding.position.file == LEAFLET
        assert "leaflint sign-off having-a-scan --by PERSON" in finding.help


def test_a_record_without_a_next_review_leaves_that_open(repository: Repository) -> None:
    repository.change("    next_review: 2028-01\n", "", SIGN_OFFS)
    assert messages(repository, "dates-differ") == []


def test_a_record_needs_a_full_day(repository: Repository) -> None:
    repository.change("date: 2026-03-16", "date: 2026-03", SIGN_OFFS)
    (finding,) = repository.check().findings
    assert (finding.check, finding.rule) == ("schema", "value")
    assert finding.message == "`date`: '2026-03' is not a day; write YYYY-MM-DD"


def test_a_text_that_is_no_approved_text_voids_the_approval(repository: Repository) -> None:
    repository.change("      # Having a scan\n", "      Having a scan\n", SIGN_OFFS)
    (message,) = messages(repository, "voided")
    assert "no longer holds: it cannot be told which words changed." in message
