"""Whether the approval of a leaflet still holds for its present text."""

from __future__ import annotations

from typing import Literal, NamedTuple

from leaflint.checks.sign_off.approved_text import approved_text
from leaflint.checks.sign_off.difference import differences
from leaflint.checks.sign_off.lines import LineChange
from leaflint.checks.sign_off.marks import mark_words
from leaflint.checks.sign_off.minor import EditRules, why_not_minor
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import SignOff, SignOffs


class Approval(NamedTuple):
    """Whether the approval of a leaflet holds for its present text, by its last record, if any."""

    state: Literal["unsigned", "signed", "minor", "voided"]
    """Nobody approved a text; this one is approved; only minor edits came since; no longer holds."""
    record: SignOff | None = None
    changes: tuple[LineChange, ...] = ()
    """The lines that changed since."""
    reasons: tuple[str, ...] = ()
    """Why the changes are not minor."""


def approval_of(leaflet: Leaflet, sign_offs: SignOffs | None, rules: EditRules) -> Approval:
    """Return whether a leaflet's last sign-off holds for its present text."""
    if sign_offs is None:
        return Approval("unsigned")
    record = sign_offs.records[-1]
    text = approved_text(leaflet)
    if text == record.text:
        return Approval("signed", record)
    changes = differences(record.text, text)
    reasons = _why_voided(record.text, text, changes, leaflet, rules)
    return Approval("voided" if reasons else "minor", record, changes, reasons)


def _why_voided(
    old: str, new: str, changes: tuple[LineChange, ...], leaflet: Leaflet, rules: EditRules
) -> tuple[str, ...]:
    if rules.wording is None:
        return ("it cannot be told where safety wording stands: its policy is broken",)
    old_marks, new_marks = (
        mark_words(text, leaflet, rules.glossary, rules.wording) for text in (old, new)
    )
    if old_marks is None or new_marks is None or not changes:
        return ("it cannot be told which words changed",)
    return why_not_minor(changes, old_marks, new_marks, rules)
