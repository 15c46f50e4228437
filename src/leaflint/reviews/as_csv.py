"""The list of reviews as CSV, for spreadsheets: nothing that a leaflet says becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import asdict

from leaflint.core.escape import visible
from leaflint.reviews.review_list import ReviewList

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
    writer = csv.DictWriter(stream, _HEADER, restval="", lineterminator="\r\n")
    writer.writeheader()
    for entry in reviews.entries:
        names = {
            "owner": reviews.name(entry.owner),
            "approver": reviews.name(entry.approver),
            "published": "yes" if entry.published else "no",
        }
        writer.writerow(_harmless({**asdict(entry), **names}))
    for unread in reviews.unread:
        cells = {"leaflet": unread.leaflet, "review": "not known", "file": unread.file}
        writer.writerow(_harmless(cells))
    return stream.getvalue()


def _harmless(cells: Mapping[str, object]) -> dict[str, str]:
    """Spell out controls, and put an apostrophe before what a spreadsheet would calculate."""
    shown = {key: "" if cell is None else visible(str(cell)) for key, cell in cells.items()}
    return {
        key: f"'{text}" if text.lstrip().startswith(_FORMULA) else text
        for key, text in shown.items()
    }
