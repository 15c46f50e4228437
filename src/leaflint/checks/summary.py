"""The summary of a leaflet: what checks know of it as a whole, beside their findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from leaflint.checks.reading_costs import SectionCosts
from leaflint.core.dates import PartialDate
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import Age, Measure, Scores


class ReviewStatus(StrEnum):
    """How a leaflet stands against its next review date."""

    CURRENT = "current"
    DUE_SOON = "due-soon"
    DUE = "due"
    OVERDUE = "overdue"
    LONG_OVERDUE = "long-overdue"
    NO_DATE = "no-date"
    WITHDRAWN = "withdrawn"


LATE = frozenset({ReviewStatus.OVERDUE, ReviewStatus.LONG_OVERDUE})
"""The statuses past due."""

NEEDS_REVIEW = LATE | {ReviewStatus.NO_DATE}
"""The statuses in which a published leaflet needs its review now."""


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """How a leaflet stands, on the day of the report, against its review dates as printed.

    The banner is what readers see because the leaflet is past due.
    """

    status: ReviewStatus
    last_reviewed: PartialDate | None
    next_review: PartialDate | None
    banner: str | None = None


Treatment = Literal["excused", "counted"]
"""Whether the score without or with the declared terms is compared with the limits."""


@dataclass(frozen=True, slots=True)
class SectionReading:
    """How hard one section is to read; sections are short, so that the age is mostly a band.

    Attributes:
        heading: the section's heading.
        counts: its counts, with declared terms as policy says.
        age: the reading age by the policy's measure, or None for a section without a sentence.
    """

    heading: str
    counts: Counts
    age: Age | None


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """How hard a leaflet is to read.

    Attributes:
        age: the reading age that counts, by the policy's measure.
        target: the reading age in years that policy asks for; `maximum` is what it allows.
        measure: the formula that the age comes from.
        conventions: version of what counts as a sentence, word and syllable.
        declared_terms: which of the two scores below the age comes from: `excused` or `counted`.
        counted: the scores with every word.
        excused: the scores with each word of the declared terms as one of one syllable.
        terms: the glossary's terms that the leaflet cannot avoid and explains.
        before: the age before the change that is being checked; None without a base, for a new
            leaflet, or where it was not measured.
        change: years by which the age rose since (less than 0: it fell); None without `before`.
        costs: what to change first, by section; only for a leaflet above the target.
        sections: how hard each section is, in the order of the leaflet.
    """

    age: Age
    target: float
    maximum: float
    measure: Measure
    conventions: int
    declared_terms: Treatment
    counted: Scores
    excused: Scores
    terms: tuple[str, ...]
    before: Age | None
    change: float | None
    costs: tuple[SectionCosts, ...]
    sections: tuple[SectionReading, ...] = ()

    @property
    def is_above_target(self) -> bool:
        """Whether the leaflet is harder to read than policy asks for."""
        return self.age.held > self.target

    @property
    def is_above_maximum(self) -> bool:
        """Whether the leaflet is harder to read than policy allows."""
        return self.age.held > self.maximum


@dataclass(frozen=True, slots=True)
class LeafletSummary:
    """One leaflet of a report.

    Attributes:
        file: path from the repository's root.
        checked: whether every check that was asked for ran on it.
        id: None, like all below, when the file could not be read.
        review: how it stands against its review dates (`review-date`).
        reading: its reading age, or None when that was not measured (`reading-age`).
    """

    file: str
    checked: bool
    id: str | None = None
    title: str | None = None
    # As the models have them, without pydantic: a run that finds everything in the cache loads none.
    status: Literal["draft", "published", "withdrawn"] | None = None
    risk: Literal["low", "medium", "high"] | None = None
    owner: str | None = None
    review: ReviewSummary | None = None
    reading: ReadingAge | None = None
