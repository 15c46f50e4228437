"""The list of reviews as Markdown: for the job summary and the digest issue."""

from __future__ import annotations

from leaflint.checks.summary import ReviewStatus
from leaflint.core.escape import escape, table
from leaflint.reviews import words
from leaflint.reviews.review_list import Emergency, Entry, ReviewList
from leaflint.reviews.schedule import COLUMNS, loads

LIMIT = 50_000
"""Bytes; GitHub refuses issues of more than 65,536 characters and drops summaries over 1 MiB whole."""

_SHOWN_MOVES = 10


def digest(reviews: ReviewList) -> str:
    """Return the digest; what does not fit is left out by whole lines, and counted."""
    lines = [f"**{words.summary(reviews)}.**", ""]
    if reviews.unread:
        broken = (f"- {escape(file.file)}: {escape(file.because)}" for file in reviews.unread)
        lines += [words.unread(reviews), "", *broken, ""]
    if reviews.emergencies:
        rows = [
            (_name(emergency), escape(emergency.done), emergency.age)
            for emergency in reviews.emergencies
        ]
        heads = ("Leaflet", "What was done", "When")
        lines += [f"### {words.EMERGENCIES}", "", *table(heads, rows), ""]
    for owner, entries in reviews.by_owner().items():
        lines += _owner(reviews, owner, entries)
    return _cut([*lines, *_files(reviews), *_loads(reviews)])


def _owner(reviews: ReviewList, owner: str, entries: list[Entry]) -> list[str]:
    rows = []
    for entry in entries:
        if reviews.leaver or entry.review is not ReviewStatus.CURRENT:
            *middle, last = words.cells(entry, reviews)
            rows.append((_name(entry), *middle, escape(last)))
    lines = [f"### {escape(reviews.name(owner))}", ""]
    if rows:
        lines += [*table(words.columns(reviews), rows), ""]
    if len(rows) < len(entries):
        lines += [f"{len(entries) - len(rows)} current.", ""]
    return lines


def _name(leaflet: Entry | Emergency) -> str:
    return f"{escape(leaflet.title)} ({escape(leaflet.leaflet)})"


def _files(reviews: ReviewList) -> list[str]:
    rows = [
        (escape(file.name), escape(reviews.name(file.owner)), words.planned(file))
        for file in reviews.notable_files()
    ]
    if not rows:
        return []
    heading = f"### {words.files_heading(reviews)}"
    return [heading, "", *table(("File", "Owner", "Planned for"), rows), ""]


def _loads(reviews: ReviewList) -> list[str]:
    rows, moves = [], []
    for load in loads(reviews):
        name, *numbers = load.cells(reviews)
        rows.append((escape(name), *numbers))
        if not load.moves:
            continue
        moves += [f"To spread the load of {escape(name)} evenly:", ""]
        for move in load.moves[:_SHOWN_MOVES]:
            moves.append(f"- {escape(move.leaflet)}: {move.planned} → {move.proposed}")
        rest = len(load.moves) - _SHOWN_MOVES
        if rest > 0:
            moves.append(f"- and {rest} more: see `leaflint reviews --format json`")
        moves.append("")
    heading = "### The next 24 months by approver"
    return [heading, "", *table(COLUMNS, rows), "", *moves] if rows else []


def _cut(lines: list[str]) -> str:
    """Return as many lines as fit, with the count of those that do not."""
    size = 0
    for number, line in enumerate(lines):
        size += len(line.encode()) + 1
        if size > LIMIT:
            left = len([line for line in lines[number:] if line])
            more = f"… and {left} more lines that do not fit here: see `leaflint reviews`."
            return "\n".join([*lines[:number], "", more]) + "\n"
    return "\n".join(lines).rstrip() + "\n"
