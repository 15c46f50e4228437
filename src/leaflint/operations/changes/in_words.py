"""The sentences that every format of the change report says."""

from __future__ import annotations

from leaflint.checks.sign_off.lines import KINDS
from leaflint.core.plural import plural
from leaflint.operations.changes.change_report import ChangeReport, LeafletChange, Passage


def totals(report: ChangeReport) -> str:
    """Say how much changed, and how many sign-offs that voids."""
    changed, voided = len(report.leaflets), "No sign-off is voided"
    if report.voided:
        holds = "holds" if report.voided == 1 else "hold"
        voided = f"{report.voided} {plural(report.voided, 'sign-off')} no longer {holds}"
    return (
        f"{changed} {plural(changed, 'leaflet')} changed between {report.base} and {report.head}, "
        f"{report.unchanged} did not. {voided}."
    )


def shared_files(report: ChangeReport) -> str:
    """Say which files that all leaflets share changed; "" for none."""
    if not report.shared:
        return ""
    return f"Files that all leaflets share changed too: {', '.join(report.shared)}."


def facts(leaflet: LeafletChange) -> list[str]:
    """Say what there is to know of a changed leaflet beside its sign-off and its passages."""
    former = f"Before: {leaflet.former_file}." if leaflet.former_file else ""
    absent = f"Not in this change: {'; '.join(leaflet.absent)}." if leaflet.absent else ""
    return [fact for fact in (former, *leaflet.facts, _reading(leaflet), absent) if fact]


def _reading(leaflet: LeafletChange) -> str:
    """Say what becomes of the reading age."""
    before, after = (
        "not judged" if age is None else str(age)
        for age in (leaflet.reading_before, leaflet.reading_after)
    )
    if leaflet.kind == "new":
        return f"Reading age: {after}."
    if leaflet.kind == "gone":
        return f"Reading age: it was {before}."
    if before == after:
        return f"Reading age: {before}, as before."
    return f"Reading age: {before} before, {after} now."


def label(passage: Passage) -> str:
    """Name what is special about a passage, and its section, such as "numbers or units · Tests"."""
    kind = "" if passage.kind == "changed" else KINDS[passage.kind]
    return " · ".join(part for part in (", ".join(passage.alarms), kind, passage.section) if part)
