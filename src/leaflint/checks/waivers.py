"""Which waivers of a leaflet hold."""

from __future__ import annotations

from typing import Literal

from leaflint.checks.check import Context
from leaflint.checks.offers import WAIVER_MONTHS
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import Waiver
from leaflint.core.dates import add_months

WaiverFault = Literal[
    "unknown-check", "waiver-expired", "waiver-approver", "waiver-unsigned", "waiver-term"
]
"""The rule of `schema` that a waiver breaks, so that it does not hold."""


def why_not_waived(leaflet: Leaflet, waiver: Waiver, context: Context) -> WaiverFault | None:
    """Return the rule by which a waiver of a leaflet does not hold today, or None if it holds."""
    if waiver.check not in context.waivable:
        return "unknown-check"
    if context.today > waiver.expires.last:
        return "waiver-expired"
    approvers = (person for person in context.people.people if person.id == waiver.approved_by)
    if all(person.why_not_waiver_approver(context.today) for person in approvers):
        return "waiver-approver"
    sign_offs = context.sign_offs_of(leaflet.data.id)
    signed_waivers = sign_offs.waivers if sign_offs else ()
    days = [signed.date.first for signed in signed_waivers if signed.is_for(waiver)]
    if not days or min(days) > context.today:
        return "waiver-unsigned"
    latest = add_months(max(days), context.offered(WAIVER_MONTHS))
    return "waiver-term" if waiver.expires.last > latest else None


def waivers_in_force(leaflet: Leaflet, context: Context) -> tuple[Waiver, ...]:
    """Return the waivers of a leaflet that hold today."""
    waivers = leaflet.data.waivers
    return tuple(waiver for waiver in waivers if not why_not_waived(leaflet, waiver, context))


def new_waivers(leaflet: Leaflet, context: Context) -> tuple[Waiver, ...]:
    """Return the waivers that came with the change being checked; none without a base."""
    before = context.before(leaflet)
    known = before.data.waivers if before else ()
    waivers = leaflet.data.waivers if context.base else ()
    return tuple(waiver for waiver in waivers if waiver not in known)
