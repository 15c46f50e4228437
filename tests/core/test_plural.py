"""How long something takes, in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.core.dates import add_months
from leaflint.core.plural import how_long

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "spoken"),
    [
        (date(2018, 12, 31), date(2026, 11, 22), "7 years and 10 months"),
        (date(2018, 12, 31), date(2019, 1, 1), "1 day"),
        (date(2018, 12, 31), date(2019, 1, 30), "30 days"),
        (date(2018, 12, 31), date(2019, 1, 31), "1 month"),
        (date(2018, 12, 31), date(2019, 12, 30), "11 months"),
        (date(2018, 12, 31), date(2019, 12, 31), "1 year"),
        (date(2018, 12, 31), date(2021, 1, 31), "2 years and 1 month"),
        (date(2018, 12, 31), date(2018, 12, 31), "0 days"),
    ],
)
def test_how_long_says_years_and_months(start: date, end: date, spoken: str) -> None:
    assert how_long(start, end) == spoken


@given(days, st.integers(0, 40_000))
def test_how_long_is_never_longer_than_it_was(start: date, lateness: int) -> None:
    end = start + timedelta(days=lateness)
    words = how_long(start, end).replace(" and ", " ").split()
    months = sum(
        int(number) * {"y": 12, "m": 1, "d": 0}[unit[0]]
        for number, unit in zip(words[::2], words[1::2], strict=True)
    )
    assert add_months(start, months) <= end < add_months(start, months + 1)
