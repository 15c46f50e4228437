from __future__ import annotations

from leaflint.text.contacts.groups import Group, runs_of_groups
from leaflint.text.contacts.place import MOST_GROUPS, Place


def place(text: str, *, plus: bool = False) -> Place:
    groups: list[Group] = next(runs_of_groups(text))
    return Place(text, groups, None, adjoining=False, plus=plus)


def test_a_place_starts_where_its_first_digit_stands() -> None:
    assert place("on 0808").start == 3


def test_joins_are_the_first_group_the_first_two_and_so_on() -> None:
    assert place("0808 800 6000").joins() == [(1, "0808"), (2, "0808800"), (3, "08088006000")]


def test_a_plus_is_part_of_what_is_dialled() -> None:
    assert place("44 1632", plus=True).joins() == [(1, "+44"), (2, "+441632")]


def test_no_number_reaches_over_a_quantity() -> None:
    assert place("0808 24 hours").joins() == [(1, "0808")]


def test_no_number_has_more_digits_than_any_number_has() -> None:
    assert [count for count, _ in place("12345678 12345678 1").joins()] == [1, 2, 3]
    assert [count for count, _ in place("12345678 12345678 12").joins()] == [1, 2]
    assert len(place(" ".join("1" * 30)).joins()) == MOST_GROUPS - 1
