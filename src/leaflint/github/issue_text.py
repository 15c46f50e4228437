"""What stands in the GitHub issue about one leaflet's review: its title, text and comments.

A hidden comment at its start names the leaflet; people never see it, and whatever they write above
or below the part that begins with it and ends with its twin is theirs and is kept.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import quote

from leaflint.core.dates import spoken_day
from leaflint.core.escape import escape, fence, visible
from leaflint.github.models import Issue
from leaflint.reviews.review_list import Entry, ReviewList
from leaflint.reviews.words import planned, status

_BLOCK = (
    r"(?s)<!-- leaflint-review leaflet=(?P<leaflet>[a-z0-9-]+) owner=(?P<owner>[a-z0-9-]+) "
    r"state=(?P<state>open|done) -->(?:.*?<!-- /leaflint-review -->)?"
)


class Marker(NamedTuple):
    """What the hidden comment of an issue says: the leaflet, and its owner when it was written."""

    leaflet: str
    owner: str
    is_done: bool
    """Whether we closed the issue because the review was done."""


class IssueComment(NamedTuple):
    """A comment that is made once: its hidden key shows whether it is there already."""

    key: str
    text: str


def marker_of(issue: Issue) -> Marker | None:
    """Return what the hidden comment of an issue says, or None when it has none to be trusted."""
    found = re.search(_BLOCK, issue.body)
    if found is None or not issue.is_ours:
        return None
    return Marker(found["leaflet"], found["owner"], found["state"] == "done")


def leaflet_of(issue: Issue) -> str | None:
    """Return the leaflet (an id) that an issue of ours is about, or None."""
    marker = marker_of(issue)
    return marker.leaflet if marker else None


def title_of(entry: Entry) -> str:
    """Return the title of a new issue; later it belongs to whoever edits it."""
    return f"Review overdue: {visible(entry.title)}"[:256]  # GitHub takes no longer one


def write_body(block: str, old: str = "") -> str:
    """Put our part into the text of an issue; what people wrote around it stays."""
    old = old.replace("\r\n", "\n")
    body, count = re.subn(_BLOCK, lambda _: block, old, count=1)
    return body if count else block


def mark_done(old: str) -> str:
    """Return the text of an issue whose review was done."""
    return re.sub(
        _BLOCK, lambda found: found[0].replace("state=open", "state=done", 1), old, count=1
    )


def block_of(entry: Entry, reviews: ReviewList, blob: str) -> str:
    """Return our part of an issue's text.

    It holds no time that has passed: it changes when something changed, not with every sync. `blob`
    is the web address below which the repository's files are shown.
    """
    due, last = entry.next_review, entry.last_reviewed
    rows = (
        ("Leaflet", f"[{escape(entry.title)}]({blob}/{quote(entry.file)})"),
        ("Status", status(entry)),
        ("Planned for", planned(entry)),
        ("Overdue since", spoken_day(due.last + timedelta(days=1)) if due else "no date"),
        ("Last reviewed", last.spoken if last else "no date"),
        ("Risk", entry.risk),
        ("Owner", escape(reviews.name(entry.owner))),
        ("Approver", escape(reviews.name(entry.approver))),
    )
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    return f"""\
<!-- leaflint-review leaflet={entry.leaflet} owner={entry.owner} state=open -->
Patients read this leaflet although nobody has reviewed it in time.

| | |
| --- | --- |
{table}

What to do: read the whole leaflet and its sources.

{_unchanged(reviews.lines.get(entry.leaflet, ""))}\
**Something has to change?** Change it in a pull request, and record the review with it \
(`leaflint sign-off {entry.leaflet} --by PERSON`, or the line that the pull request gives).

This issue closes by itself once the review is recorded. Closing it by hand does not help: it \
opens again.
<!-- /leaflint-review -->"""


def _unchanged(line: str) -> str:
    """Return what to write as a comment where nothing has to change, if that can be done here."""
    if not line:
        return ""
    how = "Write this as a comment below, with what you read; it is recorded, and the issue closes:"
    return f"**Nothing has to change?** {how}\n\n{fence(line, '')}\n\n"


def on_reopening(entry: Entry, issue: Issue) -> IssueComment:
    """Say why an issue is open again: the review lapsed, or somebody closed it without one."""
    marker = marker_of(issue)
    if marker and marker.is_done:
        text = f"This leaflet is past its review date again (planned for {planned(entry)})."
    else:
        text = (
            "This issue was closed, but no review is on record, so patients still read a leaflet "
            "that nobody has checked in time. It closes by itself once the review is recorded."
        )
    return IssueComment(f"reopened after {issue.closed_at or 'a while'}", text)


def on_closing(entry: Entry | None) -> IssueComment:
    """Say why an issue is closed: the review is recorded, or none is needed."""
    if entry is None:
        unused = "This leaflet is no longer in use, so no review is needed."
        return IssueComment("withdrawn", unused)
    if not entry.published:
        unread = "Patients do not read this leaflet now, so no review is needed."
        return IssueComment("draft", unread)
    last = entry.last_reviewed.spoken if entry.last_reviewed else "no date"
    dates = f"last reviewed {last}, next planned for {planned(entry)}"
    text = f"Thank you. The review is recorded: {dates}."
    return IssueComment(f"done {entry.last_reviewed} {entry.next_review}", text)
