"""Reports in every format, and what several formats say in the same words."""

from __future__ import annotations

from leaflint.engine.report import Report


def one_part(report: Report) -> str:
    """Return what a reader has to know of a report on one shard, or "" for any other."""
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
