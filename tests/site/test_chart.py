"""Charts: round scales, places inside the picture, and every value in words."""

from __future__ import annotations

import pytest

from leaflint.site.chart import Chart, Line, draw, month_ticks, spoken

MONTHS = ("2026-01", "2026-02", "2026-03")


def chart(*values: float | None, second: tuple[float | None, ...] = ()) -> Chart:
    lines = (Line("First", values), Line("Second", second))[: 2 if second else 1]
    labels = tuple(f"Month {number}" for number in range(len(values)))
    return Chart("name", "Title", labels, month_ticks(MONTHS[: len(values)]), lines)


@pytest.mark.parametrize(
    ("highest", "scale"),
    [
        (0, ["0", "1"]),
        (1, ["0", "1"]),
        (4, ["0", "1", "2", "3", "4"]),
        (5, ["0", "2", "4", "6"]),
        (18, ["0", "5", "10", "15", "20"]),
        (2891, ["0", "1,000", "2,000", "3,000"]),
    ],
)
def test_a_scale_is_round_and_holds_every_value(highest: float, scale: list[str]) -> None:
    picture = draw(chart(0, highest))
    assert [mark.text for mark in picture.grid] == scale
    for _, y in picture.lines[0].points:
        assert picture.top <= y <= picture.bottom


def test_a_share_has_no_scale_above_100_and_years_need_not_begin_at_0() -> None:
    shares = draw(chart(95, 100)._replace(highest=100))
    assert shares.grid[-1].text == "100"
    years = draw(chart(8.4, 9.6)._replace(from_zero=False))
    assert [mark.text for mark in years.grid] == ["8", "9", "10"]


def test_a_gap_is_shown_as_one() -> None:
    (line,) = draw(chart(1, None, 2)).lines
    assert line.path.count("M") == 2
    assert len(line.points) == 2
    (line,) = draw(chart(1, 2, None)).lines
    assert line.last is None


def test_last_values_can_be_read_apart_and_two_alike_stand_once() -> None:
    near = draw(chart(0, 40, second=(0, 41))).lines
    assert near[0].last
    assert near[1].last
    assert near[0].last.y - near[1].last.y == 14
    first, second = draw(chart(0, 40, second=(0, 40))).lines
    assert first.last
    assert second.last is None


def test_all_of_it_is_in_the_table_and_in_words() -> None:
    made = chart(1, 8.5, None)._replace(marked=frozenset({1}))
    assert made.rows == (
        ("Month 0", "1", ""),
        ("Month 1", "8.5", "changed"),
        ("Month 2", "not known", ""),
    )
    assert draw(made).about == (
        "First: 1 in Month 0, not known in Month 2. All values are in the table below."
    )
    assert spoken(1200) == "1,200"


def test_few_months_are_named_below_and_always_the_last() -> None:
    names = [f"2025-{month:02d}" for month in range(1, 13)]
    ticks = month_ticks(names)
    assert [tick for tick in ticks if tick] == ["Mar 2025", "Jun 2025", "Sep 2025", "Dec 2025"]
    assert ticks[-1] == "Dec 2025"
    assert month_ticks(MONTHS) == ("Jan 2026", "Feb 2026", "Mar 2026")
