"""Who answers for a leaflet or a policy: owner, approver, and whoever recorded that it was reviewed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from leaflint.checks.check import Context
from leaflint.checks.review_date.settings import Settings
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import SignOff
from leaflint.core.finding import Position, Problem

Task = Literal["owner", "approver"]
"""What somebody is to a leaflet or a policy."""

_HELP: dict[Task, str] = {
    "owner": "Name a new owner from people.yaml.",
    "approver": "Agree now who approves it next time; a review by that person settles it.",
}


def leaving(
    task: Task, person: str | None, at: Position, settings: Settings, context: Context
) -> Iterator[Problem]:
    """Say when a person (an id) has left or leaves within the longest notice period."""
    for known in context.people.people:
        if known.id != person or known.leaves is None:
            continue
        days = (known.leaves.last - context.today).days
        if days <= max(settings.notice_days):
            verb = "left" if days < 0 else "leaves"
            message = f"the {task}, {known.name}, {verb} ({known.leaves.spoken})"
            yield Problem(f"{task}-{verb}", at, message, _HELP[task], known.id)


def _reviews(leaflet_id: str, context: Context) -> list[SignOff]:
    """Return the records of a leaflet's reviews: those for which somebody read the whole leaflet."""
    sign_offs = context.sign_offs_of(leaflet_id)
    records = sign_offs.records if sign_offs else ()
    return [record for record in records if record.kind == "review"]


def has_reviews(leaflet_id: str, context: Context) -> bool:
    """Whether `sign-off` compares the leaflet's dates with a review that is on record."""
    return "sign-off" in context.policies and bool(_reviews(leaflet_id, context))


def last_approver(leaflet_id: str, context: Context) -> str | None:
    """Return the id of whoever approved a leaflet last: who would be asked again."""
    records = _reviews(leaflet_id, context)
    return records[-1].by if records else None


def likely_approver(topics: Collection[str], context: Context) -> str | None:
    """Return the id of the clinical reviewer in line for a leaflet that nobody has approved yet.

    The first in people.yaml who approves one of its topics by name, else the first who approves
    all topics; nobody who has left.
    """
    reviewers = [
        person
        for person in context.people.people
        if person.role == "clinical-reviewer"
        and (person.leaves is None or context.today <= person.leaves.last)
    ]
    for person in reviewers:
        if not set(person.approves).isdisjoint(topics):
            return person.id
    return next((person.id for person in reviewers if not person.approves), None)


def moved_dates(leaflet: Leaflet, context: Context) -> Iterator[Problem]:
    """Find the review dates that moved forward since the base though no record accounts for it."""
    before = context.base.leaflet(leaflet.file) if context.base else None
    if before is None or leaflet.data.status != "published":
        return
    old, new = before.data.review, leaflet.data.review
    # A review must be on record after the old date, and up to the new one (and today).
    since = old.last_reviewed.first if old.last_reviewed else None
    until = min(context.today, new.last_reviewed.last) if new.last_reviewed else context.today
    days = [record.date.first for record in _reviews(leaflet.data.id, context)]
    if any((since is None or day > since) and day <= until for day in days):
        return
    moved = [
        (key, f"`{key}` moved from {former.spoken if former else 'no date'} to {present.spoken}")
        for key, former, present in (
            ("last_reviewed", old.last_reviewed, new.last_reviewed),
            ("next_review", old.next_review, new.next_review),
        )
        if present is not None
        and not (former and present.first <= former.first and present.last <= former.last)
    ]
    if moved:
        message = f"{' and '.join(text for _, text in moved)}, and nothing says who reviewed what"
        help_text = (
            f"Review the whole leaflet and record it: leaflint sign-off {leaflet.data.id} "
            "--by PERSON. If nobody has reviewed it, put the date back."
        )
        key = moved[0][0]
        yield Problem("date-moved", leaflet.at("review", key), message, help_text, key)
