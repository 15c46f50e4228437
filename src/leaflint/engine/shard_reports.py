"""The reports on shards, read from their files: all of one run, each part once, none missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from leaflint.core.dates import spoken_day
from leaflint.core.errors import UsageError
from leaflint.core.version import __version__
from leaflint.engine.report import FORMAT_VERSION, Report
from leaflint.engine.report_file import read_report
from leaflint.engine.shards import Shard, ShardRecord


class ShardReport(NamedTuple):
    """The report on a shard, the file that it was read from, and what it carries for the merge."""

    file: Path
    report: Report
    record: ShardRecord

    @property
    def shard(self) -> Shard:
        """Which shard it is on."""
        return Shard(self.record.number, self.record.total)


class _Asked(NamedTuple):
    """Something that all shards of a run were asked for alike."""

    what: str
    option: str
    said: Callable[[ShardReport], str]


_ALIKE = (
    _Asked("number of shards", "--shard", lambda one: str(one.record.total)),
    _Asked("day", "--today", lambda one: spoken_day(one.report.today)),
    _Asked("checks", "--select and --ignore", lambda one: ", ".join(one.report.checks)),
    _Asked("commit", "--changed-since", lambda one: one.report.changed_since or "none"),
)


def read_shard_reports(files: Sequence[Path]) -> list[ShardReport]:
    """Read the reports on all shards of one run, and return them in order.

    Raises:
        UsageError: a file is no such report, or they do not make up one run.
    """
    shards = sorted((_read(file) for file in files), key=lambda one: one.record.number)
    first = shards[0]
    for other in shards[1:]:
        for what, option, said in _ALIKE:
            if said(other) != said(first):
                raise UsageError(
                    f"{other.file} and {first.file} are not of one run: their {what} differs "
                    f"({said(other)}; {said(first)}); give every shard the same {option}"
                )
    for one, following in pairwise(shards):
        if one.shard == following.shard:
            raise UsageError(f"shard {one.shard} is there twice: {one.file} and {following.file}")
    there = {one.record.number for one in shards}
    wanted = (Shard(number, first.record.total) for number in range(1, first.record.total + 1))
    missing = [str(shard) for shard in wanted if shard.number not in there]
    if missing:
        raise UsageError(f"no report on shard {', '.join(missing)}: nothing was merged")
    return shards


def _read(file: Path) -> ShardReport:
    try:
        report = read_report(file.read_bytes())
    except OSError as error:
        raise UsageError(f"{file}: this report cannot be read: {error.strerror}") from None
    except ValidationError:
        raise UsageError(f"{file}: this is no JSON report of Leaflint {__version__}") from None
    if (report.leaflint, report.format_version) != (__version__, FORMAT_VERSION):
        message = f"{file}: this report is by Leaflint {report.leaflint}, and this is {__version__}"
        raise UsageError(f"{message}; use one version for everything")
    if report.shard is None:
        message = "this is the report of a whole run, and not on a shard"
        raise UsageError(f"{file}: {message} (leaflint check --shard I/N --format json)")
    return ShardReport(file, report, report.shard)
