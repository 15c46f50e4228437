"""The weekly sweep, run as GitHub runs it: the workflow itself, unmodified, with act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.github_server import REPOSITORY, FakeGitHub, Fault, running
from tests.workflow_runs import PROJECT, SETUP_PYTHON, UPLOAD_ARTIFACT, Scratch, make_scratch

WORKFLOW = "reviews.yml"


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    """A repository on a stand-in for GitHub."""
    with running(FakeGitHub()) as fake:
        yield fake


@pytest.fixture
def scratch(tmp_path: Path, github: FakeGitHub) -> Scratch:
    """A clone of it, with a leaflet whose review was due in 2018."""
    made = make_scratch(tmp_path, github.url)
    made.repository.change(
        "last_reviewed: 2026-03\n  next_review: 2028-01", "last_reviewed: 2016\n  next_review: 2018"
    )
    return made


def test_it_asks_once_and_thanks_when_the_review_is_recorded(
    scratch: Scratch, github: FakeGitHub
) -> None:
    first = scratch.run(WORKFLOW, "schedule")
    assert first.returncode == 0, first.stdout
    assert github.open_issues()[1] == "Review overdue: Having a scan"
    assert github.names_of_labels(1) == {"leaflet review", "review: long overdue"}
    assert github.enabled == ["reviews.yml"]

    writes = len(github.writes)
    second = scratch.run(WORKFLOW, "schedule")
    assert second.returncode == 0, second.stdout
    again = [one for one in github.writes[writes:] if not one.endswith("/enable")]
    assert again in ([], [f"PATCH /repos/{REPOSITORY}/issues/2"])  # the digest, after midnight
    assert github.enabled == ["reviews.yml"] * 2

    scratch.repository.change(
        "last_reviewed: 2016\n  next_review: 2018", "last_reviewed: 2199-01\n  next_review: 2199-02"
    )
    third = scratch.run(WORKFLOW, "schedule")
    assert third.returncode == 0, third.stdout
    assert github.issues[1]["state"] == "closed"
    assert "Thank you. The review is recorded" in github.texts(1)[0]


def test_it_publishes_digest_calendar_and_spreadsheet(scratch: Scratch, github: FakeGitHub) -> None:
    done = scratch.run(WORKFLOW, "workflow_dispatch", date="2026-11-22")
    assert done.returncode == 0, done.stdout
    files = {path.name: path.read_text(encoding="utf-8") for path in scratch.artifacts.iterdir()}
    assert set(files) == {"digest.md", "reviews.ics", "reviews.csv"}
    assert files["digest.md"].startswith("**1 leaflet on 22 November 2026: 1 long overdue.**")
    assert "    open: having-a-scan (#1), long overdue, planned for 2018" in files["digest.md"]
    assert "| **1 leaflet on 22 November 2026: 1 long overdue.**" in done.stdout
    assert "DTSTART;VALUE=DATE:20261122" in files["reviews.ics"]
    assert "having-a-scan,Having a scan,The writers" in files["reviews.csv"]
    assert "**1 leaflet on 22 November 2026: 1 long overdue.**" in github.issues[2]["body"]


def test_a_dry_run_does_nothing(scratch: Scratch, github: FakeGitHub) -> None:
    done = scratch.run(WORKFLOW, "workflow_dispatch", date="2017-01-01", **{"dry-run": "true"})
    assert done.returncode == 0, done.stdout
    assert "1 leaflet on 1 January 2017: 1 current." in done.stdout
    assert [one for one in github.writes if not one.endswith("/enable")] == []


def test_a_sweep_that_is_cut_short_fails_and_names_what_was_not_handled(
    scratch: Scratch, github: FakeGitHub
) -> None:
    refused = {"message": "Validation Failed", "errors": [{"field": "title", "code": "invalid"}]}
    github.faults.append(Fault(r"POST .*/issues$", 422, body=refused))
    scratch.repository.write("content/leaflets/bad.yaml", "id: bad\n")
    done = scratch.run(WORKFLOW, "schedule")
    assert done.returncode == 1
    for line in (
        "leaflint: not handled: having-a-scan: GitHub did not do it (422: Validation Failed;",
        "leaflint: not handled: bad: `title` is missing",
    ):
        assert line in done.stdout
        assert f"    {line}" in (scratch.artifacts / "digest.md").read_text(encoding="utf-8")
    assert "last ran to its end: **never**" in github.issues[1]["body"]
    assert (scratch.artifacts / "reviews.csv").is_file()
    assert github.enabled == ["reviews.yml"]


def test_the_actions_it_uses_are_the_ones_that_have_a_stand_in() -> None:
    text = (PROJECT / ".github/workflows" / WORKFLOW).read_text(encoding="utf-8")
    used = [
        line.split("uses:")[1].split("#")[0].strip()
        for line in text.splitlines()
        if "uses:" in line
    ]
    assert sorted(used)[1:] == sorted([SETUP_PYTHON, UPLOAD_ARTIFACT])
    assert sorted(used)[0].startswith("actions/checkout@")


def test_the_check_of_a_pull_request_says_when_the_sweep_last_ran(scratch: Scratch) -> None:
    never = scratch.run("content.yml", "pull_request", job="alarm")
    assert never.returncode == 1
    assert "the review sweep has never run" in never.stdout
    assert scratch.run(WORKFLOW, "schedule").returncode == 0
    since = scratch.run("content.yml", "pull_request", job="alarm")
    assert since.returncode == 0, since.stdout
    assert "the review sweep last ran on" in since.stdout
