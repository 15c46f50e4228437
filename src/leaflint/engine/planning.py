"""Which checks can run on a repository, and what they are told: from its policy and shared files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from leaflint.checks.catalogue import CHECKS, FILE_CHECK, POLICY_CHECK, REPORTED
from leaflint.checks.check import Context
from leaflint.content.loading import Loaded
from leaflint.content.models.baseline import Baseline
from leaflint.content.models.policy import Policy
from leaflint.content.models.sign_off import SignOffs
from leaflint.content.repository import FilesOfLeaflets, Shared, load_shared
from leaflint.content.snapshots import Base
from leaflint.core.errors import UsageError
from leaflint.engine.options import Choice
from leaflint.engine.plan import Adopted, Plan, Planned, load_adoption
from leaflint.engine.policies import load_policies
from leaflint.engine.result import NotRun
from leaflint.files.places import ADOPTION, BASELINE, SIGN_OFFS, PolicyFolder
from leaflint.files.tree import Tree
from leaflint.files.versions import Versions

_IDS = tuple(check.id for check in CHECKS)


def make_plan(
    tree: Tree, folder: PolicyFolder, today: date, choice: Choice, base: Base | None = None
) -> Plan:
    """Read what all leaflets share, and plan the checks that are chosen of those adopted.

    With a base, checks can compare a leaflet with what it was.

    Raises:
        UsageError: a name that was chosen is no check's or that of one that is not adopted, or no
            check is left.
    """
    adopted = load_adoption(tree, _IDS)
    for name in choice.select:
        if name in adopted.others:
            message = f"the check '{name}' is not adopted: add it to `checks` in {ADOPTION}"
            raise UsageError(message)
    wanted = tuple(name for name in choice.among(_IDS) if name in adopted.checks)
    if not wanted:
        message = f"{ADOPTION} adopts none of those that were chosen"
        raise UsageError(f"no check is left to run: {message}")
    shared = load_shared(tree)
    context = Context(
        today=today,
        shared=shared,
        policies={},
        rules={check.id: tuple(check.rules) for check in CHECKS},
        may_wait={
            f"{check.id}/{rule}": check.waits_in(rule) for check in REPORTED for rule in check.rules
        },
        waivable=frozenset(check.id for check in CHECKS if check.waivable),
        sign_offs=FilesOfLeaflets(tree, SIGN_OFFS, SignOffs),
        baselines=FilesOfLeaflets(tree, BASELINE, Baseline),
        versions=Versions(tree),
        base=base,
    )
    plan = _plan(tree, folder, adopted, wanted, context)
    if base is None or folder.tree is not tree or not base.touches(f"{folder.name}/", ADOPTION):
        return plan
    former = load_adoption(base.tree, _IDS)
    before = _plan(tree, PolicyFolder(base.tree, folder.name), former, wanted, context)
    return replace(plan, former=before)


def _plan(
    tree: Tree, folder: PolicyFolder, adopted: Adopted, wanted: tuple[str, ...], context: Context
) -> Plan:
    """Plan the checks that are wanted of those adopted, by the policy of a folder."""
    present = [check for check in CHECKS if check.id in adopted.checks]
    policies = load_policies(folder, present)
    not_run = tuple(_not_run(wanted, adopted, context.shared, policies))
    stopped = {stop.check for stop in not_run}
    settings = {name: policy.data for name, policy in policies.items() if policy.data is not None}
    planned = tuple(
        Planned(check, settings[check.id])
        for check in present
        if check.id in wanted and check.id not in stopped
    )
    offers = {
        offer: make(settings[check.id])
        for check in present
        if check.id in settings
        for offer, make in check.offers.items()
    }
    return Plan(
        tree,
        folder,
        wanted,
        planned,
        not_run,
        settings,
        adopted,
        replace(context, policies=policies, offers=offers),
        FILE_CHECK,
        POLICY_CHECK,
    )


def _not_run(
    wanted: Collection[str],
    adopted: Adopted,
    shared: Shared,
    policies: Mapping[str, Loaded[Policy]],
) -> Iterator[NotRun]:
    """Find the checks that cannot run, each with the file that is to blame."""
    files = shared._asdict()
    for check in CHECKS:
        if check.id not in wanted or check.id not in adopted.checks:
            continue
        # Without the blocks that they include, the texts of leaflets are not whole.
        needed = [files[name] for name in (*check.needs, "blocks")]
        broken = [loaded.file for loaded in needed if loaded.data is None]
        if adopted.is_broken:
            yield NotRun(check.id, ADOPTION, policy=True)
        elif policies[check.id].data is None:
            yield NotRun(check.id, policies[check.id].file, policy=True)
        elif broken:
            yield NotRun(check.id, broken[0], policy=False)
