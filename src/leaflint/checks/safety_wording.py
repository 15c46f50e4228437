"""What must be said, is said: urgent advice and other approved wording.

A leaflet on treatment that weakens the body against infection, and that does not say whom to call
with a fever, can cost a life. The policy file lists rules: when each applies, the wording that
clinicians approved, and other wordings that they accept.

A rule applies to a leaflet that has one of its topics or uses one of its words (a rule with
neither applies to all), and whose status and risk are among those it names. Withdrawn leaflets are
not judged. The wording must stand within one section, word for word: capitals, punctuation, bold
and line breaks may differ, words and numbers may not.

Passes::

    topics: [scan]
    sections:
      - heading: When to get help
        text: |
          **Call 999** if you cannot breathe.

Fails with missing-wording::

    topics: [scan]
    sections:
      - heading: When to get help
        text: |
          Call somebody if you cannot breathe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from leaflint.checks.check import Check, Context, Rule
from leaflint.finding import Problem, Severity
from leaflint.leaflet import Leaflet
from leaflint.models.fields import Date, FileModel, Name, Risk, Status, Text
from leaflint.models.policy import Policy

_WORD = re.compile(r"[^\W_]+(?:[.,'’/:-]?[^\W_]+)*")  # apostrophes as printed


class AppliesTo(FileModel):
    """The leaflets to which a rule applies."""

    topics: tuple[Name, ...] = ()
    """Leaflets with any of these topics,"""
    words: tuple[Text, ...] = ()
    """or that use any of these words or phrases (neither: every leaflet);"""
    status: tuple[Status, ...] = ("draft", "published")
    """of these, only those with such a status"""
    risk: tuple[Risk, ...] = ("low", "medium", "high")
    """and such a risk."""


class WordingRule(FileModel):
    """Something that leaflets must say."""

    id: Name
    """Short name of the rule."""
    reason: Text
    """The harm that it prevents."""
    owner: Name
    """Who looks after it: a person or team in people.yaml."""
    source: Text
    """What it rests on."""
    next_review: Date
    """When it is itself due for review."""
    applies_to: AppliesTo = AppliesTo()
    """The leaflets to which it applies."""
    say: Text
    """The approved wording."""
    variants: tuple[Text, ...] = ()
    """Other wordings that are accepted."""
    severity: Severity | None = None
    """How much it matters, where that differs from the check's own severity."""


class Settings(Policy):
    """What leaflets must say."""

    rules: tuple[WordingRule, ...] = Field(min_length=1)
    """The rules, in any order."""


RULES = {"missing-wording": Rule(Severity.ERROR, "wording that must be there is missing")}


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Look for the wording of each rule that applies to the leaflet."""
    if leaflet.data.status == "withdrawn":
        return
    everything = _words(" ".join(block.text for block in leaflet.blocks))
    sections = [_words(" ".join(block.text for block in text.blocks)) for text in leaflet.texts]
    for rule in settings.rules:
        if not _applies(rule, leaflet, everything):
            continue
        accepted = [_words(wording) for wording in (rule.say, *rule.variants)]
        if not any(wording in section for wording in accepted for section in sections):
            message = f"the wording '{rule.id}' is missing ({rule.reason})"
            help_text = f'Add to the section where it belongs: "{rule.say}"'
            at = leaflet.at("sections")
            yield Problem(
                "missing-wording", at, message, help_text, rule.id, severity=rule.severity
            )


def _applies(rule: WordingRule, leaflet: Leaflet, everything: str) -> bool:
    to, data = rule.applies_to, leaflet.data
    if data.status not in to.status or data.risk not in to.risk:
        return False
    if not to.topics and not to.words:
        return True
    named = not set(to.topics).isdisjoint(data.topics)
    return named or any(_words(words) in everything for words in to.words)


def _words(text: str) -> str:
    """Return the words of a text in small letters, each between single spaces."""
    words = (match.replace("’", "'").casefold() for match in _WORD.findall(text))
    return f" {' '.join(words)} "


CHECK = Check(id="safety-wording", manual=__doc__, rules=RULES, settings=Settings, leaflet=check)
