"""Figures in words that agree with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaflint.engine.report import Report


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 leaflet", "2,000 leaflets"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def one_part(report: Report) -> str:
    """Return what a reader has to know of a report on one shard, or "" for any other."""
    if report.shard is None:
        return ""
    number, total = report.shard.number, report.shard.total
    return (
        f"This is part {number} of {total}. What all leaflets show together, and the shared files, "
        "were not checked: `leaflint merge` does that when it has all parts."
    )
