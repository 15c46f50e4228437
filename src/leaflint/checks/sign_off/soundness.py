"""Findings about sign-off records that cannot be trusted: altered, back-dated, with other dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leaflint.checks.check import Context
from leaflint.checks.sign_off.approved_text import digest
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded
from leaflint.content.models.sign_off import SignOff, SignOffs, sign_off_file
from leaflint.core.dates import PartialDate, spoken_day
from leaflint.core.edition import whole_code
from leaflint.core.finding import Problem, start_of

_RESTORE = "Records are only ever added. Take the file as it was from git's history."
_SIGN_AGAIN = "A sign-off is dated on the day on which it is given. Have the leaflet signed again."


def check_taken_out(
    leaflet: Leaflet, loaded: Loaded[SignOffs] | None, context: Context
) -> Iterator[Problem]:
    """Find records that the change being checked took out or rewrote."""
    present = loaded.data.records if loaded and loaded.data else ()
    for number, record in enumerate(context.records_before(leaflet.data.id)):
        if record not in present[number : number + 1]:
            file = sign_off_file(leaflet.data.id)
            at = loaded.at("records", number) if loaded else start_of(file)
            message = f"this change alters or takes out {record.spoken}"
            yield Problem("altered", at, message, _RESTORE, str(number))


def check_records(
    leaflet: Leaflet, loaded: Loaded[SignOffs], data: SignOffs, today: date
) -> Iterator[Problem]:
    """Check each record by itself, with the one before it and with the leaflet's review dates."""
    if data.leaflet != leaflet.data.id:
        message = f"the file is named for this leaflet, but signs '{data.leaflet}'"
        yield Problem("altered", loaded.at("leaflet"), message, _RESTORE, data.leaflet)
    before: SignOff | None = None
    for number, record in enumerate(data.records):
        if record.digest != digest(record.text):
            at = loaded.at("records", number, "digest")
            message = f"{record.spoken} was altered: its digest does not fit its text"
            yield Problem("altered", at, message, _RESTORE, f"digest {number}")
        if why := _why_not_from_github(record):
            at = loaded.at("records", number, "github")
            message = f"{record.spoken} was altered: {why}"
            yield Problem("altered", at, message, _RESTORE, f"github {number}")
        at = loaded.at("records", number, "date")
        if record.date.first > today:
            message = f"{record.spoken} is dated after today ({spoken_day(today)})"
            yield Problem("back-dated", at, message, _SIGN_AGAIN, f"future {record.date}")
        if before is not None and record.date.first < before.date.first:
            message = f"{record.spoken} is dated before the one above it ({before.date.spoken})"
            yield Problem("back-dated", at, message, _SIGN_AGAIN, f"order {record.date}")
        before = record
    yield from _dates_differ(leaflet, data)


def _why_not_from_github(record: SignOff) -> str | None:
    """Return how a record contradicts what it quotes from GitHub, or None if it does not."""
    source = record.github
    if source is None:
        return None
    if source.code != whole_code(record.digest):
        return f"its code {source.code} is not that of its text"
    if source.at[:10] != str(record.date):
        return f"GitHub knows it from another day ({source.at})"
    return None


def _dates_differ(leaflet: Leaflet, data: SignOffs) -> Iterator[Problem]:
    """Compare the leaflet's review dates with its last review: neither comes without the other."""
    review = data.last_review
    if review is None or leaflet.data.status == "withdrawn":
        return
    last, following = leaflet.data.review.last_reviewed, leaflet.data.review.next_review
    differ: list[tuple[str, PartialDate | None, PartialDate]] = []
    if last is None or not last.first <= review.date.first <= last.last:
        differ.append(("last_reviewed", last, review.date))
    if review.next_review is not None and following != review.next_review:
        differ.append(("next_review", following, review.next_review))
    if differ:
        messages = (
            f"`{key}` is {present.spoken if present else 'missing'}, but by the last review it is "
            f"{signed.spoken}"
            for key, present, signed in differ
        )
        lines = " and ".join(f"`{key}: {signed}`" for key, _, signed in differ)
        help_text = (
            f"Without a new review, write {lines}; a new review writes its dates itself: "
            f"leaflint sign-off {leaflet.data.id} --by PERSON"
        )
        at = leaflet.at("review", differ[0][0])
        yield Problem("dates-differ", at, "; ".join(messages), help_text, differ[0][0])
