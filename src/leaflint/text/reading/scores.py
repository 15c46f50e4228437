"""All scores of a text, and the one that policy chose as its measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leaflint.text.reading.band import Age, Doubt, estimate
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.formulas import (
    automated_readability_index,
    flesch_kincaid_grade,
    flesch_reading_ease,
    gunning_fog,
    reading_age,
    smog_grade,
)

CONVENTIONS = 1
"""Version of what counts as a sentence, word and syllable; it rises when the same text scores anew."""

Measure = Literal["flesch-kincaid", "smog", "highest"]
"""Which formula is compared with the policy; `highest` is the one that gives the higher age."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the formulas make of a text.

    Attributes:
        counts: what they were given.
        flesch_kincaid: Flesch-Kincaid grade.
        flesch_kincaid_age: the age that it gives.
        smog: SMOG grade.
        smog_age: the age that it gives.
        flesch_reading_ease: about 0 (very hard) to 100 (very easy).
        automated_readability_index: a grade.
        gunning_fog: a grade.
    """

    counts: Counts
    flesch_kincaid: float
    flesch_kincaid_age: Age
    smog: float
    smog_age: Age
    flesch_reading_ease: float
    automated_readability_index: float
    gunning_fog: float

    def formula(self, measure: Measure) -> str:
        """Return the name of the formula that counts by the policy's measure."""
        is_smog = measure == "smog" or (
            measure == "highest" and self.smog_age.held > self.flesch_kincaid_age.held
        )
        return "SMOG" if is_smog else "Flesch-Kincaid"

    def age(self, measure: Measure) -> Age:
        """Return the reading age by the policy's measure."""
        return self.smog_age if self.formula(measure) == "SMOG" else self.flesch_kincaid_age


def score(counts: Counts, doubt: Doubt) -> Scores:
    """Return the scores of a text.

    Raises:
        ValueError: there is no sentence, or no word.
    """
    return Scores(
        counts=counts,
        flesch_kincaid=flesch_kincaid_grade(counts),
        flesch_kincaid_age=estimate(counts, flesch_kincaid_grade, doubt),
        smog=smog_grade(counts),
        smog_age=estimate(counts, smog_grade, doubt),
        flesch_reading_ease=flesch_reading_ease(counts),
        automated_readability_index=automated_readability_index(counts),
        gunning_fog=gunning_fog(counts),
    )


def years(counts: Counts, measure: Measure) -> float:
    """Return the reading age that is compared with the limits, not rounded.

    Raises:
        ValueError: there is no sentence, or no word.
    """
    if measure == "flesch-kincaid":
        return reading_age(flesch_kincaid_grade(counts))
    if measure == "smog":
        return reading_age(smog_grade(counts))
    return reading_age(max(flesch_kincaid_grade(counts), smog_grade(counts)))
