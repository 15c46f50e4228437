"""What a policy may ask for (to which leaflets a rule applies, what, and where), and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from pydantic import Field, model_validator

from leaflint.content.applies_to import AppliesTo, PhraseText
from leaflint.content.models.fields import Date, FileModel, Name, Text, editor_error
from leaflint.content.models.leaflet import SectionKind
from leaflint.core.finding import Severity
from leaflint.text.words.passages import Passage

ElementName = Literal["who", "symptom", "matter", "action", "urgency", "service"]
"""The parts that advice is made of."""


class Elements(FileModel):
    """The parts of a piece of advice; each a set of phrases, of which one is enough."""

    who: tuple[PhraseText, ...] = ()
    """Whom it concerns: "cancer treatment", "after the operation"."""
    symptom: tuple[PhraseText, ...] = ()
    """Signs to look for: "fever", "shiver"."""
    matter: tuple[PhraseText, ...] = ()
    """What it is about, where that is no sign: "medicine", "your feelings"."""
    action: tuple[PhraseText, ...] = Field(min_length=1)
    """What to do: "call", "go to hospital", "do not stop"."""
    urgency: tuple[PhraseText, ...] = ()
    """How soon: "at once", "the same day"."""
    service: tuple[PhraseText, ...] = ()
    """Whom to turn to, or the number: "cancer line", "999"."""

    @model_validator(mode="after")
    def _is_about_something(self) -> Elements:
        if not (self.who or self.symptom or self.matter):
            raise editor_error(
                "must name `who`, `symptom` or `matter`, so that it is about something"
            )
        return self

    def named(self) -> Iterator[tuple[ElementName, tuple[str, ...]]]:
        """Yield each part that is asked for, with its phrases."""
        for name in get_args(ElementName):
            if phrases := getattr(self, name):
                yield name, phrases

    def subject(self) -> frozenset[ElementName]:
        """Return the parts that say what the advice is about: sign and matter, else whom."""
        told: dict[ElementName, bool] = {"symptom": bool(self.symptom), "matter": bool(self.matter)}
        return frozenset([name for name, given in told.items() if given] or ["who"])


class Where(FileModel):
    """Where in a leaflet something must stand."""

    section: tuple[SectionKind, ...] = ()
    """In a section of one of these kinds (none named: in any)"""
    before: SectionKind | None = None
    """and above the first section of this kind, if the leaflet has one."""

    def holds(self, passages: Sequence[Passage], number: int) -> bool:
        """Whether the passage with a number is such a place."""
        if self.section and passages[number].kind not in self.section:
            return False
        first = next((n for n, passage in enumerate(passages) if passage.kind == self.before), None)
        return self.before is None or first is None or number < first


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
    where: Where = Where()
    """Where it must stand (default: anywhere)."""
    say: Text | None = None
    """The approved wording,"""
    block: Name | None = None
    """or the block of content/blocks.yaml that holds it: one of the two."""
    variants: tuple[Text, ...] = ()
    """Other wordings that are accepted."""
    elements: Elements | None = None
    """What makes the advice complete in other words. Without it, only approved wording counts."""
    never_say: tuple[PhraseText, ...] = ()
    """Phrases that contradict the advice, such as "wait and see"."""
    severity: Severity | None = None
    """How much it matters, where that differs from the check's own severity."""

    @model_validator(mode="after")
    def _has_one_wording(self) -> WordingRule:
        if (self.say is None) == (self.block is None):
            raise editor_error("needs the approved wording: either `say` or `block`, not both")
        return self


OutcomeKind = Literal["contradicted", "present", "wrong-place", "drifted", "incomplete", "missing"]
"""From what outweighs the rest to what counts when nothing is found."""


class Outcome(NamedTuple):
    """How far the words from `start` to `end` of a passage, or a leaflet, say what they must."""

    kind: OutcomeKind
    passage: int = -1
    """Number of the passage, or -1 where nothing was found."""
    start: int = 0
    end: int = 0
    details: tuple[str, ...] = ()
    """The differing words, or the parts that are lacking."""
