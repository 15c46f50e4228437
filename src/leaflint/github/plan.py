"""What a sweep has to do, worked out from the leaflets and the issues that are there; no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflint.github.actions import Action, Comment, Fields, Plan
from leaflint.github.comments import reopening, thanks
from leaflint.github.issue import (
    LABEL,
    STATUS_LABELS,
    Issue,
    block_of,
    mark_done,
    marker_of,
    title_of,
    write_body,
)
from leaflint.reviews.estate import Entry, Estate
from leaflint.reviews.words import planned


def make_plan(estate: Estate, issues: Iterable[Issue], blob: str) -> Plan:
    """Work out what brings the issues in step with the leaflets.

    Args:
        estate: the leaflets.
        issues: every issue of the repository, open or closed.
        blob: web address below which the repository's files are shown.
    """
    kept, _ = _by_leaflet(issues)
    late = {entry.leaflet: entry for entry in estate.entries if entry.is_late}
    closings = _closings(estate, kept, late)
    asked: list[Action] = []
    for leaflet, entry in late.items():
        if leaflet in kept:
            asked += _keep_in_step(entry, estate, kept[leaflet], blob)
        else:
            asked.append(_open(entry, estate, blob))
    updates = [action for action in asked if action.kind == "update"]
    new = [action for action in asked if action.kind != "update"]
    room = estate.settings.issues_per_run
    left = tuple(action.leaflet for action in new[room:])
    return Plan((*closings, *updates, *new[:room]), left)


def _by_leaflet(
    issues: Iterable[Issue],
) -> tuple[dict[str, Issue], list[tuple[str, Issue]]]:
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


def duplicates(issues: Iterable[Issue]) -> tuple[Action, ...]:
    """Return what closes the duplicates among the issues: two sweeps may have overlapped.

    The oldest issue of a leaflet stays, so that two sweeps that overlap agree on which it is.
    """
    kept, found = _by_leaflet(issues)
    return tuple(_close_duplicate(kept[leaflet], one) for leaflet, one in found)


def _close_duplicate(original: Issue, duplicate: Issue) -> Action:
    marker = marker_of(original)
    text = f"Two sweeps overlapped. This leaflet's review is followed in #{original.number}."
    return Action(
        kind="close duplicate",
        leaflet=marker.leaflet if marker else "",
        issue=duplicate.number,
        why=f"the same as #{original.number}",
        fields=Fields(state="closed", state_reason="not_planned"),
        comment=Comment(f"duplicate of {original.number}", text),
    )


def _open(entry: Entry, estate: Estate, blob: str) -> Action:
    return Action(
        kind="open",
        leaflet=entry.leaflet,
        issue=None,
        why=_why(entry),
        fields=Fields(
            title=title_of(entry),
            body=write_body(block_of(entry, estate, blob)),
            labels=(LABEL, STATUS_LABELS[entry.review]),
        ),
        owner=entry.owner,
    )


def _keep_in_step(entry: Entry, estate: Estate, issue: Issue, blob: str) -> Iterator[Action]:
    """Reopen or update the issue of a late leaflet, if anything in it is no longer right."""
    marker = marker_of(issue)
    body = write_body(block_of(entry, estate, blob), issue.body)
    labels = _labels(entry, issue)
    reopened = issue.state == "closed"
    fields = Fields(
        body=body if body != issue.body.replace("\r\n", "\n") else None,
        labels=labels if set(labels) != set(issue.labels) else None,
        state="open" if reopened else None,
        state_reason="reopened" if reopened else None,
    )
    if not fields.as_json():
        return
    yield Action(
        kind="reopen" if reopened else "update",
        leaflet=entry.leaflet,
        issue=issue.number,
        why=_why(entry),
        fields=fields,
        comment=reopening(entry, issue, marker) if reopened else None,
        owner=entry.owner if marker and marker.owner != entry.owner else None,
    )


def _why(entry: Entry) -> str:
    when = f", planned for {planned(entry)}" if entry.next_review else ""
    return f"{STATUS_LABELS[entry.review].removeprefix('review: ')}{when}"


def _labels(entry: Entry, issue: Issue) -> tuple[str, ...]:
    """Return the labels of an issue with ours put right; those that people gave stay."""
    theirs = [name for name in issue.labels if name not in {LABEL, *STATUS_LABELS.values()}]
    return (LABEL, STATUS_LABELS[entry.review], *theirs)


def _closings(
    estate: Estate, kept: Mapping[str, Issue], late: Mapping[str, Entry]
) -> Iterator[Action]:
    """Close the issues whose leaflet is not late any more, and thank for the review.

    The issue of a leaflet whose file cannot be read stays: nobody knows how that leaflet stands.
    """
    unknown = {unread.leaflet for unread in estate.unread}
    entries = {entry.leaflet: entry for entry in estate.entries}
    for leaflet, issue in kept.items():
        if issue.state == "closed" or leaflet in late or leaflet in unknown:
            continue
        entry = entries.get(leaflet)
        yield Action(
            kind="close",
            leaflet=leaflet,
            issue=issue.number,
            why="the review is recorded" if entry else "the leaflet is no longer in use",
            fields=Fields(
                body=mark_done(issue.body),
                state="closed",
                state_reason="completed" if entry else "not_planned",
            ),
            comment=thanks(entry),
        )
