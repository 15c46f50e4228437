"""Findings about sign-offs that are not as the policy wants: by a name alone, by hand, without evidence."""

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


class _Record(NamedTuple):
    number: int
    record: SignOff
    before: SignOff | None
    """The record before it that somebody gave."""
    is_new: bool
    """Whether it came with the change being checked; False without one."""


def check_as_policy_wants(
    leaflet: Leaflet, loaded: Loaded[SignOffs], data: SignOffs, settings: Settings, context: Context
) -> Iterator[Problem]:
    """Check the records that came with a change, and of all that the approval rests on what is stated."""
    people = {person.id: person for person in context.people.people}
    in_force = len(data.records) - len(data.since_review)
    for one in _records(leaflet, data, context):
        number, record = one.number, one.record
        if is_only_stated(record, leaflet.data.risk, settings) and (
            one.is_new or (number >= in_force and _is_since(record, leaflet, settings))
        ):
            yield _stated(one, leaflet, loaded, settings, context)
        if not one.is_new:
            continue
        if record.identity == "github" and not _is_recorder(settings, context):
            yield _by_hand(loaded, number, record, settings, context)
        at = loaded.at("records", number, "by")
        if lacks_evidence(record, one.before, settings):
            message = f"{record.spoken} does not say what was read for it ({POLICY}, `evidence`)"
            help_text = "Have the leaflet signed off again, with what was read: --evidence TEXT."
            yield Problem("no-evidence", at, message, help_text, str(number))
        person = people.get(record.by)
        if person and (why := why_not_as_owner(record.kind, person, leaflet, settings)):
            message = f"{record.spoken} does not count: {why}"
            help_text = "Have the leaflet signed off by somebody who does not own it."
            yield Problem("not-entitled", at, message, help_text, f"owner {number}")


def _records(leaflet: Leaflet, data: SignOffs, context: Context) -> Iterator[_Record]:
    former = context.records_before(leaflet.data.id)
    before: SignOff | None = None
    for number, record in enumerate(data.records):
        is_new = context.base is not None and former[number : number + 1] != (record,)
        yield _Record(number, record, before, is_new)
        before = before if record.kind == "number-swap" else record


def is_only_stated(record: SignOff, risk: Risk, settings: Settings) -> bool:
    """Whether a sign-off rests on a name alone where the policy wants GitHub to vouch for it.

    A withdrawal never does: it takes words away from readers, and is in a hurry.
    """
    is_approval = record.kind in {"review", "change", "wording"}
    return is_approval and record.identity == "stated" and risk in settings.github_identity


def _is_since(record: SignOff, leaflet: Leaflet, settings: Settings) -> bool:
    """Whether a sign-off of a leaflet that has readers was given after names alone stopped counting."""
    start = settings.github_identity_from
    is_late = start is None or record.date.first >= start.first
    return is_late and leaflet.data.status != "withdrawn"


def _stated(
    one: _Record, leaflet: Leaflet, loaded: Loaded[SignOffs], settings: Settings, context: Context
) -> Problem:
    """Return the problem; of a sign-off that was there before the change, its status Sign-off waits."""
    message = (
        f"{one.record.spoken} rests on a name that was given on a command line; of {leaflet.data.risk} "
        f"risk, only those known from GitHub count ({POLICY}, `github_identity`)"
    )
    help_text = (
        "Have the leaflet approved on GitHub: in the review of its pull request, or in a comment on "
        f"the issue about its review: {DOCUMENTATION}/sign-off.md"
    )
    if settings.on_github and context.base and not one.is_new:
        return Problem("waiting", leaflet.at("id"), message, help_text, f"stated {one.number}")
    at = loaded.at("records", one.number)
    return Problem("stated", at, message, help_text, str(one.number))


def _is_recorder(settings: Settings, context: Context) -> bool:
    """Whether the login that writes records proposes the change; capitals make no difference to GitHub."""
    author = context.base.author if context.base else ""
    return author.casefold() == settings.recorder.casefold()


def _by_hand(
    loaded: Loaded[SignOffs], number: int, record: SignOff, settings: Settings, context: Context
) -> Problem:
    author = context.base.author if context.base else ""
    who = f"{author} proposes it" if author else "nobody said who proposes it (`--author`)"
    message = (
        f"this change brings {record.spoken} as known from GitHub, but {who}: "
        f"only {settings.recorder} writes such records"
    )
    help_text = (
        "Take the record out. It is written by itself, when the change that was approved is merged."
    )
    return Problem("by-hand", loaded.at("records", number), message, help_text, str(number))


def lacks_evidence(record: SignOff, before: SignOff | None, settings: Settings) -> bool:
    """Whether a review does not say what was read, though the policy wants that; `before` is the last one."""
    if record.kind != "review" or record.evidence or settings.evidence == "never":
        return False
    return settings.evidence == "always" or (before is not None and before.text == record.text)


def why_not_as_owner(
    kind: Kind, person: Person, leaflet: Leaflet, settings: Settings
) -> str | None:
    """Return why somebody may not approve a leaflet because it is theirs; None: nothing against it."""
    if settings.refuse_owner and kind != "withdrawn" and person.id == leaflet.data.owner:
        return f"{person.name} owns the leaflet ({POLICY}, `refuse_owner`)"
    return None
