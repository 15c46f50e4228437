"""What a sync has to do, worked out from the leaflets and the issues that are there; no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from leaflint.checks.summary import ReviewStatus
from leaflint.github import issue_text
from leaflint.github.issue_text import IssueComment, marker_of
from leaflint.github.models import LABEL, Issue, IssueFields
from leaflint.reviews.review_list import Entry, ReviewList
from leaflint.reviews.words import planned

STATUS_LABELS = {
    ReviewStatus.NO_DATE: "review: no date",
    ReviewStatus.LONG_OVERDUE: "review: long overdue",
    ReviewStatus.OVERDUE: "review: overdue",
}
"""The label for each status that has an issue."""
CLOSED: IssueFields = {"state": "closed", "state_reason": "not_planned"}


class Action(NamedTuple):
    """One thing to do to an issue (a number, or None for a new one), and why, for the log."""

    kind: Literal["open", "update", "reopen", "close", "close duplicate"]
    leaflet: str
    issue: int | None
    why: str
    fields: IssueFields
    comment: IssueComment | None = None
    owner: str | None = None
    """The person (an id) to be assigned, when that changes."""


class SyncPlan(NamedTuple):
    """What a sync does, in order: what is done with is closed first, then the worst asked for first."""

    actions: tuple[Action, ...]
    left: tuple[str, ...]
    """The ids of the late leaflets that are left for the next sync, the worst first."""


def plan_sync(reviews: ReviewList, issues: Iterable[Issue], blob: str) -> SyncPlan:
    """Work out what brings all issues, open or closed, in step with the leaflets.

    `blob` is the web address below which the repository's files are shown.
    """
    kept, _ = _by_leaflet(issues)
    late = {entry.leaflet: entry for entry in reviews.entries if entry.is_late}
    asked = [
        _ask(entry, kept.get(leaflet), issue_text.block_of(entry, reviews, blob))
        for leaflet, entry in late.items()
    ]
    updates = [action for action in asked if action and action.kind == "update"]
    new = [action for action in asked if action and action.kind != "update"]
    room = reviews.settings.issues_per_run
    left = tuple(action.leaflet for action in new[room:])
    return SyncPlan((*_closings(reviews, kept, late), *updates, *new[:room]), left)


def _by_leaflet(issues: Iterable[Issue]) -> tuple[dict[str, Issue], list[tuple[str, Issue]]]:
    """Return each leaflet's issue (its oldest), and the open duplicates of it."""
    kept: dict[str, Issue] = {}
    duplicates = []
    for issue in sorted(issues, key=lambda issue: issue.number):
        leaflet = issue_text.leaflet_of(issue)
        if leaflet and kept.setdefault(leaflet, issue) is not issue and issue.state == "open":
            duplicates.append((leaflet, issue))
    return kept, duplicates


def close_duplicates(issues: Iterable[Issue]) -> Iterator[Action]:
    """Yield what closes the duplicates among the issues: two syncs may have overlapped.

    The oldest issue of a leaflet stays, so that two syncs that overlap agree on which it is.
    """
    kept, duplicates = _by_leaflet(issues)
    for leaflet, duplicate in duplicates:
        original = kept[leaflet].number
        text = f"Two sweeps overlapped. This leaflet's review is followed in #{original}."
        comment, why = IssueComment(f"duplicate of {original}", text), f"the same as #{original}"
        yield Action("close duplicate", leaflet, duplicate.number, why, CLOSED, comment)


def _ask(entry: Entry, issue: Issue | None, block: str) -> Action | None:
    """Open, reopen or update the issue of a late leaflet; None when nothing has to change."""
    label = STATUS_LABELS[entry.review]
    when = f", planned for {planned(entry)}" if entry.next_review else ""
    why = f"{label.removeprefix('review: ')}{when}"
    if issue is None:
        title = issue_text.title_of(entry)
        new: IssueFields = {"title": title, "body": block, "labels": (LABEL, label)}
        return Action("open", entry.leaflet, None, why, new, owner=entry.owner)
    # The labels that people gave stay.
    others = [name for name in issue.labels if name not in {LABEL, *STATUS_LABELS.values()}]
    fields = issue.changes(issue_text.write_body(block, issue.body), (LABEL, label, *others))
    if not fields:
        return None
    comment = None
    if issue.state == "closed":
        fields["state_reason"] = "reopened"
        comment = issue_text.on_reopening(entry, issue)
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
    stays = {*late, *(unread.leaflet for unread in reviews.unread)}
    entries = {entry.leaflet: entry for entry in reviews.entries}
    for leaflet, issue in kept.items():
        if issue.state == "closed" or leaflet in stays:
            continue
        entry = entries.get(leaflet)
        why = "the review is recorded" if entry else "the leaflet is no longer in use"
        fields: IssueFields = {
            "body": issue_text.mark_done(issue.body),
            "state": "closed",
            "state_reason": "completed" if entry else "not_planned",
        }
        yield Action("close", leaflet, issue.number, why, fields, issue_text.on_closing(entry))
