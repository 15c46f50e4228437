"""`leaflint approvals`: sign-off in the browser.

`ids` finds the numbers of people's accounts. The others are for GitHub's workflows, in whose environment
is everything else that they need: `status` tells how pull requests stand, `record` makes records of what
was approved after a merge, `withdraw` takes back those whose review was dismissed afterwards, `answer`
records a review that changed nothing.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from leaflint.commands.arguments import day, today_or
from leaflint.commands.environment import github_access, require
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.files import git
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree
from leaflint.files.yaml.edit import diff, replace_file
from leaflint.github.approvals import account_ids, issue_answer, recorder, status
from leaflint.github.approvals.records_pull import Default
from leaflint.github.client import Access, Client
from leaflint.github.errors import GitHubError

_require = partial(require, help_text="in GitHub's workflows it is")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    what = "ids: find people's accounts; the others are for workflows: what to do about the event"
    add("what", choices=("ids", "status", "record", "withdraw", "answer"), help=what)
    add("--write", action="store_true", help="ids: write them; without it they are only shown")
    workflow = "the workflow that checks leaflets"
    add("--workflow", default="leaflets.yml", metavar="FILE", help=workflow)
    add("--app", action="store_true", help="the token is a GitHub App's, so the status is binding")
    add("--today", type=day, metavar="DATE", help="the day (default: today)")


def run(arguments: Namespace) -> int:
    """Do it, and say what was done.

    Raises:
        UsageError: a variable is missing, or GitHub refuses.
    """
    client = Client(_access(is_workflow=arguments.what != "ids"))
    root = find_root(Path())
    event = _event() if arguments.what != "ids" else {}
    default = partial(_default, arguments, event, root)
    try:
        match arguments.what:
            case "status":
                lines = _tell(client, arguments, event, root)
            case "ids":
                lines = _ids(client, root, is_written=arguments.write)
            case "record":
                lines = recorder.record_push(client, default(), event["before"])
            case "withdraw":
                head = event["workflow_run"]["head_sha"]
                lines = recorder.record_dismissed(client, default(), head)
            case _:
                node = event["comment"]["node_id"]
                lines = iter([issue_answer.answer_comment(client, node, default())])
        for line in lines:
            print(line)
    except GitHubError as error:
        raise UsageError(str(error)) from None
    return 0


def _ids(client: Client, root: Path, *, is_written: bool) -> Iterator[str]:
    """Yield who has which account, to be confirmed, and the change of people.yaml; make it if asked."""
    mended, found = account_ids.find_accounts(client, WorkingTree(root))
    for person, login, account in found:
        if account is None:
            yield f"{person}: nobody on GitHub is called {login}"
        else:
            name = visible(account.name or "no name given")
            yield f"{person}: {login} is {account.id}, {name}, {account.html_url}"
    if not mended.done:
        yield "Nothing to write: nobody lacks a number."
    elif is_written:
        replace_file(root / mended.file, mended.new)
        yield f"Written: {mended.file}. Look at each account, and ask the person whether it is theirs."
    else:
        yield diff(mended)
        yield "Nothing was written: look at each account, ask the person whether it is theirs, add --write."


def _tell(client: Client, arguments: Namespace, event: dict[str, Any], root: Path) -> Iterator[str]:
    """Set the status of each pull request that an event is about, and yield what it says."""
    page = f"{client.access.server}/{client.access.repository}/actions"
    run = status.Run(root, today_or(arguments.today), arguments.workflow, page, arguments.app)
    for target in status.find_targets(client, event):
        told = status.tell(client, target, run)
        yield f"#{target.number}: {told.state}: {told.description}"


def _default(arguments: Namespace, event: dict[str, Any], root: Path) -> Default:
    name = event["repository"]["default_branch"]
    commit, today = git.find_commit(root, "HEAD"), today_or(arguments.today)
    return Default(root, name, commit, arguments.workflow, today)


def _event() -> dict[str, Any]:
    """Read the event that started the workflow."""
    file = Path(_require("GITHUB_EVENT_PATH"))
    try:
        event = json.loads(file.read_bytes())
    except (OSError, ValueError):
        raise UsageError(f"{file}: the event cannot be read") from None
    return event if isinstance(event, dict) else {}


def _access(*, is_workflow: bool) -> Access:
    token = _require("GITHUB_TOKEN")
    if not is_workflow:  # on somebody's own machine
        return github_access("", token)
    names = ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL")
    _, repository, _ = map(_require, names)
    return github_access(repository, token)
