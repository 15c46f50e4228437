"""Findings and reports made by hand, for what no small repository would hold."""

from __future__ import annotations

from datetime import date

from leaflint.checks.summary import LeafletSummary, ReadingAge
from leaflint.core.finding import Finding, Position, Severity
from leaflint.engine.report import FORMAT_VERSION, Report
from leaflint.engine.result import NotRun
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import Age, Doubt, score

TODAY = date(2026, 6, 15)
HOSTILE = (
    "::error::x\r\n::set-output name=a::b %0A, 50% <script>alert(1)</script> <!-- @everyone #1 "
    "**bold** [a](http://b.example) ![i](x) | `code` https://c.example www.d.example a@e.example "
    "\u202egnol\u202c \u2028 \x1b[31m $x$ ~~s~~ &amp; \\"
)
"""Text that would act in a log, in Markdown or on GitHub, if nothing stopped it."""


def finding(
    file: str = "content/leaflets/a.yaml",
    line: int = 1,
    severity: Severity = Severity.ERROR,
    message: str = "wrong",
    help_text: str = "Mend it.",
    waived: str | None = None,
    rule: str = "review-date/overdue",
) -> Finding:
    check, _, name = rule.partition("/")
    return Finding(
        check=check,
        rule=name,
        severity=severity,
        position=Position(file, line, 3, line, 7),
        leaflet="a",
        section=None,
        message=message,
        help=help_text,
        fix=None,
        fingerprint=f"{line:016x}",
        waived=waived,
    )


def report(
    *findings: Finding,
    leaflets: tuple[LeafletSummary, ...] | None = None,
    not_run: tuple[NotRun, ...] = (),
    checks: tuple[str, ...] = ("schema", "review-date"),
    folder: str = "",
    passed_over: int = 0,
) -> Report:
    files = dict.fromkeys(one.position.file for one in findings)
    summaries = tuple(LeafletSummary(file, checked=True, title="A leaflet") for file in files)
    return Report(
        format_version=FORMAT_VERSION,
        leaflint="0.0.0",
        today=TODAY,
        changed_since=None,
        checks=checks,
        not_run=not_run,
        passed_over=passed_over,
        folder=folder,
    ).holding(summaries if leaflets is None else leaflets, findings)


def reading(years: float, before: float | None = None) -> ReadingAge:
    """Return a reading age without doubt, and what it was before a change."""
    counts = Counts(40, 600, 900, 50, 40, 2600, 36)
    scores = score(counts, Doubt(0.5, 30, 100, 1.5))
    return ReadingAge(
        age=_age(years), target=11, maximum=14, measure="flesch-kincaid", conventions=2,
        declared_terms="excused", counted=scores, excused=scores, terms=(),
        before=None if before is None else _age(before),
        change=None if before is None else round(years - before, 1), costs=(),
    )  # fmt: skip


def _age(years: float) -> Age:
    return Age(years, years, years, "usual")
