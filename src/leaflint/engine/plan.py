"""What every leaflet of a run is put through: the checks that can run, and what they are told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from leaflint.checks.catalogue import CHECKS
from leaflint.checks.check import Check, Context
from leaflint.content.history import Base
from leaflint.content.loading import Loaded
from leaflint.content.models.blocks import SharedBlocks
from leaflint.content.models.directory import Directory
from leaflint.content.models.glossary import Glossary
from leaflint.content.models.people import People
from leaflint.content.models.policy import Policy
from leaflint.content.repository import AllSignOffs, Shared, load_shared
from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem
from leaflint.engine.adoption import Adopted, find_weakened, load_adoption
from leaflint.engine.options import Choice
from leaflint.engine.policies import find_strangers, load_policies
from leaflint.engine.report import NotRun
from leaflint.files.places import ADOPTION, PolicyFolder
from leaflint.files.tree import Tree
from leaflint.files.versions import Versions

IDS = tuple(check.id for check in CHECKS)
"""The ids of all checks, in their order."""


class Planned(NamedTuple):
    """A check that runs, with its settings."""

    check: Check[Any, Any]
    settings: Policy


@dataclass(frozen=True)
class Plan:
    """What every leaflet is put through.

    Attributes:
        tree: the repository.
        folder: where its policy files are.
        wanted: ids of the checks that were asked for.
        checks: those of them that run.
        not_run: those of them that cannot run.
        policies: the settings of every check whose policy is valid, for severities.
        adopted: which checks the repository has adopted.
        context: what the checks know beside the leaflet.
    """

    tree: Tree
    folder: PolicyFolder
    wanted: tuple[str, ...]
    checks: tuple[Planned, ...]
    not_run: tuple[NotRun, ...]
    policies: dict[str, Policy]
    adopted: Adopted
    context: Context

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with shared files, sign-offs and policies (check `schema`); reads them all."""
        known = self.context
        files = (*known.shared.values(), *known.policies.values(), *known.sign_offs.values())
        problems = (problem for file in files for problem in file.problems)
        strangers = find_strangers(self.folder, IDS)
        return (*self.adopted.problems, *strangers, *problems)

    @cached_property
    def weakened(self) -> tuple[Problem, ...]:
        """Where the policy is less strict than it was at the base (check `policy`)."""
        base = self.context.base
        return tuple(find_weakened(self.adopted, base, IDS)) if base else ()

    @cached_property
    def fact_types(self) -> dict[str, type[Any]]:
        """The types of what is gathered for the estate, by check."""
        return {check.id: check.fact for check, _ in self.checks if check.fact is not None}


def make_plan(
    tree: Tree, folder: PolicyFolder, today: date, choice: Choice, base: Base | None = None
) -> Plan:
    """Read what all leaflets share, and plan the checks that are chosen of those adopted.

    With a base, checks can compare a leaflet with what it was.

    Raises:
        UsageError: a name that was chosen is no check's or that of one that is not adopted, or no
            check is left.
    """
    adopted = load_adoption(tree, IDS)
    adopted.refuse_others(choice.select)
    wanted = [name for name in choice.among(IDS) if name in adopted.checks]
    if not wanted:
        raise UsageError(
            f"no check is left to run: {ADOPTION} adopts none of those that were chosen"
        )
    present = [check for check in CHECKS if check.id in adopted.checks]
    shared, policies = load_shared(tree), load_policies(folder, present)
    not_run = tuple(_not_run(wanted, adopted, shared, policies))
    stopped = {stop.check for stop in not_run}
    settings = {name: policy.data for name, policy in policies.items() if policy.data is not None}
    planned = tuple(
        Planned(check, settings[check.id])
        for check in present
        if check.id in wanted and check.id not in stopped
    )
    context = Context(
        today=today,
        # A check that needs a file which is broken does not run, so it never sees the stand-in.
        directory=shared.directory.data or Directory.model_construct(services=()),
        glossary=shared.glossary.data or Glossary(terms=()),
        people=shared.people.data or People.model_construct(people=()),
        blocks=shared.blocks.data or SharedBlocks(blocks=()),
        shared=shared.by_name(),
        policies=policies,
        rules={check.id: tuple(check.rules) for check in CHECKS},
        sign_offs=AllSignOffs(tree),
        versions=Versions(tree),
        base=base,
        offers={
            offer: make(settings[check.id])
            for check in present
            if check.id in settings
            for offer, make in check.offers.items()
        },
    )
    return Plan(tree, folder, tuple(wanted), planned, not_run, settings, adopted, context)


def _not_run(
    wanted: Collection[str],
    adopted: Adopted,
    shared: Shared,
    policies: Mapping[str, Loaded[Policy]],
) -> Iterator[NotRun]:
    """Find the checks that cannot run, each with the file that is to blame."""
    files = shared.by_name()
    for check in CHECKS:
        if check.id not in wanted:
            continue
        if adopted.is_broken:
            yield NotRun(check.id, ADOPTION, policy=True)
            continue
        # Without the blocks that they include, the texts of leaflets are not whole.
        needed = [files[name] for name in (*check.needs, "blocks")]
        broken = [loaded.file for loaded in needed if loaded.data is None]
        if policies[check.id].data is None:
            yield NotRun(check.id, policies[check.id].file, policy=True)
        elif broken:
            yield NotRun(check.id, broken[0], policy=False)
