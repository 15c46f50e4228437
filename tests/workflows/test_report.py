"""The workflow that reports on a pull request, run by act against a GitHub of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaflint.github.report_comment import MARKER
from leaflint.report.json import to_json
from tests.example_repository import LEAFLET, Repository
from tests.github_repository import PULL, REPOSITORY, SHA, FakeGitHub, FakePull, event, patch_of
from tests.github_server import running
from tests.report.rendered import tags, to_html
from tests.report.samples import HOSTILE
from tests.workflows.acting import Run, act, make_scratch

COMMENT = "Comment and suggest"


@pytest.fixture
def scratch(tmp_path: Path) -> Repository:
    """The repository at its default branch."""
    return make_scratch(tmp_path / "scratch")


def hand_over(scratch: Repository, content: str) -> None:
    """Leave a report where the check of the pull request would have left it."""
    folder = scratch.root.with_name("scratch-act") / "artifacts/leaflint"
    folder.mkdir(parents=True)
    (folder / "report.json").write_text(content, encoding="utf-8")


def run_report(scratch: Repository, github: FakeGitHub, **change: str) -> Run:
    sent = event(github.pull)
    sent["workflow_run"] |= change
    with running(github):
        return act(
            scratch, "report.yml", "workflow_run", sent,
            GITHUB_API_URL=github.url, GITHUB_REPOSITORY=REPOSITORY,
        )  # fmt: skip


def test_findings_of_a_fork_become_one_comment_and_a_suggestion(scratch: Repository) -> None:
    changed = scratch.read(LEAFLET).replace("0808 800 6000", "08088006000")
    scratch.write(LEAFLET, changed)
    hand_over(scratch, to_json(scratch.check()))
    scratch.write(LEAFLET, changed.replace("08088006000", "0808 800 6000"))
    github = FakeGitHub(FakePull(files={LEAFLET: (changed.encode(), patch_of(changed))}))
    run = run_report(scratch, github)
    assert run.passed, run.log
    (comment,) = github.texts(PULL)
    assert comment.startswith(f"{MARKER}\n## ⚠️ No errors, 1 warning to look at")
    assert f"https://github.com/writer/leaflets/blob/{SHA}/{LEAFLET}#L31" in comment
    (review,) = github.pull.reviews
    assert "our helpline free on 0808 800 6000." in review["comments"][0]["body"]


def test_a_hostile_report_only_shows_its_words(scratch: Repository) -> None:
    scratch.change("title: Having a scan", f"title: {json.dumps(HOSTILE)}")
    scratch.change("0808 800 6000", "0808 800 6001")
    text = to_json(scratch.check()).replace("is not in the directory", json.dumps(HOSTILE)[1:-1])
    hand_over(scratch, text)
    github = FakeGitHub()
    run = run_report(scratch, github)
    assert run.passed, run.log
    assert run.commands <= {"set-output", "add-path", "summary"}
    page = to_html(github.texts(PULL)[0])
    assert not tags(page) & {"script", "img", "b", "em", "s"}
    assert page.count("<a ") == page.count('<a href="https://github.com/')
    assert github.pull.reviews == []


@pytest.mark.parametrize("content", ["{}", None])
def test_a_check_that_left_no_report_is_said_to_have_failed(
    scratch: Repository, content: str | None
) -> None:
    if content is not None:
        hand_over(scratch, content)
    github = FakeGitHub()
    run = run_report(scratch, github)
    assert run.passed, run.log
    assert "## ⛔ The leaflets could not be checked" in github.texts(PULL)[0]


@pytest.mark.parametrize("change", [{"event": "push"}, {"conclusion": "cancelled"}])
def test_what_is_no_finished_check_of_a_pull_request_is_not_reported(
    scratch: Repository, change: dict[str, str]
) -> None:
    github = FakeGitHub()
    run = run_report(scratch, github, **change)
    assert COMMENT not in run.results
    assert github.requests == []
