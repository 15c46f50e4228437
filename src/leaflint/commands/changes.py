"""`leaflint changes BASE [HEAD]`: what a clinical reviewer needs to see of a change."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflint.commands.arguments import day, today_or, write
from leaflint.files.places import find_root
from leaflint.operations.changes.compare import compare
from leaflint.operations.changes.html import to_html
from leaflint.operations.changes.markdown import to_markdown
from leaflint.operations.changes.text import print_changes, to_text

FORMATS = {"text": to_text, "markdown": to_markdown, "html": to_html}


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
    add("--format", choices=FORMATS, default="text", help="how to show it (default: text)")
    add("--output", type=Path, metavar="FILE", help="write it to a file (default: the screen)")


def run(arguments: Namespace) -> int:
    """Compare and show; changes are no fault, so the exit code is 0."""
    today = today_or(arguments.today)
    root, author = find_root(Path()), arguments.author
    report = compare(root, arguments.base, arguments.head, today=today, author=author)
    if arguments.output is None and arguments.format == "text":
        print_changes(report)
    else:
        write(FORMATS[arguments.format](report), arguments.output)
    return 0
