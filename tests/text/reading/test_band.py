"""A reading age and its doubt: which band is shown, and which end counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import Age, Doubt, estimate, flesch_kincaid_grade, smog_grade

DOUBT = Doubt(lists_matter_from=0.5, short_sentences=30, short_words=100, short_margin=1.5)
LONG = Counts(40, 600, 800, 30, 20, 2600, fewest_sentences=40)


def test_without_doubt_the_band_is_one_number() -> None:
    assert estimate(LONG, flesch_kincaid_grade, DOUBT) == Age(11.0, 11.0, 11.0, "usual")
    assert estimate(LONG, smog_grade, DOUBT) == Age(13.1, 13.1, 13.1, "usual")


@pytest.mark.parametrize(("matter_from", "high"), [(0.6, 11.6), (0.7, 11.0)])
def test_lists_read_as_one_are_the_upper_end_where_it_matters(
    matter_from: float, high: float
) -> None:
    lists = Counts(40, 600, 800, 30, 20, 2600, fewest_sentences=36)
    doubt = DOUBT._replace(lists_matter_from=matter_from)
    assert estimate(lists, flesch_kincaid_grade, doubt) == Age(11.0, 11.0, high, "usual")


@pytest.mark.parametrize(
    ("sentences", "words", "short"), [(30, 100, False), (29, 100, True), (30, 99, True)]
)
def test_few_sentences_or_words_are_short(sentences: int, words: int, short: bool) -> None:
    counts = Counts(sentences, words, words, fewest_sentences=sentences)
    assert estimate(counts, smog_grade, DOUBT).confidence == ("low" if short else "usual")


def test_a_short_text_has_the_margin_at_both_ends() -> None:
    counts = Counts(20, 300, 400, 15, 10, 1300, fewest_sentences=18)
    assert estimate(counts, flesch_kincaid_grade, DOUBT) == Age(11.0, 9.5, 13.1, "low")


@pytest.mark.parametrize(
    ("age", "shown"),
    [
        (Age(11.0, 11.0, 11.0, "usual"), "11.0"),
        (Age(11.0, 11.0, 11.7, "usual"), "11.0–11.7"),
        (Age(11.0, 9.5, 12.5, "low"), "9–13"),
        (Age(11.0, 9.0, 13.0, "low"), "9–13"),
    ],
)
def test_how_an_age_is_shown(age: Age, shown: str) -> None:
    assert str(age) == shown


def test_an_age_needs_text() -> None:
    with pytest.raises(ValueError, match="a score needs a sentence and a word"):
        estimate(Counts(), smog_grade, DOUBT)


@given(st.integers(1, 60), st.integers(0, 59), st.integers(1, 900), st.integers(0, 900))
def test_what_counts_is_within_the_band(
    sentences: int, joined: int, words: int, polysyllables: int
) -> None:
    fewest = max(1, sentences - joined)
    counts = Counts(sentences, words, words * 2, min(polysyllables, words), 0, 0, fewest)
    age = estimate(counts, smog_grade, DOUBT)
    assert age.low <= age.held <= age.high
    if age.confidence == "low":
        assert age.high - age.low >= 2.9
