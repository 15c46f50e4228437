"""`leaflint reviews`: what is overdue, due and coming; `sync` and `status` for GitHub issues."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflint.commands.arguments import day, today_or, write
from leaflint.core.errors import UsageError
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree
from leaflint.reviews.listing import list_reviews
from leaflint.reviews.review_list import ReviewList

FORMATS = ("table", "json", "csv", "markdown", "ics")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    action = "list (the default); sync: keep GitHub issues in step; status: when the sweep last ran"
    add("action", nargs="?", choices=("list", "sync", "status"), default="list", help=action)
    root = "the repository of leaflets (default: here)"
    add("--root", type=Path, default=Path(), metavar="FOLDER", help=root)
    add("--as-of", type=day, metavar="DATE", help="as if it were this day: YYYY-MM-DD")
    add("--format", choices=FORMATS, help="list: how to show it (default: table)")
    add("--output", type=Path, metavar="FILE", help="list: write it to a file")
    leaves = "list: only what loses its owner or approver when this person (an id) leaves"
    add("--if-leaves", metavar="PERSON", help=leaves)
    add("--dry-run", action="store_true", help="sync: print what would be done, and do nothing")


def run(arguments: Namespace) -> int:
    """Do what was asked and return the exit code."""
    _refuse_what_does_not_belong(arguments)
    today = today_or(None)
    tree = WorkingTree(find_root(arguments.root))
    reviews = list_reviews(tree, arguments.as_of or today)
    if arguments.action == "list":
        return _list(reviews, arguments)
    from leaflint.commands import review_issues

    if arguments.action == "sync":
        return review_issues.sync(reviews, today, dry_run=arguments.dry_run)
    return review_issues.status(reviews, reviews.as_of)


def _refuse_what_does_not_belong(arguments: Namespace) -> None:
    """Refuse an option that the action would pass over in silence."""
    of_list = {
        "--format": arguments.format,
        "--output": arguments.output,
        "--if-leaves": arguments.if_leaves,
    }
    for option, value in of_list.items():
        if arguments.action != "list" and value is not None:
            raise UsageError(f"{option} does not go with `reviews {arguments.action}`")
    if arguments.dry_run and arguments.action != "sync":
        raise UsageError("--dry-run goes only with `reviews sync`")


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
            from leaflint.reviews.as_json import to_json

            return to_json(reviews)
        case "csv":
            from leaflint.reviews.as_csv import to_csv

            return to_csv(reviews)
        case "ics":
            from leaflint.reviews.calendar import to_ics

            return to_ics(reviews)
        case "markdown":
            from leaflint.reviews.digest import digest

            return digest(reviews)
        case _:
            from leaflint.reviews.table import to_table

            return to_table(reviews)
