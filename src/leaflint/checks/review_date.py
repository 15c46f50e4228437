"""Every leaflet's review is in time, and its dates make sense.

A leaflet that nobody has looked at for years can tell readers to take a drug that is no longer
given, or to ring a number that nobody answers. This check compares the printed dates with today.

Dates are periods: "2018" means the whole year. A review planned for 2018 is *due* from 1 January
2018 and *overdue* after 31 December 2018. Before that it is *due soon* from the first of the
policy's notice periods on; a year after (policy: `long_overdue_months`) it is *long overdue*.
The longest time between two reviews depends on the leaflet's `risk`. A withdrawn leaflet is not
judged. Owners who leave, evidence and policy files fall due by the same rules.

Source: the NHS pattern of a review every three years, sooner where the risk is higher; the
policy file says which numbers are in force.

Passes::

    review: {last_reviewed: 2026-03, next_review: 2028-03}

Fails with overdue::

    review: {last_reviewed: 2023, next_review: 2025}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from pydantic import Field

from leaflint.checks.check import Check, Context, Fact, Rule
from leaflint.dates import PartialDate, add_months, how_long, spoken_day
from leaflint.finding import Position, Problem, Severity
from leaflint.leaflet import Leaflet
from leaflint.models.fields import FileModel, Risk, Whole
from leaflint.models.policy import Policy


class ReviewStatus(StrEnum):
    """How a leaflet stands against its next review date."""

    CURRENT = "current"
    DUE_SOON = "due-soon"
    DUE = "due"
    OVERDUE = "overdue"
    LONG_OVERDUE = "long-overdue"
    NO_DATE = "no-date"
    WITHDRAWN = "withdrawn"


class LongestInterval(FileModel):
    """Months from one review to the next, at most, by the leaflet's risk."""

    low: Whole = Field(36, ge=1)
    """Months for leaflets of low risk."""
    medium: Whole = Field(24, ge=1)
    """Months for leaflets of medium risk."""
    high: Whole = Field(12, ge=1)
    """Months for leaflets of high risk."""

    def months(self, risk: Risk) -> int:
        """Return the months for a risk."""
        return {"low": self.low, "medium": self.medium, "high": self.high}[risk]


class Settings(Policy):
    """When reviews are due, and how long before that a warning comes."""

    longest_interval: LongestInterval = LongestInterval()
    """Months from one review to the next, at most, by risk."""
    notice_days: tuple[Whole, ...] = Field((180, 90, 30), min_length=1)
    """Days before a review is due on which its owner is told."""
    long_overdue_months: Whole = Field(12, ge=1)
    """Months after which an overdue review is long overdue."""


RULES = {
    "missing-date": Rule(Severity.ERROR, "a published leaflet has no review date"),
    "future-review": Rule(Severity.ERROR, "the last review lies in the future"),
    "dates-reversed": Rule(Severity.ERROR, "the next review is not after the last"),
    "interval": Rule(Severity.ERROR, "the next review is later than policy allows"),
    "long-overdue": Rule(Severity.ERROR, "the review is long overdue"),
    "overdue": Rule(Severity.WARNING, "the review is overdue"),
    "due": Rule(Severity.WARNING, "the review is due now"),
    "due-soon": Rule(Severity.NOTICE, "the review is due soon"),
    "evidence-old": Rule(Severity.WARNING, "a source was not checked for too long"),
    "owner-left": Rule(Severity.ERROR, "the owner has left"),
    "owner-leaves": Rule(Severity.WARNING, "the owner leaves soon"),
    "policy-overdue": Rule(Severity.WARNING, "a policy or glossary is past its own review date"),
}


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


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Compare a leaflet's dates with today and with each other."""
    if leaflet.data.status == "withdrawn":
        return
    yield from _missing_dates(leaflet)
    yield from _senseless_dates(leaflet, settings, context.today)
    yield from _due(leaflet, settings, context.today)
    yield from _evidence(leaflet, settings, context.today)
    yield from _owner(leaflet, settings, context)


def _missing_dates(leaflet: Leaflet) -> Iterator[Problem]:
    if leaflet.data.status != "published":
        return
    for key in ("last_reviewed", "next_review"):
        if getattr(leaflet.data.review, key) is None:
            message = f"a published leaflet has no `{key}`"
            help_text = f"Write `{key}: YYYY-MM` under `review`."
            yield Problem("missing-date", leaflet.at("review", key), message, help_text, key)


def _senseless_dates(leaflet: Leaflet, settings: Settings, today: date) -> Iterator[Problem]:
    last, following = leaflet.data.review.last_reviewed, leaflet.data.review.next_review
    if last is not None and last.first > today:
        message = f"`last_reviewed` is {last.spoken}, which is after today ({spoken_day(today)})"
        help_text = "Write the day of the review that took place."
        yield Problem("future-review", leaflet.at("review", "last_reviewed"), message, help_text)
    if last is None or following is None:
        return
    at = leaflet.at("review", "next_review")
    if following.last <= last.first:
        message = f"`next_review` ({following.spoken}) is not after `last_reviewed` ({last.spoken})"
        yield Problem("dates-reversed", at, message, "Correct whichever of the two is wrong.")
        return
    months = settings.longest_interval.months(leaflet.data.risk)
    latest = add_months(last.last, months)
    if following.first > latest:
        message = (
            f"`next_review` ({following.spoken}) is more than {months} months after "
            f"`last_reviewed` ({last.spoken}), the longest for {leaflet.data.risk} risk"
        )
        help_text = f"Plan the review for {spoken_day(latest)} at the latest."
        yield Problem("interval", at, message, help_text)


def _due(leaflet: Leaflet, settings: Settings, today: date) -> Iterator[Problem]:
    review = leaflet.data.review
    status = review_status(review.next_review, today, settings)
    if review.next_review is None or status is ReviewStatus.CURRENT:
        return
    last = f" (last reviewed {review.last_reviewed.spoken})" if review.last_reviewed else ""
    message = f"{describe(review.next_review, status, today)}{last}"
    help_text = "Review the whole leaflet, then record the review and its new dates."
    yield Problem(status.value, leaflet.at("review", "next_review"), message, help_text)


def describe(next_review: PartialDate, status: ReviewStatus, today: date) -> str:
    """Say in words how a review stands, with the time that it is late or that is left."""
    planned = next_review.spoken
    if status in {ReviewStatus.OVERDUE, ReviewStatus.LONG_OVERDUE}:
        late = how_long(next_review.last, today)
        return f"the review planned for {planned} is {late} overdue"
    if status is ReviewStatus.DUE:
        return f"the review planned for {planned} is due now"
    days = (next_review.first - today).days
    return f"the review planned for {planned} is due in {days} day{'s' if days != 1 else ''}"


def _evidence(leaflet: Leaflet, settings: Settings, today: date) -> Iterator[Problem]:
    months = settings.longest_interval.months(leaflet.data.risk)
    for number, evidence in enumerate(leaflet.data.evidence):
        if evidence.checked is None:
            when = "has no date on which it was checked"
        elif today > add_months(evidence.checked.last, months):
            when = f"was last checked {evidence.checked.spoken}, more than {months} months ago"
        else:
            continue
        message = f"the source '{evidence.title}' {when}"
        help_text = "Read it again; if the leaflet still agrees with it, write the new date."
        at = leaflet.at("evidence", number, "checked")
        yield Problem("evidence-old", at, message, help_text, evidence.title)


def _owner(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    owner = next((one for one in context.people.people if one.id == leaflet.data.owner), None)
    if owner is None or owner.leaves is None:
        return
    at = leaflet.at("owner")
    help_text = "Name a new owner from people.yaml."
    if context.today > owner.leaves.last:
        message = f"the owner, {owner.name}, left ({owner.leaves.spoken})"
        yield Problem("owner-left", at, message, help_text, owner.id)
    elif (owner.leaves.last - context.today).days <= max(settings.notice_days):
        message = f"the owner, {owner.name}, leaves ({owner.leaves.spoken})"
        yield Problem("owner-leaves", at, message, help_text, owner.id)


def check_estate(
    facts: tuple[Fact, ...], settings: Settings, context: Context
) -> Iterator[Problem]:
    """Hold the policy files and the glossary against their own review dates."""
    for check_id, policy in context.policies.items():
        if policy.data is not None:
            due = policy.data.next_review
            yield from _policy_due(
                f"the policy for {check_id}", due, policy.at("next_review"), settings, context
            )
    glossary = context.shared["glossary"]
    if context.glossary.next_review is not None:
        due = context.glossary.next_review
        yield from _policy_due("the glossary", due, glossary.at("next_review"), settings, context)


def _policy_due(
    name: str, next_review: PartialDate, at: Position, settings: Settings, context: Context
) -> Iterator[Problem]:
    status = review_status(next_review, context.today, settings)
    if status in {ReviewStatus.OVERDUE, ReviewStatus.LONG_OVERDUE}:
        message = f"{name}: {describe(next_review, status, context.today)}"
        help_text = "Its owner reads it again and writes the new date."
        yield Problem("policy-overdue", at, message, help_text, name)


CHECK = Check(
    id="review-date",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
    estate=check_estate,
    needs=("people",),
)
