"""The report for a person at a terminal: by leaflet, worst first, then a table of all leaflets.

Readable without colour and at 80 columns. On a screen, a report on very many leaflets shows the worst
of them and says how many it leaves out; in a file it has all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import accumulate

from leaflint.checks.summary import NEEDS_REVIEW, LeafletSummary
from leaflint.core.dates import spoken_day
from leaflint.core.escape import visible
from leaflint.core.finding import Finding, Severity
from leaflint.core.plural import count
from leaflint.engine.report import Report
from leaflint.report import not_adopted, one_part, totals_by_rule
from leaflint.report.reading import reading_details, reading_table, shown_age
from leaflint.report.screen import Cell, Column, Screen, Style

MOST_FINDINGS = 500
"""Findings from which on a screen shows those of no further file: some two thousand lines."""
MOST_LEAFLETS = 1_000
"""Leaflets that the tables on a screen list, however few findings there are."""

_STYLES = {
    Severity.ERROR: Style.BOLD_RED,
    Severity.WARNING: Style.YELLOW,
    Severity.NOTICE: Style.CYAN,
}


def print_text(report: Report, most: int | None = MOST_FINDINGS) -> None:
    """Print the report on standard output, in colour on a terminal.

    `most` is how many findings are shown, and the others of the same file; None: all.
    """
    sys.stdout.writelines(f"{line}\n" for line in _lines(report, Screen.here(), most))


def to_text(report: Report) -> str:
    """Return the whole report as plain text."""
    return "".join(f"{line}\n" for line in _lines(report, Screen(width=100, colour=False), None))


def _lines(report: Report, screen: Screen, most: int | None) -> Iterator[str]:
    ranked = report.files_by_rank()
    before = accumulate(ranked.values(), initial=0)
    shown = {
        file: report.look_at(file)
        for file, seen in zip(ranked, before, strict=False)
        if most is None or seen < most
    }
    for file, (leaflet, findings) in shown.items():
        title = (leaflet.title if leaflet else None) or file
        yield from screen.wrap(visible(title), style=Style.BOLD)
        yield from _findings(findings, screen)
        yield ""
    is_cut = len(shown) < len(ranked) or (most is not None and report.found > MOST_LEAFLETS)
    if is_cut:  # the other leaflets are not even loaded: on a screen nobody waits for them
        kept = (leaflet for leaflet, _ in shown.values() if leaflet is not None)
        leaflets = tuple(sorted(kept, key=lambda leaflet: leaflet.file))
    else:
        leaflets = report.leaflets
    for leaflet in leaflets:
        if details := list(reading_details(leaflet, screen)):
            yield from [*details, ""]
    yield from _table(leaflets, screen)
    yield ""
    if "reading-age" in report.checks:
        yield from reading_table(leaflets, screen)
        yield ""
    if is_cut:
        # Nobody may take this for the whole.
        yield from screen.wrap(
            f"Only a part of this report is shown: {len(shown):,} of {count(len(ranked), 'file')} with "
            "findings, the worst first; the tables list no other leaflets. To see everything, write it "
            "to a file: leaflint check --format text --output report.txt",
            style=Style.BOLD,
        )
        yield ""
    yield from _totals(report, screen)


def _findings(findings: Iterable[Finding], screen: Screen) -> Iterator[str]:
    """Yield the findings of a file that count, the worst first."""
    counting = (finding for finding in findings if finding.counts)
    for finding in sorted(counting, key=lambda finding: (finding.severity.rank, finding.position)):
        at = finding.position
        severity = screen.paint(f"{finding.severity.value:<8}", _STYLES[finding.severity])
        place = f"{visible(at.file)}:{at.line}:{at.column}"
        # The place is never broken in two: it is there to be clicked on.
        fits = 10 + len(place) + 2 + len(finding.name) <= screen.width
        rule = f"  {screen.paint(finding.name, Style.DIM)}" if fits else ""
        yield f"  {severity}{place}{rule}"
        if not fits:
            yield from screen.wrap(finding.name, 10, Style.DIM)
        yield from screen.wrap(visible(finding.message), 10)
        if finding.help:
            yield from screen.wrap(f"→ {visible(finding.help)}", 10, Style.ITALIC)


def _table(leaflets: Iterable[LeafletSummary], screen: Screen) -> Iterator[str]:
    age = Column("Reading age", right=True)
    rows = []
    for leaflet in leaflets:
        words, style = "not judged", Style.PLAIN
        if review := leaflet.review:
            planned = f" ({review.next_review.spoken})" if review.next_review else ""
            words = f"{review.status.value.replace('-', ' ')}{planned}"
            style = Style.BOLD_YELLOW if review.status in NEEDS_REVIEW else Style.PLAIN
        name, status = visible(leaflet.id or leaflet.file), leaflet.status or "not checked"
        rows.append((Cell(name), Cell(status), Cell(shown_age(leaflet)), Cell(words, style)))
    return screen.table((Column("Leaflet"), Column("Status"), age, Column("Review")), rows)


def _totals(report: Report, screen: Screen) -> Iterator[str]:
    if report.shard:
        yield from screen.wrap(one_part(report), style=Style.BOLD)
    for check in report.not_run:
        message = f"The check '{check.check}' did not run: {check.because} is missing or broken."
        yield from screen.wrap(message, style=Style.BOLD_RED)
    if report.not_adopted:
        yield from screen.wrap(not_adopted(report))
    for finding in report.waived:
        at = f"{visible(finding.position.file)}:{finding.position.line}"
        yield from screen.wrap(f"waived  {at}  {finding.name}: {visible(finding.waived or '')}")
    if report.passed_over:
        unasked = count(report.passed_over, "leaflet")
        yield f"{unasked} not reported on: not asked for, or not changed."
    for line in totals_by_rule(report):
        yield from screen.wrap(line)
    baseline = f", {report.tally.baseline:,} in the baseline" if report.tally.baseline else ""
    yield (
        f"{spoken_day(report.today)}: {count(report.found, 'leaflet')} found, "
        f"{report.checked} checked, {report.unchecked} unchecked."
    )
    yield (
        f"{count(report.count(Severity.ERROR), 'error')}, "
        f"{count(report.count(Severity.WARNING), 'warning')}, "
        f"{count(report.count(Severity.NOTICE), 'notice')}, {report.tally.waived} waived{baseline}."
    )
