"""The list of reviews for other programs: as JSON, whose schema is in `schemas/`, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache

from pydantic import TypeAdapter

from leaflint.checks.summary import ReviewStatus
from leaflint.core.escape import json_text, visible
from leaflint.core.version import __version__
from leaflint.reviews.review_list import Emergency, Entry, FileReview, ReviewList, Unread
from leaflint.reviews.schedule import Load, loads

FORMAT_VERSION = 1
"""Version of the JSON; it rises when a key is renamed, removed or changes its meaning."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell must not start with: spreadsheets calculate it, the full-width forms too."""

_HEADER = (
    "leaflet", "title", "owner", "approver", "risk", "published", "review",
    "last_reviewed", "next_review", "days_overdue", "days_left", "file",
)  # fmt: skip


@dataclass(frozen=True)
class ReviewData:
    """Everything that the list of reviews says.

    Attributes:
        format_version: version of this data's shape.
        leaflint: version of Leaflint.
        as_of: the day for which the list is made.
        totals: how many leaflets stand how.
        leaflets: the leaflets, the worst first; withdrawn ones are left out.
        unread: files whose dates could not be read.
        files: policies, their rules and the glossary.
        loads: the next 24 months by approver, with a proposal that spreads them evenly.
        emergencies: what was done in an emergency, and is still to be approved.
    """

    format_version: int
    leaflint: str
    as_of: date
    totals: Mapping[ReviewStatus, int]
    leaflets: tuple[Entry, ...]
    unread: tuple[Unread, ...]
    files: tuple[FileReview, ...]
    loads: tuple[Load, ...]
    emergencies: tuple[Emergency, ...]


@cache
def adapter() -> TypeAdapter[ReviewData]:
    """Return what turns the data into JSON and gives its schema; made once, since making it is slow."""
    return TypeAdapter(ReviewData)


def to_json(reviews: ReviewList) -> str:
    """Return the list as JSON, byte for byte the same for the same files and day."""
    day, totals, entries = reviews.as_of, reviews.totals(), reviews.entries
    parts = (entries, reviews.unread, reviews.files, loads(reviews), reviews.emergencies)
    data = ReviewData(FORMAT_VERSION, __version__, day, totals, *parts)
    return json_text(adapter().dump_python(data, mode="json"))


def to_csv(reviews: ReviewList) -> str:
    """Return one line per leaflet, the worst first; nothing that a leaflet says becomes a formula.

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
