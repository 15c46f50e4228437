"""Withdrawals and swaps of numbers that were made at once and wait for somebody to record them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from leaflint.checks.check import Context
from leaflint.checks.sign_off.approved_text import approved_text
from leaflint.checks.sign_off.swaps import swaps_between
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.fields import Status
from leaflint.content.models.leaflet import LeafletData
from leaflint.content.models.sign_off import NumberSwap
from leaflint.core.dates import spoken_day
from leaflint.core.finding import Problem
from leaflint.core.plural import how_long
from leaflint.text.contacts.numbers import find_numbers, read_number
from leaflint.text.contacts.phone_number import house_format


class Awaiting(NamedTuple):
    """What was done to a leaflet, in words, and since when; None: from before git's history."""

    what: str
    since: date | None

    def age(self, today: date) -> str:
        """Return the day with the time that has passed: "since 15 June 2026 (3 days)"."""
        if self.since is None:
            return "since before git's history"
        lasts = how_long(self.since, today) if self.since < today else "today"
        return f"since {spoken_day(self.since)} ({lasts})"


def may_await(leaflet_id: str, status: Status, context: Context) -> bool:
    """Whether `find_awaiting` may find something: a quick test that needs no loaded leaflet."""
    if status != "published":
        return status == "withdrawn"
    sign_offs, retired = context.sign_offs_of(leaflet_id), context.directory_index.retired
    last = sign_offs.last_given if sign_offs else None
    lines = last.text.splitlines() if last and retired else ()
    return any(number.number in retired for line in lines for number in find_numbers(line))


def find_awaiting(leaflet: Leaflet, context: Context) -> Awaiting | None:
    """Return the withdrawal or swap of numbers of a leaflet that nobody has recorded yet, if any."""
    sign_offs = context.sign_offs_of(leaflet.data.id)
    if leaflet.data.status == "withdrawn":
        last = sign_offs.last if sign_offs else None
        is_given = last is not None and last.kind == "withdrawn"
        was_read = last is not None or "published" in _statuses(leaflet, context)
        return _withdrawn(leaflet, context) if was_read and not is_given else None
    given = sign_offs.last_given if sign_offs else None
    if leaflet.data.status != "published" or given is None:
        return None
    swaps = swaps_between(given.text, approved_text(leaflet, given.format), context.directory_index)
    return swapped(swaps, context) if swaps else None


def check_withdrawn(leaflet: Leaflet, context: Context) -> Iterator[Problem]:
    """Find a leaflet that was withdrawn, though nobody who may do so is on record for it."""
    awaiting = find_awaiting(leaflet, context)
    if awaiting is not None:
        age = awaiting.age(context.today)
        message = f"withdrawn {age}: nobody who may withdraw it is on record for that yet"
        help_text = (
            "A clinical reviewer or governance runs: "
            f"leaflint sign-off {leaflet.data.id} --withdraw --by PERSON"
        )
        yield Problem("withdrawn", leaflet.at("status"), message, help_text)


def swapped(swaps: Sequence[NumberSwap], context: Context) -> Awaiting:
    """Describe swaps of numbers, since the first of the old numbers was retired."""
    pairs = [(read_number(swap.new), read_number(swap.old)) for swap in swaps]
    numbers = dict.fromkeys((new.number, old.number) for new, old in pairs if new and old)
    what = (f"{house_format(new)} in place of {house_format(old)}" for new, old in numbers)
    retired = context.directory_index.retired
    return Awaiting(", ".join(what), min(retired[old].since.first for _, old in numbers))


def _withdrawn(leaflet: Leaflet, context: Context) -> Awaiting:
    """Return since when a leaflet has been withdrawn without a break, by git's history."""
    since: date = context.today
    for day, status in _versions(leaflet, context):
        if status not in {"withdrawn", None}:
            break
        since = day
    return Awaiting("withdrawn", None if since == date.min else since)


def _statuses(leaflet: Leaflet, context: Context) -> Iterator[Status | None]:
    before = context.before(leaflet)
    yield before.data.status if before else None
    for _, status in _versions(leaflet, context):
        yield status


def _versions(leaflet: Leaflet, context: Context) -> Iterator[tuple[date, Status | None]]:
    """Yield the day and the status of each committed version, newest first; None: not readable."""
    versions = context.versions
    for version in versions.of(leaflet.file):
        data = load_content(leaflet.file, versions.read(version), LeafletData).data
        yield version.since, data.status if data else None
