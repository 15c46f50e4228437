"""What a run found: plain, immutable data that every format is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Literal

from leaflint.finding import Finding, Severity
from leaflint.models.fields import Date, Risk, Status
from leaflint.reading.reading_age import ReadingAge
from leaflint.report.shard import ShardRecord
from leaflint.reviews.status import ReviewStatus

FORMAT_VERSION = 1
"""Version of the report's data; it rises when a key is renamed, removed or changes its meaning."""

FailOn = Literal["error", "warning", "never"]
"""The least severity that makes a run fail."""


class ExitCode(IntEnum):
    """What the end of a run says to scripts and CI."""

    PASSED = 0
    """Everything found was checked, and nothing at or above `--fail-on` was found."""
    FAILED = 1
    """Findings at or above `--fail-on`, or a leaflet that could not be checked."""
    UNUSABLE = 2
    """The job could not be done: bad arguments, broken policy, nothing to check."""
    DEFECT = 3
    """A defect in Leaflint itself."""


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
    last_reviewed: Date | None
    next_review: Date | None
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
    status: Status | None = None
    risk: Risk | None = None
    owner: str | None = None
    review: ReviewSummary | None = None
    reading: ReadingAge | None = None


@dataclass(frozen=True, slots=True)
class NotRun:
    """A check that could not run, so that no leaflet counts as checked.

    Attributes:
        check: id of the check.
        because: the file that is missing or broken.
        policy: True when that is a policy file.
    """

    check: str
    because: str
    policy: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a run found.

    Attributes:
        format_version: version of this data's shape.
        leaflint: version of Leaflint.
        today: the day for which the report is made.
        changed_since: the commit that changes are counted from, or None for a report on everything.
        checks: ids of the checks that were asked for.
        not_run: those of them that could not run.
        passed_over: how many leaflets are not reported on: they were not asked for.
        leaflets: every leaflet that is reported on, by file.
        findings: every finding, by file, line and column.
        folder: where the repository of leaflets lies in its git repository, with a slash at the end;
            empty at the top.
        shard: for a report on one shard: which, and what it takes to merge it; else None.
    """

    format_version: int
    leaflint: str
    today: date
    changed_since: str | None
    checks: tuple[str, ...]
    not_run: tuple[NotRun, ...]
    passed_over: int
    leaflets: tuple[LeafletSummary, ...]
    findings: tuple[Finding, ...]
    folder: str = ""
    shard: ShardRecord | None = None

    @property
    def found(self) -> int:
        """How many leaflet files are reported on."""
        return len(self.leaflets)

    @property
    def checked(self) -> int:
        """How many of them every check ran on."""
        return sum(leaflet.checked for leaflet in self.leaflets)

    @property
    def unchecked(self) -> int:
        """How many of them some check could not run on."""
        return self.found - self.checked

    def count(self, severity: Severity) -> int:
        """Return how many findings of a severity count: those that are waived do not."""
        return sum(one.severity is severity and one.waived is None for one in self.findings)

    def exit_code(self, fail_on: FailOn) -> ExitCode:
        """Return what the run ends with. What could not be checked is never passed."""
        if any(one.policy for one in self.not_run):
            return ExitCode.UNUSABLE
        blocking = self.count(Severity.ERROR) if fail_on != "never" else 0
        if fail_on == "warning":
            blocking += self.count(Severity.WARNING)
        return ExitCode.FAILED if blocking or self.unchecked else ExitCode.PASSED
