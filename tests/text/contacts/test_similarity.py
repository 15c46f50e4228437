from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.contacts.similarity import near_miss, nearest_numbers

HELPLINE = "+448088006000"
WARD = "+441632960123"


@pytest.mark.parametrize(
    ("number", "slips"),
    [
        (HELPLINE, 0),
        ("8088006000", 0),  # the 0 in front left out
        ("08088006000", 0),
        ("+448088006001", 1),  # a wrong digit
        ("+448080806000", 1),  # two neighbours swapped
        ("0808800600", 1),  # a digit too few
        ("080880060000", 1),  # a digit too many
        ("+448088006011", 2),
        ("+448080806001", 2),
    ],
)
def test_slips_are_counted(number: str, slips: int) -> None:
    assert nearest_numbers(number, [WARD, HELPLINE]) == ((HELPLINE, slips),)


def test_three_slips_are_no_misprint() -> None:
    assert nearest_numbers("+448088006111", [HELPLINE]) == ()


def test_nearest_first_and_otherwise_in_order() -> None:
    candidates = ["+441632960155", "+441632960124", "+441632960122"]
    assert [near.number for near in nearest_numbers(WARD, candidates)] == [
        "+441632960124",
        "+441632960122",
        "+441632960155",
    ]


@pytest.mark.parametrize(
    ("number", "near"),
    [("110", ["111"]), ("119", ["111"]), ("116124", ["116123"]), ("100", []), ("116134", [])],
)
def test_short_numbers_may_differ_by_one_slip_only(number: str, near: list[str]) -> None:
    assert [found.number for found in nearest_numbers(number, ["111", "116123"])] == near


def test_seven_digits_may_differ_by_two() -> None:
    assert nearest_numbers("8001122", ["+448001111"]) == (("+448001111", 2),)


def test_foreign_numbers_are_compared_with_their_country_code() -> None:
    assert nearest_numbers("+33199001235", ["+33199001234"]) == (("+33199001234", 1),)
    assert nearest_numbers("+34199001235", ["+33199001234"]) == (("+33199001234", 2),)


@given(st.lists(st.from_regex(r"\+44[1-9][0-9]{9}", fullmatch=True)))
def test_any_number_is_nearest_to_itself(candidates: list[str]) -> None:
    for number in candidates:
        assert nearest_numbers(number, candidates)[0] == (number, 0)


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("exmaple.org.uk", "example.org.uk"),
        ("exampl.org.uk", "example.org.uk"),
        ("exampleo.org.uk", "example.org.uk"),
        ("example.org.uk", None),  # known itself
        ("example.org", None),
        ("exmaple.org.u", None),
        ("nurse@exampel.org.uk", "nurse@example.org.uk"),
        ("unrelated.org.uk", None),
    ],
)
def test_one_slip_from_a_known_address(address: str, meant: str | None) -> None:
    assert near_miss(address, ["example.org.uk", "nurse@example.org.uk"]) == meant


def test_a_known_address_is_no_slip_of_another() -> None:
    assert near_miss("example.org.uk/b", ["example.org.uk/a", "example.org.uk/b"]) is None


def test_the_first_of_two_likely_addresses_is_given() -> None:
    assert near_miss("example.org.uk/c", ["example.org.uk/a", "example.org.uk/b"]) == (
        "example.org.uk/a"
    )
