"""The policy on reviews, `checks/review-date.yaml`, and how a review date stands by it on a day.

A date is a period: "2018" means the whole year. A review planned for 2018 is due from 1 January
2018 and overdue after 31 December 2018.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field, field_validator

from leaflint.checks.summary import LATE, ReviewStatus
from leaflint.content.models.fields import FileModel, Risk, Text, Whole, editor_error
from leaflint.content.models.policy import Policy
from leaflint.core.dates import PartialDate, add_months
from leaflint.core.plural import how_long, plural

PLANNED = "{planned}"
"""Stands in the policy's banner for the date that the review was planned for."""


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
    glossary_months: Whole = Field(36, ge=1)
    """Months for which the explanation of a term holds once somebody has checked it."""
    banner: Text = (
        f"The review of this leaflet was planned for {PLANNED} and has not been done yet. "
        "Some of what it says may be out of date. Please ask your care team if you are not sure."
    )
    """What readers see on a leaflet that is past due; {planned} stands for the date."""
    issues_per_run: Whole = Field(20, ge=1)
    """GitHub issues that one sweep may open, so that a first sweep floods nobody."""
    sweep_days: Whole = Field(10, ge=1)
    """Days after which the alarm counts as broken when no sweep has run."""

    @field_validator("banner")
    @classmethod
    def _only_names_the_date(cls, banner: str) -> str:
        if "{" in banner.replace(PLANNED, ""):
            raise editor_error(f"may hold {PLANNED} and no other brackets like these")
        return banner

    def banner_for(self, next_review: PartialDate) -> str:
        """Return what readers see on a leaflet that is past due."""
        return self.banner.strip().replace(PLANNED, next_review.spoken)

    def is_old(self, checked: PartialDate | None, risk: Risk, today: date) -> bool:
        """Return whether a source must be read again: nobody checked it, or too long ago for the risk."""
        months = self.longest_interval.months(risk)
        return checked is None or today > add_months(checked.last, months)

    def review_status(
        self, next_review: PartialDate | None, today: date, *, withdrawn: bool = False
    ) -> ReviewStatus:
        """Return how a review date stands on a day."""
        if withdrawn:
            return ReviewStatus.WITHDRAWN
        if next_review is None:
            return ReviewStatus.NO_DATE
        if today > next_review.last:
            long_after = add_months(next_review.last, self.long_overdue_months)
            return ReviewStatus.LONG_OVERDUE if today > long_after else ReviewStatus.OVERDUE
        if today >= next_review.first:
            return ReviewStatus.DUE
        if (next_review.first - today).days <= max(self.notice_days):
            return ReviewStatus.DUE_SOON
        return ReviewStatus.CURRENT


def describe(next_review: PartialDate, status: ReviewStatus, today: date) -> str:
    """Say in words how a review stands, with the time that it is late or that is left."""
    days = (next_review.first - today).days
    if status in LATE:
        when = f"{how_long(next_review.last, today)} overdue"
    else:
        when = "due now" if status is ReviewStatus.DUE else f"due in {days} {plural(days, 'day')}"
    return f"the review planned for {next_review.spoken} is {when}"
