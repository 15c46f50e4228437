"""How people approve, told to governance and never used to block: in haste, unread, as wording only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from leaflint.checks.check import Context
from leaflint.content.models.sign_off import SignOff
from leaflint.core.finding import Problem
from leaflint.core.plural import count

_A_MINUTE = timedelta(minutes=1)


def check_habits(context: Context) -> Iterator[Problem]:
    """Count for each person what they let pass as wording only, without evidence, or within a minute."""
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
        told = [f"{count(unread, 'review')} without evidence"] if unread else []
        told += [f"{hasty} within a minute of the one before"] if hasty else []
        if told:
            yield Problem("in-haste", at, f"{signed}: {', '.join(told)}", "", person.id)


def _within_a_minute(records: Sequence[SignOff]) -> int:
    """Count the approvals within a minute of the one before; only GitHub says at what time each was."""
    moments = sorted(datetime.fromisoformat(one.github.at) for one in records if one.github)
    return sum(later - earlier <= _A_MINUTE for earlier, later in pairwise(moments))
