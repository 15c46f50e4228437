"""All leaflets together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from leaflint.checks.catalogue import CHECKS
from leaflint.checks.check import Estate
from leaflint.content.loading import Loaded
from leaflint.core.finding import Finding, Problem, in_order, start_of
from leaflint.core.suggest import did_you_mean
from leaflint.engine.baseline_files import check_baselines
from leaflint.engine.findings import defects_of, to_findings
from leaflint.engine.plan import Plan, find_weakened
from leaflint.engine.result import EstateResult, decode_facts
from leaflint.files.places import EXTENSION, Files, PolicyFolder

_IDS = tuple(check.id for check in CHECKS)


class EstateChecks:
    """The checks of all leaflets together, brought up to date leaflet by leaflet."""

    def __init__(self, plan: Plan, files: Sequence[str]) -> None:
        """Begin with leaflets, of which nothing is known yet, in the order that checks see."""
        self._plan = plan
        self._by_check: dict[str, dict[str, Any]] = {
            check: dict.fromkeys(files) for check in plan.fact_types
        }
        self._unread = dict.fromkeys(files, False)
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._result: EstateResult | None = None

    def update(self, file: str, encoded: bytes) -> None:
        """Take the facts of a leaflet, as a result has them; empty for an unread one."""
        facts = decode_facts(encoded, self._plan.fact_types) if encoded else {}
        if self._unread[file] is bool(encoded):
            self._unread[file] = not encoded
            self._findings, self._result = {}, None
        for check, by_file in self._by_check.items():
            if by_file[file] != facts.get(check):
                by_file[file] = facts.get(check)
                self._findings.pop(check, None)
                self._result = None

    def result(self, others: Callable[[], Iterable[Finding]]) -> EstateResult:
        """Return what all leaflets show together, with other findings that concern none alone.

        Raises:
            Defect: a check raised an exception.
        """
        if self._result is None:
            self._result = self._plan.result(in_order((*others(), *self._check())))
        return self._result

    def _check(self) -> Iterator[Finding]:
        unread = tuple(file for file, is_unread in self._unread.items() if is_unread)
        for check, settings in self._plan.checks:
            if check.estate is not None and check.id not in self._findings:
                read = self._by_check.get(check.id, {})
                if unread:
                    read = {file: fact for file, fact in read.items() if not self._unread[file]}
                with defects_of(check, "all leaflets"):
                    problems = check.estate(Estate(read, unread), settings, self._plan.context)
                    self._findings[check.id] = tuple(to_findings(check, problems, self._plan, None))
            yield from self._findings.get(check.id, ())


def check_shared_files(plan: Plan, found: Files) -> Iterator[Finding]:
    """Find what is wrong with the files that leaflets share, whatever the leaflets say.

    The sign-offs and baselines of all leaflets are read.

    Raises:
        Defect: a check raised an exception.
    """
    known = plan.context
    files: Iterable[Loaded[Any]]
    # When nobody can tell the format of the policy, what is wrong with it says nothing.
    policies = () if plan.adopted.is_broken else known.policies.values()
    files = chain(known.shared, policies, known.sign_offs.values(), known.baselines.values())
    own = (problem for file in files for problem in file.problems)
    others = (*plan.adopted.problems, *_strange_policies(plan.folder))
    baselines = check_baselines(found.leaflets, plan)
    problems = (*found.problems, *others, *own, *baselines)
    yield from to_findings(plan.file_check, problems, plan, None)
    if known.base:
        weakened = find_weakened(plan.adopted, known.base, _IDS)
        yield from to_findings(plan.policy_check, weakened, plan, None)
    for check, settings in plan.checks:
        if check.shared is not None:
            with defects_of(check, "the shared files"):
                yield from to_findings(check, check.shared(settings, known), plan, None)


def _strange_policies(folder: PolicyFolder) -> Iterator[Problem]:
    """Find policy files of no check: whoever wrote one believes that it is in force."""
    for entry in folder.tree.files(folder.name):
        name = entry.path.removeprefix(f"{folder.name}/")
        if "/" not in name and name.removesuffix(EXTENSION) not in _IDS:
            stem = name.rpartition(".")[0] or name
            message = f"there is no check called '{stem}'{did_you_mean(stem, _IDS)}"
            help_text = f"Checks: {', '.join(_IDS)}. Rename the file or take it away."
            yield Problem("unknown-check", start_of(entry.path), message, help_text, name)
