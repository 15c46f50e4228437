"""The reports on all shards of an estate become the report that one run would have made.

Nothing is merged that does not fit the repository: what is missing would look like "nothing found".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from leaflint.content.leaflet_files import find_leaflets
from leaflint.content.snapshots import Base
from leaflint.core.errors import UsageError
from leaflint.engine.check_estate import check_estate
from leaflint.engine.encoding import encode
from leaflint.engine.options import Choice
from leaflint.engine.planning import check_shared_files, make_plan
from leaflint.engine.report import Report
from leaflint.engine.severity import to_findings
from leaflint.engine.shard_reports import ShardReport, read_shard_reports
from leaflint.engine.shards import Inputs, read_inputs
from leaflint.files import git
from leaflint.files.fingerprints import fingerprint
from leaflint.files.places import policy_folder
from leaflint.files.tree import Tree, WorkingTree

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
    tree = WorkingTree(root)
    found = find_leaflets(tree)
    inputs = read_inputs(tree, policy)
    for shard in shards:
        _refuse_another_estate(shard, tree, found.leaflets, inputs)
    first = shards[0].report
    base = Base.since(tree, first.changed_since) if first.changed_since else None
    plan = make_plan(tree, policy_folder(tree, policy), first.today, Choice(first.checks), base)
    gathered = {file: facts for shard in shards for file, facts in shard.record.facts.items()}
    encoded = {file: encode(gathered[file]) if gathered[file] else b"" for file in found.leaflets}
    findings = [finding for shard in shards for finding in shard.report.findings]
    findings += to_findings(plan.file_check, found.problems, plan, None)
    findings += (*check_shared_files(plan), *check_estate(plan, encoded))
    leaflets = [leaflet for shard in shards for leaflet in shard.report.leaflets]
    leaflets.sort(key=lambda leaflet: leaflet.file)
    header = replace(
        first,
        not_run=plan.not_run,
        passed_over=sum(shard.report.passed_over for shard in shards),
        folder=git.place_of(root),
        shard=None,
    )
    return header.holding(leaflets, findings)


def _refuse_another_estate(
    shard: ShardReport, tree: Tree, leaflets: Sequence[str], inputs: Inputs
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
    if fingerprint(tree, wanted) != shard.record.texts:
        message = f"a leaflet of shard {shard.shard} has changed since; check that shard again"
        raise UsageError(f"{shard.file}: {message}")
