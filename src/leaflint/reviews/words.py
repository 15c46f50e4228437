"""How a list of reviews puts things, whatever its format."""

from __future__ import annotations

from leaflint.checks.review_date.shared_files import ReviewedFile
from leaflint.core.dates import how_long, spoken_day
from leaflint.reviews.estate import Entry, Estate
from leaflint.reviews.overview import totals


def status(entry: Entry) -> str:
    """Return the status in words, such as "long overdue"."""
    return entry.review.value.replace("-", " ") + ("" if entry.published else " (a draft)")


def planned(reviewed: Entry | ReviewedFile) -> str:
    """Return the date for which the review is planned, as a reader is shown it."""
    return reviewed.next_review.spoken if reviewed.next_review else "no date"


def late_or_left(entry: Entry, estate: Estate) -> str:
    """Say how late a review is or how long it has, such as "7 years and 10 months overdue"."""
    if entry.next_review is None:
        return "no review is planned"
    if entry.days_overdue:
        return f"{how_long(entry.next_review.last, estate.as_of)} overdue"
    if entry.days_left:
        return f"due in {how_long(estate.as_of, entry.next_review.first)}"
    return "due now"


def loses(entry: Entry, estate: Estate) -> str:
    """Say what a leaflet loses with the person who leaves."""
    lost = {"owner": entry.owner, "approver": entry.approver}
    return " and ".join(name for name, person in lost.items() if person == estate.leaver)


def summary(estate: Estate) -> str:
    """Say how many leaflets stand how, such as "7 leaflets on 1 March 2026: 1 overdue, 6 current"."""
    parts = [f"{number} {one.value.replace('-', ' ')}" for one, number in totals(estate).items()]
    number = len(estate.entries)
    leaflets = f"{number} leaflet{'' if number == 1 else 's'}"
    if estate.leaver:
        leaflets = f"If {estate.name(estate.leaver)} leaves: {leaflets} without owner or approver"
    return f"{leaflets} on {spoken_day(estate.as_of)}: {', '.join(parts) or 'nothing to review'}"


def files_heading(estate: Estate) -> str:
    """Return the heading over policies and the like."""
    return "Policies that lose their owner" if estate.leaver else "Policies past due"


def unread(estate: Estate) -> str:
    """Say how many files could not be read."""
    number = len(estate.unread)
    files = "1 file" if number == 1 else f"{number} files"
    return f"The dates of {files} could not be read, so nobody knows how they stand:"
