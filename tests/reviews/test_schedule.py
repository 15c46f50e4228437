"""The next 24 months per approver, and the proposal that spreads them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from leaflint.reviews.review_list import Entry
from leaflint.reviews.schedule import MONTHS, Move, loads, month_name, stagger
from tests.review_lists import TODAY, entry, review_list


def test_reviews_in_one_month_are_spread_to_the_months_before() -> None:
    (load,) = loads(review_list(*(entry(f"leaflet-{number}", "2027-03") for number in range(5))))
    assert load.approver == "ada"
    assert {month: count for month, count in load.planned.items() if count} == {"2027-03": 5}
    assert min(load.planned) == "2026-11"
    assert max(load.planned) == "2028-10"
    assert {month: count for month, count in load.proposed.items() if count} == dict.fromkeys(
        ("2026-11", "2026-12", "2027-01", "2027-02", "2027-03"), 1
    )
    assert load.moves == (
        Move("leaflet-4", "2027-03", "2026-11"),
        Move("leaflet-3", "2027-03", "2026-12"),
        Move("leaflet-2", "2027-03", "2027-01"),
        Move("leaflet-1", "2027-03", "2027-02"),
    )


def test_more_than_fit_before_their_deadline_fill_the_months_evenly() -> None:
    (load,) = loads(review_list(*(entry(f"leaflet-{number}", "2026-12") for number in range(5))))
    assert [count for count in load.proposed.values() if count] == [2, 3]


def test_a_year_leaves_more_room_than_a_month() -> None:
    (load,) = loads(review_list(*(entry(f"leaflet-{number}", "2027") for number in range(3))))
    assert load.planned["2027-01"] == 3
    assert {month: count for month, count in load.proposed.items() if count} == {
        "2026-12": 1, "2027-01": 1, "2027-02": 1,
    }  # fmt: skip


def test_what_is_overdue_fills_the_first_free_months_the_worst_first() -> None:
    made = review_list(entry("old", "2018"), entry("older", "2017"), entry("now", "2026-11"))
    (load,) = loads(made)
    assert load.planned["2026-11"] == 3
    assert stagger(made.entries, TODAY) == {"now": 0, "older": 1, "old": 2}


def test_each_approver_has_a_load_the_heaviest_first_and_far_reviews_are_left_out() -> None:
    made = review_list(
        entry("a", "2027"),
        entry("b", "2027", approver=None),
        entry("c", "2027", approver=None),
        entry("last", "2028-10"),
        entry("beyond", "2028-11"),
        entry("no-date", None),
    )
    assert [(load.approver, sum(load.planned.values())) for load in loads(made)] == [
        (None, 2), ("ada", 2),
    ]  # fmt: skip
    assert loads(review_list(entry("beyond", "2028-11"))) == ()


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    assert [month_name(number, TODAY) for number in (0, 1, 2, 13)] == [
        "2026-11", "2026-12", "2027-01", "2027-12",
    ]  # fmt: skip


def _entries(dates: list[tuple[date, int]]) -> list[Entry]:
    return [
        entry(f"leaflet-{number}", day.isoformat()[:length])
        for number, (day, length) in enumerate(dates)
    ]


DAYS = st.dates(TODAY - timedelta(days=2000), TODAY + timedelta(days=700))


@given(st.lists(st.tuples(DAYS, st.sampled_from([4, 7, 10])), max_size=60))
def test_no_deadline_is_missed_nothing_is_lost_and_no_month_is_fuller_than_it_must_be(
    dates: list[tuple[date, int]],
) -> None:
    entries = _entries(dates)
    placed = stagger(entries, TODAY)
    assert set(placed) == {review.leaflet for review in entries}
    first = date(TODAY.year, TODAY.month, 1)
    deadlines = []
    for review in entries:
        assert review.next_review is not None
        month = placed[review.leaflet]
        assert 0 <= month < MONTHS
        if not review.days_overdue:
            last = review.next_review.last
            deadline = (last.year - first.year) * 12 + last.month - first.month
            assert month <= deadline
            deadlines.append(min(deadline, MONTHS - 1))
    counts = [list(placed.values()).count(month) for month in range(MONTHS)]
    least = max(
        [-(-len(entries) // MONTHS)]
        + [
            -(-sum(deadline <= month for deadline in deadlines) // (month + 1))
            for month in range(MONTHS)
        ]
    )
    assert max(counts) <= least
