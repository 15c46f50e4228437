"""What must be said, is said: urgent advice and other approved wording.

A leaflet on treatment that weakens the body against infection, and that does not say whom to call
with a fever, can cost a life. The policy file lists rules: when each applies, the wording that
clinicians approved or the parts that make the advice complete, and where it must stand.

A rule applies to a leaflet that has one of its topics or uses one of its words (a rule with
neither applies to all), and whose status and risk are among those it names. Withdrawn leaflets are
not judged. Approved wording must stand within one section, word for word: capitals, punctuation,
bold and line breaks may differ, words and numbers may not. Where a rule names `elements`, other
words do as well, if every element stands near the others and none is taken back ("you do not need
to call") or said of others ("nurses call"). A section that includes a shared block says what it says.
Advice that does not fit the danger ("call 999 tomorrow") is a clash, and a call needs its number.

Source: each rule of the policy names its own.

Passes::

    topics: [scan]
    sections:
      - heading: When to get help
        text: |
          **Call 999** if you cannot breathe.

Fails with drifted::

    topics: [scan]
    sections:
      - heading: When to get help
        text: |
          Call somebody if you cannot breathe.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import cast

from pydantic import Field, model_validator

from leaflint.checks.check import Check, Context, Rule, unknown_owner
from leaflint.checks.offers import SAFETY_WORDING, WordingFinder
from leaflint.checks.safety_wording.assess import approved_text, decisive, explain, find_outcomes
from leaflint.checks.safety_wording.clashes import Clash, find_clashes, find_numberless
from leaflint.checks.safety_wording.rules import Outcome, WordingRule
from leaflint.content.applies_to import Families, PhraseText, fill_families
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import Whole
from leaflint.content.models.policy import Policy
from leaflint.core.finding import Position, Problem, Severity
from leaflint.core.suggest import did_you_mean
from leaflint.text.prose.blocks import Block
from leaflint.text.words.passages import Passage, WordRange


class Settings(Policy):
    """What leaflets must say."""

    families: Families = Field(default_factory=dict)
    """Phrases that mean the same, by name: rules write `<call> 999` for "dial 999", "ring 999" and more."""
    rules: tuple[WordingRule, ...] = Field(min_length=1)
    """The rules, in any order."""
    clashes: tuple[Clash, ...] = ()
    """Advice that does not fit what it is for."""
    needs_number: tuple[PhraseText, ...] = ()
    """Where readers are told to do one of these, such as "call the ward", a number must be given."""
    close: Whole = Field(60, ge=1, le=99)
    """Percent of approved wording that must be there, in order, to call it drifted, not missing."""

    @model_validator(mode="after")
    def _with_families(self) -> Settings:
        return cast("Settings", fill_families(self, self.families))


RULES = {
    "contradicted": Rule(Severity.ERROR, "the leaflet says the opposite of what it must say"),
    "missing-wording": Rule(Severity.ERROR, "wording that must be there is missing"),
    "drifted": Rule(Severity.ERROR, "wording is close to what was approved, but not the same"),
    "incomplete": Rule(Severity.ERROR, "advice lacks a part, such as whom to call"),
    "wrong-place": Rule(Severity.ERROR, "wording does not stand where it must"),
    "clash": Rule(Severity.ERROR, "how soon or whom to turn to does not fit the danger"),
    "no-number": Rule(Severity.ERROR, "readers are told to call, and no number is given"),
    "unknown-owner": Rule(Severity.ERROR, "the owner of a rule is not in people.yaml"),
    "unknown-block": Rule(Severity.ERROR, "a rule names a block that is not in blocks.yaml"),
}

_HELP = {
    "clash": "Name the time and the service that do.",
    "no-number": "Write the number beside it, or name the service under `contacts`.",
}


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Apply each rule that concerns the leaflet."""
    passages = leaflet.passages
    for rule, approved, outcomes in _applied(leaflet, settings):
        outcome = decisive(rule, outcomes, passages)
        if outcome.kind == "present":
            continue
        message, help_text = explain(rule, approved, outcome, passages)
        name = "missing-wording" if outcome.kind == "missing" else outcome.kind
        at = _position(leaflet, outcome)
        section = passages[outcome.passage].heading if outcome.passage > 0 else None
        yield Problem(name, at, message, help_text, rule.id, section, severity=rule.severity)
    if leaflet.data.status != "withdrawn":
        yield from _defeated(leaflet, settings, context)


def _defeated(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Find advice that does not fit what it is for, and calls without a number."""
    clashes = [clash for clash in settings.clashes if leaflet.may_use(clash.beside)]
    for passage in leaflet.passages:
        for clash in clashes:
            for hit in find_clashes(clash, passage):
                yield _defect("clash", f"does not fit: {clash.reason}", leaflet, passage, hit)
    for passage, hit in find_numberless(settings.needs_number, leaflet, context):
        what = "is said, and the leaflet does not give the number"
        yield _defect("no-number", what, leaflet, passage, hit)


def _defect(rule: str, what: str, leaflet: Leaflet, passage: Passage, hit: WordRange) -> Problem:
    message = f"'{' '.join(passage.words[slice(*hit)])}' {what}"
    return Problem(
        rule, _span(leaflet, passage, *hit), message, _HELP[rule], message, passage.heading
    )


def _applied(
    leaflet: Leaflet, settings: Settings
) -> Iterator[tuple[WordingRule, str, tuple[Outcome, ...]]]:
    """Yield each rule that applies, its approved wording and its outcomes."""
    for rule in settings.rules:
        approved = approved_text(rule, leaflet.shared_texts)
        if approved is not None and leaflet.matches(rule.applies_to):
            yield rule, approved, find_outcomes(rule, approved, leaflet.passages, settings.close)


def _position(leaflet: Leaflet, outcome: Outcome) -> Position:
    if outcome.passage < 0:
        return leaflet.at("sections")
    passage = leaflet.passages[outcome.passage]
    start, end = outcome.start, outcome.end
    if outcome.kind == "contradicted":  # the whole sentence, so that an editor sees why
        start = passage.unit(passage.unit_of(start)).start
        end = passage.unit(passage.unit_of(end - 1)).end
    return _span(leaflet, passage, start, end)


def _span(leaflet: Leaflet, passage: Passage, start: int, end: int) -> Position:
    spans = passage.spans(start, end)
    first, last = leaflet.within(*spans[0]), leaflet.within(*spans[-1])
    return Position(first.file, first.line, first.column, last.end_line, last.end_column)


def wording_spans(leaflet: Leaflet, settings: Settings) -> tuple[tuple[Block, int, int, str], ...]:
    """Return where safety wording stands in a leaflet: block, start, end and the rule's id.

    Wording that is contradicted, drifted, incomplete or in the wrong place counts too.
    """
    return tuple(
        (*span, rule.id)
        for rule, _, outcomes in _applied(leaflet, settings)
        for outcome in outcomes
        for span in leaflet.passages[outcome.passage].spans(outcome.start, outcome.end)
    )


def check_shared(settings: Settings, context: Context) -> Iterator[Problem]:
    """Find rules with an `owner` who is not in people.yaml, or with a block that does not exist."""
    policy = context.policies[CHECK.id]
    known = context.block_texts
    for number, rule in enumerate(settings.rules):
        at = policy.at("rules", number, "owner")
        yield from unknown_owner(rule.owner, f"the rule '{rule.id}'", at, context)
        if rule.block is not None and rule.block not in known:
            message = (
                f"the rule '{rule.id}' names the block '{rule.block}', which is not in "
                f"content/blocks.yaml{did_you_mean(rule.block, known)}"
            )
            help_text = "Correct the name, or add the block. Until then the rule finds nothing."
            at = policy.at("rules", number, "block")
            yield Problem("unknown-block", at, message, help_text, rule.id)


def _offer_wording(settings: Settings) -> WordingFinder:
    # Not a lambda: a plan is sent to other processes, with its checks.
    return partial(wording_spans, settings=settings)


CHECK = Check[Settings, None](
    id="safety-wording",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
    shared=check_shared,
    offers={SAFETY_WORDING: _offer_wording},
    needs=("people",),
    waivable=False,
    may_wait=(),
)
