"""The report for a person at a terminal: by leaflet, worst first, then a table of all leaflets.

Readable without colour and at 80 columns.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from leaflint.dates import spoken_day
from leaflint.finding import Finding, Severity
from leaflint.report.escape import visible
from leaflint.report.reading import reading_details, reading_table, shown_age
from leaflint.report.report import LeafletSummary, Report
from leaflint.report.words import count, one_part
from leaflint.reviews.status import ReviewStatus

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
_LATE = {ReviewStatus.OVERDUE, ReviewStatus.LONG_OVERDUE, ReviewStatus.NO_DATE}
_WIDTH_OF_FILES = 100
"""Columns of a text report that is written to a file."""


def print_text(report: Report) -> None:
    """Print the report on standard output, in colour on a terminal."""
    _print(report, Console(highlight=False, emoji=False, markup=False))


def to_text(report: Report) -> str:
    """Return the report as plain text."""
    stream = io.StringIO()
    _print(report, Console(file=stream, width=_WIDTH_OF_FILES, color_system=None, emoji=False))
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def _print(report: Report, console: Console) -> None:
    titles = {leaflet.file: leaflet.title for leaflet in report.leaflets}
    for file, findings in _groups(report.findings):
        console.print(_group(file, titles.get(file), findings))
        console.print()
    for details in filter(None, map(reading_details, report.leaflets)):
        console.print(details)
        console.print()
    console.print(_table(report.leaflets))
    console.print()
    if "reading-age" in report.checks:
        console.print(reading_table(report.leaflets))
        console.print()
    for line in _totals(report):
        console.print(line)


def _groups(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """Return the findings that count by file: the file with the worst first, in it the worst first."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.waived is None:
            by_file.setdefault(finding.position.file, []).append(finding)
    for group in by_file.values():
        group.sort(key=lambda finding: (finding.severity.rank, finding.position))
    return sorted(by_file.items(), key=lambda item: (item[1][0].severity.rank, item[0]))


def _group(file: str, title: str | None, findings: list[Finding]) -> RenderableType:
    heading = Text(visible(title or file), style="bold")
    return Group(heading, *(_finding(finding) for finding in findings))


def _finding(finding: Finding) -> RenderableType:
    at = finding.position
    first = Text(f"{finding.severity.value:<8}", style=_COLOURS[finding.severity])
    first.append(f"{visible(at.file)}:{at.line}:{at.column}", style="default not bold")
    first.append(f"  {finding.check}/{finding.rule}", style="dim")
    body = [Text(visible(finding.message))]
    if finding.help:
        body.append(Text(f"→ {visible(finding.help)}", style="italic"))
    lines = Group(first, Padding(Group(*body), (0, 0, 0, 8), expand=False))
    return Padding(lines, (0, 0, 0, 2), expand=False)


def _table(leaflets: Iterable[LeafletSummary]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("Leaflet", overflow="fold")
    table.add_column("Status")
    table.add_column("Reading age", justify="right", no_wrap=True)
    table.add_column("Review")
    for leaflet in leaflets:
        table.add_row(
            visible(leaflet.id or leaflet.file),
            leaflet.status or "not checked",
            shown_age(leaflet),
            _review(leaflet),
        )
    return table


def _review(leaflet: LeafletSummary) -> Text:
    review = leaflet.review
    if review is None:
        return Text("not judged")
    planned = f" ({review.next_review.spoken})" if review.next_review else ""
    style = "bold yellow" if review.status in _LATE else ""
    return Text(f"{review.status.value.replace('-', ' ')}{planned}", style=style)


def _totals(report: Report) -> Iterable[Text]:
    if report.shard:
        yield Text(one_part(report), style="bold")
    for one in report.not_run:
        message = f"The check '{one.check}' did not run: {one.because} is missing or broken."
        yield Text(message, style="bold red")
    waived = [finding for finding in report.findings if finding.waived is not None]
    for finding in waived:
        at = f"{visible(finding.position.file)}:{finding.position.line}"
        yield Text(f"waived  {at}  {finding.check}/{finding.rule}: {visible(finding.waived or '')}")
    if report.passed_over:
        unasked = count(report.passed_over, "leaflet")
        yield Text(f"{unasked} not reported on: not asked for, or not changed.")
    yield Text(
        f"{spoken_day(report.today)}: {count(report.found, 'leaflet')} found, "
        f"{report.checked} checked, {report.unchecked} unchecked."
    )
    yield Text(
        f"{count(report.count(Severity.ERROR), 'error')}, "
        f"{count(report.count(Severity.WARNING), 'warning')}, "
        f"{count(report.count(Severity.NOTICE), 'notice')}, {len(waived)} waived."
    )
