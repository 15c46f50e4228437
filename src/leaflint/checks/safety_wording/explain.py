"""What editors are told of wording that is not as it must be."""

from __future__ import annotations

from collections.abc import Sequence

from leaflint.checks.safety_wording.outcome import Outcome
from leaflint.checks.safety_wording.rules import WordingRule
from leaflint.text.words.passages import Passage

_LACKING = {
    "who": "whom it concerns",
    "symptom": "which signs to look for",
    "matter": "what it is about",
    "action": "what to do",
    "urgency": "how soon",
    "service": "whom to turn to",
}


def explain(
    rule: WordingRule, approved: str, outcome: Outcome, passages: Sequence[Passage]
) -> tuple[str, str]:
    """Return what is wrong, and what to do next, for an outcome other than `present`."""
    approved = " ".join(approved.split())
    place = rule.where.in_words()
    say = f'"{approved}"'
    if rule.block is not None:
        say += f", or include the block `{rule.block}`"
    if outcome.kind == "contradicted":
        details = f": {'; '.join(outcome.details)}" if outcome.details else ""
        message = f"this contradicts the wording '{rule.id}'{details} ({rule.reason})"
        return message, f"Take it out or reword it. What must be said: {say}"
    if outcome.kind == "drifted":
        message = f"the wording '{rule.id}' is not as approved: {'; '.join(outcome.details)}"
        return message, f"Write it as approved: {say}"
    if outcome.kind == "incomplete":
        message = f"the advice '{rule.id}' does not say {_lacking(rule, outcome)} ({rule.reason})"
        return message, f"Say it all close together, for example: {say}"
    if outcome.kind == "wrong-place":
        heading = passages[outcome.passage].heading
        message = f"the wording '{rule.id}' stands in '{heading}'; it must stand {place}"
        return message, "Move it there, or set the `kind` of the section that it is in."
    message = f"the wording '{rule.id}' is missing ({rule.reason})"
    return message, f"Add {place or 'to the section where it belongs'}: {say}"


def _lacking(rule: WordingRule, outcome: Outcome) -> str:
    phrases = dict(rule.elements.named()) if rule.elements else {}
    parts = [
        f"{_LACKING[name]} (such as '{chosen[0]}')"
        for name, chosen in phrases.items()
        if name in outcome.details
    ]
    return ", nor ".join(parts)
