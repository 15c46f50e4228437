"""`leaflint reviews`: what is overdue, due and coming; `sync` and `status` for GitHub issues."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflint.commands.arguments import day, today_or, write
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree
from leaflint.reviews.listing import list_reviews
from leaflint.reviews.review_list import ReviewList
from leaflint.reviews.words import summary

if TYPE_CHECKING:
    from leaflint.github.client import Client


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    action = "list (the default); sync: keep GitHub issues in step; status: when the sweep last ran"
    add("action", nargs="?", choices=("list", "sync", "status"), default="list", help=action)
    root = "the repository of leaflets (default: here)"
    add("--root", type=Path, default=Path(), metavar="FOLDER", help=root)
    add("--as-of", type=day, metavar="DATE", help="as if it were this day: YYYY-MM-DD")
    formats = ("table", "json", "csv", "markdown", "ics")
    add("--format", choices=formats, help="list: how to show it (default: table)")
    add("--output", type=Path, metavar="FILE", help="list: write it to a file")
    leaves = "list: only what loses its owner or approver when this person (an id) leaves"
    add("--if-leaves", metavar="PERSON", help=leaves)
    add("--dry-run", action="store_true", help="sync: print what would be done, and do nothing")


def run(arguments: Namespace) -> int:
    """Do what was asked and return the exit code."""
    # An option that the action would pass over in silence is refused.
    for option in ("format", "output", "if_leaves"):
        if arguments.action != "list" and vars(arguments)[option] is not None:
            name = option.replace("_", "-")
            raise UsageError(f"--{name} does not go with `reviews {arguments.action}`")
    if arguments.dry_run and arguments.action != "sync":
        raise UsageError("--dry-run goes only with `reviews sync`")
    today = today_or(None)
    tree = WorkingTree(find_root(arguments.root))
    reviews = list_reviews(tree, arguments.as_of or today)
    if arguments.action == "list":
        return _list(reviews, arguments)
    if arguments.action == "sync":
        from leaflint.operations.find_needed import unchanged_lines

        late = (entry.file for entry in reviews.entries if entry.is_late)
        lines = unchanged_lines(tree, late, today)
        return _sync(reviews._replace(lines=lines), today, dry_run=arguments.dry_run)
    return _status(reviews)


def _list(reviews: ReviewList, arguments: Namespace) -> int:
    """Print the list; 1 when there are leaflets of which nobody knows how they stand."""
    shown = reviews.if_leaves(arguments.if_leaves) if arguments.if_leaves else reviews
    if arguments.output is None and arguments.format in {None, "table"}:
        from leaflint.reviews.table import print_table

        print_table(shown)
    else:
        write(_formatted(shown, arguments.format or "table"), arguments.output)
    if reviews.unread:
        print(f"leaflint: {len(reviews.unread)} of the files could not be read", file=sys.stderr)
    return 1 if reviews.unread else 0


def _formatted(reviews: ReviewList, wanted: str) -> str:
    """Return the list in a format; only that format's libraries are loaded."""
    match wanted:
        case "json":
            from leaflint.reviews.exports import to_json as to_format
        case "csv":
            from leaflint.reviews.exports import to_csv as to_format
        case "ics":
            from leaflint.reviews.calendar import to_ics as to_format
        case "markdown":
            from leaflint.reviews.digest import digest as to_format
        case _:
            from leaflint.reviews.table import to_table as to_format
    return to_format(reviews)


def _sync(reviews: ReviewList, today: date, *, dry_run: bool) -> int:
    """Bring the issues in step; 0 when everything was done, 1 when something was not."""
    from leaflint.github.errors import GitHubError
    from leaflint.github.sync import Sync

    job = Sync(reviews, _connect(), today, lambda line: print(visible(line)))
    try:
        plan = job.plan() if dry_run else job.run()
    except GitHubError as error:
        raise UsageError(f"the sweep did nothing: {error}") from None
    for action in plan.actions if dry_run else ():
        number = f" (#{action.issue})" if action.issue else ""
        print(visible(f"would {action.kind}: {action.leaflet}{number}, {action.why}"))
    print(f"{summary(reviews)}.")
    print(f"{len(plan.left)} left for the next sweep{': ' * bool(plan.left)}{', '.join(plan.left)}")
    for name, because in sorted(job.not_handled.items()):
        print(visible(f"leaflint: not handled: {name}: {because}"), file=sys.stderr)
    return 1 if job.not_handled or reviews.unread else 0


def _status(reviews: ReviewList) -> int:
    """Say when the last sync ran; 0 when that is recent enough, 1 when it is not."""
    from leaflint.github import heartbeat
    from leaflint.github.errors import GitHubError
    from leaflint.github.models import Issue

    try:
        label = heartbeat.DIGEST_LABEL
        issues = _connect().all(Issue, "/issues", state="all", labels=label)
    except GitHubError as error:
        raise UsageError(f"nobody knows when the review sweep last ran: {error}") from None
    last = heartbeat.last_sync(next(iter(heartbeat.find_digests(issues)), None))
    days = reviews.settings.sweep_days
    is_recent, text = heartbeat.check_heartbeat(last, reviews.as_of, days)
    print(text if is_recent else f"leaflint: {text}", file=sys.stdout if is_recent else sys.stderr)
    return 0 if is_recent else 1


def _connect() -> Client:
    """Return the client for the repository that the variables of GitHub Actions name."""
    from leaflint.commands.environment import github_access
    from leaflint.github.client import Client

    names = ("GITHUB_REPOSITORY", "GITHUB_TOKEN")
    if missing := [name for name in names if not os.environ.get(name)]:
        how = "in a workflow: `env: GITHUB_TOKEN: ${{ github.token }}`"
        raise UsageError(f"{' and '.join(missing)} must be set; {how}")
    return Client(github_access(*(os.environ[name] for name in names)))
