"""What a report says of a leaflet as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leaflint.checks.reading_age.result import ReadingAge
from leaflint.checks.review_date.status import ReviewStatus
from leaflint.core.dates import PartialDate


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """How a leaflet stands against its review dates.

    Attributes:
        status: against the day of the report.
        last_reviewed: as printed, or None.
        next_review: as printed, or None.
        banner: what readers see because the leaflet is past due, or None.
    """

    status: ReviewStatus
    last_reviewed: PartialDate | None
    next_review: PartialDate | None
    banner: str | None = None


@dataclass(frozen=True, slots=True)
class LeafletSummary:
    """One leaflet of a report.

    Attributes:
        file: path from the repository's root.
        checked: whether every check that was asked for ran on it.
        id: None, like all below, when the file could not be read.
        title: the leaflet's title.
        status: draft, published or withdrawn.
        risk: low, medium or high.
        owner: id of its owner.
        review: how it stands against its review dates.
        reading: its reading age, or None when that was not measured.
    """

    file: str
    checked: bool
    id: str | None = None
    title: str | None = None
    status: Literal["draft", "published", "withdrawn"] | None = None
    risk: Literal["low", "medium", "high"] | None = None
    owner: str | None = None
    review: ReviewSummary | None = None
    reading: ReadingAge | None = None
