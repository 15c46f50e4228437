"""How a reading age is told in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflint.checks.reading_age.result import describe_age, describe_score
from leaflint.checks.summary import ReadingAge, Treatment
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import Age, Doubt, score

DOUBT = Doubt(0.5, 30, 100, 1.5)
COUNTED = score(Counts(40, 600, 900, 50, 40, 2600, 40), DOUBT)
EXCUSED = score(Counts(40, 600, 800, 30, 20, 2600, 40), DOUBT)
READING = ReadingAge(
    age=EXCUSED.flesch_kincaid_age, target=11, maximum=14, measure="flesch-kincaid", conventions=2,
    declared_terms="excused", counted=COUNTED, excused=EXCUSED, terms=("biopsy",),
    before=None, change=None, costs=(),
)  # fmt: skip


def at(years: float) -> ReadingAge:
    return replace(READING, age=Age(years, years, years, "usual"))


def test_the_limits_are_the_last_ages_that_pass() -> None:
    assert not at(11).is_above_target
    assert at(11.1).is_above_target
    assert not at(14).is_above_maximum
    assert at(14.1).is_above_maximum


@pytest.mark.parametrize(
    ("age", "text"),
    [
        (Age(11.0, 11.0, 11.0, "usual"), "11.0 years"),
        (
            Age(11.0, 11.0, 11.7, "usual"),
            "11.0–11.7 years (lists can be read two ways; the lower end counts)",
        ),
        (
            Age(11.2, 9.7, 12.7, "low"),
            "9–13 years (short text, low confidence; its middle, 11.2, counts)",
        ),
    ],
)
def test_an_age_is_told_with_its_doubt(age: Age, text: str) -> None:
    assert describe_age(replace(READING, age=age)) == f"the reading age is {text}"


@pytest.mark.parametrize(
    ("change", "text"),
    [(0.0, ", as it was before this change"), (0.1, ", 0.1 more than before"),
     (-0.1, ", 0.1 less than before")],
)  # fmt: skip
def test_an_age_is_told_with_the_age_before(change: float, text: str) -> None:
    reading = replace(READING, before=Age(11.0, 11.0, 11.0, "usual"), change=change)
    assert describe_age(reading) == f"the reading age is 11.0 years{text}"


@pytest.mark.parametrize(
    ("treatment", "syllables", "ending"),
    [
        ("excused", "800 syllables, 30", "declared terms excused, with them counted it is 13.0"),
        ("counted", "900 syllables, 50", "declared terms counted, with them excused it is 11.0"),
    ],
)
def test_a_score_is_told_with_its_counts_and_the_other_score(
    treatment: Treatment, syllables: str, ending: str
) -> None:
    assert describe_score(replace(READING, declared_terms=treatment)) == (
        f"Flesch-Kincaid, conventions 2: 600 words, 40 sentences, {syllables} words of three "
        f"syllables or more; {ending} years"
    )


def test_without_declared_terms_there_is_no_other_score() -> None:
    assert describe_score(replace(READING, terms=())).endswith(
        "30 words of three syllables or more"
    )
