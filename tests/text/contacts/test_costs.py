from __future__ import annotations

import pytest

from leaflint.text.contacts.phone_number import call_cost


@pytest.mark.parametrize(
    ("number", "cost"),
    [
        ("+441632960123", "standard"),
        ("+442079460123", "standard"),
        ("+443069990123", "standard"),
        ("+447700900123", "standard"),
        ("+447624000000", "standard"),
        ("+447000000000", "premium"),
        ("+447600000000", "premium"),
        ("+445600000000", None),
        ("+448000000000", "free"),
        ("+448088006000", "free"),
        ("+448001111", "free"),
        ("+448300000000", None),
        ("+448430000000", "service-charge"),
        ("+448454647", "service-charge"),
        ("+448500000000", None),
        ("+448600000000", None),
        ("+448700000000", "service-charge"),
        ("+448800000000", None),
        ("+449098790123", "premium"),
        ("+33199001234", "international"),
        ("+12125550123", "international"),
        ("999", "free"),
        ("112", "free"),
        ("111", "free"),
        ("101", "free"),
        ("105", "free"),
        ("119", "free"),
        ("116123", "free"),
        ("116000", "free"),
        ("18000", "free"),
        ("159", "standard"),
        ("118000", "premium"),
        ("85258", None),
        ("0808800600", None),
        ("+44808800600", None),
        ("+331990012", None),
        ("", None),
    ],
)
def test_the_range_says_what_a_call_costs(number: str, cost: str | None) -> None:
    assert call_cost(number) == cost
