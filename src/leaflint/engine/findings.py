"""From problems to findings: policy says how much each matters, and a waiver may cover it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from leaflint.checks.check import Check, Context
from leaflint.checks.offers import WAIVER_MONTHS
from leaflint.checks.waivers import new_waivers, waivers_in_force, why_not_waived
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


def find(leaflet: Leaflet, plan: Plan, *, by_day: bool | None = None) -> Iterator[Finding]:
    """Run the checks on a leaflet: all, or those whose findings do or do not depend on the day.

    Raises:
        Defect: a check raised an exception.
    """
    for check, settings in plan.checks:
        if check.leaflet is not None and by_day in {None, check.by_day}:
            with defects_of(check, leaflet.file):
                problems = check.leaflet(leaflet, settings, plan.context)
                yield from to_findings(check, problems, plan, leaflet)


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
        # What loosens the policy must not decide how much that matters.
        is_new = check is not plan.policy_check and plan.adopted.is_before(rule.since)
        return Severity.NOTICE if is_new else problem.severity or rule.severity
    if leaflet is None:
        return choice.default
    return choice.for_leaflet(leaflet.data.status, leaflet.data.risk)


def apply_waivers(
    leaflet: Leaflet, findings: Iterable[Finding], known: Collection[str], context: Context
) -> list[Finding]:
    """Mark the findings that a waiver covers; they stay in the report, with the waiver's reason.

    A waiver that came with the change being checked covers only what was there before it: the
    findings with `known` fingerprints.
    """
    in_force, new = waivers_in_force(leaflet, context), new_waivers(leaflet, context)
    marked = []
    for finding in findings:
        reasons = (
            waiver.reason
            for waiver in in_force
            if _covers(waiver, finding) and (waiver not in new or finding.fingerprint in known)
        )
        marked.append(replace(finding, waived=next(reasons, None)))
    return marked


def _covers(waiver: Waiver, finding: Finding) -> bool:
    return waiver.check == finding.check and waiver.rule in {None, finding.rule}


def check_waivers(
    leaflet: Leaflet, findings: Collection[Finding], ran: Collection[str], context: Context
) -> Iterator[Problem]:
    """Find waivers that do not hold or cover nothing; of a check that did not run, nobody knows that."""
    new = new_waivers(leaflet, context)
    for number, waiver in enumerate(leaflet.data.waivers):
        name = f"{waiver.check}/{waiver.rule}" if waiver.rule else waiver.check
        fault = why_not_waived(leaflet, waiver, context)
        by, until, at = (
            waiver.approved_by,
            spoken_day(waiver.expires.last),
            partial(leaflet.at, "waivers", number),
        )
        if fault == "waiver-expired":
            message = f"the waiver of {name} expired on {until}"
            help_text = "Mend what it covered, or have it approved again; then take this one out."
            yield Problem(fault, at("expires"), message, help_text, name)
        elif fault == "waiver-unsigned":
            message = f"the waiver of {name} does not hold: '{by}' has not signed it as it stands"
            help_text = f"{by} runs: leaflint sign-off {leaflet.data.id} --waivers --by {by}"
            yield Problem(fault, at("approved_by"), message, help_text, name)
        elif fault == "waiver-term":
            months = context.offered(WAIVER_MONTHS)
            message = f"the waiver of {name} holds until {until}, more than {months} months"
            help_text = "Let it end sooner, and have it signed again."
            yield Problem(fault, at("expires"), message, help_text, name)
        elif waiver.check in ran and not any(_covers(waiver, finding) for finding in findings):
            message = f"the waiver of {name} covers nothing: the check finds nothing to waive"
            yield Problem("waiver-unused", at("check"), message, "Take the waiver out.", name)
        elif waiver in new:
            message = f"this change brings a waiver of {name}, allowed by {by} until {until}"
            help_text = (
                "It covers what the leaflet had before, and nothing that this change brings."
            )
            yield Problem("waiver-new", at("check"), message, help_text, name)
