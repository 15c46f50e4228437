"""The report as a page of Markdown, for the summary of a run and the comment on a pull request.

It answers an editor's questions in their order: does anything stop me, what do I do, where, and how
do the leaflets stand now?
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import filterfalse

from leaflint.checks.summary import NEEDS_REVIEW, LeafletSummary
from leaflint.core.dates import spoken_day
from leaflint.core.escape import code, escape, table
from leaflint.core.finding import Finding, Severity, by_file
from leaflint.core.plural import count
from leaflint.engine.report import Report
from leaflint.engine.result import Tally
from leaflint.report import not_adopted, one_part, totals_by_rule
from leaflint.report.sections import Item, Place, Section, finding_lines, fit

IN_A_RUN = Place(limit=1_000_000, rest="They are all in `report.json`, an artifact of this run.")
"""The summary of a run; GitHub drops the whole of one over 1 MiB."""

_SIGN_OFF = "sign-off"
"""Id of the check that compares the words of a leaflet with what was approved."""
_WAITING = frozenset(
    {"waiting", "voided", "unsigned", "stated", "not-entitled", "number-swap", "withdrawn"}
)
"""Its rules that an editor cannot mend: a clinical reviewer must approve the words."""

_STANDS = {
    "voided": "**voided: needs a new approval**",
    "waiting": "**waits for an approval**",
    "unsigned": "**none yet**",
    "number-swap": "**kept for now: a number was swapped**",
    "minor-edit": "kept (minor edits)",
}
"""How the approval of a leaflet stands, by what was found of it, the worst first."""


def _waits(finding: Finding) -> bool:
    return finding.check == _SIGN_OFF and finding.rule in _WAITING


def to_summary(report: Report, place: Place = IN_A_RUN) -> str:
    """Return the report as Markdown that fits into its place."""
    waived = [finding for finding in report.findings if finding.waived is not None]
    counting = [finding for finding in report.findings if finding.counts]

    def of(severity: Severity) -> tuple[Item, ...]:
        same = (finding for finding in counting if finding.severity is severity)
        return finding_lines(report, filterfalse(_waits, same), place)

    waiting = finding_lines(report, filter(_waits, counting), place)
    sections = (
        Section("Mend these", of(Severity.ERROR), "error"),
        Section("Waiting for a clinical reviewer", waiting, "finding"),
        Section("Look at these", of(Severity.WARNING), "warning"),
        leaflet_table(report),
        Section("Good to know", of(Severity.NOTICE), "notice", folded=True),
        Section("Waived for a time", finding_lines(report, waived, place), "finding", folded=True),
    )
    not_run = (
        f"⛔ The check {code(stop.check)} did not run: {code(stop.because)} is missing or broken."
        for stop in report.not_run
    )
    # Never "all is well" without what was looked at.
    looked_at = (
        f"{spoken_day(report.today)}: {count(report.found, 'leaflet')} found, "
        f"{report.checked:,} checked, {report.unchecked:,} unchecked."
    )
    if report.passed_over:
        looked_at += f" {count(report.passed_over, 'leaflet')} not affected by this change."
    lines = (
        *_verdict(report),
        place.note,
        one_part(report),
        *not_run,
        looked_at,
        *(f"{line}." for line in totals_by_rule(report)),
        not_adopted(report),
    )
    top = "\n\n".join(line for line in lines if line)
    return fit(f"{top}\n", sections, place)


def _verdict(report: Report) -> Iterator[str]:
    """Say what the report comes to, and what to do."""
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    waiting = Tally.of(filter(_waits, report.findings))
    if errors > waiting.errors:
        yield f"## ❌ {count(errors - waiting.errors, 'error')} to mend"
        yield (
            "**What to do:** mend each line marked ❌ and save to the same branch. "
            "The check then runs again by itself."
        )
    elif errors:
        yield f"## ✋ {count(errors, 'text')} waiting for a clinical reviewer"
        yield "**What to do:** nothing to mend. Ask the person who is named to approve the words."
    elif report.unchecked or report.not_run:
        yield "## ⛔ Not everything could be checked"
    elif warnings:
        yield f"## ⚠️ No errors, {count(warnings, 'warning')} to look at"
        yield "**What to do:** look at each line marked ⚠️, and mend it now if you can."
    else:
        yield "## ✅ Nothing to mend"


def leaflet_table(report: Report) -> Section:
    """Return the section with a row for each leaflet, those with most errors first."""
    found = by_file(finding for finding in report.findings if finding.counts)
    ranked = []
    for leaflet in report.leaflets:
        findings = found.get(leaflet.file, [])
        tally = Tally.of(findings)
        ranked.append((-tally.errors, -tally.warnings, leaflet.file, _row(leaflet, findings)))
    columns = ("Leaflet", "Found", "Reading age", "Review", "Sign-off")
    shown = len(columns) if _SIGN_OFF in report.checks else len(columns) - 1
    lines = table(columns[:shown], (row[:shown] for *_, row in sorted(ranked)))
    head, rows = "\n".join([*lines[:2], ""]), tuple(Item(f"{line}\n") for line in lines[2:])
    return Section("How the leaflets stand", rows, "leaflet", head)


def _row(leaflet: LeafletSummary, findings: list[Finding]) -> tuple[str, ...]:
    status = f" ({leaflet.status})" if leaflet.status and leaflet.status != "published" else ""
    tally = Tally.of(findings)
    numbers = ((tally.errors, "error"), (tally.warnings, "warning"))
    words = [] if leaflet.checked else ["**not checked**"]
    words += [count(number, noun) for number, noun in numbers if number]
    age = review = "not judged"
    if reading := leaflet.reading:
        age = str(reading.age)
        if reading.before is not None and reading.change:
            change = "harder" if reading.change > 0 else "easier"
            age = f"{age} (was {reading.before}: {change})"
    if leaflet.review:
        review = leaflet.review.status.value.replace("-", " ")
        if leaflet.review.status in NEEDS_REVIEW:
            review = f"**{review}**"
        if planned := leaflet.review.next_review:
            review = f"{review} ({planned.spoken})"
    name = escape((leaflet.title or leaflet.file)[:100]) + status
    return name, ", ".join(words) or "nothing", age, review, _sign_off(leaflet, findings)


def _sign_off(leaflet: LeafletSummary, findings: list[Finding]) -> str:
    """Say whether the approval of the words stands, from what the check of sign-offs found."""
    rules = {finding.rule for finding in findings if finding.check == _SIGN_OFF}
    if leaflet.status != "published":
        withdrawn = "**not on record yet**" if "withdrawn" in rules else "–"
        return "not needed yet" if leaflet.status == "draft" else withdrawn
    unsound = f"**not sound**: {code(', '.join(sorted(rules)))}" if rules else "kept"
    return next((words for rule, words in _STANDS.items() if rule in rules), unsound)
