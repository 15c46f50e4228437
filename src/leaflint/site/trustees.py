"""The page that a trustee reads in a minute: are the leaflets in date, and has a clinician approved them?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflint.core.dates import MONTHS, spoken_day
from leaflint.core.plural import count
from leaflint.site.chart import Chart, draw
from leaflint.site.estate import Estate
from leaflint.site.figures import Figures, Trend
from leaflint.site.frame import TRUSTEES, Face, SitePage, site_page
from leaflint.site.sheets import Sheet, sheet_page
from leaflint.site.trend_charts import HOW, Value, chart

_YEAR = 12


class Figure(NamedTuple):
    """A figure that is followed: a share in percent, which should rise, or days, which should fall."""

    name: str
    title: str
    chart_title: str
    value: Value
    is_share: bool = True

    def spoken(self, value: float | None) -> str:
        """Return a value in words."""
        if value is None:
            return "not known"
        return f"{value:,.0f} %" if self.is_share else count(int(value), "day")


class Measure(NamedTuple):
    """What the page says of a figure: its value now, what that means, how it was, and its chart."""

    name: str
    title: str
    value: str
    meaning: str
    before: str = ""
    chart: Chart | None = None


def trustees_pages(estate: Estate, face: Face) -> Iterator[SitePage]:
    """Yield the page for trustees, which names nobody: it is the same for staff and the public."""
    if estate.why_no_reviews:
        why = Sheet(TRUSTEES.path, TRUSTEES.label, (estate.why_no_reviews,), ())
        yield sheet_page(estate.site, why, face=face)
        return
    trend = estate.trend
    yield site_page(
        estate.site,
        face,
        TRUSTEES.path,
        "trustees.html.jinja",
        day=spoken_day(estate.today),
        measures=tuple(_measures(estate, trend)),
        unread=_unread(trend.figures[-1]),
        missing=trend.missing,
        how=HOW,
        draw=draw,
    )


def _unread(now: Figures) -> str:
    if not now.unread:
        return ""
    files, they = count(now.unread, "leaflet"), "it counts" if now.unread == 1 else "they count"
    return f"{files} cannot be read, so {they} as neither in date nor approved."


_IN_DATE = Figure(
    "in-date", "In date", "In date, in percent", lambda month: _share(month.in_date, month)
)
_SIGNED = Figure(
    "signed", "Approved", "Approved, in percent", lambda month: _share(month.signed, month)
)
_LATE = Figure(
    "late",
    "Time overdue",
    "Median days overdue",
    lambda month: month.median_overdue,
    is_share=False,
)


def _measures(estate: Estate, trend: Trend) -> Iterator[Measure]:
    now = trend.figures[-1]
    whole = f"of {count(now.all, 'leaflet')} that patients read"
    are = "is" if now.in_date == 1 else "are"
    meaning = f"{now.in_date:,} {whole} {are} not past the day planned for a review."
    yield _measure(_IN_DATE, meaning, trend)
    if estate.standing.has_sign_offs:
        have = "has" if now.signed == 1 else "have"
        meaning = f"{now.signed:,} {whole} {have} words that a clinician approved."
        yield _measure(_SIGNED, meaning, trend)
    else:
        meaning = (
            "Sign-offs are not checked here, so nobody knows which words a clinician approved."
        )
        yield Measure(_SIGNED.name, _SIGNED.title, "not known", meaning)
    meaning = "No leaflet is past the day planned for its review."
    if now.median_overdue:
        meaning = "Half of the overdue leaflets have been so for longer than this."
    yield _measure(_LATE, meaning, trend)


def _share(part: int, figures: Figures) -> float | None:
    """Return a share in whole percent, rounded down: 100 means all."""
    return part * 100 // figures.all if figures.all else None


def _measure(figure: Figure, meaning: str, trend: Trend) -> Measure:
    now = figure.spoken(figure.value(trend.figures[-1]))
    if trend.missing:
        return Measure(figure.name, figure.title, now, meaning)
    drawn = chart(figure.name, figure.chart_title, trend, {figure.title: figure.value})
    drawn = drawn._replace(highest=100 if figure.is_share else None)
    return Measure(figure.name, figure.title, now, meaning, _before(figure, trend), drawn)


def _before(figure: Figure, trend: Trend) -> str:
    """Say how it was a year ago, or as long ago as is known: "Better: up from 70 % in May 2025."."""
    then = trend.month_ago(_YEAR)
    was, now = figure.value(then), figure.value(trend.figures[-1])
    if was is None or now is None:
        return ""
    at = f"{figure.spoken(was)} at the end of {MONTHS[then.day.month - 1]} {then.day.year}"
    if now == was:
        return f"The same as {at}."
    is_better = (now > was) is figure.is_share
    return f"{'Better' if is_better else 'Worse'}: {'up' if now > was else 'down'} from {at}."
