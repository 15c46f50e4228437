"""The leaflets of a report as a Markdown table: findings, reading age, review, sign-off."""

from __future__ import annotations

from leaflint.checks.summary import NEEDS_REVIEW, LeafletSummary
from leaflint.core.finding import Finding, by_file
from leaflint.core.markdown import code, escape, table
from leaflint.core.plural import count
from leaflint.engine.report import Report
from leaflint.engine.result import Tally
from leaflint.report.sections import Section

_COLUMNS = ("Leaflet", "Found", "Reading age", "Review", "Sign-off")
_SIGN_OFF = "sign-off"
"""Id of the check that compares the words of a leaflet with what was approved."""


def leaflet_table(report: Report) -> Section:
    """Return the section with a row for each leaflet, those with most errors first."""
    found = by_file(finding for finding in report.findings if finding.waived is None)
    leaflets = [(leaflet, found.get(leaflet.file, [])) for leaflet in report.leaflets]
    columns = _COLUMNS if _SIGN_OFF in report.checks else _COLUMNS[:-1]
    rows = [
        (_name(leaflet), _found(leaflet, findings), _reading(leaflet), _review(leaflet),
         _sign_off(leaflet, findings))[: len(columns)]
        for leaflet, findings in sorted(leaflets, key=_rank)
    ]  # fmt: skip
    lines = [f"{line}\n" for line in table(columns, rows)]
    return Section("How the leaflets stand", tuple(lines[2:]), "leaflet", "".join(lines[:2]))


def _rank(row: tuple[LeafletSummary, list[Finding]]) -> tuple[int, int, str]:
    leaflet, findings = row
    tally = Tally.of(findings)
    return -tally.errors, -tally.warnings, leaflet.file


def _name(leaflet: LeafletSummary) -> str:
    status = f" ({leaflet.status})" if leaflet.status and leaflet.status != "published" else ""
    return escape((leaflet.title or leaflet.file)[:100]) + status


def _found(leaflet: LeafletSummary, findings: list[Finding]) -> str:
    tally = Tally.of(findings)
    numbers = ((tally.errors, "error"), (tally.warnings, "warning"))
    words = [count(number, noun) for number, noun in numbers if number]
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
    return f"**{words}**{planned}" if leaflet.review.status in NEEDS_REVIEW else f"{words}{planned}"


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
