"""All leaflets together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from leaflint.checks.check import Estate
from leaflint.core.finding import Finding, in_order
from leaflint.engine.check_leaflet import defects_of
from leaflint.engine.plan import Plan
from leaflint.engine.result import EstateResult, decode_facts
from leaflint.engine.severity import to_findings


class EstateChecks:
    """The checks of all leaflets together, brought up to date leaflet by leaflet."""

    def __init__(self, plan: Plan, files: Sequence[str]) -> None:
        """Begin with leaflets of which nothing is known.

        Args:
            plan: the checks.
            files: the leaflets, in the order in which checks are told of them.
        """
        self._plan = plan
        self._by_check: dict[str, dict[str, Any]] = {
            check: dict.fromkeys(files) for check in plan.fact_types
        }
        self._unread = dict.fromkeys(files, False)
        self._result: EstateResult | None = None

    def update(self, file: str, encoded: bytes) -> None:
        """Take the facts of a leaflet, as a result has them; empty for an unread one."""
        facts = decode_facts(encoded, self._plan.fact_types) if encoded else {}
        is_other = self._unread[file] is bool(encoded)
        self._unread[file] = not encoded
        for check, by_file in self._by_check.items():
            is_other |= by_file[file] != facts.get(check)
            by_file[file] = facts.get(check)
        if is_other:
            self._result = None

    def result(self, others: Callable[[], Iterable[Finding]]) -> EstateResult:
        """Return what all leaflets show together, with other findings that concern none alone.

        Raises:
            Defect: a check raised an exception.
        """
        if self._result is None:
            plan, findings = self._plan, in_order((*others(), *self.check()))
            self._result = EstateResult(plan.wanted, plan.not_run, plan.adopted.others, findings)
        return self._result

    def check(self) -> Iterator[Finding]:
        """Find what all leaflets show together.

        Raises:
            Defect: a check raised an exception.
        """
        unread = tuple(file for file, is_unread in self._unread.items() if is_unread)
        for check, settings in self._plan.checks:
            if check.estate is not None:
                facts = self._by_check.get(check.id, {})
                read = (
                    {file: facts[file] for file in facts if file not in unread} if unread else facts
                )
                with defects_of(check, "all leaflets"):
                    problems = list(
                        check.estate(Estate(read, unread), settings, self._plan.context)
                    )
                yield from to_findings(check, problems, self._plan, None)


def check_estate(plan: Plan, encoded: Mapping[str, bytes]) -> Iterator[Finding]:
    """Find what all leaflets show together, from the facts of their results, by file and in order.

    Raises:
        Defect: a check raised an exception.
    """
    checks = EstateChecks(plan, tuple(encoded))
    for file, gathered in encoded.items():
        checks.update(file, gathered)
    return checks.check()
