"""How a review date stands on a day.

A date is a period: "2018" means the whole year. A review planned for 2018 is due from 1 January
2018 and overdue after 31 December 2018.
"""

from __future__ import annotations

from datetime import date

from leaflint.checks.review_date.settings import Settings
from leaflint.checks.summary import LATE, ReviewStatus
from leaflint.core.dates import PartialDate, add_months, how_long
from leaflint.core.plural import plural


def review_status(
    next_review: PartialDate | None, today: date, settings: Settings, *, withdrawn: bool = False
) -> ReviewStatus:
    """Return how a review date stands on a day."""
    if withdrawn:
        return ReviewStatus.WITHDRAWN
    if next_review is None:
        return ReviewStatus.NO_DATE
    if today > next_review.last:
        long_after = add_months(next_review.last, settings.long_overdue_months)
        return ReviewStatus.LONG_OVERDUE if today > long_after else ReviewStatus.OVERDUE
    if today >= next_review.first:
        return ReviewStatus.DUE
    if (next_review.first - today).days <= max(settings.notice_days):
        return ReviewStatus.DUE_SOON
    return ReviewStatus.CURRENT


def describe(next_review: PartialDate, status: ReviewStatus, today: date) -> str:
    """Say in words how a review stands, with the time that it is late or that is left."""
    planned = next_review.spoken
    if status in LATE:
        late = how_long(next_review.last, today)
        return f"the review planned for {planned} is {late} overdue"
    if status is ReviewStatus.DUE:
        return f"the review planned for {planned} is due now"
    days = (next_review.first - today).days
    return f"the review planned for {planned} is due in {days} {plural(days, 'day')}"
