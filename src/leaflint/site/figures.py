"""The figures by which many leaflets are led: how those that patients read stand on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from statistics import median
from typing import NamedTuple

from leaflint.core.finding import Finding, Severity


class Stand(NamedTuple):
    """How one leaflet that patients read stands on a day.

    Attributes:
        is_late: whether it is past due, or has no review date at all.
        days_overdue: days since it fell overdue; 0 when it is not, or has no date.
        is_signed: whether its text is an approved one; a minor edit keeps an approval.
        age: its reading age in years; None where that was not measured.
        findings: errors and warnings in its text, those that are waived or in the baseline too.
        waivers: waivers that hold.
    """

    is_late: bool
    days_overdue: int
    is_signed: bool
    age: float | None
    findings: int
    waivers: int


class Figures(NamedTuple):
    """How all leaflets that patients read stand on a day.

    Attributes:
        leaflets: how many there are; `unread` more cannot be read, and count as neither in date nor
            signed.
        median_overdue: days by which half of the overdue leaflets are late, or more; 0 with none.
        median_age: the reading age in years that half of them have, or more; None: not measured.
        worst_age: the lowest age among the hardest tenth of them.
    """

    day: date
    leaflets: int
    unread: int
    late: int
    signed: int
    median_overdue: int
    median_age: float | None
    worst_age: float | None
    findings: int
    waivers: int

    @property
    def all(self) -> int:
        """How many leaflets there are, those that cannot be read too."""
        return self.leaflets + self.unread

    @property
    def in_date(self) -> int:
        """How many leaflets are in date."""
        return self.leaflets - self.late

    @property
    def unsigned(self) -> int:
        """How many leaflets have a text that nobody approved."""
        return self.leaflets - self.signed


class Trend(NamedTuple):
    """The figures of months, oldest first and today's last; or why there are none but today's.

    `changed` are the months (YYYY-MM) in which the policy changed.
    """

    figures: tuple[Figures, ...]
    changed: frozenset[str] = frozenset()
    missing: str = ""

    def month_ago(self, months: int) -> Figures:
        """Return the figures of so many months before today, or the oldest that there are."""
        return self.figures[max(0, len(self.figures) - 1 - months)]


def add_up(day: date, stands: Sequence[Stand], unread: int) -> Figures:
    """Return the figures of leaflets, and of some that cannot be read."""
    late_by = [stand.days_overdue for stand in stands if stand.days_overdue]
    ages = sorted(stand.age for stand in stands if stand.age is not None)
    return Figures(
        day=day,
        leaflets=len(stands),
        unread=unread,
        late=sum(stand.is_late for stand in stands),
        signed=sum(stand.is_signed for stand in stands),
        median_overdue=int(median(late_by)) if late_by else 0,
        median_age=round(median(ages), 1) if ages else None,
        worst_age=ages[-ceil(len(ages) / 10)] if ages else None,
        findings=sum(stand.findings for stand in stands),
        waivers=sum(stand.waivers for stand in stands),
    )


def count_wrong(findings: Iterable[Finding]) -> int:
    """Return how many findings are errors or warnings."""
    return sum(finding.severity is not Severity.NOTICE for finding in findings)
