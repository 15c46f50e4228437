"""Review dates that moved although no sign-off record says that the leaflet was reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from leaflint.checks.check import Context
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import Review
from leaflint.content.models.sign_off import SignOff
from leaflint.core.dates import PartialDate
from leaflint.core.finding import Problem


def moved_dates(
    leaflet: Leaflet, records: Iterable[SignOff], context: Context
) -> Iterator[Problem]:
    """Find the review dates that moved forward since the base though no record accounts for it."""
    before = context.base.leaflet(leaflet.file) if context.base else None
    if before is None or leaflet.data.status != "published":
        return
    old, new = before.data.review, leaflet.data.review
    if _is_reviewed_between(old, new, records, context.today):
        return
    for key, former, present in (
        ("last_reviewed", old.last_reviewed, new.last_reviewed),
        ("next_review", old.next_review, new.next_review),
    ):
        if present is None or not _is_later(present, former):
            continue
        was = former.spoken if former else "no date"
        message = (
            f"`{key}` moved from {was} to {present.spoken}, and nothing says who reviewed what"
        )
        help_text = (
            f"Review the whole leaflet and record it: leaflint sign-off {leaflet.data.id} "
            "--by PERSON. If nobody has reviewed it, put the date back."
        )
        yield Problem("date-moved", leaflet.at("review", key), message, help_text, key)


def _is_later(present: PartialDate, former: PartialDate | None) -> bool:
    return former is None or present.first > former.first or present.last > former.last


def _is_reviewed_between(old: Review, new: Review, records: Iterable[SignOff], today: date) -> bool:
    """Whether a review is on record after the old date, and up to the new one (and today)."""
    latest = today
    if new.last_reviewed is not None:
        latest = min(latest, new.last_reviewed.last)
    days = [record.date.first for record in records]
    return any(
        (old.last_reviewed is None or day > old.last_reviewed.first) and day <= latest
        for day in days
    )
