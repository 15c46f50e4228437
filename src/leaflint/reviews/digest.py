"""The list of reviews as Markdown: for the job summary and the digest issue."""

from __future__ import annotations

from leaflint.checks.summary import ReviewStatus
from leaflint.core.markdown import escape, table
from leaflint.reviews.review_list import Entry, ReviewList
from leaflint.reviews.schedule import COLUMNS, Load, loads
from leaflint.reviews.words import cells, columns, files_heading, planned, summary, unread

LIMIT = 50_000
"""Bytes; GitHub refuses issues of more than 65,536 characters and drops summaries over 1 MiB whole."""

_SHOWN_MOVES = 10


def digest(reviews: ReviewList) -> str:
    """Return the digest; what does not fit is left out by whole lines, and counted."""
    lines = [f"**{summary(reviews)}.**", ""]
    if reviews.unread:
        broken = (f"- {escape(file.file)}: {escape(file.because)}" for file in reviews.unread)
        lines += [unread(reviews), "", *broken, ""]
    for owner, entries in reviews.by_owner():
        lines += _owner(reviews, owner, entries)
    return _cut([*lines, *_files(reviews), *_loads(reviews)])


def _owner(reviews: ReviewList, owner: str, entries: list[Entry]) -> list[str]:
    shown = [
        entry for entry in entries if reviews.leaver or entry.review is not ReviewStatus.CURRENT
    ]
    lines = [f"### {escape(reviews.name(owner))}", ""]
    if shown:
        rows = []
        for entry in shown:
            *middle, last = cells(entry, reviews)
            leaflet = f"{escape(entry.title)} ({escape(entry.leaflet)})"
            rows.append((leaflet, *middle, escape(last)))
        lines += [*table(columns(reviews), rows), ""]
    if len(shown) < len(entries):
        lines += [f"{len(entries) - len(shown)} current.", ""]
    return lines


def _files(reviews: ReviewList) -> list[str]:
    rows = [
        (escape(file.name), escape(reviews.name(file.owner)), planned(file))
        for file in reviews.notable_files()
    ]
    if not rows:
        return []
    heading = f"### {files_heading(reviews)}"
    return [heading, "", *table(("File", "Owner", "Planned for"), rows), ""]


def _loads(reviews: ReviewList) -> list[str]:
    made = loads(reviews)
    if not made:
        return []
    rows = []
    for load in made:
        name, *numbers = load.cells(reviews)
        rows.append((escape(name), *numbers))
    lines = ["### The next 24 months by approver", "", *table(COLUMNS, rows), ""]
    for load in made:
        lines += _moves(reviews, load)
    return lines


def _moves(reviews: ReviewList, load: Load) -> list[str]:
    if not load.moves:
        return []
    shown = [
        f"- {escape(move.leaflet)}: {move.planned} → {move.proposed}"
        for move in load.moves[:_SHOWN_MOVES]
    ]
    rest = len(load.moves) - len(shown)
    more = [f"- and {rest} more: see `leaflint reviews --format json`"] if rest > 0 else []
    heading = f"To spread the load of {escape(reviews.name(load.approver))} evenly:"
    return [heading, "", *shown, *more, ""]


def _cut(lines: list[str]) -> str:
    """Return as many lines as fit, with the count of those that do not."""
    kept: list[str] = []
    size = 0
    for number, line in enumerate(lines):
        size += len(line.encode()) + 1
        if size > LIMIT:
            left = len([line for line in lines[number:] if line])
            more = f"… and {left} more lines that do not fit here: see `leaflint reviews`."
            return "\n".join([*kept, "", more]) + "\n"
        kept.append(line)
    return "\n".join(kept).rstrip() + "\n"
