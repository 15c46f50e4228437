"""Allowing the waivers of a leaflet: whoever a waiver names signs it, word for word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import SignedWaiver
from leaflint.core.dates import PartialDate, spoken_day
from leaflint.core.errors import UsageError
from leaflint.files.tree import WorkingTree
from leaflint.operations.records import append_record
from leaflint.operations.signable import load_signable, sign_off_settings
from leaflint.operations.signing_policy import refuse_stranger


def sign_waivers(
    root: Path, name: str, by: str, today: date
) -> tuple[Leaflet, tuple[SignedWaiver, ...]]:
    """Record that a person (an id) allows the waivers of a leaflet that name them.

    Returns:
        The leaflet, and the waivers that were not signed before.

    Raises:
        UsageError: the person may not, or there is none to sign; nothing was written.
        OSError: the file cannot be written.
    """
    tree = WorkingTree(root)
    leaflet, _, sign_offs, person = load_signable(tree, name, by)
    if reason := person.why_not_waiver_approver(today):
        raise UsageError(f"the waivers of {leaflet.data.id} cannot be allowed by {by}: {reason}")
    if settings := sign_off_settings(tree):
        refuse_stranger(tree, person, settings)
    signed = sign_offs.waivers if sign_offs else ()
    new = tuple(
        SignedWaiver(
            by=by, date=PartialDate.of(today), **waiver.model_dump(exclude={"approved_by"})
        )
        for waiver in leaflet.data.waivers
        if waiver.approved_by == by and not any(known.is_for(waiver) for known in signed)
    )
    if not new:
        raise UsageError(
            f"{leaflet.file} has no waiver with `approved_by: {by}` still to be signed"
        )
    for waiver in new:
        if waiver.expires.last < today:
            expired = f"the waiver of {waiver.check} expired on {spoken_day(waiver.expires.last)}"
            raise UsageError(f"{leaflet.file}: {expired}")
    for waiver in new:
        append_record(root, leaflet.data.id, waiver)
    return leaflet, new
