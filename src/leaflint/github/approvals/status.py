"""How a pull request stands with its sign-offs, told by a status and a comment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from leaflint.core.errors import UsageError
from leaflint.files.tree import CommitTree
from leaflint.github import pull_request
from leaflint.github.approvals.answers import Answer
from leaflint.github.approvals.entitling import people_of
from leaflint.github.approvals.judge import Text, judge_reviews
from leaflint.github.approvals.merge_commit import fetch_merge
from leaflint.github.approvals.pull_facts import PullFacts, read_pull
from leaflint.github.approvals.status_comment import MARKER, status_comment
from leaflint.github.approvals.waiting import LONGEST, Status, status_of
from leaflint.github.client import Client
from leaflint.github.models import SIGN_OFF, Pull
from leaflint.operations.find_needed import find_needed
from leaflint.operations.needed import Needed


class Run(NamedTuple):
    """The run that tells: the folder of the default branch, the day, the check's workflow, a web page.

    `binding` is whether a GitHub App sets the status, so that nobody else can.
    """

    root: Path
    today: date
    workflow: str
    page: str
    binding: bool


class Target(NamedTuple):
    """A pull request, and the commit that it would be merged as where a merge queue has made one."""

    number: int
    queued: str | None = None


_QUEUED = re.compile(r"refs/heads/gh-readonly-queue/.+/pr-(\d+)-[0-9a-f]{40}")
"""The branch that a merge queue makes for a pull request."""


def find_targets(client: Client, event: Mapping[str, Any]) -> tuple[Target, ...]:
    """Return the open pull requests that an event may have changed the status of.

    A review is known here only by the run that it woke, whose commit says which pull request it is.
    After a push to the default branch, all of them would be merged as something else.
    """
    if "pull_request" in event:
        return (Target(event["pull_request"]["number"]),)
    if "merge_group" in event:
        group = event["merge_group"]
        queued = _QUEUED.fullmatch(group["head_ref"])
        return (Target(int(queued[1]), group["head_sha"]),) if queued else ()
    pulls = client.all(Pull, "/pulls", state="open")
    woken = event.get("workflow_run")
    return tuple(
        Target(pull.number) for pull in pulls if not woken or pull.sha == woken["head_sha"]
    )


def tell(client: Client, target: Target, run: Run) -> Status:
    """Set the status of a pull request's newest commit, and bring our comment up to date.

    Raises:
        GitHubError: GitHub does not do it.
    """
    pull = read_pull(client, target.number, run.workflow)
    if pull.state != "OPEN":
        return Status("success", f"#{pull.number} is not open")
    needed: tuple[Needed, ...] = ()
    answers: tuple[Answer, ...] = ()
    try:
        needed, answers = _judge(client, pull, target.queued, run)
        approved = {answer.line: answer.said.url for answer in answers if answer.record}
        status = status_of(needed, approved)
    except UsageError as error:
        status = Status("failure", str(error)[:LONGEST])
    if target.queued is None and (needed or answers or status.state != "success"):
        body = status_comment(status, needed, answers, pull.page or run.page, binding=run.binding)
        pull_request.write_comment(client, pull.number, body, MARKER)
    fields = {**status._asdict(), "context": SIGN_OFF, "target_url": pull.page or run.page}
    client.post(object, f"/statuses/{target.queued or pull.head}", fields)
    return status


def _judge(
    client: Client, pull: PullFacts, queued: str | None, run: Run
) -> tuple[tuple[Needed, ...], tuple[Answer, ...]]:
    merge = fetch_merge(run.root, pull.number, pull.head, queued, client.access)
    tree, base = CommitTree(run.root, merge), f"{merge}^1"
    needed = find_needed(tree, run.today, base)
    text = Text(tree, merge, people_of(run.root, base))
    return needed, judge_reviews(pull, text)
