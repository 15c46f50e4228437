"""The weekly sweep in a repository that uses it, run by act against a GitHub of our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.example_repository import Repository
from tests.github_repository import REPOSITORY, FakeGitHub, Fault
from tests.github_server import running
from tests.workflows.acting import Run, act, make_scratch
from tests.workflows.payloads import by_hand, pull_request, schedule

WORKFLOW = "our-reviews.yml"
"""What this repository has renamed the file to: the schedule of that one is to be kept on."""


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    """A repository on a stand-in for GitHub."""
    with running(FakeGitHub()) as fake:
        yield fake


@pytest.fixture
def scratch(tmp_path: Path) -> Repository:
    """A clone of it, with a leaflet whose review was due in 2018."""
    made = make_scratch(tmp_path / "scratch")
    workflows = made.root / ".github/workflows"
    (workflows / "reviews.yml").rename(workflows / WORKFLOW)
    made.change(
        "last_reviewed: 2026-03\n  next_review: 2028-01", "last_reviewed: 2016\n  next_review: 2018"
    )
    return made


def sweep(scratch: Repository, github: FakeGitHub, payload: dict[str, Any] | None = None) -> Run:
    """Run the sweep by the clock, or by hand with what somebody filled in."""
    event = "workflow_dispatch" if payload else "schedule"
    return act(
        scratch, WORKFLOW, event, payload or schedule(),
        GITHUB_API_URL=github.url, GITHUB_REPOSITORY=REPOSITORY,
        GITHUB_WORKFLOW_REF=f"{REPOSITORY}/.github/workflows/{WORKFLOW}@refs/heads/main",
    )  # fmt: skip


def test_it_asks_once_and_thanks_when_the_review_is_recorded(
    scratch: Repository, github: FakeGitHub
) -> None:
    first = sweep(scratch, github)
    assert first.passed, first.log
    assert github.open_issues()[1] == "Review overdue: Having a scan"
    assert github.names_of_labels(1) == {"leaflet review", "review: long overdue"}
    assert github.enabled == [WORKFLOW]

    writes = len(github.writes)
    second = sweep(scratch, github)
    assert second.passed, second.log
    again = [write for write in github.writes[writes:] if not write.endswith("/enable")]
    assert again in ([], [f"PATCH /repos/{REPOSITORY}/issues/2"])  # the digest, after midnight
    assert github.enabled == [WORKFLOW] * 2

    scratch.change(
        "last_reviewed: 2016\n  next_review: 2018", "last_reviewed: 2199-01\n  next_review: 2199-02"
    )
    third = sweep(scratch, github)
    assert third.passed, third.log
    assert github.issues[1]["state"] == "closed"
    assert "Thank you. The review is recorded" in github.texts(1)[0]


def test_it_publishes_digest_calendar_and_spreadsheet(
    scratch: Repository, github: FakeGitHub
) -> None:
    done = sweep(scratch, github, by_hand(date="2026-11-22"))
    assert done.passed, done.log
    kept = (done.artifacts / "reviews").iterdir()
    files = {path.name: path.read_text(encoding="utf-8") for path in kept}
    assert set(files) == {"digest.md", "reviews.ics", "reviews.csv"}
    assert files["digest.md"].startswith("**1 leaflet on 22 November 2026: 1 long overdue.**")
    assert "    open: having-a-scan (#1), long overdue, planned for 2018" in files["digest.md"]
    assert "**1 leaflet on 22 November 2026: 1 long overdue.**" in done.log
    assert "DTSTART;VALUE=DATE:20261122" in files["reviews.ics"]
    assert "having-a-scan,Having a scan,The writers" in files["reviews.csv"]
    assert "**1 leaflet on 22 November 2026: 1 long overdue.**" in github.issues[2]["body"]


def test_a_dry_run_does_nothing(scratch: Repository, github: FakeGitHub) -> None:
    done = sweep(scratch, github, by_hand(date="2017-01-01", **{"dry-run": "true"}))
    assert done.passed, done.log
    assert "1 leaflet on 1 January 2017: 1 current." in done.log
    assert [write for write in github.writes if not write.endswith("/enable")] == []


def test_a_sweep_that_is_cut_short_fails_and_names_what_was_not_handled(
    scratch: Repository, github: FakeGitHub
) -> None:
    refused = {"message": "Validation Failed", "errors": [{"field": "title", "code": "invalid"}]}
    github.faults.append(Fault(r"POST .*/issues$", 422, body=refused))
    scratch.write("content/leaflets/bad.yaml", "id: bad\n")
    done = sweep(scratch, github)
    assert not done.passed
    for line in (
        "leaflint: not handled: having-a-scan: GitHub did not do it (422: Validation Failed;",
        "leaflint: not handled: bad: `title` is missing",
    ):
        assert line in done.log
        assert f"    {line}" in (done.artifacts / "reviews/digest.md").read_text(encoding="utf-8")
    assert "last ran to its end: **never**" in github.issues[1]["body"]
    assert (done.artifacts / "reviews/reviews.csv").is_file()
    assert github.enabled == [WORKFLOW]


def test_the_check_of_a_forks_pull_request_says_when_the_sweep_last_ran(
    scratch: Repository, github: FakeGitHub
) -> None:
    def ask() -> Run:
        return act(
            scratch, "leaflets.yml", "pull_request", pull_request("stranger"), job="alarm",
            GITHUB_API_URL=github.url, GITHUB_REPOSITORY=REPOSITORY,
        )  # fmt: skip

    never = ask()
    assert not never.passed
    assert "the review sweep has never run" in never.log
    assert sweep(scratch, github).passed
    since = ask()
    assert since.passed, since.log
    assert "the review sweep last ran on" in since.log


def test_a_job_without_a_right_is_refused_and_says_so(
    scratch: Repository, github: FakeGitHub
) -> None:
    workflow = scratch.root.with_name("leaflint") / ".github/workflows/review-sweep.yml"
    text = workflow.read_text(encoding="utf-8")
    assert ";issues=write" in text
    workflow.write_text(text.replace(";issues=write", ";issues=read"), encoding="utf-8")
    done = sweep(scratch, github)
    assert not done.passed
    assert "The token may not do this (Resource not accessible by integration)" in done.log
    assert github.issues == {}
    assert github.enabled == [WORKFLOW]
