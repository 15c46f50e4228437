"""What a sweep says to those who follow an issue."""

from __future__ import annotations

from leaflint.github.actions import Comment
from leaflint.github.issue import Issue, Marker
from leaflint.reviews.estate import Entry
from leaflint.reviews.words import planned


def reopening(entry: Entry, issue: Issue, marker: Marker | None) -> Comment:
    """Say why an issue is open again: the review lapsed, or somebody closed it without one."""
    if marker is not None and marker.state == "done":
        text = f"This leaflet is past its review date again (planned for {planned(entry)})."
    else:
        text = (
            "This issue was closed, but no review is on record, so patients still read a leaflet "
            "that nobody has checked in time. It closes by itself once the review is recorded."
        )
    return Comment(f"reopened after {issue.closed_at or 'a while'}", text)


def thanks(entry: Entry | None) -> Comment:
    """Say why an issue is closed: the review is recorded, or none is needed."""
    if entry is None:
        return Comment("withdrawn", "This leaflet is no longer in use, so no review is needed.")
    if not entry.published:
        return Comment("draft", "Patients do not read this leaflet now, so no review is needed.")
    last = entry.last_reviewed.spoken if entry.last_reviewed else "no date"
    text = (
        f"Thank you. The review is recorded: last reviewed {last}, "
        f"next planned for {planned(entry)}."
    )
    return Comment(f"done {entry.last_reviewed} {entry.next_review}", text)
