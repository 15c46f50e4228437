"""Findings about records by somebody who may not give them, and about unfounded swaps of numbers."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.checks.check import Context
from leaflint.checks.sign_off.swaps import follows, swaps_between
from leaflint.content.directory_index import DirectoryIndex
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded, load
from leaflint.content.models.shared import People
from leaflint.content.models.sign_off import SignOff, SignOffs
from leaflint.core.finding import Problem
from leaflint.files.places import PEOPLE
from leaflint.text.contacts.numbers import read_number


def check_entitled(
    leaflet: Leaflet, loaded: Loaded[SignOffs], data: SignOffs, context: Context
) -> Iterator[Problem]:
    """Check the last review and all records since.

    Whoever gave a record that came with the change being checked must have been entitled before that
    change too: nobody entitles themselves.
    """
    start = len(data.records) - len(data.since_review)
    known = len(context.records_before(leaflet.data.id))
    former_people = context.derived(_former_people)
    for number, record in enumerate(data.since_review, start):
        key, subject = "by", record.by
        help_text = "Have the leaflet signed off by somebody who may approve its topics."
        if record.kind == "number-swap":
            before = data.records[number - 1] if number else None
            why = _why_not_swapped(record, before, context.directory_index)
            key, subject = "digest", f"swap {number}"
            help_text = "Only a retired number of the directory is swapped without a review."
        else:
            why = why_not_entitled(record, leaflet, context.people)
            if why is None and number >= known and former_people is not None:
                why = why_not_entitled(record, leaflet, former_people)
                why = why and f"before this change, {why}"
        if why:
            message = f"{record.spoken} does not count: {why}"
            at = loaded.at("records", number, key)
            yield Problem("not-entitled", at, message, help_text, subject)


def _former_people(context: Context) -> People | None:
    """Return the people before the change being checked, or None if it does not touch them."""
    base = context.base
    return load(base.tree, PEOPLE, People).data if base and PEOPLE in base.touched else None


def why_not_entitled(record: SignOff, leaflet: Leaflet, people: People) -> str | None:
    """Return why whoever gave a record may not give it, or None if they may."""
    person = next((known for known in people.people if known.id == record.by), None)
    if person is None:
        return f"'{record.by}' is not in content/people.yaml"
    if record.role != person.role:
        return f"it was given as {record.role}, but {person.name}'s role is {person.role}"
    if record.kind == "withdrawn":
        return person.why_not_withdrawer(leaflet.data.topics, record.date.first)
    return person.why_not_approver(leaflet.data.topics, record.date.first)


def _why_not_swapped(record: SignOff, before: SignOff | None, index: DirectoryIndex) -> str | None:
    """Return why a `number-swap` record does not count, or None if it does.

    Its text must be that of the record before it, with each retired number replaced by a later one of
    the same service.
    """
    if before is None:
        return "there is no sign-off before it"
    if not record.number_swaps:
        return "it names no numbers"
    for swap in record.number_swaps:
        if not follows(read_number(swap.old), read_number(swap.new), index):
            return f"the directory does not say that {swap.new} took the place of {swap.old}"
    if swaps_between(before.text, record.text, index) is None:
        return "its text differs in more than those numbers from the text signed before"
    return None
