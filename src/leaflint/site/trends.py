"""How the leaflets develop, month by month, from git alone and under today's policy."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.site.estate import Estate
from leaflint.site.figures import Trend
from leaflint.site.frame import GOVERNANCE, Face, SitePage
from leaflint.site.sheets import Part, Sheet, sheet_page
from leaflint.site.trend_charts import HOW, Value, chart


def trends_pages(estate: Estate, face: Face) -> Iterator[SitePage]:
    """Yield the page on trends; none for the public, for whom the page for trustees has the main ones."""
    if face == "staff" and not estate.why_no_reviews:
        yield sheet_page(estate.site, _sheet(estate), GOVERNANCE)


def _sheet(estate: Estate) -> Sheet:
    trend = estate.trend
    path, title = "governance/trends.html", "Trends"
    if trend.missing:
        return Sheet(path, title, (trend.missing,), ())
    lead = (HOW, "All lines are about leaflets that patients read.")
    return Sheet(path, title, lead, tuple(_parts(estate, trend)))


def _parts(estate: Estate, trend: Trend) -> Iterator[Part]:
    late = chart("overdue", "Overdue leaflets", trend, {"Overdue": lambda month: month.late})
    words = "A leaflet without a review date counts as overdue."
    yield Part("reviews", "Reviews", (words,), charts=(late,))
    words = "A text that nobody approved, or that changed since in more than a minor way."
    if estate.standing.has_sign_offs:
        signed = chart(
            "unsigned", "Unsigned leaflets", trend, {"Unsigned": lambda month: month.unsigned}
        )
        yield Part("sign-offs", "Sign-offs", (words,), charts=(signed,))
    ages: dict[str, Value] = {
        "Median": lambda month: month.median_age,
        "Worst tenth": lambda month: month.worst_age,
    }
    age = chart("age", "Reading age in years", trend, ages)._replace(from_zero=False)
    words = (
        "Half of the leaflets are at the median or easier. A tenth are as hard as the second line says, "
        "or harder."
    )
    yield Part("reading", "Reading age", (words,), charts=(age,))
    found = chart(
        "findings", "Errors and warnings", trend, {"Findings": lambda month: month.findings}
    )
    words = (
        "What is wrong in the texts themselves. Findings that are waived or wait in a baseline are counted "
        "too, so the line falls only when something is mended. What only the day or a comparison of "
        "leaflets brings is not in it."
    )
    yield Part("findings", "Findings", (words,), charts=(found,))
    waivers = chart("waivers", "Waivers that hold", trend, {"Waivers": lambda month: month.waivers})
    yield Part("waivers", "Waivers", (), charts=(waivers,))
    if any(month.unread for month in trend.figures):
        unread = chart(
            "unread",
            "Leaflets that cannot be read",
            trend,
            {"Not readable": lambda month: month.unread},
        )
        words = "Nobody knows how these stood: they are in none of the lines above."
        yield Part("unread", "Not readable", (words,), charts=(unread,))
