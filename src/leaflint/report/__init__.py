"""Reports in every format, and what several formats say in the same words."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.core.finding import Severity
from leaflint.core.plural import count, counts
from leaflint.engine.report import Report


def one_part(report: Report) -> str:
    """Return the warning that a report covers one shard alone; "" for any other."""
    if report.shard is None:
        return ""
    return (
        f"This is part {report.shard.number} of {report.shard.total}. What all leaflets show together, "
        "and the shared files, were not checked: `leaflint merge` does that when it has all parts."
    )


def not_adopted(report: Report) -> str:
    """Name the checks that did not run because the repository has not adopted them, or return ""."""
    if not report.not_adopted:
        return ""
    return f"Not adopted, so not run (`checks` in leaflint.yaml): {', '.join(report.not_adopted)}."


def totals_by_rule(report: Report) -> Iterator[str]:
    """Say of which rules the findings are: "394 errors: 210 spelling/slip, 184 numbers/rare".

    A line for each severity of which there are several, and one for what waits in the baseline.
    """
    for severity in Severity:
        if (number := report.count(severity)) > 1:
            yield f"{count(number, severity.value)}: {counts(report.by_rule(severity.value))}"
    if waiting := report.tally.baseline:
        yield f"{waiting:,} in the baseline: {counts(report.by_rule('baseline'))}"
