"""`leaflint merge REPORT...`: one report from those on all shards of a large estate."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflint.commands.outputs import add_outputs, chosen_outputs, write_outputs
from leaflint.engine.merging import merge
from leaflint.files.places import find_root


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    reports = "the report on a shard: what `leaflint check --shard I/N --format json` wrote"
    add("reports", nargs="+", type=Path, metavar="REPORT", help=reports)
    repository = "the repository that the shards are of (default: the one here)"
    add("--repository", type=Path, default=Path(), metavar="FOLDER", help=repository)
    policy = "the folder of policy files that the shards were given with --policy"
    add("--policy", type=Path, metavar="FOLDER", help=policy)
    add_outputs(parser)


def run(arguments: Namespace) -> int:
    """Merge, show and return the exit code, as `leaflint check` on all leaflets would."""
    root = find_root(arguments.repository, own_policy=arguments.policy is None)
    outputs = chosen_outputs(arguments)
    report = merge(arguments.reports, root, arguments.policy)
    write_outputs(report, outputs)
    return report.exit_code(arguments.fail_on)
