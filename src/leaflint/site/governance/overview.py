"""How all leaflets stand today, with links to the pages that say more; and the alarm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaflint.checks.summary import LATE, ReviewStatus
from leaflint.core.dates import spoken_day
from leaflint.core.finding import Severity
from leaflint.core.plural import count
from leaflint.site.frame import GOVERNANCE
from leaflint.site.sheets import Cell, Part, Sheet, cells, table
from leaflint.site.standing import Standing

_ALARM = ".github/workflows/reviews.yml"


def overview_sheet(standing: Standing) -> Sheet:
    """Return the first page on governance."""
    caption = f"How the leaflets stand on {spoken_day(standing.context.today)}"
    numbers = table(caption, ("What", "How many"), _numbers(standing))
    parts = (
        Part("numbers", "Today", (), numbers),
        Part(
            "pages", "Who and what", (), table("Pages on governance", ("Page", "It says"), _pages())
        ),
        Part("alarm", "When the alarm last ran", tuple(_alarm(standing))),
    )
    return Sheet(GOVERNANCE.path, "Governance", (), parts)


def _numbers(standing: Standing) -> Iterator[tuple[Cell, ...]]:
    reviews, report, figures = standing.reviews, standing.report, standing.figures
    totals = Counter(entry.review for entry in reviews.entries if entry.published)
    overdue = sum(totals[status] for status in LATE)
    yield cells("Leaflets that patients read", f"{figures.leaflets:,}")
    for label, url, number, is_alarm in (
        ("Overdue", "reviews.html#overdue", overdue, True),
        ("Without a review date", "reviews.html#no-date", totals[ReviewStatus.NO_DATE], True),
        ("Due now", "reviews.html#due", totals[ReviewStatus.DUE], False),
        ("Coming", "reviews.html#coming", totals[ReviewStatus.DUE_SOON], False),
    ):
        yield cells(Cell(label, url), _number(number, is_alarm=is_alarm))
    waiting = Cell("Waiting for a sign-off", "sign-offs.html")
    if standing.has_sign_offs:
        yield cells(waiting, _number(figures.unsigned, is_alarm=True))
    else:
        yield cells(waiting, "not checked")
    if reviews.emergencies:
        done = Cell("Done in an emergency, and approved by nobody yet", "reviews.html#emergencies")
        yield cells(done, _number(len(reviews.emergencies), is_alarm=True))
    yield cells("Leaflets that could not be checked", _number(report.unchecked, is_alarm=True))
    for severity in Severity:
        number = report.count(severity)
        yield cells(f"{severity.value.capitalize()}s", _number(number, is_alarm=not severity.rank))
    tally = report.tally
    for name, number in (("waived", tally.waived), ("waiting in a baseline", tally.baseline)):
        yield cells(Cell(f"Findings {name}", "exceptions.html"), f"{number:,}")


def _number(number: int, *, is_alarm: bool) -> Cell:
    return Cell(f"{number:,}", alarm=is_alarm and number > 0)


def _pages() -> Iterator[tuple[Cell, ...]]:
    for label, url, says in (
        ("Reviews", "reviews.html", "what is overdue, due and coming"),
        ("Sign-offs", "sign-offs.html", "which text is approved, by whom, and which is not"),
        ("By approver", "approvers.html", "what waits for each clinician, and how long it takes"),
        ("By owner", "owners.html", "what waits for each owner"),
        ("Waivers and baselines", "exceptions.html", "what is allowed for a time, and until when"),
        ("By service", "services.html", "which leaflets print a number"),
        ("By fact", "facts.html", "what each leaflet says where all must agree"),
        ("Policy in force", "policy.html", "which rules hold, why, and until when"),
        ("Trends", "trends.html", "how all this develops, month by month"),
        ("For trustees", "../trustees.html", "the page to read in a minute"),
    ):
        yield cells(Cell(label, url), says)


def _alarm(standing: Standing) -> Iterator[str]:
    """Say what can be known of the alarm without a network, and what cannot."""
    days = count(standing.reviews.settings.sweep_days, "day")
    yield (
        "This page cannot know it: it is made without a network, and the alarm runs on GitHub. There it "
        "writes the day into its digest, the issue “Leaflet reviews: what is overdue, and when the sweep "
        f"last ran”. It counts as broken when it has not run for {days}; “leaflint reviews status” "
        "says how it stands."
    )
    if standing.plan.tree.holds(_ALARM):
        yield f"What is known here: the workflow that runs it, {_ALARM}, is in the repository."
    else:
        yield (
            f"What is known here: its workflow, {_ALARM}, is not in this folder. If it is nowhere else, "
            "nobody is told what is overdue."
        )
