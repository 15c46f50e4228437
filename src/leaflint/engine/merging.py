"""The reports on all shards of an estate become the report that one run would have made.

Nothing is merged that does not fit the repository: what is missing would look like "nothing found".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from leaflint.content.snapshots import Base
from leaflint.core.dates import spoken_day
from leaflint.core.errors import UsageError
from leaflint.core.version import __version__
from leaflint.engine.check_estate import EstateChecks, check_shared_files
from leaflint.engine.encoding import encode
from leaflint.engine.options import Choice
from leaflint.engine.planning import make_plan
from leaflint.engine.report import FORMAT_VERSION, Report
from leaflint.engine.report_file import read_report
from leaflint.engine.shards import Inputs, Shard, ShardRecord, read_inputs
from leaflint.files import git
from leaflint.files.places import find_leaflets, policy_folder
from leaflint.files.tree import Tree, WorkingTree, fingerprint


class ShardReport(NamedTuple):
    """The report on a shard, its file, and what it carries for the merge."""

    file: Path
    shard: Shard
    report: Report
    record: ShardRecord


def merge(files: Sequence[Path], root: Path, policy: Path | None = None) -> Report:
    """Merge the reports, as JSON and in any order, on all shards of the repository at `root`.

    It must be as it was when they were checked. `policy` is the folder of the policy files, where that
    is not `checks` in the repository.

    Raises:
        UsageError: the reports are not those on all shards, of one run, of this repository.
        Defect: a check raised an exception.
    """
    shards = read_shard_reports(files)
    tree = WorkingTree(root)
    found = find_leaflets(tree)
    inputs = read_inputs(tree, policy)
    for shard in shards:
        _refuse_another_estate(shard, tree, found.leaflets, inputs)
    first = shards[0].report
    base = Base.since(tree, first.changed_since) if first.changed_since else None
    plan = make_plan(tree, policy_folder(tree, policy), first.today, Choice(first.checks), base)
    gathered = {file: facts for shard in shards for file, facts in shard.record.facts.items()}
    estate = EstateChecks(plan, found.leaflets)
    for file in found.leaflets:
        estate.update(file, encode(gathered[file]) if gathered[file] else b"")
    findings = [finding for shard in shards for finding in shard.report.findings]
    findings += estate.result(lambda: check_shared_files(plan, found)).findings
    leaflets = [leaflet for shard in shards for leaflet in shard.report.leaflets]
    header = replace(
        first,
        not_run=plan.not_run,
        passed_over=sum(shard.report.passed_over for shard in shards),
        folder=git.place_of(root),
        shard=None,
    )
    return header.holding(sorted(leaflets, key=lambda leaflet: leaflet.file), findings)


def read_shard_reports(files: Sequence[Path]) -> list[ShardReport]:
    """Read the reports on all shards of one run, and return them in order.

    Raises:
        UsageError: a file is no such report, or they do not make up one run.
    """
    shards = sorted((_read(file) for file in files), key=lambda shard: shard.shard.number)
    first = shards[0]
    for other in shards[1:]:
        for (what, option, value), (*_, expected) in zip(_asked(other), _asked(first), strict=True):
            if value != expected:
                raise UsageError(
                    f"{other.file} and {first.file} are not of one run: their {what} differs "
                    f"({value}; {expected}); give every shard the same {option}"
                )
    for shard, following in pairwise(shards):
        if shard.shard == following.shard:
            message = f"is there twice: {shard.file} and {following.file}"
            raise UsageError(f"shard {shard.shard} {message}")
    total, present = first.shard.total, {shard.shard for shard in shards}
    wanted = (Shard(number, total) for number in range(1, total + 1))
    missing = [str(shard) for shard in wanted if shard not in present]
    if missing:
        raise UsageError(f"no report on shard {', '.join(missing)}: nothing was merged")
    return shards


def _asked(shard: ShardReport) -> tuple[tuple[str, str, str], ...]:
    """Return what all shards of a run are asked for alike: in words, the option, and the value."""
    report = shard.report
    return (
        ("number of shards", "--shard", str(shard.shard.total)),
        ("day", "--today", spoken_day(report.today)),
        ("checks", "--select and --ignore", ", ".join(report.checks)),
        ("commit", "--changed-since", report.changed_since or "none"),
    )


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
    return ShardReport(file, Shard(report.shard.number, report.shard.total), report, report.shard)


def _refuse_another_estate(
    shard: ShardReport, tree: Tree, leaflets: Sequence[str], here: Inputs
) -> None:
    """Refuse a report that was made from something else than what is in the repository."""
    inputs, checked = shard.record.inputs, shard.record.facts
    wanted = shard.shard.leaflets(leaflets)
    missing, strange = sorted(set(wanted) - checked.keys()), sorted(checked.keys() - set(wanted))
    if inputs.policy != here.policy:
        why = "this shard was checked with other policy files than those here"
    elif inputs.shared != here.shared:
        why = "this shard was checked with another directory, glossary, people or blocks than those here"
    elif inputs.sign_offs != here.sign_offs:
        why = "this shard was checked with other sign-offs than those here"
    elif inputs.baseline != here.baseline:
        why = "this shard was checked with another baseline than the one here"
    elif inputs.commit != here.commit:
        why = (
            "this shard was checked at another commit, or with less or more of git's history, than is "
            "here (actions/checkout: fetch-depth: 0)"
        )
    elif missing:
        why = f"{missing[0]} is in shard {shard.shard}, and was not checked"
    elif strange:
        why = f"{strange[0]} was checked, and is not in shard {shard.shard} here"
    elif fingerprint(tree, wanted) != shard.record.texts:
        why = f"a leaflet of shard {shard.shard} has changed since; check that shard again"
    else:
        return
    raise UsageError(f"{shard.file}: {why}")
