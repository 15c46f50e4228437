"""Findings about sign-off records that cannot be trusted: altered, back-dated, not entitled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from leaflint.checks.check import Context
from leaflint.checks.sign_off.approved_text import digest
from leaflint.content.directory_index import DirectoryIndex
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded, load_content
from leaflint.content.models.sign_off import NumberSwap, SignOff, SignOffs, sign_off_file
from leaflint.core.dates import spoken_day
from leaflint.core.finding import Problem, start_of
from leaflint.text.contacts.numbers import read_number

_RESTORE = "Records are only ever added. Take the file as it was from git's history."
_SIGN_AGAIN = "A sign-off is dated on the day on which it is given. Have the leaflet signed again."


def check_records(
    leaflet: Leaflet, loaded: Loaded[SignOffs] | None, context: Context
) -> Iterator[Problem]:
    """Check a leaflet's sign-offs, each by itself, with each other and with what the change took out."""
    yield from _taken_out(leaflet, loaded, context)
    if loaded and loaded.data:
        yield from _cannot_be(leaflet, loaded, loaded.data, context.today)
        yield from _entitled(leaflet, loaded, loaded.data.records, context)
        yield from _dates_differ(leaflet, loaded.data.records)


def _taken_out(
    leaflet: Leaflet, loaded: Loaded[SignOffs] | None, context: Context
) -> Iterator[Problem]:
    """Find records that the change being checked took out or rewrote."""
    file = sign_off_file(leaflet.data.id)
    content = context.base.read(file) if context.base else None
    former = load_content(file, content, SignOffs).data if content is not None else None
    if former is None:
        return
    present = loaded.data.records if loaded and loaded.data else ()
    for number, record in enumerate(former.records):
        if record not in present[number : number + 1]:
            at = loaded.at("records", number) if loaded else start_of(file)
            message = f"this change alters or takes out {record.spoken}"
            yield Problem("altered", at, message, _RESTORE, str(number))


def _cannot_be(
    leaflet: Leaflet, loaded: Loaded[SignOffs], data: SignOffs, today: date
) -> Iterator[Problem]:
    """Find records for other texts or leaflets, dates to come, and dates before an earlier record's."""
    if data.leaflet != leaflet.data.id:
        message = f"the file is named for this leaflet, but signs '{data.leaflet}'"
        yield Problem("altered", loaded.at("leaflet"), message, _RESTORE, data.leaflet)
    before: SignOff | None = None
    for number, record in enumerate(data.records):
        if record.digest != digest(record.text):
            at = loaded.at("records", number, "digest")
            message = f"{record.spoken} was altered: its digest does not fit its text"
            yield Problem("altered", at, message, _RESTORE, f"digest {number}")
        at = loaded.at("records", number, "date")
        if record.date.first > today:
            message = f"{record.spoken} is dated after today ({spoken_day(today)})"
            yield Problem("back-dated", at, message, _SIGN_AGAIN, f"future {record.date}")
        if before is not None and record.date.first < before.date.first:
            message = f"{record.spoken} is dated before the one above it ({before.date.spoken})"
            yield Problem("back-dated", at, message, _SIGN_AGAIN, f"order {record.date}")
        before = record


def _entitled(
    leaflet: Leaflet, loaded: Loaded[SignOffs], records: Sequence[SignOff], context: Context
) -> Iterator[Problem]:
    """Check who gave the last approval, and every swap of numbers since."""
    for number, record in reversed(list(enumerate(records))):
        is_swap = record.outcome == "number-swap"
        if is_swap:
            before = records[number - 1] if number else None
            why = _why_not_swapped(record, before, context.directory_index)
            help_text = "Only a retired number of the directory is swapped without a review."
        else:
            why = _why_not_entitled(leaflet, record, context)
            help_text = "Have the leaflet signed off by somebody who may approve its topics."
        if why:
            at = loaded.at("records", number, "outcome" if is_swap else "by")
            message = f"{record.spoken} does not count: {why}"
            subject = f"swap {number}" if is_swap else record.by
            yield Problem("not-entitled", at, message, help_text, subject)
        if not is_swap:
            return


def _why_not_entitled(leaflet: Leaflet, record: SignOff, context: Context) -> str | None:
    person = next((known for known in context.people.people if known.id == record.by), None)
    if person is None:
        return f"'{record.by}' is not in content/people.yaml"
    if record.role != person.role:
        return f"it was given as {record.role}, but {person.name}'s role is {person.role}"
    return person.why_not_approver(leaflet.data.topics, record.date.first)


def _why_not_swapped(record: SignOff, before: SignOff | None, index: DirectoryIndex) -> str | None:
    """Return why a `number-swap` record is not what it says; None when it is.

    Its text must be that of the record before it, with each retired number replaced by one that the
    same service has, or had next.
    """
    if before is None:
        return "there is no sign-off before it"
    if not record.number_swaps:
        return "it names no numbers"
    text = before.text
    for swap in record.number_swaps:
        if not _follows(swap, index):
            return f"the directory does not say that {swap.new} took the place of {swap.old}"
        text = text.replace(swap.old, swap.new)
    if text != record.text:
        return "its text differs in more than those numbers from the text signed before"
    return None


def _follows(swap: NumberSwap, index: DirectoryIndex) -> bool:
    """Whether both numbers are the same service's, the old one retired."""
    old, new = read_number(swap.old), read_number(swap.new)
    if old is None or new is None or old.number not in index.retired:
        return False
    service = index.retired[old.number].service
    later = index.retired.get(new.number)
    has_now = service in index.owners.get(new.number, ())
    return has_now or (later is not None and later.service == service)


def _dates_differ(leaflet: Leaflet, records: Sequence[SignOff]) -> Iterator[Problem]:
    """Compare the leaflet's review dates with its last sign-off: neither comes without the other."""
    approvals = [record for record in records if record.outcome != "number-swap"]
    if not approvals:
        return
    day, planned = approvals[-1].date, approvals[-1].next_review
    last, following = leaflet.data.review.last_reviewed, leaflet.data.review.next_review
    fits = last is not None and last.first <= day.first <= last.last
    for key, present, signed, agree in (
        ("last_reviewed", last, day, fits),
        ("next_review", following, planned, following == planned),
    ):
        if signed is None or agree:
            continue
        shown = present.spoken if present else "missing"
        message = f"`{key}` is {shown}, but by the last sign-off it is {signed.spoken}"
        help_text = (
            f"Without a new review, write `{key}: {signed}`; "
            f"a review is recorded with: leaflint sign-off {leaflet.data.id} --by PERSON"
        )
        yield Problem("dates-differ", leaflet.at("review", key), message, help_text, key)
