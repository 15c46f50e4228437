"""The list of reviews as JSON, for other programs; its shape has a schema in `schemas/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from pydantic import TypeAdapter

from leaflint.checks.summary import ReviewStatus
from leaflint.core.escape import json_text
from leaflint.core.version import __version__
from leaflint.reviews.review_list import Entry, FileReview, ReviewList, Unread
from leaflint.reviews.schedule import Load, loads

FORMAT_VERSION = 1
"""Version of this data; it rises when a key is renamed, removed or changes its meaning."""


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
    """

    format_version: int
    leaflint: str
    as_of: date
    totals: Mapping[ReviewStatus, int]
    leaflets: tuple[Entry, ...]
    unread: tuple[Unread, ...]
    files: tuple[FileReview, ...]
    loads: tuple[Load, ...]


@cache
def adapter() -> TypeAdapter[ReviewData]:
    """Return what turns the data into JSON; made once, since making it is slow."""
    return TypeAdapter(ReviewData)


def to_json(reviews: ReviewList) -> str:
    """Return the list as JSON, byte for byte the same for the same files and day."""
    data = ReviewData(
        format_version=FORMAT_VERSION,
        leaflint=__version__,
        as_of=reviews.as_of,
        totals=reviews.totals(),
        leaflets=reviews.entries,
        unread=reviews.unread,
        files=reviews.files,
        loads=loads(reviews),
    )
    return json_text(adapter().dump_python(data, mode="json"))
