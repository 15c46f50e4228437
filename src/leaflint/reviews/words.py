"""Words that every format of a list of reviews uses."""

from __future__ import annotations

from leaflint.checks.summary import ReviewStatus
from leaflint.core.dates import spoken_day
from leaflint.core.plural import how_long, plural
from leaflint.reviews.review_list import Entry, FileReview, ReviewList


def in_words(status: ReviewStatus) -> str:
    """Return a status in words, such as "long overdue"."""
    return status.value.replace("-", " ")


def status(entry: Entry) -> str:
    """Return the status of a leaflet in words."""
    return in_words(entry.review) + ("" if entry.published else " (a draft)")


def planned(reviewed: Entry | FileReview) -> str:
    """Return the date for which the review is planned, as a reader is shown it."""
    return reviewed.next_review.spoken if reviewed.next_review else "no date"


def late_or_left(entry: Entry, reviews: ReviewList) -> str:
    """Say how late a review is or how long it has, such as "7 years and 10 months overdue"."""
    if entry.next_review is None:
        return "no review is planned"
    if entry.days_overdue:
        return f"{how_long(entry.next_review.last, reviews.as_of)} overdue"
    if entry.days_left:
        return f"due in {how_long(reviews.as_of, entry.next_review.first)}"
    return "due now"


def columns(reviews: ReviewList) -> tuple[str, ...]:
    """Return the headings of a table of leaflets."""
    last = "Loses" if reviews.leaver else "Approver"
    return "Leaflet", "Status", "Planned for", "Review", last


def cells(entry: Entry, reviews: ReviewList) -> tuple[str, str, str, str]:
    """Return a leaflet's cells in such a table, all but the first."""
    last = reviews.name(entry.approver)
    if reviews.leaver:
        lost = {"owner": entry.owner, "approver": entry.approver}
        last = " and ".join(name for name, person in lost.items() if person == reviews.leaver)
    return status(entry), planned(entry), late_or_left(entry, reviews), last


def summary(reviews: ReviewList) -> str:
    """Say how many leaflets stand how, such as "7 leaflets on 1 March 2026: 1 overdue, 6 current"."""
    parts = [f"{number} {in_words(status)}" for status, number in reviews.totals().items()]
    number = len(reviews.entries)
    leaflets = f"{number} {plural(number, 'leaflet')}"
    if reviews.leaver:
        leaflets = f"If {reviews.name(reviews.leaver)} leaves: {leaflets} without owner or approver"
    waiting = (
        f"; {len(reviews.emergencies)} to be approved afterwards" if reviews.emergencies else ""
    )
    stand = ", ".join(parts) or "nothing to review"
    return f"{leaflets} on {spoken_day(reviews.as_of)}: {stand}{waiting}"


EMERGENCIES = "Done in an emergency, and approved by nobody yet"
"""The heading over what was withdrawn, or got another number, before its approval."""


def files_heading(reviews: ReviewList) -> str:
    """Return the heading over policies and the like."""
    return "Policies that lose their owner" if reviews.leaver else "Policies past due"


def unread(reviews: ReviewList) -> str:
    """Say how many files could not be read."""
    files = f"{len(reviews.unread)} {plural(len(reviews.unread), 'file')}"
    return f"The dates of {files} could not be read, so nobody knows how they stand:"
