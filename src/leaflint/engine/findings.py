"""From problems to findings: policy says how much each matters, and a waiver may cover it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from leaflint.checks.check import Check, Context
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import Waiver
from leaflint.core.dates import spoken_day
from leaflint.core.errors import Defect
from leaflint.core.finding import Finding, Problem, Severity, fingerprint
from leaflint.engine.plan import Plan


@contextmanager
def defects_of(check: Check[Any, Any], where: str) -> Iterator[None]:
    """Turn whatever a check raises into a `Defect` that names the check."""
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:
        raise Defect.of(f"the check '{check.id}' failed on {where}", error) from error


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


def apply_waivers(leaflet: Leaflet, findings: Iterable[Finding], context: Context) -> list[Finding]:
    """Mark the findings that a waiver covers; they stay in the report, with the waiver's reason."""
    in_force, marked = context.waivers_in_force(leaflet), []
    for finding in findings:
        reasons = (waiver.reason for waiver in in_force if _covers(waiver, finding))
        marked.append(replace(finding, waived=next(reasons, None)))
    return marked


def _covers(waiver: Waiver, finding: Finding) -> bool:
    return waiver.check == finding.check and waiver.rule in {None, finding.rule}


def check_waivers(
    leaflet: Leaflet, findings: Collection[Finding], ran: Collection[str], context: Context
) -> Iterator[Problem]:
    """Find waivers that expired or cover nothing; of a check that did not run, nobody knows that."""
    for number, waiver in enumerate(leaflet.data.waivers):
        name = f"{waiver.check}/{waiver.rule}" if waiver.rule else waiver.check
        if context.today > waiver.expires.last:
            message = f"the waiver of {name} expired on {spoken_day(waiver.expires.last)}"
            help_text = "Mend what it covered, or have it approved again; then take this one out."
            at = leaflet.at("waivers", number, "expires")
            yield Problem("waiver-expired", at, message, help_text, name)
        elif waiver.check in ran and not any(_covers(waiver, finding) for finding in findings):
            message = f"the waiver of {name} covers nothing: the check finds nothing to waive"
            at = leaflet.at("waivers", number, "check")
            yield Problem("waiver-unused", at, message, "Take the waiver out.", name)
