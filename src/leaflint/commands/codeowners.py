"""`leaflint codeowners`: writes `.github/CODEOWNERS`, or with `--check` says whether it is up to date."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflint.commands.arguments import day, today_or
from leaflint.files import git
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree
from leaflint.operations.codeowners import FILE, codeowners_of


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    add("--check", action="store_true", help="write nothing; fail if out of date")
    add("--today", type=day, metavar="DATE", help="as if it were this day: YYYY-MM-DD")


def run(arguments: Namespace) -> int:
    """Write the file, or compare it with what is there."""
    root = find_root(Path())
    text = codeowners_of(WorkingTree(root), today_or(arguments.today))
    path = git.top_folder(root) / FILE
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return 0
    if arguments.check:
        print(f"{FILE}: not what people.yaml and the policy say; run `leaflint codeowners`")
        return 1
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{FILE}: written")
    return 0
