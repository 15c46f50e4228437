"""What becomes of a leaflet's sign-off, by what the check of sign-offs finds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded
from leaflint.content.models.sign_off import SignOff, SignOffs
from leaflint.core.finding import Finding
from leaflint.engine.plan import Plan
from leaflint.files.places import ADOPTION, SIGN_OFFS
from leaflint.operations.changes.field_changes import Names

_NOT_COUNTING = ("altered", "not-entitled", "back-dated", "never-existed", "stated", "by-hand")
"""Rules that find a record which does not count."""
ENDING = frozenset({*_NOT_COUNTING, "voided", "waiting"})
"""Rules whose findings a reviewer must know of, whatever changed in the leaflet itself."""


class Approval(NamedTuple):
    """What becomes of a leaflet's sign-off, in a sentence."""

    sentence: str
    voided: bool = False
    changed: str = ""
    """What the check found to be changed since the sign-off, if it no longer holds."""


def last_record(leaflet: Leaflet, plan: Plan, names: Names) -> str:
    """Return what the last sign-off of a leaflet is called; "" where there is none."""
    records = _records(plan.context.sign_offs.get(leaflet.data.id))
    return _spoken(records[-1], names) if records else ""


def _records(loaded: Loaded[SignOffs] | None) -> tuple[SignOff, ...]:
    return loaded.data.records if loaded and loaded.data else ()


def _spoken(record: SignOff, names: Names) -> str:
    name = names["by"].get(record.by, record.by)
    return record.spoken.replace(f" by {record.by} ", f" by {name} ", 1)


def approval_after(
    leaflet: Leaflet,
    before: Loaded[SignOffs] | None,
    after: Loaded[SignOffs] | None,
    findings: Iterable[Finding] | None,
    names: Names,
) -> Approval:
    """Say what becomes of a sign-off, from its records before and now and from what the check found.

    The findings are None where the check of sign-offs is not adopted.
    """
    if after and not after.data:
        return Approval(f"It cannot be told: {after.file} is not valid.")
    former, records = _records(before), _records(after)
    messages = _messages(leaflet, findings or (), (*former, *records), names)
    # In a pull request a text without an approval waits; one that nobody ever signed is said to be so.
    voided = messages.get("voided") or (messages.get("waiting", "") if records else "")
    reasons = [voided] if voided else []
    if former and former[-1] not in records:
        reasons.insert(0, f"{_spoken(former[-1], names)} is no longer there")
        messages.pop("altered", None)
    if reasons:
        sentence = f"Voided: {'; '.join(reasons)}"
    else:
        last = _spoken(records[-1], names) if records else ""
        is_new = bool(records) and records[-1] not in former
        found = messages if findings is not None else None
        sentence = _while_it_holds(leaflet, last, found, is_new=is_new)
    others = [messages[rule] for rule in _NOT_COUNTING if rule in messages]
    whole = ". ".join((sentence, *(f"{message[:1].upper()}{message[1:]}" for message in others)))
    changed = voided.partition("Changed since: ")[2]
    return Approval(f"{whole}.", bool(reasons), changed)


def _messages(
    leaflet: Leaflet, findings: Iterable[Finding], records: Iterable[SignOff], names: Names
) -> dict[str, str]:
    """Return what was found of a leaflet's sign-offs by rule, with the names of those who signed."""
    messages = {}
    for finding in findings:
        in_place = finding.position.file.startswith((leaflet.file, f"{SIGN_OFFS}/"))
        if finding.leaflet == leaflet.data.id and in_place:
            message = finding.message + (f" (waived: {finding.waived})" if finding.waived else "")
            for record in records:
                message = message.replace(record.spoken, _spoken(record, names))
            messages[finding.rule] = message
    return messages


def _while_it_holds(
    leaflet: Leaflet, last: str, messages: dict[str, str] | None, *, is_new: bool
) -> str:
    """Say what there is of a sign-off that is not voided; `last` is what the last record is called."""
    if leaflet.data.status == "withdrawn":
        unrecorded = "withdrawn" in (messages or ())
        return f"A withdrawn leaflet needs none{', but nobody is on record yet' * unrecorded}"
    if not last:
        return "Never signed off"
    if messages is None:
        return f"Not checked, since {ADOPTION} does not adopt the check sign-off"
    if "number-swap" in messages:
        return f"Kept for now: {last} is for this text but for {messages['number-swap']}"
    if "minor-edit" in messages:
        return f"Kept: only minor edits since {last}"
    exact = f"{'New' if is_new else 'Kept'}: {last} is for exactly this text"
    return "A draft needs none" if leaflet.data.status == "draft" else exact
