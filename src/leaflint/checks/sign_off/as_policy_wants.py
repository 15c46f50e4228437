"""Findings about sign-offs that the policy refuses: by a name alone, by hand, without evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflint.checks.check import Context
from leaflint.checks.sign_off.settings import Settings
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded
from leaflint.content.models.fields import Risk
from leaflint.content.models.shared import Person
from leaflint.content.models.sign_off import Kind, SignOff, SignOffs
from leaflint.core.finding import Problem
from leaflint.core.version import DOCUMENTATION

POLICY = "checks/sign-off.yaml"


class _Entry(NamedTuple):
    """A record with its number, and the last one before it that somebody gave.

    It is new if it came with the change being checked.
    """

    number: int
    record: SignOff
    before: SignOff | None
    is_new: bool


def check_as_policy_wants(
    leaflet: Leaflet, loaded: Loaded[SignOffs], data: SignOffs, settings: Settings, context: Context
) -> Iterator[Problem]:
    """Check the records that a change brings; of those in force, check who is known by name alone."""
    in_force = len(data.records) - len(data.since_review)
    for entry in _entries(leaflet, data, context):
        number, record = entry.number, entry.record
        if is_only_stated(record, leaflet.data.risk, settings) and (
            entry.is_new or (number >= in_force and _is_since(record, leaflet, settings))
        ):
            yield _stated(entry, leaflet, loaded, settings, context)
        if not entry.is_new:
            continue
        yield from _by_hand(number, record, loaded, settings, context)
        at = loaded.at("records", number, "by")
        if lacks_evidence(record, entry.before, settings):
            message = f"{record.spoken} does not say what was read for it ({POLICY}, `evidence`)"
            help_text = "Have the leaflet signed off again, with what was read: --evidence TEXT."
            yield Problem("no-evidence", at, message, help_text, str(number))
        person = context.people_by_id.get(record.by)
        if person and (why := why_not_as_owner(record.kind, person, leaflet, settings)):
            message = f"{record.spoken} does not count: {why}"
            help_text = "Have the leaflet signed off by somebody who does not own it."
            yield Problem("not-entitled", at, message, help_text, f"owner {number}")


def _entries(leaflet: Leaflet, data: SignOffs, context: Context) -> Iterator[_Entry]:
    former = context.records_before(leaflet.data.id)
    before: SignOff | None = None
    for number, record in enumerate(data.records):
        is_new = context.base is not None and former[number : number + 1] != (record,)
        yield _Entry(number, record, before, is_new)
        before = before if record.kind == "number-swap" else record


def is_only_stated(record: SignOff, risk: Risk, settings: Settings) -> bool:
    """Whether a sign-off rests on a name alone although the policy wants GitHub to know who gave it.

    A withdrawal may rest on a name: it is urgent, and takes words away from readers.
    """
    is_approval = record.kind in {"review", "change", "wording"}
    return is_approval and record.identity == "stated" and risk in settings.github_identity


def _is_since(record: SignOff, leaflet: Leaflet, settings: Settings) -> bool:
    """Whether the leaflet has readers, and a sign-off is of a day on which names alone do not count."""
    start = settings.github_identity_from
    is_late = start is None or record.date.first >= start.first
    return is_late and leaflet.data.status != "withdrawn"


def _stated(
    entry: _Entry, leaflet: Leaflet, loaded: Loaded[SignOffs], settings: Settings, context: Context
) -> Problem:
    """Return the problem: `waiting` in a pull request that did not bring the sign-off itself."""
    message = (
        f"{entry.record.spoken} rests on a name that was given on a command line; of {leaflet.data.risk} "
        f"risk, only those known from GitHub count ({POLICY}, `github_identity`)"
    )
    help_text = (
        "Have the leaflet approved on GitHub: in the review of its pull request, or in a comment on "
        f"the issue about its review: {DOCUMENTATION}/sign-off.md"
    )
    if settings.on_github and context.base and not entry.is_new:
        return Problem("waiting", leaflet.at("id"), message, help_text, f"stated {entry.number}")
    at = loaded.at("records", entry.number)
    return Problem("stated", at, message, help_text, str(entry.number))


def _by_hand(
    number: int, record: SignOff, loaded: Loaded[SignOffs], settings: Settings, context: Context
) -> Iterator[Problem]:
    """Find a new record that claims to come from GitHub in a change that the recorder did not propose."""
    author = context.base.author if context.base else ""
    # To GitHub capitals make no difference in a login.
    if record.identity != "github" or author.casefold() == settings.recorder.casefold():
        return
    who = f"{author} proposes it" if author else "nobody said who proposes it (`--author`)"
    message = (
        f"this change brings {record.spoken} as known from GitHub, but {who}: "
        f"only {settings.recorder} writes such records"
    )
    help_text = (
        "Take the record out. It is written by itself, when the change that was approved is merged."
    )
    yield Problem("by-hand", loaded.at("records", number), message, help_text, str(number))


def lacks_evidence(record: SignOff, before: SignOff | None, settings: Settings) -> bool:
    """Whether a review, after the sign-off `before`, does not say what was read though policy wants it."""
    if record.kind != "review" or record.evidence or settings.evidence == "never":
        return False
    return settings.evidence == "always" or (before is not None and before.text == record.text)


def why_not_as_owner(
    kind: Kind, person: Person, leaflet: Leaflet, settings: Settings
) -> str | None:
    """Return why somebody may not approve a leaflet that they own, or None if they may."""
    if settings.refuse_owner and kind != "withdrawn" and person.id == leaflet.data.owner:
        return f"{person.name} owns the leaflet ({POLICY}, `refuse_owner`)"
    return None
