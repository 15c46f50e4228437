"""The reports on all shards of an estate become the report that one run would have made.

Nothing is merged that does not fit the repository: what is missing would look like "nothing found".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from leaflint.content.history import Base
from leaflint.content.leaflet_files import find_leaflets
from leaflint.core.errors import UsageError
from leaflint.engine.examine import judge_whole
from leaflint.engine.prepare import prepare
from leaflint.engine.report import Report
from leaflint.engine.shard import Inputs
from leaflint.engine.shard_reports import ShardReport, read_shard_reports
from leaflint.engine.shards import read_inputs
from leaflint.files import git
from leaflint.files.fingerprints import fingerprint
from leaflint.files.tree import WorkingTree

_NOT_HERE = {
    "policy": "with other policy files than those here",
    "shared": "with another directory, glossary, people or blocks than those here",
    "sign_offs": "with other sign-offs than those here",
    "commit": (
        "at another commit, or with less or more of git's history, than is here "
        "(actions/checkout: fetch-depth: 0)"
    ),
}
"""How a shard was checked, in words, when its input of that name is not what is here."""


def merge(files: Sequence[Path], root: Path, policy: Path | None = None) -> Report:
    """Merge the reports on all shards of the repository at `root`.

    Args:
        files: the shards' reports as JSON, in any order.
        root: the repository, as it was when the shards were checked.
        policy: the folder of the policy files, where that is not `checks` in the repository.

    Raises:
        UsageError: the reports are not those on all shards, of one run, of this repository.
        Defect: a check raised an exception.
    """
    shards = read_shard_reports(files)
    found = find_leaflets(WorkingTree(root))
    inputs = read_inputs(root, policy)
    for shard in shards:
        _refuse_another_estate(shard, root, found.leaflets, inputs)
    first = shards[0].report
    base = Base.since(root, first.changed_since) if first.changed_since else None
    prepared = prepare(root, first.today, first.checks, base, policy)
    said = {file: facts for shard in shards for file, facts in shard.record.facts.items()}
    facts = {file: said[file] for file in found.leaflets}
    findings = [finding for shard in shards for finding in shard.report.findings]
    findings += judge_whole(prepared.plan, (*found.problems, *prepared.problems), facts)
    leaflets = [leaflet for shard in shards for leaflet in shard.report.leaflets]
    leaflets.sort(key=lambda leaflet: leaflet.file)
    header = replace(
        first,
        not_run=prepared.not_run,
        passed_over=sum(shard.report.passed_over for shard in shards),
        folder=git.place_of(root),
        shard=None,
    )
    return header.holding(leaflets, findings)


def _refuse_another_estate(
    shard: ShardReport, root: Path, leaflets: Sequence[str], inputs: Inputs
) -> None:
    """Refuse a report that was made from something else than what is in the repository.

    Raises:
        UsageError: it was.
    """
    for name, how in _NOT_HERE.items():
        if getattr(shard.record.inputs, name) != getattr(inputs, name):
            raise UsageError(f"{shard.file}: this shard was checked {how}")
    wanted, judged = shard.shard.leaflets(leaflets), shard.record.facts
    if missing := sorted(set(wanted) - judged.keys()):
        message = f"{missing[0]} is in shard {shard.shard}, and was not checked"
        raise UsageError(f"{shard.file}: {message}")
    if strange := sorted(judged.keys() - set(wanted)):
        message = f"{strange[0]} was checked, and is not in shard {shard.shard} here"
        raise UsageError(f"{shard.file}: {message}")
    if fingerprint(WorkingTree(root), wanted) != shard.record.texts:
        message = f"a leaflet of shard {shard.shard} has changed since; check that shard again"
        raise UsageError(f"{shard.file}: {message}")
