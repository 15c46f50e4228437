"""`leaflint approvals`: sign-off in the browser, for GitHub's workflows.

`status` tells how pull requests stand, `record` makes records of what was approved after a merge, `answer`
records a review that changed nothing. Everything else they need is in the environment of GitHub.
"""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from leaflint.commands.arguments import day, today_or
from leaflint.core.errors import UsageError
from leaflint.files import git
from leaflint.files.places import find_root
from leaflint.github.approvals import issue_answer, recorder, status
from leaflint.github.client import Access, Client
from leaflint.github.errors import GitHubError


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    add("what", choices=("status", "record", "answer"), help="what to do about the event")
    add(
        "--workflow",
        default="leaflets.yml",
        metavar="FILE",
        help="the workflow that checks leaflets",
    )
    add("--app", action="store_true", help="the token is a GitHub App's, so the status is binding")
    add("--today", type=day, metavar="DATE", help="the day (default: today)")


def run(arguments: Namespace) -> int:
    """Do it, and say what was done.

    Raises:
        UsageError: a variable is missing, or GitHub refuses.
    """
    event = _event()
    names = ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN", "GITHUB_SERVER_URL")
    api, name, token, server = map(_variable, names)
    client = Client(Access(api, name, token, server))
    root = find_root(Path())
    try:
        match arguments.what:
            case "status":
                lines = _tell(client, arguments, event, root)
            case "record":
                default = _default(arguments, event, root)
                lines = recorder.record_push(client, default, event["before"])
            case _:
                default = _default(arguments, event, root)
                node = event["comment"]["node_id"]
                lines = iter([issue_answer.answer_comment(client, node, default)])
        for line in lines:
            print(line)
    except GitHubError as error:
        raise UsageError(str(error)) from None
    return 0


def _tell(client: Client, arguments: Namespace, event: dict[str, Any], root: Path) -> Iterator[str]:
    """Set the status of each pull request that an event is about, and yield what it says."""
    page = f"{client.access.server}/{client.access.repository}/actions"
    run = status.Run(root, today_or(arguments.today), arguments.workflow, page, arguments.app)
    for target in status.find_targets(client, event):
        told = status.tell(client, target, run)
        yield f"#{target.number}: {told.state}: {told.description}"


def _default(arguments: Namespace, event: dict[str, Any], root: Path) -> recorder.Default:
    name = event["repository"]["default_branch"]
    return recorder.Default(root, name, git.find_commit(root, "HEAD"), arguments.workflow)


def _event() -> dict[str, Any]:
    """Read the event that started the workflow."""
    file = Path(_variable("GITHUB_EVENT_PATH"))
    try:
        event = json.loads(file.read_bytes())
    except (OSError, ValueError):
        raise UsageError(f"{file}: the event cannot be read") from None
    return event if isinstance(event, dict) else {}


def _variable(name: str) -> str:
    if value := os.environ.get(name):
        return value
    raise UsageError(f"{name} is not set; this command is for GitHub's workflows")
