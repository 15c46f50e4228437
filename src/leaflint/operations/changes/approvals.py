"""What becomes of a leaflet's sign-off, told by what the check itself finds."""

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
    loaded = plan.context.sign_offs.get(leaflet.data.id)
    last = loaded.data.last if loaded and loaded.data else None
    return _spoken(last, names) if last else ""


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
    """Say what becomes of a sign-off, from the records before and now and what was found in all."""
    if after and not after.data:
        return Approval(f"It cannot be told: {after.file} is not valid.")
    former = before.data.records if before and before.data else ()
    records = after.data.records if after and after.data else ()
    places, told = (leaflet.file, f"{SIGN_OFFS}/"), dict[str, str]()
    for finding in findings or ():
        if finding.leaflet == leaflet.data.id and finding.position.file.startswith(places):
            message = finding.message + (f" (waived: {finding.waived})" if finding.waived else "")
            for record in (*former, *records):
                message = message.replace(record.spoken, _spoken(record, names))
            told[finding.rule] = message
    # In a pull request a text without an approval waits; one that nobody ever signed is said to be so.
    voided = told.get("voided") or (told.get("waiting", "") if records else "")
    reasons = [voided] if voided else []
    if former and former[-1] not in records:
        reasons.insert(0, f"{_spoken(former[-1], names)} is no longer there")
        told.pop("altered", None)
    sentence = f"Voided: {'; '.join(reasons)}"
    if not reasons:
        kept = _spoken(records[-1], names) if records else ""
        is_new = bool(records) and records[-1] not in former
        sentence = _while_it_holds(
            leaflet, kept, told if findings is not None else None, is_new=is_new
        )
    others = [told[rule] for rule in _NOT_COUNTING if rule in told]
    whole = ". ".join((sentence, *(f"{message[:1].upper()}{message[1:]}" for message in others)))
    changed = voided.partition("Changed since: ")[2]
    return Approval(f"{whole}.", bool(reasons), changed)


def _while_it_holds(
    leaflet: Leaflet, kept: str, told: dict[str, str] | None, *, is_new: bool
) -> str:
    """Say what there is of a sign-off that is not voided; `kept` is what the last record is called."""
    if leaflet.data.status == "withdrawn":
        unrecorded = "withdrawn" in (told or ())
        return f"A withdrawn leaflet needs none{', but nobody is on record yet' * unrecorded}"
    if not kept:
        return "Never signed off"
    if told is None:
        return f"Not checked, since {ADOPTION} does not adopt the check sign-off"
    if "number-swap" in told:
        return f"Kept for now: {kept} is for this text but for {told['number-swap']}"
    if "minor-edit" in told:
        return f"Kept: only minor edits since {kept}"
    exact = f"{'New' if is_new else 'Kept'}: {kept} is for exactly this text"
    return "A draft needs none" if leaflet.data.status == "draft" else exact
