"""What bears on a rule in a leaflet, and the outcome that counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from leaflint.checks.safety_wording.approved import Wording, find_drift, read_wording
from leaflint.checks.safety_wording.elements import assess_elements
from leaflint.checks.safety_wording.outcome import Outcome, OutcomeKind
from leaflint.checks.safety_wording.rules import WordingRule
from leaflint.text.prose.markdown import parse_text
from leaflint.text.words.negation import is_negated
from leaflint.text.words.passages import Passage


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
    """Return all that bears on a rule in the sections of a leaflet.

    Args:
        rule: the rule.
        approved: its approved wording.
        passages: the leaflet; its title and summary come first and give no advice.
        close: the share of words, 0 to 100, from which on a wording has drifted, not gone.
    """
    wordings = [read_wording(text) for text in (approved, *rule.variants)]
    sections = list(enumerate(passages))[1:]
    verbatim = list(_verbatim(wordings, sections))
    others = [
        outcome for number, passage in sections for outcome in _in_passage(rule, passage, number)
    ]
    approved_words = {
        (outcome.passage, word)
        for outcome in verbatim
        for word in range(outcome.start, outcome.end)
    }
    outcomes = (*verbatim, *(outcome for outcome in others if not _within(outcome, approved_words)))
    if any(outcome.kind == "present" for outcome in outcomes):
        return outcomes
    return (*outcomes, *_closest(wordings, sections, close))


def _verbatim(
    wordings: Sequence[Wording], sections: Sequence[tuple[int, Passage]]
) -> Iterator[Outcome]:
    """Yield where a wording stands word for word; "you do not need to" before it reverses it."""
    for number, passage in sections:
        for wording in wordings:
            for hit in wording.find(passage):
                negated = is_negated(passage.sequence, *hit)
                yield Outcome("contradicted" if negated else "present", number, *hit)


def _in_passage(rule: WordingRule, passage: Passage, number: int) -> Iterator[Outcome]:
    if rule.elements is not None:
        yield from assess_elements(rule.elements, rule.never_say, passage, number)
        return
    for hit in passage.find(rule.never_say):
        if not is_negated(passage.sequence, *hit):
            yield Outcome("contradicted", number, *hit)


def _within(outcome: Outcome, approved_words: AbstractSet[tuple[int, int]]) -> bool:
    """Whether an outcome rests on wording that stands as approved, and counts with it."""
    return {(outcome.passage, outcome.start), (outcome.passage, outcome.end - 1)} <= approved_words


def _closest(
    wordings: Sequence[Wording], sections: Sequence[tuple[int, Passage]], close: int
) -> Iterator[Outcome]:
    """Yield the stretch of the leaflet that is closest to one of the wordings, if any is close."""
    drifts = [
        (drift, number)
        for number, passage in sections
        for wording in wordings
        if (drift := find_drift(wording, passage, close)) is not None
    ]
    if drifts:
        drift, number = max(drifts, key=lambda found: found[0].closeness)
        kind: OutcomeKind = "contradicted" if drift.reverses else "drifted"
        yield Outcome(kind, number, *drift.at, drift.differences)


def decisive(
    rule: WordingRule, outcomes: Sequence[Outcome], passages: Sequence[Passage]
) -> Outcome:
    """Return what counts: a contradiction, else the wording in its place, else the nearest to it."""
    by_kind = {outcome.kind: outcome for outcome in reversed(outcomes)}
    if "contradicted" in by_kind:
        return by_kind["contradicted"]
    present = [outcome for outcome in outcomes if outcome.kind == "present"]
    in_place = next(
        (outcome for outcome in present if rule.where.holds(passages, outcome.passage)), None
    )
    if in_place is not None:
        return in_place
    if present:
        return present[0]._replace(kind="wrong-place")
    incomplete = [outcome for outcome in outcomes if outcome.kind == "incomplete"]
    drifted = [outcome for outcome in outcomes if outcome.kind == "drifted"]
    nearest = min(incomplete, key=lambda outcome: len(outcome.details), default=None)
    return nearest or next(iter(drifted), Outcome("missing"))
