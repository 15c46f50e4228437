"""The readability formulas, from counts to grades and ages, and the one that policy chose.

A grade is a year of school in the United States. Each formula needs a sentence and a word: a text
without them is not easy but unread, so it raises ValueError and never gives 0.

A reading age is a band of years, never a number that looks exact. Two things widen it:

- Lists. Each point is counted as a sentence; that reading is the lower end, and it is compared with the
  limits, since a list is easier than the same words in one sentence. Where reading each list as one
  sentence would make the age higher by as much as policy says, that is the upper end.
- Little text. With few sentences or words a score says little: SMOG was made for 30 sentences
  (G. H. McLaughlin, Journal of Reading 12, 1969), and his own error was 1.5 grades even so. Policy says
  what is little, and how many years the band is then widened at both ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, floor, sqrt
from typing import Literal, NamedTuple

from leaflint.text.reading.counts import Counts

YEARS_BEFORE_GRADE = 5
"""Pupils enter the first grade at six, so a grade and five years make an age (csun.edu)."""
CONVENTIONS = 2
"""Version of what counts as a sentence, word and syllable; it rises when the same text scores anew."""

Measure = Literal["flesch-kincaid", "smog", "highest"]
"""Which formula is compared with the policy; `highest` is the one that gives the higher age."""


Confidence = Literal["usual", "low"]
"""`low` for a short text."""


class Doubt(NamedTuple):
    """What policy says about doubt.

    Attributes:
        lists_matter_from: years between the two readings of lists from which the band shows both.
        short_sentences: a text of fewer sentences is short, and so is one of fewer words.
        short_margin: years by which the band of a short text is wider at each end.
    """

    lists_matter_from: float
    short_sentences: int
    short_words: int
    short_margin: float


@dataclass(frozen=True, slots=True)
class Age:
    """A reading age in years, rounded to a tenth.

    Attributes:
        held: what is compared with the limits.
        low: lower end of the band.
        high: upper end of the band; the same as `low` where there is no doubt worth showing.
        confidence: low for a short text.
    """

    held: float
    low: float
    high: float
    confidence: Confidence

    def __str__(self) -> str:
        """Return "11.3", "11.3–12.4" or, for a short text, whole years: "9–13"."""
        if self.confidence == "low":
            return f"{floor(self.low)}–{ceil(self.high)}"
        return f"{self.low:.1f}" if self.low == self.high else f"{self.low:.1f}–{self.high:.1f}"


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
    """Return the scores of a text with at least a sentence and a word."""
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


def estimate_by(measure: Measure, counts: Counts, doubt: Doubt) -> Age:
    """Return the reading age by the policy's measure alone."""
    grades = {"smog": (smog_grade,), "flesch-kincaid": (flesch_kincaid_grade,)}
    both = (flesch_kincaid_grade, smog_grade)
    ages = (estimate(counts, grade, doubt) for grade in grades.get(measure, both))
    return max(ages, key=lambda age: age.held)


def years(counts: Counts, measure: Measure) -> float:
    """Return the reading age that is compared with the limits, not rounded."""
    if measure == "highest":
        return max(years(counts, "flesch-kincaid"), years(counts, "smog"))
    grade = smog_grade if measure == "smog" else flesch_kincaid_grade
    return grade(counts) + YEARS_BEFORE_GRADE


def estimate(counts: Counts, grade: Callable[[Counts], float], doubt: Doubt) -> Age:
    """Return the reading age by one formula."""
    held = round(grade(counts) + YEARS_BEFORE_GRADE, 1)
    together = replace(counts, sentences=counts.fewest_sentences)
    high = round(grade(together) + YEARS_BEFORE_GRADE, 1)
    if round(high - held, 1) < doubt.lists_matter_from:
        high = held
    if counts.sentences >= doubt.short_sentences and counts.words >= doubt.short_words:
        return Age(held, held, high, "usual")
    margin = doubt.short_margin
    return Age(held, round(held - margin, 1), round(high + margin, 1), "low")


def flesch_kincaid_grade(counts: Counts) -> float:
    """Return the Flesch-Kincaid grade.

    Source: J. P. Kincaid and others, Derivation of new readability formulas for Navy enlisted
    personnel, Research Branch Report 8-75, 1975.
    """
    sentences, words = _sentences_and_words(counts)
    return 0.39 * (words / sentences) + 11.8 * (counts.syllables / words) - 15.59


def smog_grade(counts: Counts) -> float:
    """Return the SMOG grade, of which its author says that it needs 30 sentences to be sure.

    Source: G. H. McLaughlin, SMOG grading: a new readability formula, Journal of Reading 12 (1969).
    """
    sentences, _ = _sentences_and_words(counts)
    return 3.1291 + 1.043 * sqrt(30 * counts.polysyllables / sentences)


def flesch_reading_ease(counts: Counts) -> float:
    """Return the Flesch reading ease, about 0 (very hard) to 100 (very easy).

    Source: R. Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948).
    """
    sentences, words = _sentences_and_words(counts)
    return 206.835 - 1.015 * (words / sentences) - 84.6 * (counts.syllables / words)


def automated_readability_index(counts: Counts) -> float:
    """Return the grade of this index (R. J. Senter and E. A. Smith, AMRL-TR-66-220, 1967)."""
    sentences, words = _sentences_and_words(counts)
    return 4.71 * (counts.letters / words) + 0.5 * (words / sentences) - 21.43


def gunning_fog(counts: Counts) -> float:
    """Return the grade of the Fog index (R. Gunning, The technique of clear writing, 1952)."""
    sentences, words = _sentences_and_words(counts)
    return 0.4 * (words / sentences + 100 * (counts.complex_words / words))


def _sentences_and_words(counts: Counts) -> tuple[int, int]:
    """Return how many there are of both; a text without either raises ValueError."""
    if not (counts.sentences and counts.words):
        raise ValueError(
            f"a score needs a sentence and a word, not {counts.sentences} and {counts.words}"
        )
    return counts.sentences, counts.words
