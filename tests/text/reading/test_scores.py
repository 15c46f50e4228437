"""All scores of a text, and which of them policy's measure names."""

from __future__ import annotations

import pytest

from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import (
    Doubt,
    Measure,
    automated_readability_index,
    flesch_kincaid_grade,
    flesch_reading_ease,
    gunning_fog,
    score,
    smog_grade,
    years,
)

DOUBT = Doubt(0.5, 30, 100, 1.5)
HARD_WORDS = Counts(40, 400, 600, 60, 40, 2000, 40)
LONG_SENTENCES = Counts(40, 1600, 1600, 0, 0, 6000, 40)


def test_every_formula_has_its_score() -> None:
    scores = score(HARD_WORDS, DOUBT)
    assert scores.counts == HARD_WORDS
    assert scores.flesch_kincaid == flesch_kincaid_grade(HARD_WORDS)
    assert scores.smog == smog_grade(HARD_WORDS)
    assert scores.flesch_reading_ease == flesch_reading_ease(HARD_WORDS)
    assert scores.automated_readability_index == automated_readability_index(HARD_WORDS)
    assert scores.gunning_fog == gunning_fog(HARD_WORDS)
    assert scores.flesch_kincaid_age.held == round(scores.flesch_kincaid + 5, 1)
    assert scores.smog_age.held == round(scores.smog + 5, 1)


@pytest.mark.parametrize(
    ("measure", "counts", "formula"),
    [
        ("flesch-kincaid", HARD_WORDS, "Flesch-Kincaid"),
        ("flesch-kincaid", LONG_SENTENCES, "Flesch-Kincaid"),
        ("smog", HARD_WORDS, "SMOG"),
        ("smog", LONG_SENTENCES, "SMOG"),
        ("highest", HARD_WORDS, "SMOG"),
        ("highest", LONG_SENTENCES, "Flesch-Kincaid"),
    ],
)
def test_the_measure_names_the_formula(measure: Measure, counts: Counts, formula: str) -> None:
    scores = score(counts, DOUBT)
    assert scores.formula(measure) == formula
    age = scores.smog_age if formula == "SMOG" else scores.flesch_kincaid_age
    assert scores.age(measure) == age
    assert round(years(counts, measure), 1) == age.held
