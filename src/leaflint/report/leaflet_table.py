"""The leaflets of a report as a Markdown table: findings, reading age, review, sign-off."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from leaflint.checks.summary import LeafletSummary
from leaflint.core.finding import Finding, Severity
from leaflint.core.markdown import code, escape, table
from leaflint.core.plural import count
from leaflint.engine.report import Report
from leaflint.report.sections import Section
from leaflint.report.words import NEEDS_ACTION

_SIGN_OFF = "sign-off"
"""Id of the check that compares the words of a leaflet with what was approved."""


def leaflet_table(report: Report) -> Section:
    """Return the section with a row for each leaflet, those with most errors first."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.waived is None:
            found[finding.position.file].append(finding)
    header = ("Leaflet", "Found", "Reading age", "Review")
    signed = _SIGN_OFF in report.checks
    rows = []
    for leaflet in sorted(report.leaflets, key=lambda leaflet: _rank(leaflet, found)):
        row = (
            _name(leaflet),
            _found(leaflet, found[leaflet.file]),
            _reading(leaflet),
            _review(leaflet),
        )
        rows.append((*row, _sign_off(leaflet, found[leaflet.file])) if signed else row)
    lines = table((*header, "Sign-off") if signed else header, rows)
    opening = "".join(f"{line}\n" for line in lines[:2])
    return Section(
        "How the leaflets stand", tuple(f"{line}\n" for line in lines[2:]), "leaflet", opening
    )


def _rank(leaflet: LeafletSummary, found: Mapping[str, list[Finding]]) -> tuple[int, int, str]:
    severities = Counter(finding.severity for finding in found[leaflet.file])
    return -severities[Severity.ERROR], -severities[Severity.WARNING], leaflet.file


def _name(leaflet: LeafletSummary) -> str:
    status = f" ({leaflet.status})" if leaflet.status and leaflet.status != "published" else ""
    return escape((leaflet.title or leaflet.file)[:100]) + status


def _found(leaflet: LeafletSummary, findings: list[Finding]) -> str:
    severities = Counter(finding.severity for finding in findings)
    words = [
        count(severities[severity], severity.value)
        for severity in (Severity.ERROR, Severity.WARNING)
        if severities[severity]
    ]
    if not leaflet.checked:
        words.insert(0, "**not checked**")
    return ", ".join(words) or "nothing"


def _reading(leaflet: LeafletSummary) -> str:
    """Return the reading age, and what it was where the change moved it."""
    if leaflet.reading is None:
        return "not judged"
    now, before, change = leaflet.reading.age, leaflet.reading.before, leaflet.reading.change
    if before is None or not change:
        return str(now)
    return f"{now} (was {before}: {'harder' if change > 0 else 'easier'})"


def _review(leaflet: LeafletSummary) -> str:
    if leaflet.review is None:
        return "not judged"
    words = leaflet.review.status.value.replace("-", " ")
    planned = f" ({leaflet.review.next_review.spoken})" if leaflet.review.next_review else ""
    return f"**{words}**{planned}" if leaflet.review.status in NEEDS_ACTION else f"{words}{planned}"


def _sign_off(leaflet: LeafletSummary, findings: list[Finding]) -> str:
    """Say whether the approval of the words stands, from what the check of sign-offs found."""
    rules = {finding.rule for finding in findings if finding.check == _SIGN_OFF}
    if leaflet.status != "published":
        return "not needed yet" if leaflet.status == "draft" else "–"
    if "voided" in rules:
        return "**voided: needs a new approval**"
    if "unsigned" in rules:
        return "**none yet**"
    if "minor-edit" in rules:
        return "kept (minor edits)"
    return f"**not sound**: {code(', '.join(sorted(rules)))}" if rules else "kept"
