from __future__ import annotations

from collections.abc import Callable

import pytest

from leaflint.text.reading import scores
from leaflint.text.reading.counts import Counts

COUNTS = Counts(
    sentences=5, words=100, syllables=150, polysyllables=10, complex_words=8, letters=450
)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (scores.flesch_kincaid_grade, 0.39 * 20 + 11.8 * 1.5 - 15.59),
        (scores.smog_grade, 1.043 * 60**0.5 + 3.1291),
        (scores.flesch_reading_ease, 206.835 - 1.015 * 20 - 84.6 * 1.5),
        (scores.automated_readability_index, 4.71 * 4.5 + 0.5 * 20 - 21.43),
        (scores.gunning_fog, 0.4 * (20 + 8)),
    ],
)
def test_a_formula_has_the_published_value(
    formula: Callable[[Counts], float], value: float
) -> None:
    assert formula(COUNTS) == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize(
    "formula",
    [
        scores.flesch_kincaid_grade,
        scores.smog_grade,
        scores.flesch_reading_ease,
        scores.automated_readability_index,
        scores.gunning_fog,
    ],
)
@pytest.mark.parametrize(
    ("counts", "message"),
    [
        (Counts(), "a score needs a sentence and a word, not 0 and 0"),
        (Counts(words=3, syllables=4), "a score needs a sentence and a word, not 0 and 3"),
        (Counts(sentences=1), "a score needs a sentence and a word, not 1 and 0"),
    ],
)
def test_a_text_without_sentences_or_words_has_no_score(
    formula: Callable[[Counts], float], counts: Counts, message: str
) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        formula(counts)


def test_known_values_of_one_sentence() -> None:
    counts = Counts(sentences=1, words=1, syllables=1, letters=3)
    assert scores.flesch_kincaid_grade(counts) == pytest.approx(-3.4)
    assert scores.smog_grade(counts) == 3.1291


def test_reading_age_is_five_years_more_than_the_grade() -> None:
    counts = Counts(sentences=1, words=1, syllables=1, letters=3)
    assert scores.years(counts, "flesch-kincaid") == pytest.approx(1.6)
