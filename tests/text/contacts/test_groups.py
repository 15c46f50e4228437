from __future__ import annotations

import pytest

from leaflint.text.contacts.groups import (
    MOST_GROUPS,
    Candidate,
    Group,
    candidate_at,
    runs_of_groups,
)


def digits(text: str) -> list[list[str]]:
    """Return the groups in each run: digits, with "q" for a quantity."""
    return [[group.digits + "q" * group.quantity for group in run] for run in runs_of_groups(text)]


def test_a_group_knows_its_place() -> None:
    (run,) = runs_of_groups("on O808 24 hours")
    assert run == [Group(3, 7, "0808", False), Group(8, 10, "24", True)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("01632 960 123", [["01632", "960", "123"]]),
        ("01632.960-123/4", [["01632", "960", "123", "4"]]),
        ("(01632) 960 – 1", [["01632", "960"], ["1"]]),  # the dash is not yet plain
        ("(01632) 960 - 1", [["01632", "960", "1"]]),
        ("01632    960", [["01632", "960"]]),
        ("01632     960", [["01632"], ["960"]]),
        ("01632, 960", [["01632"], ["960"]]),
        ("01632. 960", [["01632"], ["960"]]),
        ("01632 .960", [["01632", "960"]]),
        ("01632 or 960", [["01632"], ["960"]]),
        ("0808\u200b 8\u200b00", [["0808", "800"]]),
        ("18001111", [["18001", "111"]]),
        ("1800208088006000", [["18002", "08088006000"]]),
        ("1800100", [["1800100"]]),
        ("18001", [["18001"]]),
        ("118001111", [["118001111"]]),
    ],
)
def test_groups_that_only_a_joint_parts_form_a_run(text: str, runs: list[list[str]]) -> None:
    assert digits(text) == runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("O8 8o l1 I1I 8OlI", [["08", "80", "11", "111", "8011"]]),
        ("0808 OOO XXX xxxx 12XXX", [["0808", "000", "XXX", "XXXX", "12XXX"]]),
        ("OO XX O X", []),
        ("tool5 H2O COVID19", []),
        ("Tel0163 email0", [["0163"], ["0"]]),
        ("tel1632 TEL0163", []),
        ("6000or 60or", [["6000"]]),
        ("4B", []),
        ("60B", []),
        ("6000oX", [["6000"]]),
        ("4th 6_ 600_ 60_", [["4q"], ["600"]]),
        ("£10 $5 #3 a_1 @7 x=8 %20", []),
        ("12,000 10:30 Tel:0163 1,0163", [["12q"], ["10q"], ["0163", "1"], ["0163"]]),
        ("10:05", [["10q"]]),
        (":5 ,6", [["5"], ["6"]]),
    ],
)
def test_what_is_a_group_and_what_only_holds_digits(text: str, runs: list[list[str]]) -> None:
    assert digits(text) == runs


@pytest.mark.parametrize(
    "text",
    ["500 mg", "500mg", "5 ml", "2g", "20%", "20 %", "37°", "38 °", "24 hours", "24-hour"]
    + ["7 days", "2 weeks", "30 mins", "9am", "9 am", "9 p.m", "12 noon", "24/7", "2p", "3rd"]
    + ["1st", "10 mmol", "120 mmHg", "60 seconds", "5 mSv", "1:2", "2,000"],
)
def test_a_unit_makes_a_quantity(text: str) -> None:
    assert digits(text)[0][0].endswith("q")


@pytest.mark.parametrize(
    "text",
    ["24 people", "6000 am", "6000 Monday", "6000, 7 days", "123 day", "6000 mine", "2,00", "24/8"]
    + ["123 M: 07", "9 amber"],
)
def test_other_words_do_not(text: str) -> None:
    assert not digits(text)[0][0].endswith("q")


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("9.30am", [["9q", "30q"]]),
        ("10-5pm", [["10q", "5q"]]),
        ("6000 9.30am", [["6000", "9q", "30q"]]),
        ("600-5pm", [["600", "5q"]]),
        ("9 5pm", [["9", "5q"]]),
    ],
)
def test_a_quantity_takes_the_front_of_its_figure_with_it(text: str, runs: list[list[str]]) -> None:
    assert digits(text) == runs


def candidate(text: str) -> Candidate:
    return candidate_at(text, next(runs_of_groups(text)), 0, adjoining=False)


def test_a_number_may_start_at_the_first_digit_or_at_a_plus_before_it() -> None:
    assert (candidate("on 0808").start, candidate("on 0808").plus) == (3, None)
    assert (candidate("on + (44").start, candidate("on + (44").plus) == (6, 3)
    assert candidate("on +   44").plus is None


def test_joins_are_the_first_group_the_first_two_and_so_on() -> None:
    assert candidate("0808 800 6000").joins == [(1, "0808"), (2, "0808800"), (3, "08088006000")]


def test_a_plus_is_part_of_what_is_dialled() -> None:
    assert candidate("+44 1632").joins == [(1, "+44"), (2, "+441632")]


def test_no_number_reaches_over_a_quantity() -> None:
    assert candidate("0808 24 hours").joins == [(1, "0808")]


def test_no_number_has_more_digits_than_any_number_has() -> None:
    assert [count for count, _ in candidate("12345678 12345678 1").joins] == [1, 2, 3]
    assert [count for count, _ in candidate("12345678 12345678 12").joins] == [1, 2]
    assert len(candidate(" ".join("1" * 30)).joins) == MOST_GROUPS - 1
