"""A reading age with what is not known about it: a band of years, never a number that looks exact.

Two things widen the band:

- Lists. Each point is counted as a sentence; that reading is the lower end, and it is compared with the
  limits, since a list is easier than the same words in one sentence. Where reading each list as one
  sentence would make the age higher by as much as policy says, that is the upper end.
- Little text. With few sentences or words a score says little: SMOG was made for 30 sentences
  (G. H. McLaughlin, Journal of Reading 12, 1969), and his own error was 1.5 grades even so. Policy says
  what is little, and how many years the band is then widened at both ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Literal, NamedTuple

from leaflint.text.reading.counts import Counts
from leaflint.text.reading.formulas import Formula, reading_age

Confidence = Literal["usual", "low"]
"""`low` for a short text."""


class Doubt(NamedTuple):
    """What policy says about doubt.

    Attributes:
        lists_matter_from: years between the two readings of lists from which the band shows both.
        short_sentences: a text of fewer sentences is short.
        short_words: a text of fewer words is short.
        short_margin: years by which the band of a short text is wider at each end.
    """

    lists_matter_from: float
    short_sentences: int
    short_words: int
    short_margin: float

    def is_short(self, counts: Counts) -> bool:
        """Whether a text has too few sentences or words for a score to be sure."""
        return counts.sentences < self.short_sentences or counts.words < self.short_words


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


def estimate(counts: Counts, formula: Formula, doubt: Doubt) -> Age:
    """Return the reading age by one formula.

    Raises:
        ValueError: there is no sentence, or no word.
    """
    held = round(reading_age(formula(counts)), 1)
    together = replace(counts, sentences=counts.fewest_sentences)
    high = round(reading_age(formula(together)), 1)
    if round(high - held, 1) < doubt.lists_matter_from:
        high = held
    if not doubt.is_short(counts):
        return Age(held, held, high, "usual")
    margin = doubt.short_margin
    return Age(held, round(held - margin, 1), round(high + margin, 1), "low")
