"""The report as a page of Markdown, for the summary of a run and the comment on a pull request.

It answers an editor's questions in their order: does anything stop me, what do I do, where, and how
do the leaflets stand now?
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.core.dates import spoken_day
from leaflint.core.finding import Severity
from leaflint.core.markdown import code
from leaflint.core.plural import count
from leaflint.engine.report import Report
from leaflint.report.finding_lines import finding_lines
from leaflint.report.leaflet_table import leaflet_table
from leaflint.report.sections import Place, Section, fit
from leaflint.report.words import not_adopted, one_part

IN_A_RUN = Place(limit=1_000_000, rest="They are all in `report.json`, an artifact of this run.")
"""The summary of a run; GitHub drops the whole of one over 1 MiB."""


def to_summary(report: Report, place: Place = IN_A_RUN) -> str:
    """Return the report as Markdown that fits into its place."""
    findings = report.findings
    waived = (finding for finding in findings if finding.waived is not None)

    def of(severity: Severity) -> tuple[str, ...]:
        counting = (finding for finding in findings if finding.waived is None)
        chosen = (finding for finding in counting if finding.severity is severity)
        return finding_lines(report, chosen, place)

    sections = (
        Section("Mend these", of(Severity.ERROR), "error"),
        Section("Look at these", of(Severity.WARNING), "warning"),
        leaflet_table(report),
        Section("Good to know", of(Severity.NOTICE), "notice", folded=True),
        Section("Waived for a time", finding_lines(report, waived, place), "finding", folded=True),
    )
    not_run = (
        f"⛔ The check {code(stop.check)} did not run: {code(stop.because)} is missing or broken."
        for stop in report.not_run
    )
    lines = (
        *_verdict(report),
        place.note,
        one_part(report),
        *not_run,
        _looked_at(report),
        not_adopted(report),
    )
    top = "\n\n".join(line for line in lines if line)
    return fit(f"{top}\n", sections, place)


def _verdict(report: Report) -> Iterator[str]:
    """Say what the report comes to, and what to do."""
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    if errors:
        yield f"## ❌ {count(errors, 'error')} to mend"
        yield (
            "**What to do:** mend each line marked ❌ and save to the same branch. "
            "The check then runs again by itself."
        )
    elif report.unchecked or report.not_run:
        yield "## ⛔ Not everything could be checked"
    elif warnings:
        yield f"## ⚠️ No errors, {count(warnings, 'warning')} to look at"
        yield "**What to do:** look at each line marked ⚠️, and mend it now if you can."
    else:
        yield "## ✅ Nothing to mend"


def _looked_at(report: Report) -> str:
    """Say what was looked at: never "all is well" without it."""
    words = (
        f"{spoken_day(report.today)}: {count(report.found, 'leaflet')} found, "
        f"{report.checked:,} checked, {report.unchecked:,} unchecked."
    )
    if report.passed_over:
        words += f" {count(report.passed_over, 'leaflet')} not affected by this change."
    return words
