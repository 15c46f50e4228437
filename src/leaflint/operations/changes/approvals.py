"""What becomes of the sign-offs of leaflets, told by the findings of the check itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from leaflint.checks import sign_off
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import SignOff, sign_off_file
from leaflint.core.finding import Finding
from leaflint.files.places import ADOPTION, SIGN_OFFS
from leaflint.operations.changes.field_changes import Names

_NOT_COUNTING = frozenset({"altered", "not-entitled", "back-dated", "never-existed"})
"""Rules that find a record which does not count."""


class Approval(NamedTuple):
    """What becomes of a leaflet's sign-off, in a sentence, and whether it no longer holds."""

    sentence: str
    voided: bool = False
    changed: str = ""
    """What the check found to be changed since the sign-off, if it no longer holds."""


def problems_of(leaflet: Leaflet, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings about the sign-offs of one leaflet."""
    places = (leaflet.file, f"{SIGN_OFFS}/")
    return [
        finding
        for finding in findings
        if finding.leaflet == leaflet.data.id and finding.position.file.startswith(places)
    ]


def spoken_record(record: SignOff, names: Names) -> str:
    """Return what a record is called, with the name of whoever gave it."""
    name = names["by"].get(record.by, record.by)
    return record.spoken.replace(f" by {record.by} ", f" by {name} ", 1)


def is_to_be_told(findings: Iterable[Finding]) -> bool:
    """Whether findings say that a sign-off does not hold, whatever changed in the leaflet itself."""
    return any(finding.rule in {"voided", "altered", "not-entitled"} for finding in findings)


def approval_after(
    leaflet: Leaflet,
    former: Sequence[SignOff],
    records: Sequence[SignOff] | None,
    findings: Sequence[Finding] | None,
    names: Names,
) -> Approval:
    """Say what becomes of a leaflet's sign-off, from its records before and now and what was found."""
    if records is None:
        return Approval(f"It cannot be told: {sign_off_file(leaflet.data.id)} is not valid.")

    def spoken(text: str) -> str:
        for record in (*former, *records):
            text = text.replace(record.spoken, spoken_record(record, names))
        return text

    told = {finding.rule: spoken(_with_waiver(finding)) for finding in findings or ()}
    reasons = [told["voided"]] if "voided" in told else []
    if former and former[-1] not in records:
        reasons.insert(0, f"{spoken(former[-1].spoken)} is no longer there")
        told.pop("altered", None)
    sentence = f"Voided: {'; '.join(reasons)}"
    if not reasons:
        kept = spoken(records[-1].spoken) if records else ""
        is_kept = bool(records) and records[-1] in former
        sentence = _while_it_holds(leaflet, kept, findings, is_kept=is_kept)
    others = (message for rule, message in told.items() if rule in _NOT_COUNTING)
    whole = ". ".join((sentence, *map(_capitalised, others)))
    return Approval(
        f"{whole}.", bool(reasons), told.get("voided", "").partition("Changed since: ")[2]
    )


def _while_it_holds(
    leaflet: Leaflet, kept: str, findings: Sequence[Finding] | None, *, is_kept: bool
) -> str:
    """Say what there is of a sign-off that is not voided; `kept` is what the last record is called."""
    if leaflet.data.status == "withdrawn":
        return "A withdrawn leaflet needs none"
    if not kept:
        return "Never signed off"
    if findings is None:
        return f"Not checked, since {ADOPTION} does not adopt the check {sign_off.CHECK.id}"
    if any(finding.rule == "minor-edit" for finding in findings):
        return f"Kept: only minor edits since {kept}"
    if leaflet.data.status == "draft":
        return "A draft needs none"
    return f"{'Kept' if is_kept else 'New'}: {kept} is for exactly this text"


def _with_waiver(finding: Finding) -> str:
    return finding.message + (f" (waived: {finding.waived})" if finding.waived else "")


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
