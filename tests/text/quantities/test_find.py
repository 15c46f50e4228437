"""Values in plain English: what is read, what it is worth, and what is none."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.quantities.find import find_quantities, may_hold, read_quantity
from leaflint.text.quantities.quantity import Kind
from leaflint.text.words.tokens import parts_of

HOUR, DAY, WEEK, YEAR = 60, 1440, 10080, 525960


def read(text: str, kind: Kind) -> list[tuple[str, float, float]]:
    return [
        (text[one.start : one.end], float(one.low), float(one.high))
        for one in find_quantities(text, kind)
    ]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("38°C or above", "38°C", 38, 38),
        ("38.0 °C", "38.0 °C", 38, 38),
        ("38 degrees", "38 degrees", 38, 38),
        ("38 degrees Celsius", "38 degrees Celsius", 38, 38),
        ("100.4°F", "100.4°F", 38, 38),
        ("thirty-eight degrees", "thirty-eight degrees", 38, 38),
        ("37.5 to 38°C", "37.5 to 38°C", 37.5, 38),
        ("37.5–38°C", "37.5–38°C", 37.5, 38),
        ("between 37.5°C and 38°C", "37.5°C and 38°C", 37.5, 38),
        ("a temperature of 38 or above", "38", 38, 38),
        ("a temperature of 38.", "38", 38, 38),
        ("at -20C", "20C", -20, -20),
        ("(\N{MINUS SIGN}20 °C)", "20 °C", -20, -20),
        ("above 37.5oC", "37.5oC", 37.5, 37.5),
        ("minus 18C", "18C", -18, -18),
        ("3C-7C", "3C-7C", 3, 7),
        ("37 -38C", "37 -38C", 37, 38),
    ],
)
def test_temperatures(text: str, words: str, low: float, high: float) -> None:
    assert read(text, "temperature") == [(words, low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "38 weeks",
        "38 people",
        "33.9 or above",
        "43.1 or above",
        "ward 12",
        "a temperature",
        "38:30",
    ],
)
def test_no_temperatures(text: str) -> None:
    assert read(text, "temperature") == []


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("about 1 in 5 people", "1 in 5", 0.2, 0.2),
        ("one in five", "one in five", 0.2, 0.2),
        ("1 in every 5", "1 in every 5", 0.2, 0.2),
        ("1 of every 5", "1 of every 5", 0.2, 0.2),
        ("20 out of 100", "20 out of 100", 0.2, 0.2),
        ("20 out of every 100", "20 out of every 100", 0.2, 0.2),
        ("a fifth of people", "a fifth", 0.2, 0.2),
        ("about a fifth.", "a fifth", 0.2, 0.2),
        ("one fifth", "one fifth", 0.2, 0.2),
        ("two fifths", "two fifths", 0.4, 0.4),
        ("20%", "20%", 0.2, 0.2),
        ("20 per cent", "20 per cent", 0.2, 0.2),
        ("20 percent", "20 percent", 0.2, 0.2),
        ("15 to 20%", "15 to 20%", 0.15, 0.2),
        ("15% to 20%", "15% to 20%", 0.15, 0.2),
        ("15-20%", "15-20%", 0.15, 0.2),
        ("3 to 5 in 100", "3 to 5 in 100", 0.03, 0.05),
        ("between 1 in 10 and 1 in 5", "1 in 10 and 1 in 5", 0.1, 0.2),
        ("half of people", "half", 0.5, 0.5),
        ("half the people", "half", 0.5, 0.5),
        ("a quarter of people", "a quarter", 0.25, 0.25),
        ("1 in 1,000", "1 in 1,000", 0.001, 0.001),
        ("1 in a hundred", "1 in a hundred", 0.01, 0.01),
    ],
)
def test_proportions(text: str, words: str, low: float, high: float) -> None:
    assert read(text, "proportion") == [(words, low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "half an hour",
        "a third scan",
        "5 in 1",
        "1 in 0",
        "1 in the morning",
        "120%",
        "1 of us",
        "five",
    ],
)
def test_no_proportions(text: str) -> None:
    assert read(text, "proportion") == []


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("half an hour", "half an hour", 30, 30),
        ("a half-hour scan", "a half-hour", 30, 30),
        ("30 minutes", "30 minutes", 30, 30),
        ("a 30-minute scan", "30-minute", 30, 30),
        ("thirty mins", "thirty mins", 30, 30),
        ("90 seconds", "90 seconds", 1.5, 1.5),
        ("a quarter of an hour", "a quarter of an hour", 15, 15),
        ("It takes half an hour", "half an hour", 30, 30),
        ("a third of an hour", "a third of an hour", 20, 20),
        ("three quarters of an hour", "three quarters of an hour", 45, 45),
        ("an hour and a half", "an hour and a half", 90, 90),
        ("one and a half hours", "one and a half hours", 90, 90),
        ("1½ hours", "1½ hours", 90, 90),
        ("½ hour", "½ hour", 30, 30),
        ("1.5 hours", "1.5 hours", 90, 90),
        ("1 hour 30 minutes", "1 hour 30 minutes", 90, 90),
        ("1 hour and 30 minutes", "1 hour and 30 minutes", 90, 90),
        ("1 to 2 hours", "1 to 2 hours", HOUR, 2 * HOUR),
        ("one or two hours", "one or two hours", HOUR, 2 * HOUR),
        ("30 minutes to an hour", "30 minutes to an hour", 30, HOUR),
        ("one to two weeks", "one to two weeks", WEEK, 2 * WEEK),
        ("7–14 days", "7–14 days", WEEK, 2 * WEEK),
        ("a week or two", "a week or two", WEEK, 2 * WEEK),
        ("a fortnight", "a fortnight", 2 * WEEK, 2 * WEEK),
        ("a couple of weeks", "a couple of weeks", 2 * WEEK, 2 * WEEK),
        ("couple of days", "couple of days", 2 * DAY, 2 * DAY),
        ("between 5 and 10 days", "5 and 10 days", 5 * DAY, 10 * DAY),
        ("18 months", "18 months", 1.5 * YEAR, 1.5 * YEAR),
        ("1½ years", "1½ years", 1.5 * YEAR, 1.5 * YEAR),
        ("a hundred days", "a hundred days", 100 * DAY, 100 * DAY),
        ("twenty-one days", "twenty-one days", 21 * DAY, 21 * DAY),
        ("1,000 days", "1,000 days", 1000 * DAY, 1000 * DAY),
    ],
)
def test_durations(text: str, words: str, low: float, high: float) -> None:
    assert read(text, "duration") == [(words, low, high)]


@pytest.mark.parametrize(
    "text",
    ["the 24-hour line", "24 hours a day", "7 days a week", "twice a day", "3 times a day", "2 years ago",
     "18 months old", "2 years of age", "half of people", "a scan", "8:30", "a few days", "a couple of friends",
     "one quarter moon"],
)  # fmt: skip
def test_no_durations(text: str) -> None:
    assert read(text, "duration") == []


def test_what_is_said_apart_is_read_apart() -> None:
    assert [words for words, _, _ in read("2 hours, 5 minutes; 2 to 1 days", "duration")] == [
        "2 hours", "5 minutes", "1 days",
    ]  # fmt: skip
    assert [words for words, _, _ in read("2 days and 3 weeks", "duration")] == [
        "2 days",
        "3 weeks",
    ]
    assert [words for words, _, _ in read("1 hour and 1 to 2 minutes", "duration")] == [
        "1 hour", "1 to 2 minutes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("18 months old", "18 months old", 1.5 * YEAR, 1.5 * YEAR),
        ("1½ years old", "1½ years old", 1.5 * YEAR, 1.5 * YEAR),
        ("50 years of age", "50 years of age", 50 * YEAR, 50 * YEAR),
        ("aged 50 to 71", "50 to 71", 50 * YEAR, 71 * YEAR),
        ("aged between 50 and 71", "50 and 71", 50 * YEAR, 71 * YEAR),
        ("at the age of 50", "50", 50 * YEAR, 50 * YEAR),
        ("aged 18 months", "18 months", 1.5 * YEAR, 1.5 * YEAR),
        ("over 18", "18", 18 * YEAR, 18 * YEAR),
        ("under 5s", "5", 5 * YEAR, 5 * YEAR),
        ("people over 50 should come", "50", 50 * YEAR, 50 * YEAR),
    ],
)
def test_ages(text: str, words: str, low: float, high: float) -> None:
    assert read(text, "age") == [(words, low, high)]


@pytest.mark.parametrize(
    "text", ["over 50 minutes", "over 50 people", "18 months", "aged 200", "50", "over 50%"]
)
def test_no_ages(text: str) -> None:
    assert read(text, "age") == []


@pytest.mark.parametrize(
    ("text", "words", "minutes"),
    [
        ("call at once", "at once", 0),
        ("call immediately", "immediately", 0),
        ("straight away", "straight away", 0),
        ("the same day", "the same day", DAY),
        ("within 24 hours", "within 24 hours", DAY),
        ("in an hour", "in an hour", HOUR),
    ],
)
def test_how_soon(text: str, words: str, minutes: float) -> None:
    assert read(text, "how-soon") == [(words, minutes, minutes)]


def test_no_how_soon() -> None:
    assert read("in the ward, straight on, at 5, 30 minutes", "how-soon") == []


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("38°C", [None]),
        ("38°C or above", ["least"]),
        ("38°C and over", ["least"]),
        ("38°C+", ["least"]),
        ("at least 38°C", ["least"]),
        ("above 38°C", ["least"]),
        ("more than 38°C", ["least"]),
        ("38°C or below", ["most"]),
        ("at most 38°C", ["most"]),
        ("up to 38°C", ["most"]),
        ("less than 38°C", ["most"]),
        ("rather than 38°C", [None]),
        ("38°C or so", [None]),
        ("above 37.5°C or below 36°C", ["least", "most"]),
        ("37.5°C or below 36°C", [None, "most"]),
    ],
)
def test_bounds(text: str, bounds: list[str | None]) -> None:
    assert [one.bound for one in find_quantities(text, "temperature")] == bounds


@pytest.mark.parametrize("text", ["no value", "1 day, 2 days"])
def test_a_text_without_one_value_is_none(text: str) -> None:
    assert read_quantity(text, "duration") is None


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("a hundred degrees", "temperature", True),
        ("a fever of \uff13\uff18", "temperature", True),
        ("a fever", "temperature", False),
        ("two thirds", "proportion", True),
        ("a fifth", "proportion", True),
        ("some of us", "proportion", False),
        ("an hour", "duration", True),
        ("a while", "duration", False),
        ("aged a year", "age", True),
        ("for adults", "age", False),
        ("straight away", "how-soon", True),
        ("in a week", "how-soon", True),
        ("soon", "how-soon", False),
    ],
)
def test_words_without_a_sign_of_a_quantity_hold_none(
    text: str, kind: Kind, expected: bool
) -> None:
    assert may_hold(parts_of(text), kind) == expected


WORDS = st.sampled_from(
    "1 2 38 1½ half a an quarter of hour minutes week or two to and - % in 5 out every fifth degrees"
    " °C F between aged over old months 24-hour 1,000 couple the same day at once within twenty one".split()
)
KINDS: tuple[Kind, ...] = ("temperature", "proportion", "duration", "age", "how-soon")


@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from(KINDS))
def test_quantities_stand_in_order_and_are_never_reversed(text: str, kind: Kind) -> None:
    found = find_quantities(text, kind)
    assert not found or may_hold(parts_of(text), kind)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(Fraction(0) <= one.low <= one.high for one in found if kind != "temperature")
    if kind == "proportion":
        assert all(one.high <= 1 for one in found)
