"""`leaflint check`: the main job."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NoReturn

from leaflint.commands.arguments import (
    add_cache,
    chosen_cache,
    day,
    partial_date,
    split_paths,
    today_or,
)
from leaflint.commands.outputs import Output, add_outputs, chosen_outputs, write_outputs
from leaflint.commands.streams import tell
from leaflint.core.errors import UsageError
from leaflint.engine.options import Choice, Options, default_jobs
from leaflint.engine.report import Report
from leaflint.engine.shards import Shard
from leaflint.engine.workspace import Workspace
from leaflint.files.places import BASELINE
from leaflint.files.tree import WorkingTree
from leaflint.report.progress import progress_bar


def _positive(written: str) -> int:
    if not written.isdecimal() or int(written) == 0:
        raise ArgumentTypeError(f"'{written}' is not a whole number above 0")
    return int(written)


def _shard(written: str) -> Shard:
    try:
        return Shard.parse(written)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def _reason(written: str) -> str:
    if not written.strip():
        raise ArgumentTypeError("say why the new findings may wait")
    return written.strip()


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    paths = "a repository, a folder of leaflets or a leaflet (default: all leaflets)"
    add("paths", nargs="*", type=Path, metavar="PATH", help=paths)
    add("--today", type=day, metavar="DATE", help="check as if it were this day: YYYY-MM-DD")
    since = "check only what changed since this branch or commit, and compare with it"
    add("--changed-since", metavar="REF", help=since)
    author = "with --changed-since: the login on GitHub of whoever proposes the change"
    add("--author", default="", metavar="LOGIN", help=author)
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
    add_cache(parser)
    watch = "go on: check again whenever a file is saved, and show what changed"
    add("--watch", action="store_true", help=watch)
    jobs = "how many processes may work at the same time (default: one for each core)"
    add("--jobs", type=_positive, metavar="N", help=jobs)
    add_outputs(parser)
    group = parser.add_argument_group("baseline", "findings of old leaflets that wait until a day")
    add = group.add_argument
    record = "record today's findings, or take out of the baseline what is mended; then check"
    add("--write-baseline", action="store_true", help=record)
    owner = "who sees to it that they are mended: an id of content/people.yaml"
    add("--owner", metavar="PERSON", help=owner)
    until = "the last day on which they do not count (default: as late as policy allows)"
    add("--until", type=partial_date, metavar="DATE", help=until)
    new = "let a baseline that is there grow: why that is right"
    add("--accept-new", type=_reason, metavar="REASON", help=new)


def run(arguments: Namespace) -> int:
    """Check, show and return the exit code."""
    root, wanted = split_paths(arguments.paths, own_policy=arguments.policy is None)
    outputs = chosen_outputs(arguments)
    today = today_or(arguments.today)
    options = Options(
        Choice(tuple(arguments.select), tuple(arguments.ignore)),
        arguments.changed_since,
        arguments.policy,
        arguments.shard,
        jobs=arguments.jobs or default_jobs(),
        cache=chosen_cache(arguments),
        author=arguments.author,
    )
    if arguments.author and not arguments.changed_since:
        raise UsageError("--author says who proposes a change: give --changed-since too")
    _refuse_baseline(arguments)
    if arguments.watch:
        _watch(root, today, options, wanted, outputs)
    with progress_bar() as progress:
        report = Workspace(WorkingTree(root), today, options).check(wanted, progress)
        if arguments.write_baseline:
            _write_baseline(root, report, arguments)
            report = Workspace(WorkingTree(root), today, options).check(wanted, progress)
    write_outputs(report, outputs)
    return report.exit_code(arguments.fail_on)


def _watch(
    root: Path, today: date, options: Options, wanted: list[Path], outputs: Sequence[Output]
) -> NoReturn:
    """Check again at every save until somebody stops it; nothing has passed then.

    Raises:
        UsageError: another format than text is asked for, or one part of the leaflets.
    """
    from leaflint.commands.watch import watch  # seldom needed

    if options.changed_since or options.shard or outputs != [Output("text", None)]:
        message = (
            "--watch shows text on the screen: leave out --format, --changed-since and --shard"
        )
        raise UsageError(message)
    workspace = Workspace(WorkingTree(root), today, options._replace(cache=None))
    watch(workspace, wanted, partial(write_outputs, outputs=outputs))


def _refuse_baseline(arguments: Namespace) -> None:
    """Refuse to record what is not all that is found, and options that say nothing without that.

    Raises:
        UsageError: it is refused.
    """
    given = vars(arguments)
    if arguments.write_baseline:
        partly = ("watch", "select", "ignore", "changed_since", "shard", "policy")
        wrong = next((f"--{name}" for name in partly if given[name]), None)
        message = "--write-baseline records what all checks find in whole leaflets; leave out"
    else:
        wrong = next(
            (f"--{name}" for name in ("owner", "until", "accept_new") if given[name]), None
        )
        message = "nothing is recorded without --write-baseline; give it too, or leave out"
    if wrong:
        raise UsageError(f"{message} {wrong.replace('_', '-')}")


def _write_baseline(root: Path, report: Report, arguments: Namespace) -> None:
    from leaflint.operations.baseline import Request, write_baseline  # seldom needed

    request = Request(arguments.owner, arguments.until, arguments.accept_new)
    try:
        written = write_baseline(root, report, request)
    except OSError as error:
        raise UsageError(f"{BASELINE}: cannot be written: {error.strerror}") from None
    for line in written.lines():
        tell(line)
