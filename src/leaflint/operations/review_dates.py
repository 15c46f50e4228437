"""Writing a leaflet's review dates into its file, and nothing else."""

from __future__ import annotations

from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.leaflet import LeafletData, Review
from leaflint.core.dates import PartialDate
from leaflint.core.errors import UsageError
from leaflint.core.finding import Fix
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.edit import edit_bytes, line_end


def with_review_dates(leaflet: Leaflet, content: bytes, review: Review) -> bytes:
    """Return a leaflet's file with other review dates; every other byte stays.

    Args:
        leaflet: the leaflet.
        content: the bytes of its file.
        review: the dates, both given.

    Raises:
        UsageError: the file is written in a way in which this cannot be done.
    """
    values = {"last_reviewed": review.last_reviewed, "next_review": review.next_review}
    dates = {key: date for key, date in values.items() if date is not None}
    written = edit_bytes(content, _edits(leaflet.document, dates))
    loaded = load_content(leaflet.file, written, LeafletData)
    if loaded.data != leaflet.data.model_copy(update={"review": review}):
        lines = "; ".join(f"{key}: {date}" for key, date in dates.items())
        raise UsageError(f"{leaflet.file}: write the dates by hand, under `review`: {lines}")
    return written


def _edits(document: Document, dates: dict[str, PartialDate]) -> list[Fix]:
    """Return the edits that write dates over those that are there, and add those that are not."""
    edits: list[Fix] = []
    missing: list[str] = []
    for key, date in dates.items():
        place = document.places.get(("review", key))
        if place is None:
            missing.append(f"{key}: {date}")
        else:
            quote = place.style or ""
            edits.append(Fix(place.start, place.end, f"{quote}{date}{quote}"))
    if missing:
        edits.append(_addition(document, missing))
    return edits


def _addition(document: Document, lines: list[str]) -> Fix:
    end = line_end(document.text)
    review = document.places.get(("review",))
    if review is None:
        after = document.places["owner",].key_start
        start = document.text.rfind("\n", 0, after) + 1
        block = "".join(f"  {line}{end}" for line in lines)
        return Fix(start, start, f"review:{end}{block}")
    if document.text[review.start] == "{":
        others = {("review", "last_reviewed"), ("review", "next_review")} & document.places.keys()
        separator = ", " if others else ""
        return Fix(review.start + 1, review.start + 1, ", ".join(lines) + separator)
    start = document.text.rfind("\n", 0, review.start) + 1
    indent = document.text[start : review.start]
    return Fix(start, start, "".join(f"{indent}{line}{end}" for line in lines))
