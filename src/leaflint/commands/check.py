"""`leaflint check`: the main job."""

from __future__ import annotations

import argparse
import sys
from argparse import ArgumentParser as Parser
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from leaflint.commands.arguments import day, today_or
from leaflint.errors import UsageError
from leaflint.job import Choice, Job
from leaflint.places import find_root
from leaflint.pool import default_jobs
from leaflint.report.github import to_github
from leaflint.report.json import to_json
from leaflint.report.junit import to_junit
from leaflint.report.progress import progress_bar
from leaflint.report.report import FailOn, Report
from leaflint.report.sarif import to_sarif
from leaflint.report.summary import to_summary
from leaflint.report.text import print_text, to_text
from leaflint.run import run as run_checks

FORMATTERS: dict[str, Callable[[Report], str]] = {
    "text": to_text,
    "json": to_json,
    "github": to_github,
    "summary": to_summary,
    "sarif": to_sarif,
    "junit": to_junit,
}
"""What makes text of a report, by the name of the format."""

Values = str | Sequence[Any] | None


class Output(NamedTuple):
    """A format, and the file it is written to (None: standard output)."""

    format: str
    file: Path | None


class _AddOutput(argparse.Action):
    """Pairs each `--output` with the `--format` before it."""

    def __call__(self, parser: Parser, namespace: Namespace, values: Values, *_: object) -> None:
        """Open a pair with a format, or close the last one with a file."""
        outputs: list[Output] = namespace.outputs or []
        if self.const == "format":
            namespace.outputs = [*outputs, Output(str(values), None)]
        elif outputs and outputs[-1].file is None:
            namespace.outputs = [*outputs[:-1], outputs[-1]._replace(file=Path(str(values)))]
        else:
            parser.error(f"--output {values}: put a --format of its own before it")


def _positive(written: str) -> int:
    if not written.isdecimal() or int(written) == 0:
        raise argparse.ArgumentTypeError(f"'{written}' is not a whole number above 0")
    return int(written)


def add_arguments(parser: Parser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    paths = "a repository, a folder of leaflets or a leaflet (default: all leaflets)"
    add("paths", nargs="*", type=Path, metavar="PATH", help=paths)
    today = "check as if it were this day: YYYY-MM-DD"
    add("--today", type=day, metavar="DATE", help=today)
    shown = "how to show what was found (default: text)"
    add(
        "--format",
        choices=tuple(FORMATTERS),
        action=_AddOutput,
        const="format",
        dest="outputs",
        help=shown,
    )
    output = "write the format named before it to a file; the two may be repeated in pairs"
    add("--output", metavar="FILE", action=_AddOutput, dest="outputs", help=output)
    since = "check only what changed since this branch or commit, and compare with it"
    add("--changed-since", metavar="REF", help=since)
    policy = "a folder of policy files to use instead of the repository's own `checks`"
    add("--policy", type=Path, metavar="FOLDER", help=policy)
    select = "run only this check; may be repeated"
    add("--select", action="append", default=[], metavar="CHECK", help=select)
    ignore = "do not run this check; may be repeated"
    add("--ignore", action="append", default=[], metavar="CHECK", help=ignore)
    jobs = "how many processes may work at the same time (default: one for each core)"
    add("--jobs", type=_positive, metavar="N", help=jobs)
    fail_on = "the least severity that gives exit code 1 (default: error)"
    add("--fail-on", choices=get_args(FailOn), default="error", help=fail_on)


def run(arguments: Namespace) -> int:
    """Check, show and return the exit code."""
    paths: list[Path] = arguments.paths
    root = find_root(paths[0] if paths else Path(), own_policy=arguments.policy is None)
    wanted = [path for path in paths if path.resolve() != root.resolve()]
    outputs: list[Output] = arguments.outputs or [Output("text", None)]
    if sum(output.file is None for output in outputs) > 1:
        raise UsageError("two formats cannot both go to the screen; give each an --output FILE")
    today = today_or(arguments.today)
    with progress_bar() as progress:
        choice = Choice(tuple(arguments.select), tuple(arguments.ignore))
        job = Job(
            root,
            today,
            tuple(wanted),
            choice,
            arguments.changed_since,
            arguments.policy,
            jobs=arguments.jobs or default_jobs(),
        )
        report = run_checks(job, progress)
    for output in outputs:
        _write(report, output)
    return report.exit_code(arguments.fail_on)


def _write(report: Report, output: Output) -> None:
    if output.file is None and output.format == "text":
        print_text(report)
        return
    text = FORMATTERS[output.format](report)
    if output.file is None:
        sys.stdout.write(text)
        return
    try:
        output.file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{output.file}: cannot be written: {error.strerror}") from None
