"""What a sign-off changes in a leaflet's file: its review dates, or its status."""

from __future__ import annotations

from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.leaflet import LeafletData, Review
from leaflint.content.models.sign_off import SignOff
from leaflint.core.errors import UsageError
from leaflint.core.finding import Fix
from leaflint.files.yaml.document import Document, Place
from leaflint.files.yaml.edit import line_end
from leaflint.files.yaml.replace import edit_bytes


def with_dates(leaflet: Leaflet, content: bytes, record: SignOff) -> bytes:
    """Return the bytes of a leaflet's file with the dates, or the status, that a record brings.

    Raises:
        UsageError: the file is written in a way in which this cannot be done.
    """
    if record.kind == "review":
        review = Review(last_reviewed=record.date, next_review=record.next_review)
        return with_review_dates(leaflet, content, review)
    if record.kind == "withdrawn":
        return edit_bytes(content, [_replaced(leaflet.document.places["status",], "withdrawn")])
    return content


def with_review_dates(leaflet: Leaflet, content: bytes, review: Review) -> bytes:
    """Return the bytes of a leaflet's file with other review dates; every other byte stays.

    Raises:
        UsageError: the file is written in a way in which this cannot be done.
    """
    dates = {key: str(day) for key, day in review if day is not None}
    places = {key: leaflet.document.places.get(("review", key)) for key in dates}
    edits = [_replaced(place, dates[key]) for key, place in places.items() if place]
    if missing := [f"{key}: {dates[key]}" for key, place in places.items() if not place]:
        edits.append(_addition(leaflet.document, missing))
    written = edit_bytes(content, edits)
    loaded = load_content(leaflet.file, written, LeafletData)
    if loaded.data != leaflet.data.model_copy(update={"review": review}):
        lines = "; ".join(f"{key}: {day}" for key, day in dates.items())
        raise UsageError(f"{leaflet.file}: write the dates by hand, under `review`: {lines}")
    return written


def _replaced(place: Place, value: str) -> Fix:
    """Return the edit that puts a value in the place of another, in the same quotation marks."""
    quote = place.style or ""
    return Fix(place.start, place.end, f"{quote}{value}{quote}")


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
