"""Partial dates: what is read, what is refused, and how long ago it was."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.core.dates import PartialDate, add_months, spoken_day

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("written", "first", "last", "spoken"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31), "2018"),
        ("2018-04", date(2018, 4, 1), date(2018, 4, 30), "April 2018"),
        ("2018-03-01", date(2018, 3, 1), date(2018, 3, 1), "1 March 2018"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2100-02", date(2100, 2, 1), date(2100, 2, 28), "February 2100"),
        ("2000-02-29", date(2000, 2, 29), date(2000, 2, 29), "29 February 2000"),
        ("1900", date(1900, 1, 1), date(1900, 12, 31), "1900"),
        ("2199-12-31", date(2199, 12, 31), date(2199, 12, 31), "31 December 2199"),
    ],
)
def test_a_partial_date_is_a_period(written: str, first: date, last: date, spoken: str) -> None:
    read = PartialDate.parse(written)
    assert (read.first, read.last, read.spoken, str(read)) == (first, last, spoken, written)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "2018-13",
            "'2018-13' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD (there is no month 13)",
        ),
        (
            "2018-00",
            "'2018-00' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD (there is no month 00)",
        ),
        (
            "2018-13-45",
            "'2018-13-45' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD (there is no month 13)",
        ),
        ("2018-02-30", "'2018-02-30' is not a date: there is no 30 February 2018"),
        ("2100-02-29", "'2100-02-29' is not a date: there is no 29 February 2100"),
        ("2018-01-00", "'2018-01-00' is not a date: there is no 0 January 2018"),
        ("1899", "'1899' is not a year from 1900 to 2199"),
        ("2200-01", "'2200-01' is not a year from 1900 to 2199"),
        ("March 2018", "'March 2018' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("18", "'18' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2018-3", "'2018-3' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("٢٠١٨", "'٢٠١٨' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2018\n", "'2018\n' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message) + r"\Z"):
        PartialDate.parse(written)


@given(days)
def test_every_day_of_three_centuries_is_read_back(day: date) -> None:
    for written in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        read = PartialDate.parse(written)
        assert str(read) == written
        assert read.first <= day <= read.last
    assert PartialDate.of(day).first == PartialDate.of(day).last == day


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2018, 12, 31), 24, date(2020, 12, 31)),
        (date(2018, 12, 15), 1, date(2019, 1, 15)),
        (date(2019, 1, 15), -1, date(2018, 12, 15)),
    ],
)
def test_months_are_added_to_the_same_day(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_a_day_is_spoken_with_its_month_in_words() -> None:
    assert spoken_day(date(2027, 3, 1)) == "1 March 2027"
