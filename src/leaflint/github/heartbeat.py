"""The digest issue, which records when a sync last ran to its end.

A sync that is cut short leaves that date as it is, so that one which works only in part is noticed:
`leaflint reviews status` fails once the date is too old.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from leaflint.core.dates import spoken_day
from leaflint.github.models import Issue
from leaflint.reviews.digest import digest
from leaflint.reviews.review_list import ReviewList

DIGEST_LABEL = "leaflet review digest"
TITLE = "Leaflet reviews: what is overdue, and when the sweep last ran"
_MARKER = r"<!-- leaflint-sweep last=(\d{4}-\d{2}-\d{2}|never) -->"


def find_digests(issues: Iterable[Issue]) -> list[Issue]:
    """Return the digest issue, which is the oldest of ours with the hidden comment, and its twins."""
    ours = (issue for issue in issues if re.search(_MARKER, issue.body) and issue.is_ours)
    return sorted(ours, key=lambda issue: issue.number)


def last_sync(issue: Issue | None) -> date | None:
    """Return the day of the last sync that ran to its end, or None when none ever did."""
    found = re.search(_MARKER, issue.body) if issue else None
    return date.fromisoformat(found[1]) if found and found[1] != "never" else None


def digest_body(
    reviews: ReviewList, last: date | None, not_handled: Iterable[str], left: int
) -> str:
    """Return the text of the digest issue.

    `last` is the day of the last sync that ran to its end, this one included; `not_handled` are the
    leaflets that this one could not deal with, `left` how many late ones wait for the next.
    """
    ran = f"on {spoken_day(last)}" if last else "never"
    marker = f"<!-- leaflint-sweep last={last or 'never'} -->"
    lines = [marker, f"The review sweep last ran to its end: **{ran}**."]
    if failed := sorted(not_handled):
        lines.append(f"The newest sweep was cut short. Not handled: {', '.join(failed[:50])}.")
    if left:
        lines.append(f"Late leaflets without an open issue, left for the next sweeps: {left}.")
    return "\n\n".join([*lines, digest(reviews)])


def check_heartbeat(last: date | None, today: date, longest: int) -> tuple[bool, str]:
    """Return whether the last sync is no more than so many days ago, and say when it ran."""
    if last is None:
        return False, "the review sweep has never run to its end: nobody is told what is overdue"
    days = (today - last).days
    when = f"the review sweep last ran on {spoken_day(last)}"
    if days < 0:
        return False, f"{when}, which is after today ({spoken_day(today)})"
    if days > longest:
        return False, f"{when}, {days} days ago: more than {longest}, so nobody is told in time"
    return True, when
