"""The readability formulas, from counts to grades.

A grade is a year of school in the United States. Each formula needs a sentence and a word: a text
without them is not easy but unread, so it raises ValueError and never gives 0.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

from leaflint.text.reading.counts import Counts

Formula = Callable[[Counts], float]
"""What turns counts into a grade."""

YEARS_BEFORE_GRADE = 5
"""Pupils enter the first grade at six, so a grade and five years make an age (csun.edu)."""


def flesch_kincaid_grade(counts: Counts) -> float:
    """Return the Flesch-Kincaid grade.

    Source: J. P. Kincaid and others, Derivation of new readability formulas for Navy enlisted
    personnel, Research Branch Report 8-75, 1975.
    """
    return 0.39 * _words_per_sentence(counts) + 11.8 * _per_word(counts.syllables, counts) - 15.59


def smog_grade(counts: Counts) -> float:
    """Return the SMOG grade, of which its author says that it needs 30 sentences to be sure.

    Source: G. H. McLaughlin, SMOG grading: a new readability formula, Journal of Reading 12 (1969).
    """
    _require_text(counts)
    return 3.1291 + 1.043 * sqrt(30 * counts.polysyllables / counts.sentences)


def flesch_reading_ease(counts: Counts) -> float:
    """Return the Flesch reading ease, about 0 (very hard) to 100 (very easy).

    Source: R. Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948).
    """
    return (
        206.835 - 1.015 * _words_per_sentence(counts) - 84.6 * _per_word(counts.syllables, counts)
    )


def automated_readability_index(counts: Counts) -> float:
    """Return the grade of the automated readability index (ARI).

    Source: R. J. Senter and E. A. Smith, Automated readability index, AMRL-TR-66-220, 1967.
    """
    return 4.71 * _per_word(counts.letters, counts) + 0.5 * _words_per_sentence(counts) - 21.43


def gunning_fog(counts: Counts) -> float:
    """Return the grade of the Fog index.

    Source: R. Gunning, The technique of clear writing, 1952.
    """
    return 0.4 * (_words_per_sentence(counts) + 100 * _per_word(counts.complex_words, counts))


def reading_age(grade: float) -> float:
    """Return the age in years at which a pupil of that grade reads: grade + 5."""
    return grade + YEARS_BEFORE_GRADE


def _words_per_sentence(counts: Counts) -> float:
    _require_text(counts)
    return counts.words / counts.sentences


def _per_word(number: int, counts: Counts) -> float:
    _require_text(counts)
    return number / counts.words


def _require_text(counts: Counts) -> None:
    if not (counts.sentences and counts.words):
        raise ValueError(
            f"a score needs a sentence and a word, not {counts.sentences} and {counts.words}"
        )
