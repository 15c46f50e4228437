"""`leaflint changes BASE [HEAD]`: what a clinical reviewer needs to see of a change."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflint.commands.arguments import day, today_or, write
from leaflint.files.places import find_root
from leaflint.operations.changes.compare import compare

FORMATS = ("text", "markdown", "html")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    base = "a branch, tag or commit: changes count from where the work left it"
    add("base", metavar="BASE", help=base)
    head = "the branch, tag or commit with the work (default: the files on disk)"
    add("head", nargs="?", metavar="HEAD", help=head)
    add("--today", type=day, metavar="DATE", help="judge sign-offs as on this day: YYYY-MM-DD")
    author = "the login on GitHub of whoever proposes the change"
    add("--author", default="", metavar="LOGIN", help=author)
    shown = "how to show it (default: text); html is the page for reviewers"
    add("--format", choices=FORMATS, default="text", help=shown)
    add("--output", type=Path, metavar="FILE", help="write it to a file (default: the screen)")


def run(arguments: Namespace) -> int:
    """Compare and show; changes are no fault, so the exit code is 0."""
    states = find_root(Path()), arguments.base, arguments.head
    today = today_or(arguments.today)
    if arguments.format == "html":
        from leaflint.site.reviewer_page import (
            reviewer_page,
        )  # slow to load, as all that makes pages

        write(reviewer_page(*states, today=today, author=arguments.author), arguments.output)
        return 0
    report = compare(*states, today=today, author=arguments.author)
    if arguments.format == "markdown":
        from leaflint.operations.changes.markdown import to_markdown

        write(to_markdown(report), arguments.output)
        return 0
    from leaflint.operations.changes.text import print_changes, to_text  # loads rich

    if arguments.output:
        write(to_text(report), arguments.output)
    else:
        print_changes(report)
    return 0
