from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.contacts.numbers import read_number
from leaflint.text.contacts.phone_number import house_format
from leaflint.text.contacts.ranges import DRAMA_BLOCKS, SHORT_NUMBERS


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("+441632960123", "01632 960 123"),
        ("+441134960123", "0113 496 0123"),
        ("+441184960123", "0118 496 0123"),
        ("+441214960123", "0121 496 0123"),
        ("+441914980123", "0191 498 0123"),
        ("+441204000000", "01204 000 000"),  # 0120 is no area code: the third digit is not 1
        ("+442079460123", "020 7946 0123"),
        ("+442896496123", "028 9649 6123"),
        ("+443069990123", "0306 999 0123"),
        ("+445600000000", "056 0000 0000"),
        ("+447700900866", "07700 900 866"),
        ("+448088006000", "0808 800 6000"),
        ("+448440000000", "0844 000 0000"),
        ("+449098790123", "0909 879 0123"),
        ("+44800000000", "0800 000 000"),
        ("+448001111", "0800 1111"),
        ("+448454647", "0845 46 47"),
        # Two shapes that no drama range has: the round numbers of their blocks stand in.
        ("+44120461000", "01204 61000"),
        ("+44169772000", "016977 2000"),
        ("+441539400000", "015394 00000"),
        ("+441539600000", "015396 00000"),
        ("+441539700000", "01539 700 000"),
        ("+441539300000", "01539 300 000"),
        ("+441697300000", "016973 00000"),
        ("+441946700000", "019467 00000"),
        ("+441387300000", "013873 00000"),
        ("+33199001234", "+33 1 99 00 12 34"),
        ("+12125550123", "+1 212-555-0123"),
        ("111", "111"),
        ("18000", "18000"),
        ("116123", "116 123"),
        ("118000", "118 000"),
        ("85258", "85258"),
        ("7726", "7726"),
        ("8000000", "8000000"),
    ],
)
def test_each_shape_of_number_has_its_grouping(number: str, written: str) -> None:
    assert house_format(number) == written


@pytest.mark.parametrize(
    "number",
    [
        "0808800600",
        "960123",
        "100",
        "80000000",
        "01632XXXXXX",
        "6XXXX",
        "",
        "+44163296012",
    ]
    + ["+4416329601234", "+4412", "+44", "+99912"],
)
def test_what_is_no_number_has_no_house_format(number: str) -> None:
    assert house_format(number) is None


@given(st.sampled_from(sorted(DRAMA_BLOCKS)), st.integers(0, 999))
def test_the_house_format_reads_back_as_the_same_number(block: str, last: int) -> None:
    number = f"+44{block}{last:03d}"
    written = house_format(number)
    assert written is not None
    found = read_number(written)
    assert found is not None
    assert found.number == number
    assert [len(written), written.count(" ")] == [13, 2]


@pytest.mark.parametrize("number", sorted(SHORT_NUMBERS))
def test_short_numbers_read_back_as_the_same_number(number: str) -> None:
    found = read_number(house_format(number) or "")
    assert found is not None
    assert found.number == number
