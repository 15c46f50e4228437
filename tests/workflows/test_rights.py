"""What each workflow may do: rights that every job names, and that its caller grants exactly."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from leaflint.github.client import Access, Client
from leaflint.github.errors import GitHubError
from tests.github_repository import PULL, REPOSITORY, FakeGitHub
from tests.github_rights import may
from tests.github_server import TOKEN, running
from tests.workflows.acting import NAME, PROJECT, STARTER

OURS = PROJECT / ".github/workflows"
CALLERS = [file.name for file in sorted(STARTER.glob("*.yml"))]
JOBS = [
    pytest.param(file, name, id=f"{file.relative_to(PROJECT)}-{name}")
    for file in (*sorted(OURS.glob("*.yml")), *sorted(STARTER.glob("*.yml")))
    for name in YAML(typ="safe").load(file)["jobs"]
]


def load(file: Path) -> dict[str, Any]:
    return YAML(typ="safe").load(file)  # type: ignore[no-any-return]  # YAML


@pytest.mark.parametrize(("file", "name"), JOBS)
def test_every_job_names_its_rights(file: Path, name: str) -> None:
    workflow = load(file)
    assert workflow["permissions"] == {}
    job = workflow["jobs"][name]
    rights = job["permissions"]
    uses = [step.get("uses", "") for step in job.get("steps", ())]
    if any(used.startswith("actions/checkout@") for used in uses):
        # Records are committed to a branch of their own, by the code of the default branch.
        records = file.name == "sign-off-records.yml"
        assert rights["contents"] == ("write" if records else "read")


@pytest.mark.parametrize("caller", CALLERS)
def test_a_caller_grants_what_its_callee_needs_and_no_more(caller: str) -> None:
    jobs = load(STARTER / caller)["jobs"].values()
    for job in (job for job in jobs if "uses" in job):
        callee = re.fullmatch(rf"{NAME}/\.github/workflows/([a-z-]+\.yml)@v1", job["uses"])
        assert callee
        needed: dict[str, str] = {}
        for called in load(OURS / callee[1])["jobs"].values():
            for right, level in called["permissions"].items():
                needed[right] = max(level, needed.get(right, ""))  # "write" > "read"
        assert job["permissions"] == needed


@pytest.mark.parametrize("caller", CALLERS)
def test_this_repository_uses_what_others_use_at_the_commit_that_runs(caller: str) -> None:
    theirs = (STARTER / caller).read_text(encoding="utf-8")
    ours = re.sub(rf"uses: {NAME}/(\S+)@v1", r"uses: $/\1", theirs)
    assert (OURS / caller).read_text(encoding="utf-8") == ours


def test_a_called_workflow_does_not_wait_for_its_caller() -> None:
    files = {file.name: file for file in (*OURS.glob("*.yml"), *STARTER.glob("*.yml"))}
    groups = [
        group["group"].partition("$")[0]
        for file in files.values()
        if (group := load(file).get("concurrency"))
    ]
    assert len(groups) == len(set(groups))


@pytest.mark.parametrize(
    ("rights", "method", "path", "allowed"),
    [
        ("", "POST", "/issues", True),
        (";issues=write", "POST", "/issues", True),
        (";issues=write", "GET", "/issues", True),
        (";issues=read", "GET", "/issues", True),
        (";issues=read", "POST", "/issues", False),
        (";issues=write;fork", "POST", "/issues", False),
        (";issues=write;fork", "GET", "/issues", True),
        (";pull-requests=write", "POST", f"/issues/{PULL}/comments", True),
        (";pull-requests=write", "POST", "/issues/8/comments", False),
        (";pull-requests=write", "GET", "/contents/content/people.yaml", False),
        (";contents=read", "GET", "/contents/content/people.yaml", True),
        (";actions=read", "PUT", "/actions/workflows/reviews.yml/enable", False),
        (";actions=write", "PUT", "/actions/workflows/reviews.yml/enable", True),
        (";contents=write", "GET", "/something-else", False),
    ],
)
def test_a_call_needs_its_right(rights: str, method: str, path: str, allowed: bool) -> None:
    assert may(rights.split(";")[1:], method, path) is allowed


def test_the_stand_in_for_github_refuses_what_a_job_may_not_do() -> None:
    with running(FakeGitHub()) as github:
        token = f"{TOKEN};jobs-token;issues=read"
        client = Client(Access(github.url, REPOSITORY, token, pause=0))
        assert client.all(dict, "/issues") == []
        with pytest.raises(GitHubError, match="Resource not accessible by integration"):
            client.post(dict, "/issues", {"title": "A review"})
        assert github.issues == {}
