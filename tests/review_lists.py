"""Lists of reviews for tests, made without files."""

from __future__ import annotations

from datetime import date
from typing import Any

from leaflint.checks.review_date.settings import Settings
from leaflint.content.models.shared import Person
from leaflint.core.dates import PartialDate
from leaflint.reviews.review_list import Entry, ReviewList, Unread

TODAY = date(2026, 11, 22)
SETTINGS = Settings.model_validate(
    {"owner": "grace", "reason": "a", "source": "b", "next_review": "2028"}
)
PEOPLE = {
    "writers": Person(id="writers", name="The writers", kind="team", role="editor"),
    "ada": Person(id="ada", name="Ada Reviewer", role="clinical-reviewer", github="ada-reviewer"),
    "grace": Person(id="grace", name="Grace Lead", role="governance", github="grace-lead"),
}


def entry(leaflet: str, due: str | None, today: date = TODAY, **changes: Any) -> Entry:
    """Return a published leaflet of the writers that is due at a (partial) date."""
    next_review = PartialDate.parse(due) if due else None
    fields: dict[str, Any] = {
        "leaflet": leaflet,
        "title": leaflet.capitalize(),
        "file": f"content/leaflets/{leaflet}.yaml",
        "published": True,
        "risk": "medium",
        "owner": "writers",
        "approver": "ada",
        "last_reviewed": PartialDate(2024, 3),
        "next_review": next_review,
        "review": SETTINGS.review_status(next_review, today),
        "days_overdue": max(0, (today - next_review.last).days) if next_review else 0,
        "days_left": max(0, (next_review.first - today).days) if next_review else 0,
    }
    return Entry(**{**fields, **changes})


def review_list(
    *entries: Entry, today: date = TODAY, unread: tuple[Unread, ...] = ()
) -> ReviewList:
    """Return the list of some leaflets, the worst first."""
    ordered = tuple(sorted(entries, key=lambda entry: entry.order))
    return ReviewList(today, ordered, unread, (), PEOPLE, SETTINGS)
