"""Charts of trends, and what they rest on in words."""

from __future__ import annotations

from collections.abc import Callable

from leaflint.core.dates import PartialDate
from leaflint.site.chart import Chart, Line, month_ticks
from leaflint.site.figures import Figures, Trend

Value = Callable[[Figures], float | None]

HOW = (
    "All of it under today's policy, directory, glossary and people, whatever held then: so a line moves "
    "when leaflets change, time passes or somebody signs, and not when the rules do. Each point is the "
    "last day of a month, by git's main line; the last one is today. P marks a month in which the "
    "policy changed."
)


def chart(name: str, title: str, trend: Trend, lines: dict[str, Value]) -> Chart:
    """Return a chart of a trend; the lines are given by what they show."""
    months = [f"{month.day:%Y-%m}" for month in trend.figures]
    labels = [PartialDate(month.day.year, month.day.month).spoken for month in trend.figures]
    labels[-1] = f"{labels[-1]} (so far)"
    return Chart(
        name=name,
        title=title,
        labels=tuple(labels),
        ticks=month_ticks(months),
        lines=tuple(
            Line(label, tuple(value(month) for month in trend.figures))
            for label, value in lines.items()
        ),
        marked=frozenset(point for point, month in enumerate(months) if month in trend.changed),
    )
