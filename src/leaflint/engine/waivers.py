"""Waivers: known exceptions, each with a reason, an approver and a last day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from leaflint.checks.check import Context
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import Waiver
from leaflint.core.dates import spoken_day
from leaflint.core.finding import Finding, Problem


class Waived(NamedTuple):
    """Findings after waivers, and what is wrong with the waivers themselves (check `schema`)."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def apply_waivers(
    leaflet: Leaflet, findings: tuple[Finding, ...], ran: Collection[str], context: Context
) -> Waived:
    """Mark the findings that a waiver covers; it stays in the report, with the waiver's reason.

    Args:
        leaflet: the leaflet.
        findings: what the checks found in it.
        ran: ids of the checks that ran: a waiver of another check cannot be said to be unused.
        context: for today, and for who may approve.
    """
    if not leaflet.data.waivers:
        return Waived(findings, ())
    in_force = context.waivers_in_force(leaflet)
    marked = tuple(_mark(finding, in_force) for finding in findings)
    return Waived(marked, tuple(_problems(leaflet, findings, ran, context)))


def _mark(finding: Finding, waivers: tuple[Waiver, ...]) -> Finding:
    reason = next((waiver.reason for waiver in waivers if _covers(waiver, finding)), None)
    return replace(finding, waived=reason)


def _covers(waiver: Waiver, finding: Finding) -> bool:
    return waiver.check == finding.check and waiver.rule in {None, finding.rule}


def _problems(
    leaflet: Leaflet, findings: tuple[Finding, ...], ran: Collection[str], context: Context
) -> Iterator[Problem]:
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
