"""Problems become findings: policy says how much each matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from leaflint.checks.check import Check
from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Finding, Problem, Severity, fingerprint
from leaflint.engine.plan import Plan


def to_findings(
    check: Check[Any, Any], problems: Iterable[Problem], plan: Plan, leaflet: Leaflet | None
) -> Iterator[Finding]:
    """Give problems their severity, for the leaflet's status and risk, and their fingerprint."""
    seen: Counter[str] = Counter()
    for problem in problems:
        alike = fingerprint(check.id, problem, 0)
        yield Finding(
            check=check.id,
            rule=problem.rule,
            severity=_severity(check, problem, plan, leaflet),
            position=problem.at,
            leaflet=leaflet.data.id if leaflet else None,
            section=problem.section,
            message=problem.message,
            help=problem.help,
            fix=problem.fix,
            fingerprint=fingerprint(check.id, problem, seen[alike]) if alike in seen else alike,
        )
        seen[alike] += 1


def _severity(
    check: Check[Any, Any], problem: Problem, plan: Plan, leaflet: Leaflet | None
) -> Severity:
    policy = plan.policies.get(check.id)
    choice = policy.severity.get(problem.rule) if policy else None
    if choice is None:
        rule = check.rules[problem.rule]
        is_new = plan.adopted.is_before(rule.since)
        return Severity.NOTICE if is_new else problem.severity or rule.severity
    if leaflet is None:
        return choice.default
    return choice.for_leaflet(leaflet.data.status, leaflet.data.risk)
