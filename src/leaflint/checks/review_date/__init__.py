"""Every leaflet's review is in time, and its dates make sense.

A leaflet that nobody has looked at for years can tell readers to take a drug that is no longer
given, or to ring a number that nobody answers. This check compares the printed dates with today.

Dates are periods: "2018" means the whole year. A review planned for 2018 is *due* from 1 January
2018 and *overdue* after 31 December 2018. Before that it is *due soon* from the first of the
policy's notice periods on; a year after (policy: `long_overdue_months`) it is *long overdue*.
The longest time between two reviews depends on the leaflet's `risk`. A withdrawn leaflet is not
judged.

By the same rules fall due: evidence and terms (`checked`), policies and their rules, and people:
an owner or approver who leaves is told on each leaflet that loses them. With `--changed-since`, a
date that moved forward needs a sign-off record dated in between. Readers of a published leaflet
past due see a banner; only a waiver of the rule `banner` hides it. (How often a service's phone
number is called is the policy of phone-number.)

Source: the NHS pattern of a review every three years, sooner where the risk is higher; the
policy file says which numbers are in force.

Passes::

    review: {last_reviewed: 2026-03, next_review: 2028-03}

Fails with overdue::

    review: {last_reviewed: 2023, next_review: 2025}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from leaflint.checks.check import Check, Context, Rule
from leaflint.checks.review_date import shared_files
from leaflint.checks.review_date.responsible import has_reviews, last_approver, leaving, moved_dates
from leaflint.checks.review_date.settings import Settings, describe
from leaflint.checks.summary import LATE, LeafletSummary, ReviewStatus, ReviewSummary
from leaflint.checks.waivers import waivers_in_force
from leaflint.content.leaflet import Leaflet
from leaflint.core.dates import add_months, spoken_day
from leaflint.core.finding import Problem, Severity

RULES = {
    "missing-date": Rule(Severity.ERROR, "a published leaflet has no review date"),
    "future-review": Rule(Severity.ERROR, "the last review lies in the future"),
    "dates-reversed": Rule(Severity.ERROR, "the next review is not after the last"),
    "interval": Rule(Severity.ERROR, "the next review is later than policy allows"),
    "long-overdue": Rule(Severity.ERROR, "the review is long overdue"),
    "overdue": Rule(Severity.WARNING, "the review is overdue"),
    "due": Rule(Severity.WARNING, "the review is due now"),
    "due-soon": Rule(Severity.NOTICE, "the review is due soon"),
    "evidence-old": Rule(Severity.WARNING, "a source was not checked for too long"),
    "date-moved": Rule(Severity.ERROR, "a review date moved, and no sign-off says who reviewed"),
    "banner": Rule(Severity.NOTICE, "readers see a banner that the review is past due"),
    "owner-left": Rule(Severity.ERROR, "the owner has left"),
    "owner-leaves": Rule(Severity.WARNING, "the owner leaves soon"),
    "approver-left": Rule(Severity.WARNING, "whoever approved it last has left"),
    "approver-leaves": Rule(Severity.NOTICE, "whoever approved it last leaves soon"),
    "policy-overdue": Rule(Severity.WARNING, "a policy or glossary is past its own review date"),
    "policy-due": Rule(Severity.NOTICE, "a policy or glossary is due for review, or soon will be"),
    "term-old": Rule(Severity.WARNING, "a term's explanation was not checked for too long"),
    "future-check": Rule(Severity.ERROR, "something was checked on a day that has not come"),
}


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Compare a leaflet's dates with today and with each other."""
    if leaflet.data.status == "withdrawn":
        return
    is_signed = has_reviews(leaflet.data.id, context)
    yield from _dates(leaflet, settings, context.today, is_signed=is_signed)
    yield from _due(leaflet, settings, context.today)
    yield from _evidence(leaflet, settings, context)
    last_review, data = leaflet.at("review", "last_reviewed"), leaflet.data
    yield from leaving("owner", data.owner, leaflet.at("owner"), settings, context)
    yield from leaving("approver", last_approver(data.id, context), last_review, settings, context)
    if not is_signed:
        yield from moved_dates(leaflet, context)


def _dates(
    leaflet: Leaflet, settings: Settings, today: date, *, is_signed: bool
) -> Iterator[Problem]:
    """Find dates that are missing or make no sense; `sign-off` compares them with the records."""
    last, following = leaflet.data.review.last_reviewed, leaflet.data.review.next_review
    dates = {"last_reviewed": last, "next_review": following}
    missing = [key for key, written in dates.items() if written is None]
    if missing and leaflet.data.status == "published" and not is_signed:
        message = f"a published leaflet has no {' and no '.join(f'`{key}`' for key in missing)}"
        help_text = (
            "Have the whole leaflet reviewed: the sign-off of the review writes both dates "
            f"(leaflint sign-off {leaflet.data.id} --by PERSON)."
        )
        at = leaflet.at("review", missing[0])
        yield Problem("missing-date", at, message, help_text, missing[0])
    if last is not None and last.first > today:
        message = f"`last_reviewed` is {last.spoken}, which is after today ({spoken_day(today)})"
        help_text = "Write the day of the review that took place."
        yield Problem("future-review", leaflet.at("review", "last_reviewed"), message, help_text)
    if last is None or following is None:
        return
    at = leaflet.at("review", "next_review")
    if following.last <= last.first:
        message = f"`next_review` ({following.spoken}) is not after `last_reviewed` ({last.spoken})"
        yield Problem("dates-reversed", at, message, "Correct whichever of the two is wrong.")
        return
    months = settings.longest_interval.months(leaflet.data.risk)
    latest = add_months(last.last, months)
    if following.first > latest:
        message = (
            f"`next_review` ({following.spoken}) is more than {months} months after "
            f"`last_reviewed` ({last.spoken}), the longest for {leaflet.data.risk} risk"
        )
        help_text = f"Plan the review for {spoken_day(latest)} at the latest."
        if latest < today:
            help_text = "The last review is too long ago: have the whole leaflet reviewed now."
        yield Problem("interval", at, message, help_text)


def _due(leaflet: Leaflet, settings: Settings, today: date) -> Iterator[Problem]:
    last, following = leaflet.data.review.last_reviewed, leaflet.data.review.next_review
    status = settings.review_status(following, today)
    if following is None or status is ReviewStatus.CURRENT:
        return
    since = f" (last reviewed {last.spoken})" if last else ""
    message = f"{describe(following, status, today)}{since}"
    help_text = "Review the whole leaflet, then record the review and its new dates."
    at = leaflet.at("review", "next_review")
    yield Problem(status.value, at, message, help_text)
    if leaflet.data.status == "published" and status in LATE:
        message = f'readers see this banner: "{settings.banner_for(following)}"'
        help_text = "It goes when the review is recorded. Only a waiver of rule `banner` hides it."
        yield Problem("banner", at, message, help_text)


def _evidence(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    months = settings.longest_interval.months(leaflet.data.risk)
    for number, evidence in enumerate(leaflet.data.evidence):
        at, name = leaflet.at("evidence", number, "checked"), f"the source '{evidence.title}'"
        if evidence.checked is None:
            when = "has no date on which it was checked"
        elif settings.is_old(evidence.checked, leaflet.data.risk, context.today):
            when = f"was last checked {evidence.checked.spoken}, more than {months} months ago"
        else:
            yield from shared_files.checked_in_future(name, evidence.checked, at, context)
            continue
        message = f"{name} {when}"
        help_text = "Read it again; if the leaflet still agrees with it, write the new date."
        yield Problem("evidence-old", at, message, help_text, evidence.title)


def check_shared(settings: Settings, context: Context) -> Iterator[Problem]:
    """Compare the dates of everything that leaflets share with today."""
    for file in shared_files.reviewed_files(context):
        yield from shared_files.file_due(file, settings, context.today)
        yield from leaving("owner", file.item.owner, file.at("owner"), settings, context)
    yield from shared_files.old_terms(settings, context)
    yield from shared_files.services_in_future(context)


def summarise(
    summary: LeafletSummary, leaflet: Leaflet, settings: Settings, context: Context
) -> LeafletSummary:
    """Say how the leaflet stands against its review dates, and which banner readers see."""
    last, following = leaflet.data.review.last_reviewed, leaflet.data.review.next_review
    withdrawn = leaflet.data.status == "withdrawn"
    status = settings.review_status(following, context.today, withdrawn=withdrawn)
    banner = None
    if leaflet.data.status == "published" and status in LATE and following:
        waived = {(waiver.check, waiver.rule) for waiver in waivers_in_force(leaflet, context)}
        banner = None if (CHECK.id, "banner") in waived else settings.banner_for(following)
    return replace(summary, review=ReviewSummary(status, last, following, banner))


CHECK = Check[Settings, None](
    id="review-date",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
    shared=check_shared,
    needs=("people",),
    summarise=summarise,
    by_day=True,
)
