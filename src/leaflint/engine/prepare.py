"""Before the first leaflet: shared files and policies are read, and it is known what can run."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from leaflint.checks import CHECKS, plain_language
from leaflint.checks.check import Context
from leaflint.content.history import Base
from leaflint.content.loading import Loaded
from leaflint.content.models.blocks import SharedBlocks
from leaflint.content.models.directory import Directory
from leaflint.content.models.glossary import Glossary
from leaflint.content.models.people import People
from leaflint.content.models.policy import Policy
from leaflint.content.repository import AllSignOffs, Shared, load_shared
from leaflint.core.finding import Problem
from leaflint.engine.plan import Plan, Planned
from leaflint.engine.policies import find_strangers, load_policies
from leaflint.engine.report import NotRun
from leaflint.files.places import policy_folder
from leaflint.files.tree import WorkingTree
from leaflint.files.versions import Versions


@dataclass(frozen=True)
class Prepared:
    """What a run needs to know before the first leaflet.

    Attributes:
        plan: what every leaflet is put through.
        not_run: checks that were asked for and cannot run.
        policy: the folder of the policy files, where it was named.
    """

    plan: Plan
    not_run: tuple[NotRun, ...]
    policy: Path | None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with shared files, sign-offs and policies (check `schema`); reads them all."""
        known = self.plan.context
        files = (*known.shared.values(), *known.policies.values(), *known.sign_offs.values())
        folder = policy_folder(WorkingTree(self.plan.root), self.policy)
        strangers = find_strangers(folder, [check.id for check in CHECKS])
        return (*strangers, *(one for file in files for one in file.problems))


def prepare(
    root: Path,
    today: date,
    wanted: Collection[str],
    base: Base | None = None,
    policy: Path | None = None,
) -> Prepared:
    """Read what all leaflets share, and plan the checks whose ids are wanted.

    With a base, checks can compare a leaflet with what it was. The policy may be a folder elsewhere.
    """
    tree = WorkingTree(root)
    shared, policies = load_shared(tree), load_policies(policy_folder(tree, policy), CHECKS)
    not_run = tuple(_not_run(wanted, shared, policies))
    stopped = {one.check for one in not_run}
    settings = {name: one.data for name, one in policies.items() if one.data is not None}
    planned = tuple(
        Planned(check, settings[check.id])
        for check in CHECKS
        if check.id in wanted and check.id not in stopped
    )
    plain = settings.get(plain_language.CHECK.id)
    plain = plain if isinstance(plain, plain_language.Settings) else None
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
        versions=Versions(root),
        base=base,
        plain_words=_plain_words(plain) if plain else {},
        glossary_links=plain.glossary_links if plain else (),
    )
    plan = Plan(root, planned, settings, complete=not stopped, context=context)
    return Prepared(plan, not_run, policy)


def _not_run(
    wanted: Collection[str], shared: Shared, policies: dict[str, Loaded[Policy]]
) -> Iterator[NotRun]:
    """Find the checks that cannot run, each with the file that is to blame."""
    files = shared.by_name()
    for check in CHECKS:
        if check.id not in wanted:
            continue
        # Without the blocks that they include, the texts of leaflets are not whole.
        if policies[check.id].data is None:
            yield NotRun(check.id, policies[check.id].file, policy=True)
        elif broken := [
            files[name].file for name in (*check.needs, "blocks") if files[name].data is None
        ]:
            yield NotRun(check.id, broken[0], policy=False)


def _plain_words(policy: plain_language.Settings) -> dict[str, str]:
    """Return plain words by hard word."""
    return {form.lower(): say for entry in policy.hard_words for form, say in entry.words.items()}
