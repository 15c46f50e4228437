"""The list of reviews as CSV, for spreadsheets: nothing that a leaflet says becomes a formula."""

from __future__ import annotations

import csv
import io

from leaflint.core.escape import visible
from leaflint.reviews.review_list import Entry, ReviewList

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell must not start with: spreadsheets calculate it, the full-width forms too."""

_HEADER = (
    "leaflet", "title", "owner", "approver", "risk", "published", "review",
    "last_reviewed", "next_review", "days_overdue", "days_left", "file",
)  # fmt: skip


def to_csv(reviews: ReviewList) -> str:
    """Return one line per leaflet, the worst first.

    It begins with a byte-order mark: without one, Excel takes UTF-8 for something else.
    """
    stream = io.StringIO()
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_HEADER)
    for entry in reviews.entries:
        writer.writerow([_harmless(cell) for cell in _row(entry, reviews)])
    for unread in reviews.unread:
        cells = {"leaflet": unread.leaflet, "review": "not known", "file": unread.file}
        writer.writerow([_harmless(cells.get(name, "")) for name in _HEADER])
    return stream.getvalue()


def _row(entry: Entry, reviews: ReviewList) -> tuple[str, ...]:
    return (
        entry.leaflet,
        entry.title,
        reviews.name(entry.owner),
        reviews.name(entry.approver),
        entry.risk,
        "yes" if entry.published else "no",
        entry.review.value,
        str(entry.last_reviewed or ""),
        str(entry.next_review or ""),
        str(entry.days_overdue),
        str(entry.days_left),
        entry.file,
    )


def _harmless(cell: str) -> str:
    """Spell out controls, and put an apostrophe before what a spreadsheet would calculate."""
    shown = visible(cell)
    dangerous = shown.lstrip().startswith(_FORMULA)
    return f"'{shown}" if dangerous else shown
