"""The order of costs, and the advice made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflint.checks.reading_costs import (
    Cost,
    SectionCosts,
    SentenceCost,
    WordCost,
    advise,
    costliest,
)
from leaflint.core.finding import Position


def at(line: int) -> Position:
    return Position("a.yaml", line, 1, line, 2)


def word(years: float, line: int = 1, times: int = 1, instead: str | None = None) -> WordCost:
    return WordCost("approximately", at(line), times, 5, instead, years)


def sentence(years: float, line: int = 1, text: str = "Rest.") -> SentenceCost:
    return SentenceCost(text, at(line), 41, 3, years)


def test_the_costliest_come_first_then_the_first() -> None:
    sections = [
        SectionCosts("One", (sentence(0.1, 5),), (word(0.3, 9), word(0.1, 4))),
        SectionCosts("Two", (sentence(0.2, 7),), ()),
    ]
    assert [(cost.years, cost.at.line) for cost in costliest(sections)] == [
        (0.3, 9), (0.2, 7), (0.1, 4), (0.1, 5),
    ]  # fmt: skip


def test_of_equal_costs_the_one_that_begins_first_comes_first_then_the_one_that_ends_first() -> (
    None
):
    places = [(2, 1, 2, 9), (1, 7, 1, 9), (1, 1, 2, 1), (1, 1, 1, 9), (1, 1, 1, 7)]
    costs = tuple(replace(word(0.1), at=Position("a.yaml", *place)) for place in places)
    assert costliest([SectionCosts("One", (), costs)]) == costs[::-1]


@pytest.mark.parametrize(
    ("cost", "advice"),
    [
        (word(0.123, 4), "find plainer words for 'approximately' (line 4): 0.12 years"),
        (
            word(0.1, 4, 3, "about"),
            "say 'about', not 'approximately' (line 4 and 2 more): 0.10 years",
        ),
        (
            sentence(0.5, 2, "One two three four five six."),
            "cut 'One two three four five six.' into 3 sentences (line 2, 41 words): 0.50 years",
        ),
        (
            sentence(0.5, 2, "One two three four five six seven."),
            "cut 'One two three four five six …' into 3 sentences (line 2, 41 words): 0.50 years",
        ),
    ],
)
def test_advice_says_what_to_change_where_and_what_it_gains(cost: Cost, advice: str) -> None:
    assert advise(cost) == advice
