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
    without_date, emergencies = totals[ReviewStatus.NO_DATE], len(reviews.emergencies)
    yield _number("Leaflets that patients read", figures.leaflets)
    yield _number("Overdue", overdue, "reviews.html#overdue", alarm=True)
    yield _number("Without a review date", without_date, "reviews.html#no-date", alarm=True)
    yield _number("Due now", totals[ReviewStatus.DUE], "reviews.html#due")
    yield _number("Coming", totals[ReviewStatus.DUE_SOON], "reviews.html#coming")
    if standing.has_sign_offs:
        yield _number("Waiting for a sign-off", figures.unsigned, "sign-offs.html", alarm=True)
    else:
        yield cells(Cell("Waiting for a sign-off", "sign-offs.html"), "not checked")
    if emergencies:
        what = "Done in an emergency, and approved by nobody yet"
        yield _number(what, emergencies, "reviews.html#emergencies", alarm=True)
    yield _number("Leaflets that could not be checked", report.unchecked, alarm=True)
    for severity in Severity:
        label, is_error = f"{severity.value.capitalize()}s", severity is Severity.ERROR
        yield _number(label, report.count(severity), alarm=is_error)
    yield _number("Findings waived", report.tally.waived, "exceptions.html")
    yield _number("Findings waiting in a baseline", report.tally.baseline, "exceptions.html")


def _number(label: str, number: int, url: str = "", *, alarm: bool = False) -> tuple[Cell, ...]:
    """Return a row with a number; `alarm` says whether somebody has to act unless it is 0."""
    return cells(Cell(label, url), Cell(f"{number:,}", alarm=alarm and number > 0))


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
