"""`leaflint check`: the main job; and what `leaflint merge` shares with it: where a report goes."""

from __future__ import annotations

from argparse import Action, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, get_args

from leaflint.commands.arguments import day, today_or, write
from leaflint.core.errors import UsageError
from leaflint.engine.cache.store import default_folder
from leaflint.engine.options import Choice, Options, default_jobs
from leaflint.engine.report import FailOn, Report
from leaflint.engine.shards import Shard
from leaflint.engine.workspace import Workspace
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree
from leaflint.report.progress import progress_bar

FORMATS = ("text", "json", "github", "summary", "sarif", "junit")


class Output(NamedTuple):
    """A format, and the file it is written to (None: standard output)."""

    format: str
    file: Path | None


Values = str | Sequence[Any] | None


class _AddOutput(Action):
    """Pairs each `--output` with the `--format` before it."""

    def __call__(
        self, parser: ArgumentParser, namespace: Namespace, values: Values, *_: object
    ) -> None:
        """Open a pair with a format, or close the last one with a file."""
        outputs: list[Output] = namespace.outputs or []
        if self.const == "format":
            namespace.outputs = [*outputs, Output(str(values), None)]
        elif outputs and outputs[-1].file is None:
            namespace.outputs = [*outputs[:-1], outputs[-1]._replace(file=Path(str(values)))]
        else:
            parser.error(f"--output {values}: put a --format of its own before it")


def add_outputs(parser: ArgumentParser) -> None:
    """Declare `--format` and `--output`, which fill `outputs`, and `--fail-on`."""
    add = parser.add_argument
    shown = "how to show what was found (default: text)"
    add_output = partial(add, action=_AddOutput, dest="outputs")
    add_output("--format", choices=FORMATS, const="format", help=shown)
    output = "write the format named before it to a file; the two may be repeated in pairs"
    add_output("--output", metavar="FILE", help=output)
    fail_on = "the least severity that gives exit code 1 (default: error)"
    add("--fail-on", choices=get_args(FailOn), default="error", help=fail_on)


def chosen_outputs(arguments: Namespace) -> list[Output]:
    """Return the outputs that were asked for; none: text on the screen.

    Raises:
        UsageError: more than one would go to the screen.
    """
    outputs: list[Output] = arguments.outputs or [Output("text", None)]
    if sum(output.file is None for output in outputs) > 1:
        raise UsageError("two formats cannot both go to the screen; give each an --output FILE")
    return outputs


def write_outputs(report: Report, outputs: Sequence[Output]) -> None:
    """Write a report in every format to its place.

    Raises:
        UsageError: a file cannot be written.
    """
    for output in outputs:
        if output == Output("text", None):
            from leaflint.report.text import print_text

            print_text(report)
        else:
            write(_writer(output.format)(report), output.file)


def _writer(name: str) -> Callable[[Report], str]:
    """Import the function of a format: only that one, for some take longer than a small run."""
    writer: Callable[[Report], str]
    match name:
        case "json":
            from leaflint.report.json import to_json as writer
        case "github":
            from leaflint.report.github import to_github as writer
        case "summary":
            from leaflint.report.summary import to_summary as writer
        case "sarif":
            from leaflint.report.sarif import to_sarif as writer
        case "junit":
            from leaflint.report.junit import to_junit as writer
        case _:
            from leaflint.report.text import to_text as writer
    return writer


def _positive(written: str) -> int:
    if not written.isdecimal() or int(written) == 0:
        raise ArgumentTypeError(f"'{written}' is not a whole number above 0")
    return int(written)


def _shard(written: str) -> Shard:
    try:
        return Shard.parse(written)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    paths = "a repository, a folder of leaflets or a leaflet (default: all leaflets)"
    add("paths", nargs="*", type=Path, metavar="PATH", help=paths)
    add("--today", type=day, metavar="DATE", help="check as if it were this day: YYYY-MM-DD")
    since = "check only what changed since this branch or commit, and compare with it"
    add("--changed-since", metavar="REF", help=since)
    policy = "a folder of policy files to use instead of the repository's own `checks`"
    add("--policy", type=Path, metavar="FOLDER", help=policy)
    select = "run only this check; may be repeated"
    add("--select", action="append", default=[], metavar="CHECK", help=select)
    ignore = "do not run this check; may be repeated"
    add("--ignore", action="append", default=[], metavar="CHECK", help=ignore)
    shard = (
        "check only the I-th of N parts of the leaflets; `leaflint merge` puts the parts together"
    )
    add("--shard", type=_shard, metavar="I/N", help=shard)
    cache = "keep what was found in this folder, for the next run (default: in your cache folder)"
    add("--cache-dir", type=Path, metavar="FOLDER", help=cache)
    add("--no-cache", action="store_true", help="neither use nor keep what earlier runs found")
    jobs = "how many processes may work at the same time (default: one for each core)"
    add("--jobs", type=_positive, metavar="N", help=jobs)
    add_outputs(parser)


def run(arguments: Namespace) -> int:
    """Check, show and return the exit code."""
    paths: list[Path] = arguments.paths
    root = find_root(paths[0] if paths else Path(), own_policy=arguments.policy is None)
    wanted = [path for path in paths if path.resolve() != root.resolve()]
    outputs = chosen_outputs(arguments)
    today = today_or(arguments.today)
    options = Options(
        Choice(tuple(arguments.select), tuple(arguments.ignore)),
        arguments.changed_since,
        arguments.policy,
        arguments.shard,
        jobs=arguments.jobs or default_jobs(),
        cache=None if arguments.no_cache else arguments.cache_dir or default_folder(),
    )
    with progress_bar() as progress:
        report = Workspace(WorkingTree(root), today, options).check(wanted, progress)
    write_outputs(report, outputs)
    return report.exit_code(arguments.fail_on)
