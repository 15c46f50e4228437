"""The baseline: findings that were there when a leaflet came in do not count, until a day.

Each leaflet has its own, `baseline/<id>.yaml`. An entry covers one finding, by its fingerprint. What
tells of harm to a reader never waits, and neither does what a change brings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from leaflint.checks.check import Context
from leaflint.checks.offers import BASELINE_MONTHS
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.baseline import Baseline
from leaflint.content.models.fields import Status
from leaflint.core.dates import add_months
from leaflint.core.finding import Finding, Problem, Severity
from leaflint.core.plural import count, counts

Fault = Literal["file-name", "baseline-expired", "baseline-term"]
"""Why a baseline covers nothing: a rule of the check on files."""


def may_wait(finding: Finding, status: Status, context: Context) -> bool:
    """Whether a finding may stand in the baseline of a leaflet of a status; notices need none."""
    needs_one = finding.waived is None and finding.severity is not Severity.NOTICE
    return needs_one and status in context.may_wait[finding.name]


def apply_baseline(
    leaflet: Leaflet, findings: Iterable[Finding], known: Collection[str], context: Context
) -> list[Finding]:
    """Mark the findings that wait in the leaflet's baseline; they stay in the report.

    Where a change is checked, only those wait that were there before it: of `known` fingerprints.
    """
    loaded = context.baselines.get(leaflet.data.id)
    data = loaded.data if loaded else None
    covered: frozenset[tuple[str, str]] = frozenset()
    if data and why_not_in_force(leaflet.data.id, data, context) is None:
        covered = frozenset((entry.rule, entry.fingerprint) for entry in data.findings)
    return [
        replace(finding, in_baseline=True)
        if (finding.name, finding.fingerprint) in covered
        and may_wait(finding, leaflet.data.status, context)
        and (context.base is None or finding.fingerprint in known)
        else finding
        for finding in findings
    ]


def find_gone(
    leaflet: Leaflet, findings: Iterable[Finding], ran: Collection[str], context: Context
) -> Iterator[Problem]:
    """Find entries that cover nothing any more; of a check that did not run, nobody knows that."""
    loaded = context.baselines.get(leaflet.data.id)
    if loaded is None or loaded.data is None:
        return
    status = leaflet.data.status
    there = {finding.fingerprint for finding in findings if may_wait(finding, status, context)}
    gone = [
        entry.rule
        for entry in loaded.data.findings
        if entry.fingerprint not in there and entry.rule.partition("/")[0] in ran
    ]
    if gone:
        number = count(len(gone), "finding")
        message = f"{number} in the baseline can be taken out: {counts(Counter(gone))}"
        help_text = "They are mended, or may wait no longer. Run: leaflint check --write-baseline"
        yield Problem("baseline-gone", loaded.at("findings"), message, help_text)


def why_not_in_force(name: str, data: Baseline, context: Context) -> Fault | None:
    """Return why the baseline in a file of this name covers nothing today; None: it holds."""
    if data.leaflet != name:
        return "file-name"
    if context.today > data.until.last:
        return "baseline-expired"
    latest = add_months(context.today, context.offered(BASELINE_MONTHS))
    return "baseline-term" if data.until.last > latest else None
