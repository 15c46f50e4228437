"""What a sync has to do, worked out from the leaflets and the issues that are there; no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from leaflint.checks.summary import ReviewStatus
from leaflint.github.issue_text import (
    IssueComment,
    block_of,
    mark_done,
    marker_of,
    on_closing,
    on_reopening,
    title_of,
    write_body,
)
from leaflint.github.models import LABEL, Issue, IssueFields
from leaflint.reviews.review_list import Entry, ReviewList
from leaflint.reviews.words import planned

STATUS_LABELS = {
    ReviewStatus.NO_DATE: "review: no date",
    ReviewStatus.LONG_OVERDUE: "review: long overdue",
    ReviewStatus.OVERDUE: "review: overdue",
}
"""The label for each status that has an issue."""


class Action(NamedTuple):
    """One thing to do.

    Attributes:
        kind: what is done to the issue.
        leaflet: id of the leaflet.
        issue: number of the issue, or None for a new one.
        why: in words, for the log.
        fields: what the issue becomes.
        comment: what is written for those who follow it.
        owner: id of the person to be assigned, when that changes.
    """

    kind: Literal["open", "update", "reopen", "close", "close duplicate"]
    leaflet: str
    issue: int | None
    why: str
    fields: IssueFields
    comment: IssueComment | None = None
    owner: str | None = None


class SyncPlan(NamedTuple):
    """What a sync does.

    Attributes:
        actions: in order: what is done with is closed first, then the worst is asked for first.
        left: ids of the late leaflets that are left for the next sync, the worst first.
    """

    actions: tuple[Action, ...]
    left: tuple[str, ...]


def plan_sync(reviews: ReviewList, issues: Iterable[Issue], blob: str) -> SyncPlan:
    """Work out what brings the issues in step with the leaflets.

    Args:
        reviews: the leaflets.
        issues: every issue of the repository, open or closed.
        blob: web address below which the repository's files are shown.
    """
    kept, _ = _by_leaflet(issues)
    late = {entry.leaflet: entry for entry in reviews.entries if entry.is_late}
    asked = [
        action
        for leaflet, entry in late.items()
        if (action := _ask(entry, kept.get(leaflet), block_of(entry, reviews, blob)))
    ]
    updates = [action for action in asked if action.kind == "update"]
    new = [action for action in asked if action.kind != "update"]
    room = reviews.settings.issues_per_run
    left = tuple(action.leaflet for action in new[room:])
    return SyncPlan((*_closings(reviews, kept, late), *updates, *new[:room]), left)


def _by_leaflet(issues: Iterable[Issue]) -> tuple[dict[str, Issue], list[tuple[str, Issue]]]:
    """Return each leaflet's issue (its oldest), and the open duplicates of it."""
    kept: dict[str, Issue] = {}
    duplicates = []
    for issue in sorted(issues, key=lambda issue: issue.number):
        marker = marker_of(issue)
        if marker is None:
            continue
        if marker.leaflet not in kept:
            kept[marker.leaflet] = issue
        elif issue.state == "open":
            duplicates.append((marker.leaflet, issue))
    return kept, duplicates


def close_duplicates(issues: Iterable[Issue]) -> Iterator[Action]:
    """Yield what closes the duplicates among the issues: two syncs may have overlapped.

    The oldest issue of a leaflet stays, so that two syncs that overlap agree on which it is.
    """
    kept, duplicates = _by_leaflet(issues)
    for leaflet, duplicate in duplicates:
        original = kept[leaflet].number
        text = f"Two sweeps overlapped. This leaflet's review is followed in #{original}."
        yield Action(
            kind="close duplicate",
            leaflet=leaflet,
            issue=duplicate.number,
            why=f"the same as #{original}",
            fields={"state": "closed", "state_reason": "not_planned"},
            comment=IssueComment(f"duplicate of {original}", text),
        )


def _ask(entry: Entry, issue: Issue | None, block: str) -> Action | None:
    """Open, reopen or update the issue of a late leaflet; None when nothing has to change."""
    label = STATUS_LABELS[entry.review]
    when = f", planned for {planned(entry)}" if entry.next_review else ""
    why = f"{label.removeprefix('review: ')}{when}"
    if issue is None:
        new: IssueFields = {"title": title_of(entry), "body": block, "labels": (LABEL, label)}
        return Action("open", entry.leaflet, None, why, new, owner=entry.owner)
    # The labels that people gave stay.
    others = [name for name in issue.labels if name not in {LABEL, *STATUS_LABELS.values()}]
    fields = issue.changes(write_body(block, issue.body), (LABEL, label, *others))
    if not fields:
        return None
    comment = None
    if issue.state == "closed":
        fields["state_reason"] = "reopened"
        comment = on_reopening(entry, issue)
    marker = marker_of(issue)
    owner = entry.owner if marker and marker.owner != entry.owner else None
    kind: Literal["reopen", "update"] = "reopen" if comment else "update"
    return Action(kind, entry.leaflet, issue.number, why, fields, comment, owner)


def _closings(
    reviews: ReviewList, kept: Mapping[str, Issue], late: Mapping[str, Entry]
) -> Iterator[Action]:
    """Close the issues whose leaflet is not late any more, and thank for the review.

    The issue of a leaflet whose file cannot be read stays: nobody knows how that leaflet stands.
    """
    unknown = {unread.leaflet for unread in reviews.unread}
    entries = {entry.leaflet: entry for entry in reviews.entries}
    for leaflet, issue in kept.items():
        if issue.state == "closed" or leaflet in late or leaflet in unknown:
            continue
        entry = entries.get(leaflet)
        yield Action(
            kind="close",
            leaflet=leaflet,
            issue=issue.number,
            why="the review is recorded" if entry else "the leaflet is no longer in use",
            fields={
                "body": mark_done(issue.body),
                "state": "closed",
                "state_reason": "completed" if entry else "not_planned",
            },
            comment=on_closing(entry),
        )
