"""How hard a leaflet is to read: everything that a report tells about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leaflint.checks.reading_age.costs import SectionCosts
from leaflint.text.reading.band import Age
from leaflint.text.reading.scores import Measure, Scores

Treatment = Literal["excused", "counted"]
"""How declared terms are held against the limits."""


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """How hard a leaflet is to read.

    Attributes:
        age: the reading age that counts, by the policy's measure.
        target: the reading age in years that policy asks for.
        maximum: the reading age in years that policy allows.
        measure: the formula that the age comes from.
        conventions: version of what counts as a sentence, word and syllable.
        declared_terms: which of the two scores below the age comes from: `excused` or `counted`.
        counted: the scores with every word.
        excused: the scores with each word of the declared terms as one of one syllable.
        terms: the glossary's terms that the leaflet cannot avoid and explains.
        before: the age before the change that is being checked; None without a base, for a new
            leaflet, or where it was not judged.
        change: years by which the age rose since (less than 0: it fell); None without `before`.
        costs: what to change first, by section; only for a leaflet above the target.
    """

    age: Age
    target: float
    maximum: float
    measure: Measure
    conventions: int
    declared_terms: Treatment
    counted: Scores
    excused: Scores
    terms: tuple[str, ...]
    before: Age | None
    change: float | None
    costs: tuple[SectionCosts, ...]

    @property
    def is_above_target(self) -> bool:
        """Whether the leaflet is harder to read than policy asks for."""
        return self.age.held > self.target

    @property
    def is_above_maximum(self) -> bool:
        """Whether the leaflet is harder to read than policy allows."""
        return self.age.held > self.maximum


def describe_age(reading: ReadingAge) -> str:
    """Return the age with its band, and what it was before the change."""
    age = reading.age
    text = f"the reading age is {age} years"
    if age.confidence == "low":
        text += f" (short text, low confidence; its middle, {age.held:.1f}, counts)"
    elif age.low < age.high:
        text += " (lists can be read two ways; the lower end counts)"
    if reading.before is None or reading.change is None:
        return text
    if reading.change == 0:
        return f"{text}, as it was before this change"
    return (
        f"{text}, {abs(reading.change):.1f} {'more' if reading.change > 0 else 'less'} than before"
    )


def describe_score(reading: ReadingAge) -> str:
    """Return the formula, the version of the conventions, the counts, and the other score."""
    held, other = reading.excused, reading.counted
    treated, otherwise = "excused", "counted"
    if reading.declared_terms == "counted":
        held, other, treated, otherwise = other, held, otherwise, treated
    counts = held.counts
    text = (
        f"{held.formula(reading.measure)}, conventions {reading.conventions}: {counts.words} words, "
        f"{counts.sentences} sentences, {counts.syllables} syllables, "
        f"{counts.polysyllables} words of three syllables or more"
    )
    if not reading.terms:
        return text
    age = other.age(reading.measure)
    return f"{text}; declared terms {treated}, with them {otherwise} it is {age} years"
