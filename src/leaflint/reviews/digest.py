"""The list of reviews as Markdown: for the job summary and the digest issue."""

from __future__ import annotations

from collections.abc import Mapping

from leaflint.checks.summary import ReviewStatus
from leaflint.core.markdown import escape, table
from leaflint.reviews.estate import Entry, Estate, by_owner
from leaflint.reviews.schedule import Load, loads
from leaflint.reviews.words import (
    files_heading,
    late_or_left,
    loses,
    planned,
    status,
    summary,
    unread,
)

LIMIT = 50_000
"""Characters; GitHub refuses issues of more than 65,536 and drops summaries over 1 MiB whole."""

_SHOWN_MOVES = 10


def digest(estate: Estate) -> str:
    """Return the digest; what does not fit is left out by whole lines, and counted."""
    lines = [f"**{summary(estate)}.**", ""]
    if estate.unread:
        lines += [unread(estate), ""]
        lines += [f"- {escape(one.file)}: {escape(one.because)}" for one in estate.unread] + [""]
    for owner, entries in by_owner(estate):
        lines += _owner(estate, owner, entries)
    lines += _files(estate)
    lines += _loads(estate)
    return _cut(lines)


def _owner(estate: Estate, owner: str, entries: tuple[Entry, ...]) -> list[str]:
    shown = [one for one in entries if estate.leaver or one.review is not ReviewStatus.CURRENT]
    rest = f"{len(entries) - len(shown)} current." if len(shown) < len(entries) else ""
    lines = [f"### {escape(estate.name(owner))}", ""]
    if shown:
        last = "Loses" if estate.leaver else "Approver"
        rows = [
            (
                f"{escape(one.title)} ({escape(one.leaflet)})",
                status(one),
                planned(one),
                late_or_left(one, estate),
                loses(one, estate) if estate.leaver else escape(estate.name(one.approver)),
            )
            for one in shown
        ]
        lines += [*table(("Leaflet", "Status", "Planned for", "Review", last), rows), ""]
    return [*lines, rest, ""] if rest else lines


def _files(estate: Estate) -> list[str]:
    rows = [
        (escape(file.name), escape(estate.name(file.owner)), planned(file))
        for file in estate.notable_files()
    ]
    if not rows:
        return []
    heading = f"### {files_heading(estate)}"
    return [heading, "", *table(("File", "Owner", "Planned for"), rows), ""]


def _loads(estate: Estate) -> list[str]:
    made = loads(estate)
    if not made:
        return []
    rows = [
        (
            escape(estate.name(load.approver)),
            str(sum(load.planned.values())),
            busiest(load.planned),
            busiest(load.proposed),
        )
        for load in made
    ]
    header = ("Approver", "Reviews", "Fullest month", "If spread")
    lines = ["### The next 24 months by approver", "", *table(header, rows), ""]
    for load in made:
        lines += _moves(estate, load)
    return lines


def _moves(estate: Estate, load: Load) -> list[str]:
    if not load.moves:
        return []
    shown = [
        f"- {escape(move.leaflet)}: {move.planned} → {move.proposed}"
        for move in load.moves[:_SHOWN_MOVES]
    ]
    rest = len(load.moves) - len(shown)
    more = [f"- and {rest} more: see `leaflint reviews --format json`"] if rest > 0 else []
    heading = f"To spread the load of {escape(estate.name(load.approver))} evenly:"
    return [heading, "", *shown, *more, ""]


def busiest(counts: Mapping[str, int]) -> str:
    """Return the fullest month and how many reviews it has, such as "5 in 2027-03"."""
    month = min(counts, key=lambda name: (-counts[name], name), default="")
    return f"{counts[month]} in {month}" if month else "none"


def _cut(lines: list[str]) -> str:
    """Return as many lines as fit, with the count of those that do not."""
    kept: list[str] = []
    size = 0
    for number, line in enumerate(lines):
        size += len(line.encode()) + 1
        if size > LIMIT:
            left = sum(1 for one in lines[number:] if one)
            more = f"… and {left} more lines that do not fit here: see `leaflint reviews`."
            return "\n".join([*kept, "", more]) + "\n"
        kept.append(line)
    return "\n".join(kept).rstrip() + "\n"
