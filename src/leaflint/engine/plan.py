"""Which checks a repository has adopted (`leaflint.yaml`; without it: all), and which of them run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from leaflint.checks.check import Check, Context
from leaflint.content.loading import Loaded, load, load_content
from leaflint.content.models.policy import Adoption, Policy, release_order
from leaflint.content.snapshots import Base
from leaflint.core.finding import Finding, Problem, start_of
from leaflint.core.suggest import not_known
from leaflint.core.version import __version__
from leaflint.engine.result import EstateResult, NotRun
from leaflint.files.places import ADOPTION, PolicyFolder
from leaflint.files.tree import Tree

S = TypeVar("S", bound=Policy)


class Adopted(NamedTuple):
    """What a repository has adopted: its file, and the ids of the checks that are and are not."""

    file: Loaded[Adoption] | None
    checks: tuple[str, ...]
    others: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether nobody knows what is adopted: then no check can pass anything."""
        return self.file is not None and self.file.data is None

    def is_before(self, release: str) -> bool:
        """Whether the repository was last brought up to an earlier release than this."""
        since = self.file.data.since if self.file and self.file.data else __version__
        return release != since and release_order(since) < release_order(release)


class Planned(NamedTuple):
    """A check that runs, with its settings."""

    check: Check[Any, Any]
    settings: Policy


@dataclass(frozen=True)
class Plan:
    """What every leaflet is put through.

    Attributes:
        wanted: ids of the checks that were asked for; of them some run, and some cannot.
        policies: the settings of every check whose policy is valid, for severities.
        file_check: the check that reports on files which cannot be read, and on what they name.
        policy_check: the check that reports on what a change loosens.
        former: the plan by the policy of before a change that touches it; else None.
    """

    tree: Tree
    folder: PolicyFolder
    wanted: tuple[str, ...]
    checks: tuple[Planned, ...]
    not_run: tuple[NotRun, ...]
    policies: Mapping[str, Policy]
    adopted: Adopted
    context: Context
    file_check: Check[Any, Any]
    policy_check: Check[Any, Any]
    former: Plan | None = None

    @cached_property
    def fact_types(self) -> dict[str, type[Any]]:
        """The types of what is gathered for the estate, by check."""
        return {check.id: check.fact for check, _ in self.checks if check.fact is not None}

    def settings_of(self, check: Check[S, Any]) -> S | None:
        """Return what the policy says for a check; None where it is missing or broken."""
        settings = self.policies.get(check.id)
        return settings if isinstance(settings, check.settings) else None

    def result(self, findings: tuple[Finding, ...]) -> EstateResult:
        """Return what was found in all leaflets together, as a result of this plan."""
        return EstateResult(self.wanted, self.not_run, self.adopted.others, findings)


def load_adoption(tree: Tree, known: Collection[str]) -> Adopted:
    """Read which of the known checks a repository has adopted."""
    if not tree.holds(ADOPTION):
        return Adopted(None, tuple(known))
    file = load(tree, ADOPTION, Adoption)
    if file.data is None:
        return Adopted(file, tuple(known), (), file.problems)
    listed = known if file.data.checks is None else file.data.checks
    checks = tuple(name for name in known if name in listed)
    others = tuple(name for name in known if name not in listed)
    return Adopted(file, checks, others, (*file.problems, *_problems(file, file.data, known)))


def _problems(file: Loaded[Adoption], data: Adoption, known: Collection[str]) -> Iterator[Problem]:
    for number, name in enumerate(data.checks or ()):
        if name not in known:
            message = f"there is no check called '{name}'{not_known(name, known)}"
            at = file.at("checks", number)
            yield Problem("unknown-check", at, message, "Correct the name.", name)
    if release_order(data.since) > release_order(__version__):
        message = f"`since` is {data.since}, and this is Leaflint {__version__}"
        help_text = "Use that release of Leaflint, here and in CI."
        yield Problem("value", file.at("since"), message, help_text, "since")


def find_weakened(adopted: Adopted, base: Base, known: Collection[str]) -> Iterator[Problem]:
    """Find checks that were adopted at the base and are no longer (check `policy`)."""
    content = base.read(ADOPTION)
    former = load_content(ADOPTION, content, Adoption).data if content is not None else None
    since = adopted.file.data.since if adopted.file and adopted.file.data else None
    if adopted.file and former and since and release_order(since) < release_order(former.since):
        at, was = adopted.file.at("since"), former.since
        message = f"this change moves `since` back from {was} to {since}: newer rules only inform"
        yield Problem("weakened", at, message, f"Write {was} again.", "since")
    before = known if former is None or former.checks is None else former.checks
    for name in before:
        if name in adopted.others:
            at = adopted.file.at("checks") if adopted.file else start_of(ADOPTION)
            message = f"this change takes the check '{name}' out: nothing that it finds is shown"
            help_text = f"Add it to `checks` again, or have {ADOPTION} approved by its owner."
            yield Problem("weakened", at, message, help_text, name)
