"""`leaflint migrate`: brings the files of an older format to this release; `--write` makes it so."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from leaflint.commands.arguments import write, writing
from leaflint.content.models.policy import FORMAT
from leaflint.core.plural import count
from leaflint.core.version import __version__
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree
from leaflint.files.yaml.edit import diff
from leaflint.operations.migrate import Migration, plan_migration, write_migration


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    root = "the repository of leaflets (default: here)"
    add("--root", type=Path, default=Path(), metavar="FOLDER", help=root)
    add("--write", action="store_true", help="make the changes; without it they are only shown")


def run(arguments: Namespace) -> int:
    """Show the changes as a diff, make them if asked, and return the exit code: 0, or 2 by an error."""
    tree = WorkingTree(find_root(arguments.root, own_policy=False))
    migration = plan_migration(tree)
    for mended in migration.files:
        write(diff(mended), None)
    if arguments.write:
        with writing(". Files before it are done; run this again for the rest"):
            write_migration(tree, tree.root, migration)
    # Standard output is the diff and nothing else, so that it can be applied.
    for line in _summary(migration, is_written=arguments.write):
        print(line, file=sys.stderr)
    return 0


def _summary(migration: Migration, *, is_written: bool) -> Iterator[str]:
    if not migration.files:
        yield f"Nothing to do: format {FORMAT}, Leaflint {__version__}."
        return
    yield from migration.meanings
    if migration.rules:
        yield "These rules only informed, and now count in full: " + ", ".join(migration.rules)
    files = count(len(migration.files), "file")
    came = f"from format {migration.found}, Leaflint {migration.since}"
    to = f"to format {FORMAT}, Leaflint {__version__}"
    if is_written:
        yield f"{files} brought {came} {to}."
        yield "Next: leaflint schema schemas, then leaflint check."
    else:
        yield f"{files} would be brought {came} {to}. Nothing was written: add --write."
