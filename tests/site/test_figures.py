"""The figures: shares, medians and the worst tenth, on both sides of each limit."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.site.figures import Stand, add_up

DAY = date(2026, 6, 15)
STAND = Stand(False, 0, True, None, 0, 0)


def test_nothing_adds_up_to_nothing() -> None:
    figures = add_up(DAY, [], 2)
    assert (figures.all, figures.leaflets, figures.late, figures.signed) == (2, 0, 0, 0)
    assert (figures.median_overdue, figures.median_age, figures.worst_age) == (0, None, None)


def test_one_that_cannot_be_read_is_neither_in_date_nor_signed() -> None:
    figures = add_up(DAY, [STAND], 1)
    assert (figures.all, figures.in_date, figures.signed, figures.unsigned) == (2, 1, 1, 0)


def test_a_leaflet_without_a_date_is_late_and_not_in_the_median() -> None:
    late = [STAND._replace(is_late=True, days_overdue=days) for days in (0, 10, 40)]
    figures = add_up(DAY, [STAND, *late], 0)
    assert (figures.late, figures.in_date, figures.median_overdue) == (3, 1, 25)


@pytest.mark.parametrize(("number", "worst"), [(1, 1), (10, 10), (11, 10), (20, 19), (21, 19)])
def test_the_worst_tenth_begins_with_its_easiest(number: int, worst: int) -> None:
    stands = [STAND._replace(age=float(age)) for age in range(1, number + 1)]
    assert add_up(DAY, stands[::-1], 0).worst_age == worst


def test_numbers_are_added_and_ages_rounded() -> None:
    stands = [STAND._replace(age=age, findings=2, waivers=1) for age in (9.1, 9.2)]
    figures = add_up(DAY, [*stands, STAND._replace(is_signed=False)], 0)
    assert (figures.findings, figures.waivers, figures.unsigned) == (4, 2, 1)
    assert figures.median_age == 9.1
