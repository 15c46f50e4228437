"""What changed from one report to the next: the findings that came, and those that went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflint.core.escape import visible
from leaflint.core.finding import Finding, Severity
from leaflint.core.plural import count
from leaflint.engine.report import Report


class Differences(NamedTuple):
    """The findings that are new and those that are gone, without those that only moved."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]


def find_differences(before: Report, after: Report) -> Differences:
    """Compare two reports on one repository."""
    old, new = before.findings, after.findings
    return Differences(tuple(_without(new, old)), tuple(_without(old, new)))


def _without(findings: Iterable[Finding], others: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that have no equal among others, each of which is the equal of one."""
    left = Counter(map(_key, others))
    for finding in findings:
        key = _key(finding)
        left[key] -= 1
        if left[key] < 0:
            yield finding


def _key(finding: Finding) -> tuple[object, ...]:
    """Return what makes two findings the same, wherever they stand."""
    what = finding.fingerprint, finding.message, finding.severity, finding.counts
    return finding.position.file, *what


def describe_differences(differences: Differences, report: Report) -> Iterator[str]:
    """Yield what came and what went, a line each, then what there is now."""
    for finding in differences.gone:
        yield f"- {_line(finding)}"
    for finding in differences.new:
        yield f"+ {_line(finding)}"
        if finding.help:
            yield f"  → {visible(finding.help)}"
    now = ", ".join(count(report.count(severity), severity.value) for severity in Severity)
    unchecked = f"; {report.unchecked} not checked in full" if report.unchecked else ""
    yield f"Now {now} in {count(report.found, 'leaflet')}{unchecked}."


def _line(finding: Finding) -> str:
    at = finding.position
    place = f"{visible(at.file)}:{at.line}:{at.column}"
    return f"{finding.severity.value} {place}  {finding.name}  {visible(finding.message)}"
