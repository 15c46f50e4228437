"""Whether the approval of a leaflet still holds for its present text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from leaflint.checks.offers import WordingFinder
from leaflint.checks.sign_off.approved_text import approved_text
from leaflint.checks.sign_off.difference import differences
from leaflint.checks.sign_off.lines import LineChange
from leaflint.checks.sign_off.marks import mark_words
from leaflint.checks.sign_off.minor import why_not_minor
from leaflint.checks.sign_off.vocabulary import Marks
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.shared import Glossary
from leaflint.content.models.sign_off import SignOff, SignOffs


class State(StrEnum):
    """What has become of a leaflet's approval."""

    UNSIGNED = "unsigned"
    """Nobody ever approved a text of it."""
    SIGNED = "signed"
    """The present text is the approved one."""
    MINOR = "minor"
    """Only minor edits were made since: the approval holds."""
    VOIDED = "voided"
    """The text is another: the approval no longer holds."""


class Approval(NamedTuple):
    """Whether the approval of a leaflet holds for its present text.

    Attributes:
        state: whether it does.
        record: the last sign-off, or None.
        changes: the lines that changed since.
        reasons: why the changes are not minor.
    """

    state: State
    record: SignOff | None = None
    changes: tuple[LineChange, ...] = ()
    reasons: tuple[str, ...] = ()


class EditRules(NamedTuple):
    """What decides whether an edit is minor.

    Attributes:
        glossary: medical terms.
        wording: finds safety wording; None when its policy is broken: then no edit is minor.
        interchangeable: sets of words, in small letters, that may stand for each other.
        most_words: the most words that a minor edit may change.
    """

    glossary: Glossary
    wording: WordingFinder | None
    interchangeable: tuple[frozenset[str], ...]
    most_words: int

    def mark(self, text: str, leaflet: Leaflet) -> tuple[Marks, ...] | None:
        """Return the marks of each word of an approved text, line by line; None: they cannot be told."""
        if self.wording is None:
            return None
        return mark_words(text, leaflet, self.glossary, self.wording)


def approval_of(leaflet: Leaflet, sign_offs: SignOffs | None, rules: EditRules) -> Approval:
    """Return whether a leaflet's last sign-off holds for its present text."""
    if sign_offs is None:
        return Approval(State.UNSIGNED)
    record = sign_offs.records[-1]
    text = approved_text(leaflet)
    if text == record.text:
        return Approval(State.SIGNED, record)
    changes = differences(record.text, text)
    reasons = _why_voided(record.text, text, changes, leaflet, rules)
    return Approval(State.VOIDED if reasons else State.MINOR, record, changes, reasons)


def _why_voided(
    old: str, new: str, changes: tuple[LineChange, ...], leaflet: Leaflet, rules: EditRules
) -> tuple[str, ...]:
    if rules.wording is None:
        return ("it cannot be told where safety wording stands: its policy is broken",)
    old_marks, new_marks = rules.mark(old, leaflet), rules.mark(new, leaflet)
    if old_marks is None or new_marks is None or not changes:
        return ("it cannot be told which words changed",)
    return why_not_minor(changes, old_marks, new_marks, rules.interchangeable, rules.most_words)
