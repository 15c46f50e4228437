"""The outcomes of a rule in a leaflet, the one that counts, and its message."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from leaflint.checks.safety_wording.approved import (
    Drift,
    Wording,
    find_drift,
    find_slip,
    read_wording,
)
from leaflint.checks.safety_wording.elements import assess_elements
from leaflint.checks.safety_wording.rules import Outcome, OutcomeKind, WordingRule
from leaflint.text.prose.markdown import parse_text
from leaflint.text.words.negation import is_negated
from leaflint.text.words.passages import Passage

_LACKING = {
    "who": "whom it concerns",
    "symptom": "which signs to look for",
    "matter": "what it is about",
    "action": "what to do",
    "urgency": "how soon",
    "service": "whom to turn to",
}


def approved_text(rule: WordingRule, shared_texts: Mapping[str, str]) -> str | None:
    """Return the approved wording as readers see it, or None if it is in a block that is unknown."""
    if rule.block is None:
        return rule.say
    text = shared_texts.get(rule.block)
    return None if text is None else _without_mark_up(text)


@lru_cache(maxsize=1024)
def _without_mark_up(text: str) -> str:
    return " ".join(block.text for block in parse_text(text, ()).blocks)


def find_outcomes(
    rule: WordingRule, approved: str, passages: Sequence[Passage], close: int
) -> tuple[Outcome, ...]:
    """Return every outcome of a rule in the sections of a leaflet.

    The first passage, title and summary, gives no advice. With at least `close` percent of its words a
    wording has drifted; with fewer it is missing. A copy with a slip has drifted even where all its
    elements are there.
    """
    wordings = [read_wording(text) for text in (approved, *rule.variants)]
    sections = list(enumerate(passages))[1:]
    # Word for word; "you do not need to" before it reverses it.
    verbatim = [
        Outcome("contradicted" if is_negated(passage.sequence, *hit) else "present", number, *hit)
        for number, passage in sections
        for wording in wordings
        for hit in wording.find(passage)
    ]
    approved_words = {
        (outcome.passage, word)
        for outcome in verbatim
        for word in range(outcome.start, outcome.end)
    }
    outcomes = (
        *verbatim,
        *(
            outcome
            for number, passage in sections
            for outcome in _in_passage(rule, passage, number)
            # What rests on wording that stands as approved counts with it.
            if not {(number, outcome.start), (number, outcome.end - 1)} <= approved_words
        ),
    )
    if any(outcome.kind == "present" for outcome in verbatim):
        return outcomes
    if slips := tuple(_closest(wordings, sections, find_slip)):
        return (*(outcome for outcome in outcomes if outcome.kind == "contradicted"), *slips)
    if any(outcome.kind == "present" for outcome in outcomes):
        return outcomes
    return (*outcomes, *_closest(wordings, sections, partial(find_drift, least=close)))


def _in_passage(rule: WordingRule, passage: Passage, number: int) -> Iterator[Outcome]:
    if rule.elements is not None:
        yield from assess_elements(rule.elements, rule.never_say, passage, number)
        return
    for hit in passage.find(rule.never_say):
        if not is_negated(passage.sequence, *hit):
            yield Outcome("contradicted", number, *hit)


def _closest(
    wordings: Sequence[Wording],
    sections: Sequence[tuple[int, Passage]],
    find: Callable[[Wording, Passage], Drift | None],
) -> Iterator[Outcome]:
    """Yield the stretch of the leaflet that is closest to one of the wordings, if any is close."""
    drifts = [
        (drift, number)
        for number, passage in sections
        for wording in wordings
        if (drift := find(wording, passage)) is not None
    ]
    if drifts:
        drift, number = max(drifts, key=lambda found: found[0].closeness)
        kind: OutcomeKind = "contradicted" if drift.reverses else "drifted"
        yield Outcome(kind, number, *drift.at, drift.differences)


def decisive(
    rule: WordingRule, outcomes: Sequence[Outcome], passages: Sequence[Passage]
) -> Outcome:
    """Return the outcome that counts: a contradiction, else wording in its place, else the nearest."""
    by_kind: dict[OutcomeKind, list[Outcome]] = {}
    for outcome in outcomes:
        by_kind.setdefault(outcome.kind, []).append(outcome)
    if "contradicted" in by_kind:
        return by_kind["contradicted"][0]
    if present := by_kind.get("present"):
        in_place = (outcome for outcome in present if rule.where.holds(passages, outcome.passage))
        return next(in_place, present[0]._replace(kind="wrong-place"))
    if incomplete := by_kind.get("incomplete"):
        return min(incomplete, key=lambda outcome: len(outcome.details))
    return by_kind.get("drifted", [Outcome("missing")])[0]


def explain(
    rule: WordingRule, approved: str, outcome: Outcome, passages: Sequence[Passage]
) -> tuple[str, str]:
    """Return what is wrong, and what to do next, for an outcome other than `present`."""
    approved = " ".join(approved.split())
    where = rule.where
    kinds = " or ".join(f"`{kind}`" for kind in where.section)
    inside = [f"in a section of kind {kinds}"] if kinds else []
    above = [f"above the section of kind `{where.before}`"] if where.before else []
    place = " and ".join(inside + above)
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
        lacking = ", nor ".join(
            f"{_LACKING[name]} (such as '{phrases[0]}')"
            for name, phrases in (rule.elements.named() if rule.elements else ())
            if name in outcome.details
        )
        message = f"the advice '{rule.id}' does not say {lacking} ({rule.reason})"
        return message, f"Say it all close together, for example: {say}"
    if outcome.kind == "wrong-place":
        heading = passages[outcome.passage].heading
        message = f"the wording '{rule.id}' stands in '{heading}'; it must stand {place}"
        return message, "Move it there, or set the `kind` of the section that it is in."
    message = f"the wording '{rule.id}' is missing ({rule.reason})"
    return message, f"Add {place or 'to the section where it belongs'}: {say}"
