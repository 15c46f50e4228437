"""Notices for governance on how people approve: in haste, without evidence, as wording only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from leaflint.checks.check import Context
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import SignOff, SignOffs
from leaflint.core.finding import Problem
from leaflint.core.plural import count

_A_MINUTE = timedelta(minutes=1)


def check_wording_only(leaflet: Leaflet, sign_offs: SignOffs | None) -> Iterator[Problem]:
    """Name who signed edits of a leaflet as wording only since its last review."""
    since = sign_offs.since_review if sign_offs else ()
    kept = [f"{record.by} on {record.date.spoken}" for record in since if record.kind == "wording"]
    if kept:
        message = f"edits since the last review were signed as wording only, by {', '.join(kept)}"
        yield Problem("wording-only", leaflet.at("id"), message)


def check_habits(context: Context) -> Iterator[Problem]:
    """Count each person's sign-offs as wording only, without evidence, and within a minute."""
    given: dict[str, list[SignOff]] = {}
    for loaded in context.sign_offs.values():
        for record in loaded.data.records if loaded.data else ():
            if record.kind in {"review", "change", "wording"}:
                given.setdefault(record.by, []).append(record)
    for number, person in enumerate(context.people.people):
        records = given.get(person.id, [])
        at = context.shared.people.at("people", number, "id")
        signed = f"{person.name} signed {len(records)} texts"
        if kept := sum(record.kind == "wording" for record in records):
            message = f"{signed}, {kept} of them as wording only"
            yield Problem("wording-only", at, message, "", person.id)
        unread = sum(record.kind == "review" and not record.evidence for record in records)
        hasty = _within_a_minute(records)
        counts = [f"{count(unread, 'review')} without evidence"] if unread else []
        counts += [f"{hasty} within a minute of the one before"] if hasty else []
        if counts:
            yield Problem("in-haste", at, f"{signed}: {', '.join(counts)}", "", person.id)


def _within_a_minute(records: Sequence[SignOff]) -> int:
    """Count the approvals within a minute of the one before, of those known from GitHub with a time."""
    times = (record.github.at for record in records if record.github)
    moments = sorted(map(datetime.fromisoformat, times))
    return sum(later - earlier <= _A_MINUTE for earlier, later in pairwise(moments))
