"""What a check says: a problem, and the finding that the run makes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error blocks, a warning is shown, a notice informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A stretch of a file; lines and columns count from 1, columns in characters, end exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


def start_of(file: str) -> Position:
    """Return the first character of a file, for problems that concern it as a whole."""
    return Position(file, 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction: replace the characters from `start` to `end` of the file's text."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check found, before policy gives it a severity.

    The message says what is wrong, the value seen and the limit; the help what to do next. The subject
    is what the problem is about, in words that stay when lines move or time passes (empty: the rule
    alone): it makes the fingerprint. A severity is one that the policy sets for just this case.
    """

    rule: str
    at: Position
    message: str
    help: str = ""
    subject: str = ""
    section: str | None = None
    fix: Fix | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its severity, as reports show it.

    Attributes:
        check: id of the check.
        rule: id of the rule within the check.
        severity: from policy, for this leaflet's status and risk.
        position: the file, and where in it.
        leaflet: id of the leaflet, or None for a shared file.
        section: heading of the section it stands in, or None.
        message: what is wrong, the value seen and the limit.
        help: what to do next; may be empty.
        fix: a correction to offer, or None; `leaflint fix` makes those that replace no word.
        fingerprint: 16 hexadecimal digits that stay the same when lines move or time passes.
        waived: the reason of the waiver that covers it, or None.
        in_baseline: whether it waits in the leaflet's baseline.
    """

    check: str
    rule: str
    severity: Severity
    position: Position
    leaflet: str | None
    section: str | None
    message: str
    help: str
    fix: Fix | None
    fingerprint: str
    waived: str | None = None
    in_baseline: bool = False

    @property
    def counts(self) -> bool:
        """Whether it counts: it is neither waived nor in the baseline."""
        return self.waived is None and not self.in_baseline

    @property
    def name(self) -> str:
        """The check and its rule: `reading-age/above-target`."""
        return f"{self.check}/{self.rule}"


def fingerprint(check: str, problem: Problem, occurrence: int) -> str:
    """Return 16 hexadecimal digits that stay when lines move, wording is tuned or time passes.

    `occurrence` tells apart findings that are alike in everything else: 0 for the first.
    """
    parts = (check, problem.rule, problem.at.file, problem.section or "", problem.subject)
    key = "\0".join((*parts, str(occurrence)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return findings by the file that they are in, each list in the order given."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.position.file, []).append(finding)
    return grouped


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings as reports list them: by file, line and column, then by what they say."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[object, ...]:
    at = finding.position
    place = (at.file, at.line, at.column, at.end_line, at.end_column)
    likeness = (finding.check, finding.rule, finding.message, finding.fingerprint)
    # Two leaflets may have the same finding in a file that both stand for, such as their sign-offs.
    rest = (finding.severity.rank, finding.leaflet or "", finding.waived or "", finding.in_baseline)
    return *place, *likeness, *rest
